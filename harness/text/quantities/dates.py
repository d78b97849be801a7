"""Whether two dates, years or weekdays can be the same time."""

import math
from datetime import date

from harness.text.quantities.quantity import CLOCKS, Quantity, date_parts

# Days of a month and of a year (as mmdd) that its parts may be said of, generously: they overlap.
_DAYS = {"early": (0, 12), "mid": (8, 23), "late": (18, 99), "": (0, 99)}
_SEASONS = {"early": (0, 599), "mid": (301, 1031), "late": (701, 9999), "": (0, 9999)}
_DECADE_YEARS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
_DAY_MINUTES = 24 * 60


def on_calendar(quantity: Quantity) -> bool:
    """Whether it is a day, month, year or weekday, which are compared with each other."""
    return quantity.kind in ("date", "year", "weekday") and quantity.unit not in CLOCKS


def date_agreement(claim: Quantity, source: Quantity) -> str:
    """Dates are compared in the parts that both tell; spans by their overlap."""
    if "weekday" in (claim.kind, source.kind):
        return _weekday_agreement(claim, source)
    if _told(claim) == _told(source):
        return "same"
    first, second = _first_parts(claim), _first_parts(source)
    if not any(a and b for a, b in zip(first, second, strict=True)):
        return "unrelated"
    if claim.unit and source.unit and claim.unit != source.unit and first == second:
        return "different"  # "early 2013", "late 2013"
    year = 0 if not (first[0] and second[0]) else None
    (low, high), (source_low, source_high) = _span(claim, year), _span(source, year)
    return "compatible" if low <= source_high and source_low <= high else "different"


def _told(quantity: Quantity) -> tuple[tuple[int, int, int], float | None, str]:
    return _first_parts(quantity), quantity.high, quantity.unit


def _first_parts(quantity: Quantity) -> tuple[int, int, int]:
    return date_parts(quantity.value, quantity.kind)


def _span(quantity: Quantity, year: int | None) -> tuple[int, int]:
    """The first and the last day it can mean; year: what stands for its own, None to keep that."""
    low = _first_parts(quantity)
    high = low if quantity.high is None else date_parts(quantity.high, quantity.kind)
    low_year, high_year = (low[0], high[0]) if year is None else (year, year)
    if not low[1] and quantity.unit and quantity.high is not None:
        first, last = _DECADE_YEARS[quantity.unit]  # "the late 1990s"
        return (low_year + first) * 10000, (low_year + last) * 10000 + 9999
    if not low[1]:
        first, last = _SEASONS[quantity.unit]
        return low_year * 10000 + first, high_year * 10000 + last
    first, last = _DAYS[quantity.unit]
    start = low_year * 10000 + low[1] * 100 + (low[2] or first)
    return start, high_year * 10000 + high[1] * 100 + (high[2] or last)


def _weekday_agreement(claim: Quantity, source: Quantity) -> str:
    if claim.kind == source.kind:
        return "same" if claim.value == source.value else "different"
    weekday, day = (claim, source) if claim.kind == "weekday" else (source, claim)
    if day.kind != "date" or day.high is not None:
        return "unrelated"
    # Another day of the week may be another day's: only what fits tells something.
    fits = _weekday(*_first_parts(day)) == weekday.value
    return "compatible" if fits else "unrelated"


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None


def date_reach(quantity: Quantity) -> tuple[float, float]:
    """The first and the last year that it can be compared at; all, where it tells no year."""
    if quantity.kind == "weekday" or not (year := _first_parts(quantity)[0]):
        return -math.inf, math.inf
    last = year if quantity.high is None else date_parts(quantity.high, quantity.kind)[0]
    return year, last


def clock_agreement(claim: Quantity, source: Quantity) -> str:
    """Times of day; where morning or evening is not said, either is meant."""
    if claim.value == source.value:
        return "same" if claim.unit == source.unit else "compatible"
    half = _DAY_MINUTES // 2
    open_half = "o'clock" in (claim.unit, source.unit)
    return "compatible" if open_half and claim.value % half == source.value % half else "different"


def clock_reach(quantity: Quantity) -> tuple[float, float]:
    """The place on a clock's face."""
    face = quantity.value % (_DAY_MINUTES // 2)
    return face, face
