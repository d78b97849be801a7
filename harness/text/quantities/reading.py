"""What stands at one place of a text, read as a quantity without the words before it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import Numeral, any_of, read_numeral
from harness.text.quantities.units import head_noun, next_word, read_unit, singular


@dataclass(frozen=True, slots=True)
class Reading:
    """value, high, unit, kind: see `Quantity`; end: where it ends; after: the comparator there."""

    value: float
    high: float | None
    unit: str
    kind: str
    end: int
    after: str = ""


def read_quantity(text: str, start: int) -> Reading | None:
    """The quantity that begins at `start`, by the first reader that can; None where none can."""
    return next((found for reader in _READERS if (found := reader(text, start))), None)


_GAP = r"[ \u00a0-]"
_SYMBOL = any_of(map(re.escape, table.SYMBOLS))
_CARDINAL = any_of([*table.CARDINALS, *table.SCALES])
_VAGUE = any_of(table.VAGUE)
_MONTH = any_of([*table.MONTHS, *(month[:3] + r"\b\.?" for month in table.MONTHS)])
_DAY = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_ORDINAL = any_of(table.ORDINALS)
_TENS = any_of(word for word, value in table.CARDINALS.items() if value >= 20)
_PART = any_of(table.FRACTIONS)

# Where a quantity can begin; digits that follow a capital and a hyphen belong to a name ("F-16").
START = re.compile(
    rf"(?<!\w)(?<![0-9][.,:/])(?<![A-Z]-)(?:{_SYMBOL}|[0-9]|{_MONTH}\b|(?i:(?:{_CARDINAL}|{_VAGUE}|"
    rf"{_ORDINAL}|an?{_GAP}{_CARDINAL}|an?{_GAP}{_PART}|half)\b))"
)
_DATES = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<n>[0-9]{2})-(?P<d>[0-9]{2})(?!\d)"),
    re.compile(rf"{_DAY} (?:of )?(?P<m>{_MONTH})(?!\w)(?:,? (?P<y>[0-9]{{4}})\b)?"),
    re.compile(rf"(?P<m>{_MONTH})(?!\w) {_DAY}(?![\w:]|,[0-9]|\.[0-9])(?:,? (?P<y>[0-9]{{4}})\b)?"),
    re.compile(rf"(?P<m>{_MONTH})(?!\w),?(?: of)? (?P<y>[0-9]{{4}})\b"),
)
_CLOCK = re.compile(
    r"(?P<h>[0-2]?[0-9])(?::(?P<m>[0-5][0-9])(?: ?(?P<a>[ap])\.?m\b\.?)?| ?(?P<b>[ap])\.?m\b\.?)",
    re.I,
)
_DECADE = re.compile(r"([12][0-9]{2}0)['’]?s\b")
_YEAR = re.compile(
    r"(1[0-9]{3}|20[0-9]{2})(?![\w%]|[,.][0-9])(?:(?:[-–]| to )([0-9]{4}|[0-9]{2})\b)?"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|during|by|early|late|mid|year|before|after)[ -]$", re.I
)
_SCORE = re.compile(r"([0-9]{1,2})[-–]([0-9]{1,2})(?![-–.,]?[0-9])")
_FRACTION = re.compile(
    r"(?:([0-9])/([0-9])(?![0-9/])|(half)(?= of| the)|"
    rf"(an?|one|two|three|four){_GAP}({_PART})s?(?= of\b))",
    re.I,
)
_ORDINAL_AT = re.compile(rf"(?:([0-9]{{1,4}})(?:st|nd|rd|th)|(?:({_TENS})-)?({_ORDINAL}))\b", re.I)
_VAGUE_AT = re.compile(rf"({_VAGUE})(?: of ({_VAGUE}))?\b", re.I)
_SYMBOL_AT = re.compile(rf"({_SYMBOL}) ?")
_TO = re.compile(r" ?[-–—] ?| to | and ")
_BETWEEN = re.compile(r"between $", re.I)
_RUNS_ON = re.compile(r"[^\W\d_]|[./][0-9]")
_AFTER = re.compile(any_of(map(re.escape, table.AFTERWORDS)))


def _date(text: str, start: int) -> Reading | None:
    for pattern in _DATES:
        if match := pattern.match(text, start):
            parts = match.groupdict()
            month = _month(parts["m"]) if parts.get("m") else int(parts["n"])
            day, year = int(parts.get("d") or 0), int(parts.get("y") or 0)
            if 1 <= month <= 12 and day <= 31:
                value = float(year * 10000 + month * 100 + day)
                return Reading(value, None, "", "date", match.end())
    return None


def _month(name: str) -> int:
    return [month[:3] for month in table.MONTHS].index(name[:3]) + 1


def _clock(text: str, start: int) -> Reading | None:
    if not (match := _CLOCK.match(text, start)):
        return None
    half = (match["a"] or match["b"] or "").lower()
    hour = int(match["h"]) % 12 + 12 * (half == "p") if half else int(match["h"])
    return Reading(float(hour * 60 + int(match["m"] or 0)), None, "clock", "date", match.end())


def _year(text: str, start: int) -> Reading | None:
    if match := _DECADE.match(text, start):
        return Reading(float(match[1]), float(match[1]) + 9, "", "year", match.end())
    if not (match := _YEAR.match(text, start)):
        return None
    first = int(match[1])
    placed = _YEAR_BEFORE.search(text, max(0, start - 8), start)
    # A bare "2000" before a plural, or a number before 1900 in no place for a year, is a count.
    if not placed and (first < 1900 or head_noun(text, match.end())[0]):
        return None
    last = int(match[1][: 4 - len(match[2])] + match[2]) if match[2] else 0
    if last > first:
        return Reading(float(first), float(last), "", "year", match.end())
    return Reading(float(first), None, "", "year", match.end(1))


def _score(text: str, start: int) -> Reading | None:
    match = _SCORE.match(text, start)
    # A falling pair is a result or a record; a rising one is read as a range.
    if match and int(match[2]) <= int(match[1]):
        return Reading(float(match[1]), float(match[2]), "score", "name", match.end())
    return None


def _fraction(text: str, start: int) -> Reading | None:
    if not (match := _FRACTION.match(text, start)):
        return None
    if match[1]:
        above, below = int(match[1]), int(match[2])
    elif match[3]:
        above, below = 1, 2
    else:
        above, below = table.CARDINALS.get(match[4].lower(), 1), table.FRACTIONS[match[5].lower()]
    if not 0 < above < below:
        return None
    return Reading(round(100 * above / below, 6), None, "%", "percent", match.end())


def _ordinal(text: str, start: int) -> Reading | None:
    if not (match := _ORDINAL_AT.match(text, start)):
        return None
    noun = next_word(text, match.end())
    if match[1]:
        value = int(match[1])
    elif noun:
        value = table.CARDINALS.get((match[2] or "").lower(), 0) + table.ORDINALS[match[3].lower()]
    else:  # "at first" and "a second" tell no place in an order
        return None
    return Reading(float(value), None, singular(noun), "ordinal", match.end())


def _vague(text: str, start: int) -> Reading | None:
    if not (match := _VAGUE_AT.match(text, start)):
        return None
    low, high = table.VAGUE[match[1].lower()]
    if match[2]:
        scale = table.SCALES.get(match[2].lower().removesuffix("s"), 10)
        low, high = low * scale, high * scale
    elif match[1].lower() == "tens":
        return None
    return _with_unit(text, match.end(), Decimal(low), Decimal(high), "")


def _amount(text: str, start: int) -> Reading | None:
    symbol = _SYMBOL_AT.match(text, start)
    currency = table.SYMBOLS[symbol[1]] if symbol else ""
    low = read_numeral(text, symbol.end() if symbol else start, bool(currency))
    if low is None:
        return None
    high = _range_end(text, start, low, bool(currency))
    if high is not None:
        # In "10-20 million" the scale holds for both ends.
        shared = high.scale if low.scale == 1 and low.value * high.scale < high.value else 1
        return _with_unit(text, high.end, low.value * shared, high.value, currency)
    runs_on = text[start].isdigit() and _RUNS_ON.match(text, low.end)
    lone_one = low.value == 1 and not text[start].isdigit() and not currency
    if (runs_on or lone_one) and not read_unit(text, low.end):
        return None  # "3D", "9/11", "1.2.3"; "one of the officials"
    return _with_unit(text, low.end, low.value, None, currency)


def _range_end(text: str, start: int, low: Numeral, money: bool) -> Numeral | None:
    joint = _TO.match(text, low.end + text.startswith("%", low.end))
    if not joint or (joint[0] == " and " and not _BETWEEN.search(text, max(0, start - 9), start)):
        return None
    symbol = _SYMBOL_AT.match(text, joint.end())
    if symbol and not money:
        return None
    high = read_numeral(text, symbol.end() if symbol else joint.end(), money)
    return high if high and high.value > low.value else None


def _with_unit(text: str, end: int, value: Decimal, high: Decimal | None, currency: str) -> Reading:
    after = _AFTER.match(text, end)
    end = after.end() if after else end
    kind, unit, last = read_unit(text, end) or ("count", *head_noun(text, end))
    if currency:
        kind, unit, last = "money", currency, end
    top = None if high is None else float(high)
    return Reading(float(value), top, unit, kind, last, table.AFTERWORDS[after[0]] if after else "")


_READERS = (_date, _clock, _year, _score, _fraction, _ordinal, _vague, _amount)
