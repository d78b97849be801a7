"""Sentence embeddings: mean-pooled, normalized token states (Sentence-BERT, Reimers 2019)."""

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
# Tokenizers refuse half a surrogate pair.
_SURROGATE = re.compile("[\ud800-\udfff]")


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


@cache
def load_encoder(name: str = PACKAGED_MODEL, revision: str | None = None) -> Encoder:
    """The encoder of that name, loaded once a process, on the CPU in float32.

    Raises RunError where its files cannot be had (see `find_model`).
    """
    files = find_model(name, revision)
    return Encoder(load_tokenizer(files), load_model(files), files.identity)
