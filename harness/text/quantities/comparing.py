"""Whether two quantities say the same, and how far apart they must lie not to."""

from harness.text.quantities import vocabulary as table
from harness.text.quantities.dates import (
    clock_agreement,
    clock_reach,
    date_agreement,
    date_reach,
    on_calendar,
)
from harness.text.quantities.measures import AGE, FACTORS
from harness.text.quantities.quantity import CLOCKS, Quantity

# A hedged number may be off by a tenth. "Almost" is said of what lies just below; "over" reaches
# further, but not to more than the double.
_HEDGE = 0.1
_ALMOST_FROM = 0.8
_OVER_UP_TO = 2.0
# A vague source ("hundreds", "$10 million to $100 million") bears no one value out; a range up to
# the double of its lower end does.
_WIDEST_RANGE = 2.0
# Writers round what they convert: "100 km" for 62 miles, "60 miles" for 100 km. Bounds on one value
# are on the same side of it only within a much smaller error.
_CONVERSION = 0.05
_SAME_CONVERTED = 0.01

# Years and days of a year are compared with each other, and clock times with each other.
_CALENDAR, _CLOCK = "calendar", "clock"
_LABELS = ("name", "version")
# Of these, another value is another thing.
_EXACT = ("name", "version", "ordinal")
_ONE_SIDED = frozenset("<>")


def agreement(claim: Quantity, source: Quantity) -> str:
    """Whether a source's quantity bears a claim's out.

    "same"; "compatible" (the hedges or bounds allow both, or one converts into the other, give or
    take a twentieth); "bound mismatch" (over against almost the same value); "different";
    "unrelated": another kind or unit, so not the same thing, or a source too vague to tell.
    A year and a date are one kind. A count of nothing in particular can agree with any count of its
    value, and contradicts none.
    """
    kind = kindred(claim)
    if kind != kindred(source):
        return "unrelated"
    if kind == _CALENDAR:
        return date_agreement(claim, source)
    if kind == _CLOCK:
        return clock_agreement(claim, source)
    if not _same_unit(claim, source):
        return _across_units(claim, source)
    if (claim.value, claim.high) == (source.value, source.high):
        return _of_one_value(claim.comparator, source.comparator)
    if claim.kind in _EXACT and claim.unit and source.unit:
        return _version_agreement(claim, source)
    return _of_two_values(claim, source)


def _of_one_value(claim: str, source: str) -> str:
    if claim == source:
        return "same"
    both = {claim, source}
    if both == _ONE_SIDED or ("==" in both and both & _ONE_SIDED):
        return "bound mismatch"
    return "unrelated" if (claim, source) == ("==", "~") else "compatible"


def _of_two_values(claim: Quantity, source: Quantity) -> str:
    (low, high), (source_low, source_high) = _interval(claim), _interval(source)
    meet = source_low <= high and low <= source_high
    if claim.comparator == source.comparator and claim.comparator in _ONE_SIDED:
        # What is over 60 is over 50, and what is under 50 is under 60; not the other way.
        tighter = source.value >= claim.value if claim.comparator == ">" else source_high <= high
        if meet and tighter:
            return "compatible"
    elif (low <= source_low and source_high <= high) or (
        meet and claim.comparator != "==" and _tells_a_value(source)
    ):
        return "compatible"
    elif meet and (source.high is not None or _opposed(claim, source)):
        return "unrelated"
    return "different" if (claim.unit and source.unit) else "unrelated"


def _tells_a_value(source: Quantity) -> bool:
    if source.high is None:
        return source.comparator == "~"
    return source.high <= _WIDEST_RANGE * source.value


def _opposed(claim: Quantity, source: Quantity) -> bool:
    """Bounds from both sides that leave room between them: "over 50" and "nearly 60"."""
    return {claim.comparator, source.comparator} == _ONE_SIDED


def _version_agreement(claim: Quantity, source: Quantity) -> str:
    """ "Python 3" is any "Python 3.11"; other labels and places differ."""
    whole = claim.kind != source.kind and int(claim.value) == int(source.value)
    return "compatible" if whole else "different"


def _across_units(claim: Quantity, source: Quantity) -> str:
    """Of two units of one kind, and of two words for people."""
    if claim.people and source.people:
        alike = _of_one_value(claim.comparator, source.comparator)
        equal = (claim.value, claim.high) == (source.value, source.high)
        return "compatible" if equal and alike in ("same", "compatible") else "unrelated"
    if claim.kind == source.kind == "relative" and _direction(claim) != _direction(source):
        return "different" if claim.unit.split()[0] == source.unit.split()[0] else "unrelated"
    first, second = _factor(claim), _factor(source)
    if claim.kind != source.kind or not (first and second):
        return "unrelated"
    low, high = _scaled(_interval(claim), first)
    source_low, source_high = _scaled(_interval(source), second)
    value, other = claim.value * first, source.value * second
    if _opposed(claim, source) and claim.high is source.high is None:
        over, under = (value, other) if claim.comparator == ">" else (other, value)
        if over >= under and over - under <= _SAME_CONVERTED * over:
            return "bound mismatch"
    low, high = low * (1 - _CONVERSION), high * (1 + _CONVERSION)
    inside = low <= source_low and source_high <= high
    meet = source_low <= high and low <= source_high
    return "compatible" if inside or (meet and _tells_a_value(source)) else "unrelated"


def _direction(quantity: Quantity) -> str:
    return quantity.unit.rpartition(" ")[2]


def _factor(quantity: Quantity) -> float:
    unit = quantity.unit.rpartition(" ")[0] if quantity.kind == "relative" else quantity.unit
    return FACTORS.get(unit, 0.0) if quantity.kind != "count" else 0.0


def _scaled(interval: tuple[float, float], factor: float) -> tuple[float, float]:
    return interval[0] * factor, interval[1] * factor


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
    if claim.kind in _LABELS:  # "Airbase 101", "Air Base 101"
        return first.endswith(second) or second.endswith(first)
    if not (first and second) and (claim.kind == "ordinal" or "count" in (claim.kind, source.kind)):
        return True
    if claim.kind != source.kind and not {claim.kind, source.kind} <= set(_LABELS):
        return False
    return first == second or any({first, second} <= nouns for nouns in table.SAME_NOUN)


def kindred(quantity: Quantity) -> str:
    """What two quantities must share for `agreement` to find them anything but "unrelated"."""
    if on_calendar(quantity):
        return _CALENDAR
    if quantity.unit in CLOCKS and quantity.kind == "date":
        return _CLOCK
    # "23" alone may be the age in "Ann Lee, 23, said", or the number of a name in lower case.
    labels = quantity.kind in _LABELS and quantity.unit != "score"
    return "count" if labels or quantity.unit == AGE.unit else quantity.kind


def reach(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that kindred quantities can agree with it at.

    Where the reaches of two do not meet, `agreement` finds them "different" or "unrelated".
    """
    kind = kindred(quantity)
    if kind == _CALENDAR:
        return date_reach(quantity)
    if kind == _CLOCK:
        return clock_reach(quantity)
    if quantity.kind in _LABELS:
        return int(quantity.value), int(quantity.value) + 0.9
    if quantity.kind in _EXACT:
        return quantity.value, quantity.value
    low, high = _interval(quantity)
    if not (factor := _factor(quantity)):
        return low, high
    return low * factor * (1 - _CONVERSION), high * factor * (1 + _CONVERSION)


def can_differ(quantity: Quantity) -> bool:
    """Whether `agreement` finds it "different" from anything: an amount of nothing is from none."""
    return (
        bool(quantity.unit) or quantity.kind in _EXACT or kindred(quantity) in (_CALENDAR, _CLOCK)
    )
