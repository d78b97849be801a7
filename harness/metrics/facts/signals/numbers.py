"""Quantities of the claim that the evidence does not have, or has otherwise."""

from collections.abc import Callable

from harness.metrics.facts.case import Case
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Place, Signal
from harness.text.quantities import Quantity

# More such places than these say no more.
_MOST = 2
# Smaller numbers stand in any text: "two-star", "one of three".
_TELLING = 4
_TIMES = frozenset({"date", "year", "weekday", "relative"})


def _with_fate(fate: str, times: bool) -> Callable[[Case], Finding]:
    """The quantities of that fate (see `fates`), among times or among all others."""

    def find(case: Case) -> Finding:
        return _found(
            [
                (_item(quantity), _item(source) if source else None)
                for quantity, (found, source) in zip(case.claim.quantities, case.fates, strict=True)
                if found == fate and (quantity.kind in _TIMES) == times
            ]
        )

    return find


def _unsupported_number(case: Case) -> Finding:
    """Quantities that the evidence does not have, small ones aside: reports of one thing are
    counted ("two outlets") and made the first where no source says so."""
    return _found(
        [
            (_item(quantity), None)
            for quantity, (found, _) in zip(case.claim.quantities, case.fates, strict=True)
            if found == "unsupported" and quantity.kind not in _TIMES and not _is_small(quantity)
        ]
    )


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
            and not any(source.unit == quantity.unit for source in counted)
            and quantity.unit not in nouns
        ):
            places.append((_item(quantity), _item(counted[0])))
    return _found(places)


def _is_small(quantity: Quantity) -> bool:
    return quantity.kind in ("count", "ordinal") and quantity.value < _TELLING


def _found(places: list[Place]) -> Finding:
    return Finding(min(len(places), _MOST) / _MOST, tuple(places)) if places else SILENT


def _item(quantity: Quantity) -> Item:
    return Item(quantity.text, quantity.start, quantity.end)


SIGNALS = (
    Signal(
        "bound mismatch",
        -1,
        "the source bounds the same value from the other side",
        _with_fate("bound mismatch", times=False),
        contradicts=True,
    ),
    Signal(
        "number mismatch",
        -1,
        "the source tells the same with another number",
        _with_fate("different", times=False),
        contradicts=True,
    ),
    Signal(
        "date mismatch",
        -1,
        "the source tells the same of another time",
        _with_fate("different", times=True),
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
        _unsupported_number,
    ),
    Signal(
        "unsupported date",
        -1,
        "the time does not occur in the aligned evidence",
        _with_fate("unsupported", times=True),
    ),
)
