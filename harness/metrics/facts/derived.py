"""Numbers that a source does not have, but that follow from those that it has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from harness.metrics.facts.items import bears_out
from harness.metrics.facts.passages import Passage
from harness.text.quantities import Quantity, find_quantities

# What adds up, and what has shares.
_AMOUNTS = frozenset("count money percent duration distance weight area volume".split())
# Others' bounds do not carry over.
_PLAIN = frozenset({"=", "==", "~"})
# Any two small numbers have a small difference.
_TELLING = 4
# A sentence with more numbers than these is a table: any number follows from some two of it.
_MOST = 6
# "A week's" and "in a year" are no quantities by themselves.
_UNITS = {
    (7.0, "day"): "week",
    (14.0, "day"): "fortnight",
    (24.0, "hour"): "day",
    (60.0, "minute"): "hour",
    (12.0, "month"): "year",
    (10.0, "year"): "decade",
}
_OF_THE = re.compile(r"\bof (?:the|its|their|his|her)\s")


def follows(claim: Quantity, passage: Passage) -> bool:
    """Whether a claim's amount follows from two of a sentence: as the share of one in the other
    ("more than half" from "five of the eight people"), or as what lies between them ("grew by 72"
    from "612, against 540"); or whether it is one unit of time in smaller ones ("twelve months"
    from "a year")."""
    if claim.kind not in _AMOUNTS:
        return False
    unit = _UNITS.get((claim.value, claim.unit))
    if unit and claim.comparator in _PLAIN and f" a {unit} " in passage.spaced:
        return True
    if claim.kind == "count" and claim.value < _TELLING:
        return False
    return any(
        bears_out(claim, other)
        for other in _made_of(passage)
        if (other.kind == "percent") == (claim.kind == "percent")
    )


@lru_cache(maxsize=2**12)
def _made_of(passage: Passage) -> tuple[Quantity, ...]:
    told = [part for q in passage.quantities for part in _parts(q)]
    told = [q for q in told if q.kind in _AMOUNTS and q.high is None and q.comparator in _PLAIN]
    return tuple(_pairs(told)) if len(told) <= _MOST else ()


def _parts(quantity: Quantity) -> Iterator[Quantity]:
    """Of "five of the eight people" both numbers."""
    yield quantity
    if match := _OF_THE.search(quantity.text):
        yield from find_quantities(quantity.text[match.end() :])


def _pairs(told: Sequence[Quantity]) -> Iterator[Quantity]:
    for first, second in combinations(sorted(told, key=lambda q: q.value), 2):
        shares = "percent" in (first.kind, second.kind)
        alike = first.kind == second.kind or ("count" in (first.kind, second.kind) and not shares)
        if not alike or (first.unit and second.unit and first.unit != second.unit):
            continue
        if 0 < first.value < second.value:
            whole = second if second.unit else first
            yield replace(whole, value=round(second.value - first.value, 6))
            if not shares:
                share = round(100 * first.value / second.value, 6)
                yield replace(first, value=share, unit="%", kind="percent")
