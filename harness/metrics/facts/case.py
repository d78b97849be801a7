"""A claim beside what a source has on it: all that a signal may look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from harness.metrics.facts.alignment import Aligned, Selected, align
from harness.metrics.facts.fates import Fate, fates
from harness.metrics.facts.passages import Passage, Source
from harness.models.encoder import Encoded, encoded
from harness.text.tokens import STOP_WORDS

# Sentences further down the evidence cover a name or a number, and speak of something else.
_COMPARED = 3
# Of these, the ones that tell the same thing: this close, by the share of the closest's similarity.
_AS_CLOSE = 0.7


@dataclass(frozen=True, eq=False)
class Case:
    """claim; source: one document, or all of them as one; evidence: its sentences that are aligned
    with the claim, best first; weights: inverse document frequencies of terms."""

    claim: Passage
    source: Source
    evidence: tuple[Aligned, ...]
    weights: Mapping[str, float]

    @cached_property
    def encoded(self) -> Encoded:
        """The claim's tokens."""
        return encoded(self.claim.text)

    @cached_property
    def close_evidence(self) -> tuple[Aligned, ...]:
        """What of the evidence is compared with the claim word by word: of the best three sentences
        those with at least .7 of the best one's similarity."""
        return tuple(
            aligned
            for aligned in self.evidence[:_COMPARED]
            if aligned.similarity >= _AS_CLOSE * self.evidence[0].similarity
        )

    @cached_property
    def fates(self) -> list[Fate]:
        """What becomes of each quantity of the claim."""
        return fates(self.claim, self.evidence, self.weights)

    @cached_property
    def evidence_terms(self) -> frozenset[str]:
        """The terms of all evidence."""
        return frozenset[str]().union(*(aligned.passage.terms for aligned in self.evidence))

    @cached_property
    def content(self) -> NDArray[np.intp]:
        """Which of the claim's tokens are content: no stop words, no punctuation."""
        return _content(self.encoded.tokens)

    @cached_property
    def similarities(self) -> NDArray[np.float32]:
        """Each content token's cosine with the evidence token that is nearest to it, in [-1, 1]."""
        if not self.evidence or not len(self.content):
            return np.zeros(len(self.content), dtype=np.float32)
        tokens = _unit(self.encoded.states[self.content, -1])
        others = np.concatenate([aligned.encoded.states[:, -1] for aligned in self.evidence])
        if not len(others):
            return np.zeros(len(self.content), dtype=np.float32)
        nearest: NDArray[np.float32] = np.asarray(tokens @ _unit(others).T).max(axis=1)
        return nearest


def open_case(
    claim: Passage,
    source: Source,
    weights: Mapping[str, float],
    selected: Sequence[Selected],
) -> Case:
    """The claim beside its evidence in `source`, the sentences `select`ed of it."""
    return Case(claim, source, align(claim, selected), weights)


def _content(tokens: tuple[str, ...]) -> NDArray[np.intp]:
    return np.array(
        [i for i, t in enumerate(tokens) if t not in STOP_WORDS and any(map(str.isalnum, t))],
        dtype=np.intp,
    )


def _unit(states: NDArray[np.float16]) -> NDArray[np.float32]:
    wide = states.astype(np.float32)
    lengths = np.sqrt((wide * wide).sum(axis=1, keepdims=True))
    return np.asarray(wide / np.maximum(lengths, np.float32(1e-6)))
