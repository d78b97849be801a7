"""What stands at one place of a text, read as a quantity without the words before it."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from harness.text.quantities import vocabulary as table
from harness.text.quantities.calendar import (
    read_clock,
    read_date,
    read_weekday,
    read_year,
)
from harness.text.quantities.measures import AGE, SYMBOLS
from harness.text.quantities.numerals import Numeral, any_of, read_numeral
from harness.text.quantities.readings import Reading
from harness.text.quantities.relative import read_relative
from harness.text.quantities.shares import read_multiple, read_odds, read_share
from harness.text.quantities.starts import SIGNS, first_word
from harness.text.quantities.units import head_noun, next_word, read_unit, singular

_VAGUE = any_of(table.VAGUE)
_ORDINAL = any_of(table.ORDINALS)
_TENS = any_of(word for word, value in table.CARDINALS.items() if value >= 20)
_SCORE = re.compile(r"([0-9]{1,3})(?: - |[-–])([0-9]{1,3})(?![-–.,]?[0-9]|[\w%])")
_SCORE_BEFORE = re.compile(
    r"\b(?:w[io]ns?|los[et]s?|beat|beaten|drew|draw|defeat(?:ed)?|victory|score|trail(?:ed|ing)?|"
    r"down|lead|led|level)\b[^.;:]*$",
    re.I,
)
_RANGE_BEFORE = re.compile(
    r"\b(?:between|age[ds]?|pages?|chapters?|about|around|roughly|of|for|in) $", re.I
)
_ORDINAL_AT = re.compile(rf"(?:([0-9]{{1,4}})(?:st|nd|rd|th)|(?:({_TENS})-)?({_ORDINAL}))\b", re.I)
_NUMBER_BEFORE = re.compile(r"(?:\b[Nn]os?\.? |\b[Nn]o\.|#|\b[Nn]umber )$")
_RANK = re.compile(r"[0-9]{1,3}(?![\w.,:/%-]?[0-9%])")
_VAGUE_AT = re.compile(
    rf"(?:({_VAGUE})(?: of ({_VAGUE}))?|(?:an? )?({any_of(table.FEW)}) ({any_of(table.SCALES)})|"
    rf"(?:an? )?({any_of(table.VAGUE_OF)})(?= of\b))\b",
    re.I,
)
_SYMBOL_AT = re.compile(rf"({any_of(map(re.escape, SYMBOLS))})[ \u00a0]?")
_TO = re.compile(r" ?[-–—] ?| to | and ")
_BETWEEN = re.compile(r"between $", re.I)
_FROM = re.compile(r"\bfrom $", re.I)
_RUNS_ON = re.compile(r"[^\W\d_]|[./][0-9]")
_AFTER = re.compile(any_of(rf"{re.escape(form)}(?!\w)" for form in table.AFTERWORDS))
_AGE_BEFORE = re.compile(r"\bage[ds]?(?: (?:of|between|about|around))? $", re.I)
_NAME_BEFORE = re.compile(r"\b([A-Z][\w'’-]+) ?, $")
_APPOSITION_END = re.compile(r" ?, [a-z]")
_PHONE_AT = re.compile(r"[0-9]{3}[ -][0-9]{3}-[0-9]{4}(?![0-9])")
# "# 207", "# 2million": a tokenizer's pound sign; smaller ones may be a hashtag or a rank.
_LOST_POUNDS_AT = re.compile(
    rf"(?:[0-9]{{2,3}}|[0-9][0-9,.]{{3,}}|[0-9.]+ ?(?:m|bn|k|{any_of(table.SCALES)}))\b"
)
_METRES_AT = re.compile(r"m(?:[ -](?:long|wide|tall|high|deep|away|race|sprint|final))\b")
_MILLION_AT = re.compile(r"m\b(?= )")
_ITEM_AT = re.compile(r"[0-9]{1,2}[.)](?:\s+[A-Z\"“*]|\s*$)")
_AT = re.compile(r"\bat $", re.IGNORECASE)
_LATER = re.compile(" (?:after|before|later|earlier|ahead)")


def read_quantity(text: str, start: int) -> Reading | None:
    """The quantity that begins at `start`, by the first reader that can; None where none can."""
    if text[start].isdigit():
        readers = _OF_DIGITS
    elif text[start] in SIGNS:
        readers = _OF_SIGNS
    else:
        readers = _OF_WORDS.get(first_word(text, start), _OF_NUMBER_WORDS)
    return next((found for reader in readers if (found := reader(text, start))), None)


def _score(text: str, start: int) -> Reading | None:
    if not (match := _SCORE.match(text, start)):
        return None
    first, second = int(match[1]), int(match[2])
    # A falling pair is a result or a record; so is a rising one of two small numbers ("4-6, 7-6")
    # or where somebody lost, and else a range.
    if second > first:
        placed = _SCORE_BEFORE.search(text, max(0, start - 40), start)
        small = second < 10 and not _RANGE_BEFORE.search(text, max(0, start - 12), start)
        if not (placed or small) or read_unit(text, match.end()):
            return None
        if head_noun(text, match.end())[0]:
            return None
    return Reading(float(first), float(second), "score", "name", match.end())


def _ordinal(text: str, start: int) -> Reading | None:
    if not (match := _ORDINAL_AT.match(text, start)):
        return None
    if match[0].lower() == "first" and _AT.search(
        text, max(0, start - 4), start
    ):  # "at first nobody knew"
        return None
    noun = next_word(text, match.end())
    if not noun.islower():  # "his first Anfield goal", but no "Second World War"
        noun, named = "", bool(noun)
        if named and (match[3] or "a")[0].isupper():
            return None
    else:
        named = False
    if match[1]:
        value = int(match[1])
    elif noun or named:
        value = table.CARDINALS.get((match[2] or "").lower(), 0) + table.ORDINALS[match[3].lower()]
    else:  # "at first" and "a second" tell no place in an order
        return None
    return Reading(float(value), None, singular(noun), "ordinal", match.end())


def _rank(text: str, start: int) -> Reading | None:
    """The number of "No. 1" and "#3": a place in an order."""
    match = _RANK.match(text, start)
    if not match or not _NUMBER_BEFORE.search(text, max(0, start - 8), start):
        return None
    return Reading(float(match[0]), None, "", "ordinal", match.end())


def _vague(text: str, start: int) -> Reading | None:
    if not (match := _VAGUE_AT.match(text, start)):
        return None
    if match[3]:
        least, most = table.FEW[match[3].lower()]
        scale = table.SCALES[match[4].lower()]
        return _with_unit(
            text, match.end(), Decimal(least * scale), Decimal(most * scale), "", scale
        )
    low, high = (table.VAGUE | table.VAGUE_OF)[(match[1] or match[5]).lower()]
    scale = 1
    if match[2]:
        scale = table.SCALES.get(match[2].lower().removesuffix("s"), 10)
    elif (match[1] or "").lower() == "tens":
        return None
    return _with_unit(text, match.end(), Decimal(low * scale), Decimal(high * scale), "", low)


def _amount(text: str, start: int) -> Reading | None:
    if _PHONE_AT.match(text, start) or _is_item(text, start):
        return None
    symbol = _SYMBOL_AT.match(text, start)
    currency = SYMBOLS[symbol[1]] if symbol else ""
    begin = None
    if text[max(0, start - 2) : start] == "# " and _LOST_POUNDS_AT.match(text, start):
        currency, begin = "GBP", start - 2
    low = read_numeral(text, symbol.end() if symbol else start, bool(currency))
    if low is None:
        return None
    if begin is not None:
        read = _with_unit(text, low.end, low.value, None, currency, low.scale)
        return replace(read, start=begin)
    if metres := _METRES_AT.match(text, low.end):
        return Reading(float(low.value), None, "metre", "distance", metres.start() + 1)
    if _MILLION_AT.match(text, low.end) and head_noun(text, low.end + 1)[0] in table.PEOPLE:
        low = Numeral(low.value * 10**6, 10**6, low.end + 1)
    high = _range_end(text, start, low, bool(currency))
    if high is not None:
        # In "10-20 million" the scale holds for both ends.
        shared = high.scale if low.scale == 1 and low.value * high.scale < high.value else 1
        value = low.value * shared
        return _with_unit(text, high.end, value, high.value, currency, high.scale, start)
    runs_on = text[start].isdigit() and _RUNS_ON.match(text, low.end)
    lone_one = low.value == 1 and not text[start].isdigit() and not currency
    if runs_on or lone_one:
        unit = read_unit(text, low.end)
        # "3D", "9/11", "1.2.3"; "one of the officials", "one day"
        if not unit or (lone_one and unit[1] == "day" and not _LATER.match(text, unit[2])):
            return None
    read = _with_unit(text, low.end, low.value, None, currency, low.scale, start)
    return read if read.value or read.unit or text[start].isdigit() else None  # "below zero"


def _is_item(text: str, start: int) -> bool:
    """Whether it numbers an item of a list: "1. Two men were held"."""
    opens = not text[max(0, start - 20) : start].rpartition("\n")[2].strip()
    return opens and bool(_ITEM_AT.match(text, start))


def _range_end(text: str, start: int, low: Numeral, money: bool) -> Numeral | None:
    joint = _TO.match(text, low.end + text.startswith("%", low.end))
    if not joint or (joint[0] == " and " and not _BETWEEN.search(text, max(0, start - 9), start)):
        return None
    # What goes from 10 to 20 has been both.
    if joint[0] == " to " and _FROM.search(text, max(0, start - 6), start):
        return None
    symbol = _SYMBOL_AT.match(text, joint.end())
    if symbol and not money:
        return None
    high = read_numeral(text, symbol.end() if symbol else joint.end(), money)
    return high if high and high.value > low.value else None


def _with_unit(
    text: str,
    end: int,
    value: Decimal,
    high: Decimal | None,
    currency: str,
    scale: int,
    start: int | None = None,
) -> Reading:
    """start: where the figures begin, to see whether an age is told there."""
    after = _AFTER.match(text, end)
    last = after.end() if after else end
    kind, unit, last = read_unit(text, last, scale > 1) or ("count", *head_noun(text, last))
    if currency:
        kind, unit, last = "money", currency, after.end() if after else end
    elif not unit and start is not None and _is_age(text, start, last, value):
        kind, unit = AGE.kind, AGE.unit
    if not after and (after := _AFTER.match(text, last)):
        last = after.end()
    top = None if high is None else float(high)
    return Reading(float(value), top, unit, kind, last, table.AFTERWORDS[after[0]] if after else "")


def _is_age(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether it is told as "aged 23", or between commas behind a name: "Ann Lee, 23, said"."""
    if value > 120 or value != int(value):
        return False
    if _AGE_BEFORE.search(text, max(0, start - 13), start):
        return True
    if not (name := _NAME_BEFORE.search(text, max(0, start - 25), start)):
        return False
    return name[1] not in (*table.MONTHS, *table.WEEKDAYS) and bool(
        _APPOSITION_END.match(text, end)
    )


_Reader = Callable[[str, int], Reading | None]
_OF_SIGNS: tuple[_Reader, ...] = (_amount,)
_OF_DIGITS: tuple[_Reader, ...] = (
    *(read_date, read_clock, read_year, _score, read_share, _ordinal, _rank),
    *(read_odds, read_multiple, read_relative, _amount),
)
_OF_NUMBER_WORDS: tuple[_Reader, ...] = (
    *(read_share, read_odds, read_multiple, _ordinal, _vague, read_relative, _amount),
)
_OF_WORDS: dict[str, tuple[_Reader, ...]] = {
    "month": (read_date,),
    "weekday": (read_weekday,),
    "relative": (read_relative,),
}
