"""The day that a document says it was written on, and relative times as dates from such a day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from harness.text.quantities import vocabulary as table
from harness.text.quantities.calendar import MONTH
from harness.text.quantities.numerals import any_of
from harness.text.quantities.quantity import Quantity

# A document tells its date before or right after its first words, or not at all.
_HEAD_LINES = 12
_LONGEST_LINE = 120
_DATE = (
    r"(?:(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)"
    rf"|(?P<m>{MONTH})(?!\w) (?P<e>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<z>(?:19|20)\d\d)\b"
    rf"|(?P<f>\d{{1,2}})(?:st|nd|rd|th)? (?P<o>{MONTH})(?!\w),? (?P<x>(?:19|20)\d\d)\b)"
)


def _pattern(around: str) -> re.Pattern[str]:
    return re.compile(around.replace("DATE", _DATE), re.I)


_WEEKDAY = rf"(?:{any_of([*table.WEEKDAYS, *(day[:3] for day in table.WEEKDAYS)])}\.?,? )?"
_PUBLISHED = _pattern(
    r"^\W*(?:first |originally )?(?:published|posted|date(?: published)?|publication date)"
    rf"(?: on| at| date)?\s*[:|]?\s*{_WEEKDAY}DATE"
)
# "WASHINGTON, Sept 7, 2023 (Reuters) - Troops ..."
_DATELINE = _pattern(
    r"^(?-i:[A-Z][\w.'’ /-]{1,30})(?:, (?-i:[A-Z])[\w. ]{1,20})?,? (?:\([^()]{1,30}\) )?DATE"
    r" ?(?:\([^()]{1,30}\)|[-–—:])"
)
# A line of nothing but a date, with a time or a byline at most.
_ALONE = _pattern(
    rf"^\W*(?:by [\w.'’ -]{{2,40}}[,|•·-]? ?)?{_WEEKDAY}DATE[\s|•·,@-]*"
    r"(?:(?:at )?\d{1,2}[:.]\d\d.{0,20})?\W*$"
)


def stated_date(document: str) -> date | None:
    """The day on which a document says clearly that it was written or published, None where none.

    It is said by "Published: 2023-09-07", a dateline ("KABUL, Sept 7, 2023 (AP) -"), or a line of
    nothing but a date among the first lines; the first kind is believed before the others. Where
    two days are told in one way, none is.
    """
    lines = [line.strip() for line in document.splitlines() if line.strip()][:_HEAD_LINES]
    for pattern in (_PUBLISHED, _DATELINE, _ALONE):
        found = {_day(match) for line in lines if (match := pattern.search(line[:_LONGEST_LINE]))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _day(match: re.Match[str]) -> date | None:
    said = match.groupdict()
    name = said["m"] or said["o"]
    short = [month[:3].lower() for month in table.MONTHS]
    month = short.index(name[:3].lower()) + 1 if name else int(said["n"])
    year, day = said["y"] or said["z"] or said["x"], said["d"] or said["e"] or said["f"]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def resolve(quantity: Quantity, written: date) -> Quantity:
    """A relative time as a date or a year, told from the day of writing; any other as it is.

    A hedged time ("about two years ago") and one too far away for the calendar stay as they are.
    """
    if quantity.kind != "relative" or quantity.comparator not in ("=", "=="):
        return quantity
    if quantity.value != int(quantity.value) or quantity.high is not None:
        return quantity
    unit, _, direction = quantity.unit.rpartition(" ")
    steps = int(quantity.value) * (-1 if direction == "ago" else 1)
    try:
        return _shifted(quantity, unit, steps, written)
    except (ValueError, OverflowError):
        return quantity


def _shifted(quantity: Quantity, unit: str, steps: int, written: date) -> Quantity:
    plain = replace(quantity, comparator="=", unit="", kind="date")
    match unit:
        case "day":
            return replace(plain, value=_number(written + timedelta(days=steps)))
        case "week":
            monday = written - timedelta(days=written.weekday()) + timedelta(weeks=steps)
            sunday = monday + timedelta(days=6)
            return replace(plain, value=_number(monday), high=_number(sunday))
        case "month":
            years, month = divmod(written.year * 12 + written.month - 1 + steps, 12)
            first = date(years, month + 1, 1)
            return replace(plain, value=float(first.year * 10000 + first.month * 100))
        case "year":
            return replace(plain, value=float(date(written.year + steps, 1, 1).year), kind="year")
    return quantity


def _number(day: date) -> float:
    return float(day.year * 10000 + day.month * 100 + day.day)
