"""What becomes of a claim's quantities in its evidence: borne out, denied, or not told of."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.derived import follows
from harness.metrics.facts.items import bears_out
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.terms import share, terms, weigh
from harness.text.quantities import Quantity, QuantityIndex, agreement
from harness.text.quantities.vocabulary import CARDINALS, COMPARATORS, SCALES, VAGUE

# A sentence with another number denies the claim's only where it tells the same fact: where it has
# at least half of what stands around the number in the claim, and two terms or more of it.
_SAME_FACT_COVERAGE = 0.5
_SAME_FACT_TERMS = 2
_SAME_FACT_COSINE = 0.4
# Fewer terms than these tell no fact by themselves ("In 2013,"): then the whole claim is compared.
_CLAUSE_TERMS = 3
_NUMBER_WORDS = terms(
    " ".join(
        [*CARDINALS, *SCALES, *VAGUE, *(form for forms in COMPARATORS.values() for form in forms)]
    )
)
_CLAUSE_END = re.compile(r"[;:()—–]|,(?![0-9])")

# "supported", "bound mismatch", "derived", "different" or "unsupported", and what stands against
# the quantity.
Fate = tuple[str, Quantity | None]


@dataclass(frozen=True, slots=True)
class _Heard:
    """All quantities of the evidence; tellers: the sentence that each is from, by its place.

    free: the places of those that no quantity of the claim stands for.
    """

    sources: QuantityIndex
    tellers: Sequence[int]
    free: frozenset[int]


def fates(claim: Passage, evidence: Sequence[Aligned], weights: Mapping[str, float]) -> list[Fate]:
    """What becomes of each quantity of the claim, in order."""
    if not claim.quantities:
        return []
    heard = _hear(claim, evidence)
    contexts = _contexts(claim)
    weighed = weigh(frozenset[str]().union(*contexts), weights)
    return [
        _fate(quantity, heard, _same_fact(weigh(context, weighed), evidence), evidence)
        for quantity, context in zip(claim.quantities, contexts, strict=True)
    ]


def _hear(claim: Passage, evidence: Sequence[Aligned]) -> _Heard:
    told = [(i, source) for i, a in enumerate(evidence) for source in a.passage.quantities]
    sources = [source for _, source in told]
    claimed = QuantityIndex(claim.quantities)
    free = frozenset(
        place
        for place, source in enumerate(sources)
        if not any(bears_out(claim.quantities[i], source) for i in claimed.near(source))
    )
    return _Heard(QuantityIndex(sources), [i for i, _ in told], free)


def _fate(
    quantity: Quantity, heard: _Heard, same_fact: set[int], evidence: Sequence[Aligned]
) -> Fate:
    """same_fact: the sentences that tell the same fact.

    They are heard first, so that the same value elsewhere hides no bound mismatch; a different
    number counts only where no evidence has the claim's.
    """
    sources = heard.sources.quantities
    near = heard.sources.near(quantity)
    told = [sources[place] for place in near if heard.tellers[place] in same_fact]
    if any(bears_out(quantity, source) for source in told):
        return "supported", None
    for source in told:
        if agreement(quantity, source) == "bound mismatch":
            return "bound mismatch", source
    if any(bears_out(quantity, sources[place]) for place in near):
        return "supported", None
    if any(follows(quantity, aligned.passage) for aligned in evidence):
        return "derived", None
    for place in heard.sources.rivals(quantity):
        # In "from Airbase 101 to Airbase 201", the one does not stand for the other. This quantity
        # bears no source out, or it would be supported: a source taken is taken by another one.
        if place not in heard.free or heard.tellers[place] not in same_fact:
            continue
        if agreement(quantity, sources[place]) == "different":
            return "different", sources[place]
    return "unsupported", None


def _same_fact(context: Mapping[str, float], evidence: Sequence[Aligned]) -> set[int]:
    """Which of the evidence tells the fact that these terms, with their weights, stand for."""
    return {
        i
        for i, aligned in enumerate(evidence)
        if aligned.cosine >= _SAME_FACT_COSINE
        and len(aligned.passage.terms & context.keys()) >= _SAME_FACT_TERMS
        and share(context, aligned.passage.terms) >= _SAME_FACT_COVERAGE
    }


def _contexts(claim: Passage) -> list[frozenset[str]]:
    """The terms around each quantity, between the nearest commas, without the number itself."""
    cuts = [match.start() for match in _CLAUSE_END.finditer(claim.text)]
    clauses: dict[tuple[int, int], frozenset[str]] = {}
    contexts = []
    for quantity in claim.quantities:
        own = _own_terms(quantity)
        span = _clause(claim.text, cuts, quantity.start - claim.start, quantity.end - claim.start)
        if span not in clauses:
            clauses[span] = terms(claim.text[slice(*span)])
        clause = clauses[span] - own
        contexts.append(clause if len(clause) >= _CLAUSE_TERMS else claim.terms - own)
    return contexts


def _own_terms(quantity: Quantity) -> frozenset[str]:
    own = terms(quantity.text)
    if quantity.kind == "name":
        return own
    # the counted noun is part of the fact
    return frozenset(term for term in own if term in _NUMBER_WORDS or term[0].isdigit())


def _clause(text: str, cuts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The span of the clause around a quantity, between the nearest cuts."""
    if text[start - 1 : start] == ",":  # a comma right before a number ends a clause too
        begin = start
    else:
        before = bisect_left(cuts, start)
        begin = cuts[before - 1] + 1 if before else 0
    after = bisect_left(cuts, end)
    return begin, cuts[after] if after < len(cuts) else len(text)
