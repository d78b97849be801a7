"""Words that claim and source share: terms, word pairs, copied fragments."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from harness.metrics.facts.case import Case
from harness.metrics.facts.signals.base import SILENT, Finding, Signal
from harness.metrics.facts.terms import share, weigh

# A fragment this long is copied, however much longer it is.
_LONG = 10


def _covered_terms(case: Case) -> Finding:
    return Finding(share(weigh(case.claim.terms, case.weights), case.evidence_terms))


def _words_from_elsewhere(case: Case) -> Finding:
    """Terms that the source has, but not where it speaks of the claim."""
    known = case.claim.terms & case.source.terms
    return Finding(len(known - case.evidence_terms) / len(known) if known else 0.0)


def _new_word_pairs(case: Case) -> Finding:
    pairs = list(pairwise(case.claim.words))
    new = sum(pair not in case.source.bigrams for pair in pairs)
    return Finding(new / len(pairs) if pairs else 0.0)


def _never_meet(case: Case) -> Finding:
    """Pairs of terms that the source has, but never in one sentence."""
    places = case.source.places
    known = sorted(case.claim.terms & places.keys())
    pairs = list(combinations(known, 2))
    apart = sum(places[first].isdisjoint(places[second]) for first, second in pairs)
    return Finding(apart / len(pairs)) if pairs else SILENT


def _longest_fragment(case: Case) -> Finding:
    longest = max((n for lengths in _fragments(case) for n in lengths), default=0)
    return Finding(min(longest, _LONG) / _LONG)


def _density(case: Case) -> Finding:
    """Squared fragment lengths over the squared length of the claim: 1 for a copied sentence."""
    words = len(case.claim.words)
    best = max((sum(n * n for n in lengths) for lengths in _fragments(case)), default=0)
    return Finding(best / words**2 if words else 0.0)


def _fragments(case: Case) -> Iterator[list[int]]:
    """For each evidence sentence the lengths of the fragments that the claim copies from it."""
    for aligned in case.evidence:
        yield _copied(case.claim.words, aligned.passage.words)


def _copied(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """Lengths of the longest shared runs from each place on (Grusky et al. 2018)."""
    at: dict[str, list[int]] = {}
    for j, word in enumerate(others):
        at.setdefault(word, []).append(j)
    lengths, i = [], 0
    while i < len(words):
        longest = max((_run(words, i, others, j) for j in at.get(words[i], ())), default=0)
        if longest:
            lengths.append(longest)
        i += longest or 1
    return lengths


def _run(words: Sequence[str], i: int, others: Sequence[str], j: int) -> int:
    length = 0
    while i + length < len(words) and j + length < len(others):
        if words[i + length] != others[j + length]:
            break
        length += 1
    return length


def _in_order(case: Case) -> Finding:
    """The longest common subsequence with one sentence (ROUGE-L precision, Lin 2004)."""
    words = case.claim.words
    longest = max((_common(words, aligned.passage.words) for aligned in case.evidence), default=0)
    return Finding(longest / len(words) if words else 0.0)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest common subsequence, one bit a place of `second` (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for j, word in enumerate(second):
        places[word] = places.get(word, 0) | 1 << j
    full = (1 << len(second)) - 1
    row = full
    for word in first:
        matched = row & places.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(second) - row.bit_count()


SIGNALS = (
    Signal("covered words", 1, "the evidence lacks words of the claim", _covered_terms),
    Signal(
        "words from elsewhere",
        -1,
        "words of the claim stand in the source only where it speaks of something else",
        _words_from_elsewhere,
    ),
    Signal("new word pairs", -1, "the source does not put the words together so", _new_word_pairs),
    Signal(
        "words that never meet",
        -1,
        "the source never has these words in one sentence",
        _never_meet,
    ),
    Signal(
        "longest fragment",
        1,
        "no long part of the claim is the source's wording",
        _longest_fragment,
    ),
    Signal("density", 1, "little of the claim is the source's wording", _density),
    Signal(
        "in order", 1, "no sentence of the source has the claim's words in this order", _in_order
    ),
)
