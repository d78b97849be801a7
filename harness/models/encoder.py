"""Sentence embeddings: mean-pooled, normalized token states (Sentence-BERT, Reimers 2019)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.models.files import PACKAGED_MODEL, find_model
from harness.models.loading import load_model, load_tokenizer

_BATCH = 32
# The packaged model was trained on at most 256 tokens; longer sentences are cut there.
_MAX_TOKENS = 256
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

    def encode(self, text: str) -> Encoded:
        """The text with its token states, read alone: the same bytes whatever else is read.

        It is cut after 256 tokens; blank text has no tokens and a vector of zeros.
        """
        import torch

        clean = _SURROGATE.sub("\ufffd", text)
        longest = min(_MAX_TOKENS, self.tokenizer.model_max_length)
        batch = self.tokenizer(clean, truncation=True, max_length=longest, return_tensors="pt")
        ids = batch["input_ids"][0]
        cut = len(ids) == longest and len(self.tokenizer.tokenize(clean)) > longest - 2
        with torch.inference_mode():
            layers = self.model(**batch, output_hidden_states=True).hidden_states
            last = layers[-1][0]
            inputs = self.model.get_input_embeddings()(ids)
            states = torch.stack([inputs, layers[len(layers) // 2][0], last], dim=1)[1:-1]
            vector = torch.nn.functional.normalize(last.mean(0), dim=0)
        if not len(states):
            vector = torch.zeros_like(vector)
        tokens = self.tokenizer.convert_ids_to_tokens(ids[1:-1].tolist())
        return Encoded(tuple(tokens), states.half().numpy(), vector.numpy(), cut)


@lru_cache(maxsize=_KEPT_TEXTS)
def encoded(text: str) -> Encoded:
    """`text` as the packaged encoder sees it, kept for whoever reads the same text again."""
    return load_encoder().encode(text)


@cache
def load_encoder(name: str = PACKAGED_MODEL, revision: str | None = None) -> Encoder:
    """The encoder of that name, loaded once a process, on the CPU in float32.

    Raises RunError where its files cannot be had (see `find_model`).
    """
    files = find_model(name, revision)
    return Encoder(load_tokenizer(files), load_model(files), files.identity)
