"""Which sentences of a document speak of what a claim says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from harness.metrics.facts.items import borne_out, has_name
from harness.metrics.facts.passages import Passage, Passages, Vectors
from harness.metrics.facts.terms import share, weigh
from harness.text.quantities import QuantityIndex

# Most claims merge one to three source sentences.
_BEST = 3
_MOST_ADDED = 3
# A name or a number that is still uncovered outweighs any term: it decides a verdict.
_ITEM_GAIN = 10.0
# A sentence below this shares little with the claim but that name or number itself.
_LEAST_SIMILARITY = 0.2


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source sentence aligned with a claim.

    similarity: half cosine, half coverage of the claim's terms, in [0, 1]; cosine: in [0, 1].
    """

    passage: Passage
    similarity: float
    cosine: float


def align(
    claim: Passage, vector: Vectors, document: Passages, weights: Mapping[str, float]
) -> list[Aligned]:
    """The sentences of `document` to judge `claim` by, best first; [] for an empty document.

    They are the most similar ones, and then those that have what these lack: names, quantities and
    content words of the claim. vector: the claim's embedding; weights: of the terms.
    """
    if not document.passages:
        return []
    cosines = np.clip(document.vectors @ vector, 0.0, 1.0)
    wanted = weigh(claim.terms, weights)
    ranked = [
        _aligned(passage, float(cosine), share(wanted, passage.terms))
        for passage, cosine in zip(document.passages, cosines, strict=True)
    ]
    ranked.sort(key=lambda aligned: (-aligned.similarity, aligned.passage.start))
    chosen = ranked[:_BEST]
    chosen += _additions(claim, chosen, ranked[_BEST:], weights)
    return sorted(chosen, key=lambda aligned: (-aligned.similarity, aligned.passage.start))


def _aligned(passage: Passage, cosine: float, covered: float) -> Aligned:
    return Aligned(passage, (cosine + covered) / 2, cosine)


def _additions(
    claim: Passage,
    chosen: Sequence[Aligned],
    others: Sequence[Aligned],
    weights: Mapping[str, float],
) -> list[Aligned]:
    """The sentences that cover most of what the chosen ones leave open, one after the other."""
    claimed = QuantityIndex(claim.quantities)
    left = [aligned for aligned in others if aligned.similarity >= _LEAST_SIMILARITY]
    covers = [_covered(claim, claimed, aligned.passage) for aligned in left]
    covered = frozenset[object]().union(*(_covered(claim, claimed, a.passage) for a in chosen))
    added: list[Aligned] = []
    while left and len(added) < _MOST_ADDED:
        gains = [_gain(keys - covered, weights) for keys in covers]
        best = max(range(len(left)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        covered |= covers.pop(best)
        added.append(left.pop(best))
    return added


def _covered(claim: Passage, claimed: QuantityIndex, passage: Passage) -> frozenset[object]:
    """What of the claim the passage has: terms, names and quantities."""
    names = {name for name in claim.names if has_name(name, passage)}
    return frozenset((claim.terms & passage.terms) | names | borne_out(claimed, passage))


def _gain(covered: frozenset[object], weights: Mapping[str, float]) -> float:
    # fsum: the order of a set differs between processes, its exact sum does not.
    return math.fsum(
        weights.get(key, 0.0) if isinstance(key, str) else _ITEM_GAIN for key in covered
    )
