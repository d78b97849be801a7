"""Sentence embeddings: mean-pooled, normalized token states (Sentence-BERT, Reimers 2019)."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.models.files import PACKAGED_MODEL, find_model
from harness.models.loading import load_model, load_tokenizer

_BATCH = 32
# The packaged model was trained on at most 256 tokens; longer sentences are cut there.
_MAX_TOKENS = 256
# Shorter texts are read alone.
_FEWEST_SHARED = 8
# Tokenizers refuse half a surrogate pair.
_SURROGATE = re.compile("[\ud800-\udfff]")
# 45 KB a sentence: what one sweep reads again, in at most some 200 MB.
_KEPT_TEXTS = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A text as the encoder sees it, without the special tokens.

    tokens: its n subwords, "##" before one that goes on a word; states: shape (n, 3, dimension),
    each subword's input embedding and its states in the middle and the last layer; vector: the
    unit-length embedding of the whole text; cut: whether the text went on after the last token.
    """

    tokens: tuple[str, ...]
    states: NDArray[np.float16]
    vector: NDArray[np.float32]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded sentence encoder; get one with `load_encoder`."""

    tokenizer: Any
    model: Any
    identity: str

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape (len(texts), dimension); blank text gets zeros.

        Texts of similar length share a batch, so a row may differ in its last bits with its
        neighbours: for identical bytes, embed the same texts together.
        """
        import torch

        vectors = np.zeros((len(texts), self.model.config.hidden_size), dtype=np.float32)
        order = [i for i in range(len(texts)) if texts[i].strip()]
        order.sort(key=lambda i: (len(texts[i]), i))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            batch = self.tokenizer(
                [_SURROGATE.sub("\ufffd", texts[i]) for i in chosen],
                padding=True,
                truncation=True,
                max_length=min(_MAX_TOKENS, self.tokenizer.model_max_length),
                return_tensors="pt",
            )
            with torch.inference_mode():
                states = self.model(**batch).last_hidden_state
                mask = batch["attention_mask"].unsqueeze(-1).to(states.dtype)
                pooled = (states * mask).sum(1) / mask.sum(1)
                vectors[chosen] = torch.nn.functional.normalize(pooled, dim=1).numpy()
        return vectors

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """The texts with their token states, each as if it were read alone.

        A text is cut after 256 tokens; blank text has no tokens and a vector of zeros. Texts of one
        length share a batch, which halves the time: without padding, a row comes out the same
        whatever the others are.
        """
        longest = min(_MAX_TOKENS, self.tokenizer.model_max_length)
        clean = [_SURROGATE.sub("\ufffd", text) for text in texts]
        ids = [self.tokenizer(t, truncation=True, max_length=longest)["input_ids"] for t in clean]
        groups: dict[tuple[int, int], list[int]] = {}
        for i, row in enumerate(ids):
            # Matrices of a few rows are multiplied in another way, with other last bits.
            alone = i if len(row) < _FEWEST_SHARED else -1
            groups.setdefault((len(row), alone), []).append(i)
        found: dict[int, Encoded] = {}
        for members in groups.values():
            for start in range(0, len(members), _BATCH):
                chosen = members[start : start + _BATCH]
                read = self._read([ids[i] for i in chosen])
                for i, (states, vector) in zip(chosen, read, strict=True):
                    cut = len(ids[i]) == longest and self._is_longer(clean[i], longest)
                    tokens = self.tokenizer.convert_ids_to_tokens(ids[i][1:-1])
                    found[i] = Encoded(tuple(tokens), states, vector, cut)
        return [found[i] for i in range(len(texts))]

    def _read(
        self, ids: Sequence[Sequence[int]]
    ) -> list[tuple[NDArray[np.float16], NDArray[np.float32]]]:
        """States and vector of each text; all have the same number of subwords."""
        import torch

        batch = torch.tensor(ids)
        with torch.inference_mode():
            layers = self.model(
                input_ids=batch, attention_mask=torch.ones_like(batch), output_hidden_states=True
            ).hidden_states
            last = layers[-1]
            inputs = self.model.get_input_embeddings()(batch)
            states = torch.stack([inputs, layers[len(layers) // 2], last], dim=2)[:, 1:-1]
            vectors = torch.nn.functional.normalize(last.mean(1), dim=1)
        if not states.shape[1]:
            vectors = torch.zeros_like(vectors)
        # Copies, for a row that is kept must not keep its batch.
        return [
            (own.copy(), vector.copy())
            for own, vector in zip(states.half().numpy(), vectors.numpy(), strict=True)
        ]

    def _is_longer(self, text: str, longest: int) -> bool:
        return len(self.tokenizer.tokenize(text)) > longest - 2


def encoded(text: str) -> Encoded:
    """`text` as the packaged encoder sees it, kept for whoever reads the same text again."""
    return encoded_all([text])[0]


def encoded_all(texts: Sequence[str]) -> list[Encoded]:
    """Each text as `encoded` gives it, in half the time."""
    kept = _kept()
    found = {text: kept.pop(text) for text in dict.fromkeys(texts) if text in kept}
    missing = [text for text in dict.fromkeys(texts) if text not in found]
    if missing:
        found |= zip(missing, load_encoder().encode(missing), strict=True)
    kept.update(found)
    for text in list(itertools.islice(kept, max(0, len(kept) - _KEPT_TEXTS))):
        del kept[text]
    return [found[text] for text in texts]


@cache
def _kept() -> dict[str, Encoded]:
    """The texts that were read last, the latest at the end."""
    return {}


@cache
def load_encoder(name: str = PACKAGED_MODEL, revision: str | None = None) -> Encoder:
    """The encoder of that name, loaded once a process, on the CPU in float32.

    Raises RunError where its files cannot be had (see `find_model`).
    """
    files = find_model(name, revision)
    return Encoder(load_tokenizer(files), load_model(files), files.identity)
