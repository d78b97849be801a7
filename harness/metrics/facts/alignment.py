"""Which sentences of a document speak of what a claim says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from harness.metrics.facts.items import borne_out, has_name
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.terms import share, weigh
from harness.models.encoder import Encoded, encoded
from harness.models.words import word_cosines
from harness.text.quantities import QuantityIndex

# Most claims merge one to three source sentences. Only these few are embedded: embedding the whole
# of a long source costs more than everything else together.
_BEST = 3
_MOST_ADDED = 2
# A name or a number that is still uncovered outweighs any term: it decides a verdict.
_ITEM_GAIN = 10.0
# Words with this cosine or more have to do with each other.
_KINDRED = 0.25


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source sentence aligned with a claim.

    similarity: half cosine, half coverage of the claim's terms, in [0, 1]; cosine: in [0, 1].
    """

    passage: Passage
    encoded: Encoded
    similarity: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Selected:
    """A source sentence to judge a claim by. covered: the share of the claim's terms in it."""

    passage: Passage
    covered: float


def select(
    claim: Passage, document: Sequence[Passage], weights: Mapping[str, float]
) -> tuple[Selected, ...]:
    """The sentences of `document` to judge `claim` by; none for an empty document.

    They are those that cover most of the claim's terms, and then those that have what these lack:
    names, quantities and terms of the claim. A term that a sentence has only a kindred word for
    ("trainers" for "instructors") counts in part. weights: of the terms.
    """
    wanted = weigh(claim.terms, weights)
    covers = [share(wanted, passage.terms) for passage in document]
    told = _with_kindred(claim, document, wanted, covers)
    # Of several documents read as one, which comes first must not decide between equals.
    ranked = sorted(
        range(len(document)), key=lambda i: (-told[i], document[i].start, document[i].text)
    )
    chosen = ranked[:_BEST]
    chosen += _additions(claim, document, chosen, ranked[_BEST:], weights)
    return tuple(Selected(document[i], covers[i]) for i in chosen)


def _with_kindred(
    claim: Passage,
    document: Sequence[Passage],
    wanted: Mapping[str, float],
    covers: Sequence[float],
) -> list[float]:
    """The shares, with what kindred words add to them."""
    words = list(dict.fromkeys(word for passage in document for word in passage.written.values()))
    place = {word: i for i, word in enumerate(words)}
    cosines = word_cosines(list(claim.written.values()), words)
    kindred = np.where(cosines >= _KINDRED, cosines, 0.0)
    total = math.fsum(wanted.values()) or 1.0
    told = []
    for passage, covered in zip(document, covers, strict=True):
        columns = [place[word] for word in passage.written.values()]
        nearest = kindred[:, columns].max(axis=1, initial=0.0).tolist()
        added = math.fsum(
            wanted[term] * cosine
            for term, cosine in zip(claim.written, nearest, strict=True)
            if term not in passage.terms
        )
        told.append(covered + added / total)
    return told


def align(claim: Passage, selected: Sequence[Selected]) -> tuple[Aligned, ...]:
    """The selected sentences beside the claim, best first."""
    vector = encoded(claim.text).vector
    aligned = [_aligned(vector, one) for one in selected]
    return tuple(sorted(aligned, key=lambda a: (-a.similarity, a.passage.start)))


def _aligned(vector: np.ndarray, selected: Selected) -> Aligned:
    read = encoded(selected.passage.text)
    cosine = float(np.clip(read.vector @ vector, 0.0, 1.0))
    return Aligned(selected.passage, read, (cosine + selected.covered) / 2, cosine)


def _additions(
    claim: Passage,
    document: Sequence[Passage],
    chosen: Sequence[int],
    others: Sequence[int],
    weights: Mapping[str, float],
) -> list[int]:
    """The sentences that cover most of what the chosen ones leave open, one after the other."""
    claimed = QuantityIndex(claim.quantities)
    left = list(others)
    covers = [_covered(claim, claimed, document[i]) for i in left]
    covered = frozenset[object]().union(*(_covered(claim, claimed, document[i]) for i in chosen))
    added: list[int] = []
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
