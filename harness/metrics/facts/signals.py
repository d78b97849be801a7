"""The signals: what in a claim speaks against its being borne out by its evidence.

A signal is one function of (claim, evidence, term weights) that gives the places it found; to add
one, write the function and add a line to `SIGNALS`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.items import bears_out, has_name
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item, Reason
from harness.metrics.facts.terms import coverage, terms
from harness.text.names import Name
from harness.text.quantities import Quantity, agreement
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

Weights = Mapping[str, float]
Places = Iterator[tuple[Name | Quantity, Quantity | None]]


@dataclass(frozen=True, slots=True)
class Signal:
    """name, explanation: as a reason gives them; contradicts: it denies the claim, rather than
    leaving it without support; find: the items of the claim that it is about, each with the item of
    the source that stands against it."""

    name: str
    explanation: str
    contradicts: bool
    find: Callable[[Passage, Sequence[Aligned], Weights], Places]


def reasons(
    claim: Passage, evidence: Sequence[Aligned], weights: Weights
) -> list[tuple[Signal, Reason]]:
    """What all signals find, in the order of the table, then of the claim."""
    return [
        (signal, Reason(signal.name, signal.explanation, _item(found), _item(source)))
        for signal in SIGNALS
        for found, source in signal.find(claim, evidence, weights)
    ]


def _item(found: Name | Quantity | None) -> Item | None:
    return Item(found.text, found.start, found.end) if found else None


def _unsupported_names(claim: Passage, evidence: Sequence[Aligned], weights: Weights) -> Places:
    for name in claim.names:
        if not any(has_name(name, aligned.passage) for aligned in evidence):
            yield name, None


def _unsupported_numbers(claim: Passage, evidence: Sequence[Aligned], weights: Weights) -> Places:
    for quantity in claim.quantities:
        if _fate(quantity, claim, evidence, weights) == ("unsupported", None):
            yield quantity, None


def _number_mismatches(claim: Passage, evidence: Sequence[Aligned], weights: Weights) -> Places:
    return _with_fate("different", claim, evidence, weights)


def _bound_mismatches(claim: Passage, evidence: Sequence[Aligned], weights: Weights) -> Places:
    return _with_fate("bound mismatch", claim, evidence, weights)


def _with_fate(fate: str, claim: Passage, evidence: Sequence[Aligned], weights: Weights) -> Places:
    for quantity in claim.quantities:
        found, source = _fate(quantity, claim, evidence, weights)
        if found == fate:
            yield quantity, source


def _fate(
    quantity: Quantity, claim: Passage, evidence: Sequence[Aligned], weights: Weights
) -> tuple[str, Quantity | None]:
    """What becomes of a quantity: "supported", "bound mismatch", "different" or "unsupported".

    Sentences that tell the same fact are heard first, so that the same value elsewhere hides no
    bound mismatch; a different number counts only where no evidence has the claim's.
    """
    same_fact = [a for a in evidence if _tells_same_fact(quantity, claim, a, weights)]
    told = [source for aligned in same_fact for source in aligned.passage.quantities]
    heard = [source for aligned in evidence for source in aligned.passage.quantities]
    if any(bears_out(quantity, source) for source in told):
        return "supported", None
    for source in told:
        if agreement(quantity, source) == "bound mismatch":
            return "bound mismatch", source
    if any(bears_out(quantity, source) for source in heard):
        return "supported", None
    others = [other for other in claim.quantities if other != quantity]
    for source in told:
        # In "from Airbase 101 to Airbase 201", the one does not stand for the other.
        taken = any(bears_out(other, source) for other in others)
        if not taken and agreement(quantity, source) == "different":
            return "different", source
    return "unsupported", None


def _tells_same_fact(
    quantity: Quantity, claim: Passage, aligned: Aligned, weights: Weights
) -> bool:
    if aligned.cosine < _SAME_FACT_COSINE:
        return False
    context = _clause_terms(quantity, claim)
    shared = context & aligned.passage.terms
    return (
        len(shared) >= _SAME_FACT_TERMS
        and coverage(context, aligned.passage.terms, weights) >= _SAME_FACT_COVERAGE
    )


def _clause_terms(quantity: Quantity, claim: Passage) -> frozenset[str]:
    """The terms around a quantity, between the nearest commas, without the number itself."""
    own = terms(quantity.text)
    if quantity.kind != "name":  # the counted noun is part of the fact
        own = frozenset(term for term in own if term in _NUMBER_WORDS or term[0].isdigit())
    start, end = quantity.start - claim.start, quantity.end - claim.start
    before = [match.end() for match in _CLAUSE_END.finditer(claim.text, 0, start)]
    after = _CLAUSE_END.search(claim.text, end)
    clause = terms(claim.text[before[-1] if before else 0 : after.start() if after else None]) - own
    return clause if len(clause) >= _CLAUSE_TERMS else claim.terms - own


SIGNALS = (
    Signal(
        "bound mismatch",
        "the source bounds the same value from the other side",
        True,
        _bound_mismatches,
    ),
    Signal(
        "number mismatch",
        "the source tells the same with another number",
        True,
        _number_mismatches,
    ),
    Signal(
        "unsupported name",
        "the name does not occur in the aligned evidence",
        False,
        _unsupported_names,
    ),
    Signal(
        "unsupported number",
        "the number does not occur in the aligned evidence",
        False,
        _unsupported_numbers,
    ),
)
