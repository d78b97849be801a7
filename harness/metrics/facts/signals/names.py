"""Names of the claim that the evidence does not have, or has others instead of."""

from collections.abc import Sequence

from harness.metrics.facts.case import Case
from harness.metrics.facts.items import has_name
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Place, Signal
from harness.text.names import Name, rivals

# More missing names than these say no more.
_MOST = 3
# Sentences further down the evidence cover a name or a number, and speak of something else.
_COMPARED = 3


def _unsupported(case: Case) -> Finding:
    return _found(_missing(case, [aligned.passage for aligned in case.evidence]))


def _unknown(case: Case) -> Finding:
    return _found(_missing(case, case.source.passages))


def _mismatches(case: Case) -> Finding:
    """Names that are missing where the evidence has a rival that the claim does not speak of."""
    places: list[Place] = []
    for name in _missing(case, [aligned.passage for aligned in case.evidence]):
        rival = next(
            (
                other
                for aligned in case.evidence[:_COMPARED]
                for other in aligned.passage.names
                if rivals(name.text, other.text) and not _claimed(other, case)
            ),
            None,
        )
        if rival:
            places.append((_item(name), _item(rival)))
    return Finding(min(len(places), 2) / 2, tuple(places)) if places else SILENT


def _claimed(name: Name, case: Case) -> bool:
    return has_name(name, case.claim)


def _missing(case: Case, passages: Sequence[Passage]) -> list[Name]:
    return [
        name
        for name in case.claim.names
        if not any(has_name(name, passage) for passage in passages)
    ]


def _found(names: Sequence[Name]) -> Finding:
    return Finding(min(len(names), _MOST) / _MOST, tuple((_item(name), None) for name in names))


def _item(name: Name) -> Item:
    return Item(name.text, name.start, name.end)


SIGNALS = (
    Signal("name mismatch", -1, "the evidence has another name in its place", _mismatches, True),
    Signal("unsupported name", -1, "the name does not occur in the aligned evidence", _unsupported),
    Signal("unknown name", -1, "the name does not occur in the source", _unknown),
)
