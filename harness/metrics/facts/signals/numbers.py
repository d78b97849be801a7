"""Quantities of the claim that the evidence does not have, or has otherwise."""

from collections.abc import Callable

from harness.metrics.facts.case import Case
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Place, Signal
from harness.text.quantities import Quantity
from harness.text.quantities.vocabulary import SAME_NOUN, VAGUE

# More such places than these say no more.
_MOST = 2
# Smaller numbers stand in any text: "two-star", "one of three".
_TELLING = 4
# So are people of a nation read: "60 Russians".
_ANYBODY = frozenset({"people", "person"})
_TIMES = frozenset({"date", "year", "weekday", "relative"})


def _with_fate(fate: str, counts: Callable[[Quantity], bool]) -> Callable[[Case], Finding]:
    """Those quantities of that fate (see `fates`) that count."""

    def find(case: Case) -> Finding:
        return _found(
            [
                (_item(quantity), _item(source) if source else None)
                for quantity, (found, source) in zip(case.claim.quantities, case.fates, strict=True)
                if found == fate and counts(quantity)
            ]
        )

    return find


def _is_time(quantity: Quantity) -> bool:
    return quantity.kind in _TIMES


def _is_amount(quantity: Quantity) -> bool:
    return not _is_time(quantity)


def _is_telling(quantity: Quantity) -> bool:
    """An amount that a true claim has from its source. Small counts come of themselves, as reports
    of one thing are counted ("two outlets") or one made the first, and a bare scale ("billions") is
    no number."""
    small = quantity.kind in ("count", "ordinal") and quantity.value < _TELLING
    return _is_amount(quantity) and not small and quantity.text.casefold() not in VAGUE


def _other_noun(case: Case) -> Finding:
    """Counts whose value the evidence has, but only of something else."""
    if not case.claim.quantities:
        return SILENT
    told = [source for aligned in case.evidence for source in aligned.passage.quantities]
    places: list[Place] = []
    for quantity in case.claim.quantities:
        if quantity.kind != "count" or not quantity.unit or quantity.value < _TELLING:
            continue
        same = [source for source in told if source.value == quantity.value]
        counted = [source for source in same if source.unit]
        nouns = {aligned_term for a in case.evidence for aligned_term in a.passage.words}
        if (
            counted
            and len(counted) == len(same)
            and not any(_counts_alike(quantity, source) for source in counted)
            and quantity.unit not in nouns
        ):
            places.append((_item(quantity), _item(counted[0])))
    return _found(places)


def _counts_alike(quantity: Quantity, source: Quantity) -> bool:
    """Whether both count one noun, or one under two names: "60 Russians", "60 soldiers"."""
    units = {quantity.unit, source.unit}
    people = quantity.people and source.people and not units.isdisjoint(_ANYBODY)
    return len(units) == 1 or people or any(units <= nouns for nouns in SAME_NOUN)


def _found(places: list[Place]) -> Finding:
    return Finding(min(len(places), _MOST) / _MOST, tuple(places)) if places else SILENT


def _item(quantity: Quantity) -> Item:
    return Item(quantity.text, quantity.start, quantity.end)


SIGNALS = (
    Signal(
        "bound mismatch",
        -1,
        "the source bounds the same value from the other side",
        _with_fate("bound mismatch", _is_amount),
        contradicts=True,
    ),
    Signal(
        "number mismatch",
        -1,
        "the source tells the same with another number",
        _with_fate("different", _is_amount),
        contradicts=True,
    ),
    Signal(
        "date mismatch",
        -1,
        "the source tells the same of another time",
        _with_fate("different", _is_time),
        contradicts=True,
    ),
    Signal(
        "number of something else",
        -1,
        "the source has the number, but of something else",
        _other_noun,
    ),
    Signal(
        "unsupported number",
        -1,
        "the number does not occur in the aligned evidence",
        _with_fate("unsupported", _is_telling),
    ),
    Signal(
        "unsupported date",
        -1,
        "the time does not occur in the aligned evidence",
        _with_fate("unsupported", _is_time),
    ),
)
