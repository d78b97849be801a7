"""Sentences near the centroid of the cluster and far from each other, in embedding space."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from harness.errors import UsageError
from harness.models.encoder import load_encoder
from harness.models.files import find_model
from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import Extractive, SourceSentence, fill, in_source_order
from harness.text.sentences import SPLITTER


class CentroidMmr(Extractive):
    """Centroid relevance (Radev 2004) with maximal marginal relevance (Carbonell, Goldstein 1998).

    model: a sentence encoder (see `find_model`); relevance: the weight lambda in [0, 1] of
    closeness to the centroid against distance from what is already chosen.
    """

    def __init__(self, budget: Budget, model: str, relevance: float) -> None:
        super().__init__(budget)
        if not 0 <= relevance <= 1:
            raise UsageError(f"summarizer.relevance must lie in [0, 1], not {relevance}")
        self._model = model
        self._relevance = relevance
        self.signature = signature(
            "centroid_mmr",
            model=find_model(model).identity,
            relevance=relevance,
            budget=budget,
            split=SPLITTER,
            transformers=version("transformers"),
            v=1,
        )

    def prepare(self, ids: Sequence[str]) -> None:
        """Load the encoder."""
        load_encoder(self._model)

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The chosen sentences in source order."""
        vectors = load_encoder(self._model).embed([sentence.text for sentence in sentences])
        ranked = (sentences[i] for i in mmr_order(vectors, self._relevance))
        return in_source_order(fill(ranked, self.budget))


def mmr_order(vectors: NDArray[np.float32], relevance: float) -> Iterator[int]:
    """Indices of the unit-length rows of `vectors`, best first, ties to the lower index."""
    centroid = vectors.mean(axis=0)
    norm = float(np.linalg.norm(centroid))
    closeness = vectors @ centroid / norm if norm > 0 else np.zeros(len(vectors))
    redundancy = np.full(len(vectors), -np.inf)
    left = np.ones(len(vectors), dtype=bool)
    for step in range(len(vectors)):
        penalty = redundancy if step else np.zeros(len(vectors))
        value = np.where(left, relevance * closeness - (1 - relevance) * penalty, -np.inf)
        best = int(np.argmax(value))
        left[best] = False
        redundancy = np.maximum(redundancy, vectors @ vectors[best])
        yield best
