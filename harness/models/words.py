"""Words as the encoder's input embeddings have them: alike where they are used alike."""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from harness.models.encoder import load_encoder

# 1.5 KB a word.
_KEPT = 2**14
_KEPT_TEXTS = 8


def word_cosines(words: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
    """The cosine of each word with each of the others, shape (len(words), len(others)), in [-1, 1].

    A word's vector is the mean of its subwords', whatever stands around it. Words of one topic have
    some .3 and more, others about 0; opposites are as close as synonyms. Rounded to hundredths, so
    that what is chosen by them does not hang on last bits.
    """
    if not (words and others):
        return np.zeros((len(words), len(others)), dtype=np.float32)
    return np.asarray(np.round(_stacked(words) @ _kept(tuple(others)).T, 2))


def _stacked(words: Sequence[str]) -> NDArray[np.float32]:
    return np.stack([_vector(word) for word in words])


# Those of a document: claim after claim is held against it.
_kept = lru_cache(maxsize=_KEPT_TEXTS)(_stacked)


@lru_cache(maxsize=_KEPT)
def _vector(word: str) -> NDArray[np.float32]:
    ids = load_encoder().tokenizer(word, add_special_tokens=False, verbose=False)["input_ids"]
    if not ids:
        return np.zeros(_embeddings().shape[1], dtype=np.float32)
    mean = _embeddings()[ids].mean(0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6))


@cache
def _embeddings() -> NDArray[np.float32]:
    weights: NDArray[np.float32] = (
        load_encoder().model.get_input_embeddings().weight.detach().numpy()
    )
    return weights
