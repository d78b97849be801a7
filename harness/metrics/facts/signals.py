"""The signals: what in a claim speaks against its being borne out by its evidence.

A signal is one function of a case that gives the places it found; to add one, write the function
and add a line to `SIGNALS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.fates import Fate, fates
from harness.metrics.facts.items import has_name
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item, Reason
from harness.text.names import Name
from harness.text.quantities import Quantity

Places = Iterator[tuple[Name | Quantity, Quantity | None]]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, what a document has on it, and what becomes there of each of its quantities."""

    claim: Passage
    evidence: Sequence[Aligned]
    fates: Sequence[Fate]


@dataclass(frozen=True, slots=True)
class Signal:
    """name, explanation: as a reason gives them; contradicts: it denies the claim, rather than
    leaving it without support; find: the items of the claim that it is about, each with the item of
    the source that stands against it."""

    name: str
    explanation: str
    contradicts: bool
    find: Callable[[Case], Places]


def reasons(
    claim: Passage, evidence: Sequence[Aligned], weights: Mapping[str, float]
) -> list[tuple[Signal, Reason]]:
    """What all signals find, in the order of the table, then of the claim."""
    case = Case(claim, evidence, fates(claim, evidence, weights))
    return [
        (signal, Reason(signal.name, signal.explanation, _item(found), _item(source)))
        for signal in SIGNALS
        for found, source in signal.find(case)
    ]


def _item(found: Name | Quantity | None) -> Item | None:
    return Item(found.text, found.start, found.end) if found else None


def _unsupported_names(case: Case) -> Places:
    for name in case.claim.names:
        if not any(has_name(name, aligned.passage) for aligned in case.evidence):
            yield name, None


def _unsupported_numbers(case: Case) -> Places:
    return _with_fate("unsupported", case)


def _number_mismatches(case: Case) -> Places:
    return _with_fate("different", case)


def _bound_mismatches(case: Case) -> Places:
    return _with_fate("bound mismatch", case)


def _with_fate(fate: str, case: Case) -> Places:
    for quantity, (found, source) in zip(case.claim.quantities, case.fates, strict=True):
        if found == fate:
            yield quantity, source


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
