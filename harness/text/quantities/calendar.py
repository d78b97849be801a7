"""Dates, times and years as they are written: "late October", "July 4-6", "the '90s", "7.30pm"."""

import re
from calendar import monthrange

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import any_of
from harness.text.quantities.quantity import date_parts
from harness.text.quantities.readings import Reading
from harness.text.quantities.units import head_noun, read_unit

_SHORT_MONTHS = [month[:3].lower() for month in table.MONTHS]
MONTH = any_of([*table.MONTHS, *(rf"{month[:3]}\b\.?" for month in table.MONTHS), r"Sept\b\.?"])
_DAY = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_TO_DAY = r"(?: ?[-–] ?(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w:%]|[,.][0-9]))?"
_THEN_YEAR = r"(?:(?: ?, ?| )(?P<y>[12][0-9]{3})\b(?![,.][0-9]))?"
_DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<y>[0-9]{4})[-/](?P<n>[0-9]{2})[-/](?P<d>[0-9]{2})(?!\d)",
        rf"{_DAY}{_TO_DAY} (?:of )?(?P<m>{MONTH})(?!\w){_THEN_YEAR}",
        rf"(?P<m>{MONTH})(?!\w) (?:the )?{_DAY}(?![\w:]|,[0-9]|\.[0-9]){_TO_DAY}{_THEN_YEAR}",
        rf"(?P<m>{MONTH})(?!\w) ?,?(?: of)? (?P<y>[12][0-9]{{3}})\b(?![,.][0-9])",
        rf"(?P<m>{any_of(table.MONTHS)}|sept\.?)(?!\w)",
    )
)
_MONTH_ALONE = len(_DATES) - 1
_ISO_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) to ([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])")
_SLASHED = re.compile(r"([0-3]?[0-9])/([0-3]?[0-9])/((?:19|20)[0-9]{2})(?![0-9/])")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|from|early|late|mid|last|next|this|before|after|between|"
    r"through|every|each)[ -]$",
    re.I,
)
_DAY_BEFORE = re.compile(r"(?:\b(?:on|by|until|since|from|before|after|day)|,) $", re.I)
_PART_BEFORE = re.compile(r"(?<!\w)(early|mid|late)(?: - |[ -])(?:in )?$", re.I)
_CLOCK = re.compile(
    r"(?P<h>[0-2]?[0-9])(?:"
    r"(?::| : )(?P<m>[0-5][0-9])(?![0-9]|[.:][0-9])(?: ?(?P<a>[ap]) ?\.? ?m\b\.?)?|"
    r"(?:\. ?(?P<n>[0-5][0-9]))? ?(?P<b>[ap])\.? ?m\b\.?|"
    r" o['’ ]{1,3}clock\b)",
    re.I,
)
_DECADE = re.compile(r"([12][0-9]{2}0)[ ]?['’]?s\b")
_SHORT_DECADE = re.compile(r"([2-9]0)['’]?s\b")
_DECADE_BEFORE = re.compile(r"(?:['’]|\b(?:the|early|late|mid)[ -])$", re.I)
_AGE_BEFORE = re.compile(r"\bin (?:his|her|their|my) (?:early |mid[- ]|late )?$", re.I)
_YEAR = re.compile(
    r"(1[0-9]{3}|20[0-9]{2})(?![\w%]|[,.][0-9])(?: ?(?:[-–/]| to | and ) ?([0-9]{4}|[0-9]{2})\b)?"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|during|by|early|late|mid|year|before|after|from|to|around|circa|born)"
    "[ -]$",
    re.I,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|its|his|her|their|['’]s) $", re.I)
_EVENTS = frozenset("olympic championship game election award final paralympic riot".split())
_LONGEST_LIFE = 120
_BETWEEN = re.compile(r"\bbetween $", re.I)
_WEEKDAY = re.compile(f"({any_of(table.WEEKDAYS)})s?" + r"\b", re.I)
_HOLIDAY_BEFORE = re.compile(r"\b(\w+) $")
_VERB_AT = re.compile(r" (?:be|have|not)\b")


def read_date(text: str, start: int) -> Reading | None:
    """A day, several days, or a month."""
    if span := _ISO_SPAN.match(text, start):
        first, last = (float(day.replace("-", "")) for day in span.groups())
        if first < last and _is_day(first) and _is_day(last):
            return Reading(first, last, "", "date", span.end())
    if slashed := _SLASHED.match(text, start):
        return _slashed(slashed)
    for i, pattern in enumerate(_DATES):
        if not (match := pattern.match(text, start)):
            continue
        parts = match.groupdict()
        name = parts.get("m")
        month = _SHORT_MONTHS.index(name[:3].lower()) + 1 if name else int(parts["n"])
        day, last = int(parts.get("d") or 0), int(parts.get("d2") or 0)
        year = int(parts.get("y") or 0)
        if not (1 <= month <= 12 and day <= 31 and last <= 31) or (parts.get("d") and not day):
            continue
        if name and not year and not _is_month(text, match, name, i):
            continue
        value = year * 10000 + month * 100
        high = float(value + last) if last > day else None
        if last and high is None:
            continue
        begin, part = _part(text, start) if not day else (start, "")
        return Reading(float(value + day), high, part, "date", match.end(), start=begin)
    return None


def _is_day(value: float) -> bool:
    _, month, day = date_parts(value)
    return 1 <= month <= 12 and 1 <= day <= 31


def _slashed(match: re.Match[str]) -> Reading | None:
    """A day and a month in figures, where only one of them can be the month."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    month, day = min(first, second), max(first, second)
    if not (1 <= month <= 12 and (day > 12 or day == month) and day <= monthrange(year, month)[1]):
        return None
    return Reading(float(year * 10000 + month * 100 + day), None, "", "date", match.end())


def _is_month(text: str, match: re.Match[str], name: str, pattern: int) -> bool:
    """Whether a month's name without a year is meant as one: "may", "March on", "April Smith"."""
    start = match.start()
    lower = name.lower().rstrip(".")
    if pattern != _MONTH_ALONE:
        if name[0].isupper() or lower not in ("may", "march", "mar"):
            return True
        if text[start].isdigit():  # "the 5 may leave"
            return bool(_DAY_BEFORE.search(text, max(0, start - 8), start))
        return not read_unit(text, match.end())  # "march 3 miles"
    if name[0].isupper() and lower not in table.DOUBTFUL_MONTHS:
        return True
    if _MONTH_BEFORE.search(text, max(0, start - 9), start):
        # "since May took office", "by March of this year"
        return name[0].isupper() or lower not in ("may", "march") or not _runs_on(text, match.end())
    return name[0].isupper() and lower in ("april", "june", "august") and not _named(text, match)


def _runs_on(text: str, end: int) -> bool:
    return bool(_VERB_AT.match(text, end))


def _named(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals stands beside it: "April Smith"."""
    after = text[match.end() : match.end() + 2]
    before = re.search(r"\b([A-Z]\w*) $", text[max(0, match.start() - 20) : match.start()])
    return (len(after) == 2 and after[0] == " " and after[1].isupper()) or bool(before)


def _part(text: str, start: int) -> tuple[int, str]:
    """ "early", "mid" or "late" right before `start`, and where it begins."""
    part = _PART_BEFORE.search(text, max(0, start - 10), start)
    return (part.start(), part[1].lower()) if part else (start, "")


def read_clock(text: str, start: int) -> Reading | None:
    """A time of day; one without a.m. or p.m. has the unit "o'clock", unless past noon."""
    if not (match := _CLOCK.match(text, start)):
        return None
    half = (match["a"] or match["b"] or "").lower()
    hour, minute = int(match["h"]), int(match["m"] or match["n"] or 0)
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    unit = "clock" if half or not 1 <= hour <= 12 or match["h"][0] == "0" else "o'clock"
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return Reading(float(hour * 60 + minute), None, unit, "date", match.end())


def read_year(text: str, start: int) -> Reading | None:
    """A year, a span of years, or a decade."""
    if match := _DECADE.match(text, start):
        return _years(text, start, int(match[1]), int(match[1]) + 9, match.end())
    if match := _SHORT_DECADE.match(text, start):
        return _short_decade(text, start, match)
    if not (match := _YEAR.match(text, start)):
        return None
    first = int(match[1])
    last = int(match[1][: 4 - len(match[2])] + match[2]) if match[2] else 0
    if read_unit(text, match.end()) or not _is_year(text, match, first, last):
        return None
    joined = " and " not in match[0] or _BETWEEN.search(text, max(0, start - 9), start)
    if first < last < 2100 and joined:
        return _years(text, start, first, last, match.end())
    return _years(text, start, first, None, match.end(1))


def _is_year(text: str, match: re.Match[str], first: int, last: int) -> bool:
    """Whether a number of four digits is a year, not a count: "2000 people", "1500"."""
    start = match.start()
    if _YEAR_BEFORE.search(text, max(0, start - 8), start):
        return True
    life = match[2] is not None and len(match[2]) == 4 and first < last <= first + _LONGEST_LIFE
    if first < 1900:
        return life and "-" in match[0].replace("–", "-")
    noun = head_noun(text, match.end())[0]
    # "the 2016 elections", "the 2007 world championships"
    article = _ARTICLE_BEFORE.search(text, max(0, start - 7), start)
    return not noun or noun in _EVENTS or (bool(article) and noun not in table.PEOPLE)


def _years(text: str, start: int, first: int, last: int | None, end: int) -> Reading:
    begin, part = _part(text, start)
    high = None if last is None else float(last)
    return Reading(float(first), high, part, "year", end, start=begin)


def _short_decade(text: str, start: int, match: re.Match[str]) -> Reading | None:
    tens = int(match[1])
    if _AGE_BEFORE.search(text, max(0, start - 20), start):
        return Reading(float(tens), tens + 9.0, "year of age", "duration", match.end())
    if not (before := _DECADE_BEFORE.search(text, max(0, start - 6), start)):
        return None
    begin = before.start() if before[0] in ("'", "’") else start
    return _years(text, begin, 1900 + tens, 1909 + tens, match.end())


def read_weekday(text: str, start: int) -> Reading | None:
    """A day of the week; a feast such as Black Friday is none."""
    if not (match := _WEEKDAY.match(text, start)):
        return None
    before = _HOLIDAY_BEFORE.search(text, max(0, start - 12), start)
    if before and before[1].lower() in table.HOLIDAYS:
        return None
    number = [day.lower() for day in table.WEEKDAYS].index(match[1].lower()) + 1
    return Reading(float(number), None, "", "weekday", match.end())
