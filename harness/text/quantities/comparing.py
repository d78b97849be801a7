"""Whether two quantities say the same, and how far apart they must lie not to."""

import math

from harness.text.quantities import vocabulary as table
from harness.text.quantities.grammar import Quantity, date_parts

# A hedged number may be off by a tenth. "Almost" is said of what lies just below; "over" reaches
# further, but not to more than the double.
_HEDGE = 0.1
_ALMOST_FROM = 0.8
_OVER_UP_TO = 2.0

# Years and days of a year are compared with each other; a clock time, which has a unit, is not.
_CALENDAR = "calendar"
# Of these, another value is another thing.
_EXACT = ("name", "ordinal", "date")


def agreement(claim: Quantity, source: Quantity) -> str:
    """Whether a source's quantity bears a claim's out.

    "same"; "compatible" (the hedges or bounds allow both); "bound mismatch" (over against almost
    the same value); "different"; "unrelated" (another kind or unit: not the same thing).
    A year and a date are one kind. A count of nothing in particular can agree with any count of its
    value, and contradicts none.
    """
    if kindred(claim) != kindred(source):
        return "unrelated"
    if kindred(claim) == _CALENDAR:
        return _date_agreement(claim, source)
    if not _same_unit(claim, source):
        return "unrelated"
    if (claim.value, claim.high) == (source.value, source.high):
        if {claim.comparator, source.comparator} == {"<", ">"}:
            return "bound mismatch"
        return "same" if claim.comparator == source.comparator else "compatible"
    if claim.kind in _EXACT:
        return "different"
    (low, high), (source_low, source_high) = _interval(claim), _interval(source)
    inside = low <= source_low and source_high <= high
    vague = source.comparator == "~" or source.high is not None
    if inside or (vague and source_low <= high and low <= source_high):
        return "compatible"
    return "different" if (claim.unit and source.unit) else "unrelated"


def _interval(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value, quantity.value if quantity.high is None else quantity.high
    match quantity.comparator:
        case "~":
            return low * (1 - _HEDGE), high * (1 + _HEDGE)
        case "<":
            return low * _ALMOST_FROM, high
        case ">":
            return low, high * _OVER_UP_TO
    return low, high


def _same_unit(claim: Quantity, source: Quantity) -> bool:
    first, second = claim.unit, source.unit
    if claim.kind == "name":  # "Airbase 101", "Air Base 101"
        return first.endswith(second) or second.endswith(first)
    if claim.kind == "count" and not (first and second):
        return True
    return first == second or any({first, second} <= nouns for nouns in table.SAME_NOUN)


def _date_agreement(claim: Quantity, source: Quantity) -> str:
    """Dates are compared in the parts that both tell; year spans by their overlap."""
    first, second = date_parts(claim), date_parts(source)
    if (first, claim.high) == (second, source.high):
        return "same"
    if claim.high is not None or source.high is not None:
        if not (first[0] and second[0]):
            return "unrelated"
        overlap = first[0] <= (source.high or second[0]) and second[0] <= (claim.high or first[0])
        return "compatible" if overlap else "different"
    shared = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
    if not shared:
        return "unrelated"
    return "compatible" if all(a == b for a, b in shared) else "different"


def kindred(quantity: Quantity) -> str:
    """What two quantities must share for `agreement` to find them anything but "unrelated"."""
    on_calendar = quantity.kind in ("date", "year") and not quantity.unit
    return _CALENDAR if on_calendar else quantity.kind


def reach(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that kindred quantities can agree with it at.

    Where the reaches of two do not meet, `agreement` finds them "different" or "unrelated".
    """
    if kindred(quantity) == _CALENDAR:
        year = date_parts(quantity)[0]
        return (year, quantity.high or year) if year else (-math.inf, math.inf)
    return (quantity.value, quantity.value) if quantity.kind in _EXACT else _interval(quantity)


def can_differ(quantity: Quantity) -> bool:
    """Whether `agreement` finds it "different" from anything: an amount of nothing is from none."""
    return bool(quantity.unit) or quantity.kind in _EXACT or kindred(quantity) == _CALENDAR
