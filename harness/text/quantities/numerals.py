"""Numbers in digits or words: "1,000", "1.2bn", "two dozen", "one hundred and five"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from harness.text.quantities import vocabulary as table


@dataclass(frozen=True, slots=True)
class Numeral:
    """value: with its scale multiplied in; scale: 1 where none is said; end: where it ends."""

    value: Decimal
    scale: int
    end: int


def any_of(forms: Iterable[str]) -> str:
    """A pattern of the given patterns, longest first, so that no form hides a longer one."""
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


_SPACE = "[ \u00a0]"
_SCALES = any_of(table.SCALES)
# More digits than these are an identifier, and would not survive in a float.
_DIGITS_AT = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?![0-9]|,[0-9]{3}(?![0-9]))"
    r"(?:\.[0-9]{1,9}(?![0-9]))?"
)
# "$1,2 million" is a point misprinted; "$ 1. 5 million" and "1 . 5 %" were split by a tokenizer.
_BROKEN_POINT_AT = re.compile(
    rf"([0-9]{{1,3}})(?:,| ?\. |{_SPACE}\.)([0-9]{{1,2}})"
    rf"(?={_SPACE}?(?:{_SCALES}|%|per ?cent\b|bn\b|mn\b))",
    re.I,
)
# "3, 700 people", split in the same way; a list of numbers goes on with another number.
_SPLIT_GROUPS_AT = re.compile(
    rf"[1-9][0-9]{{0,2}}(?:{_SPACE}?,{_SPACE}[0-9]{{3}}|{_SPACE},[0-9]{{3}}){{1,4}}"
    rf"(?![0-9]|{_SPACE}?[,–-]{_SPACE}?[0-9]|{_SPACE}(?:and|or){_SPACE}[0-9])"
)
_LISTED_BEFORE = re.compile(rf"(?:[0-9]{_SPACE}?[,–-]{_SPACE}?|\b[A-Z][\w.]*{_SPACE})$")
_SUFFIX_AT = re.compile(rf"({any_of(table.MONEY_SUFFIXES)})\b", re.I)
_SCALE_AT = re.compile(rf"[ \u00a0-]?({_SCALES})\b", re.I)
_HALF_AT = re.compile(rf"[ -]and[ -]a[ -]half\b|{_SPACE}?½|{_SPACE}1/2\b", re.I)
_WORD_AT = re.compile(rf"({any_of([*table.CARDINALS, *table.SCALES])}|an?|and)\b", re.I)
_PART_OF_SCALE_AT = re.compile(
    rf"(?:(half)[ -]an?|an? (half)|(?:an? |one[ -])?(quarter) of an?)[ -]({_SCALES})\b", re.I
)
_HALF_DOZEN_AT = re.compile(r"(?:an? )?half[ -]dozen\b", re.I)
_ZERO_AT = re.compile(r"zero\b", re.I)


def read_numeral(text: str, start: int, money: bool = False) -> Numeral | None:
    """The number that begins at `start`; money: a currency stands before it, so "m" is million."""
    if not text[start : start + 1].isdigit():
        return _in_words(text, start)
    read = _in_digits(text, start, money)
    if not read:
        return None
    value, end = read
    if half := _HALF_AT.match(text, end):
        value, end = value + Decimal("0.5"), half.end()
    if (suffix := _SUFFIX_AT.match(text, end)) and (money or suffix[1].lower() in table.SUFFIXES):
        return _scaled(value, table.MONEY_SUFFIXES[suffix[1].lower()], suffix.end())
    if said := _SCALE_AT.match(text, end):
        return _scaled(value, table.SCALES[said[1].lower()], said.end())
    return Numeral(value, 1, end)


def _scaled(value: Decimal, scale: int, end: int) -> Numeral:
    return Numeral(value * scale, scale, end)


def _in_digits(text: str, start: int, money: bool) -> tuple[Decimal, int] | None:
    if broken := _BROKEN_POINT_AT.match(text, start):
        return Decimal(f"{broken[1]}.{broken[2]}"), broken.end()
    if split := _SPLIT_GROUPS_AT.match(text, start):
        round_number = split[0].endswith("000")
        if money or round_number or not _LISTED_BEFORE.search(text, max(0, start - 20), start):
            return Decimal(re.sub("[^0-9]", "", split[0])), split.end()
    if match := _DIGITS_AT.match(text, start):
        return Decimal(match[0].replace(",", "")), match.end()
    return None


def _in_words(text: str, start: int) -> Numeral | None:
    if part := _HALF_DOZEN_AT.match(text, start):
        return _scaled(Decimal("0.5"), 12, part.end())
    if part := _PART_OF_SCALE_AT.match(text, start):
        share = Decimal("0.25") if part[3] else Decimal("0.5")
        return _scaled(share, table.SCALES[part[4].lower()], part.end())
    if zero := _ZERO_AT.match(text, start):
        return Numeral(Decimal(0), 1, zero.end())
    cardinal = _cardinal(text, start)
    if cardinal and (half := _HALF_AT.match(text, cardinal.end)):
        value, end = cardinal.value + Decimal("0.5"), half.end()
        if said := _SCALE_AT.match(text, end):
            return _scaled(value, table.SCALES[said[1].lower()], said.end())
        return Numeral(value, 1, end)
    return cardinal


def _cardinal(text: str, start: int) -> Numeral | None:
    """Cardinals by the rules of English: each word must fit below the scale before it."""
    total, group, limit, last, end = 0, 0, 10**15, 1, start
    position, previous = start, ""
    while match := _WORD_AT.match(text, position):
        word = match[1].lower()
        small, scale = table.CARDINALS.get(word, 0), table.SCALES.get(word, 0)
        if small and _fits(small, group):
            group += small
        elif word == "hundred" and group < 10:
            group = (group or 1) * scale
        elif scale and word != "hundred" and scale < limit:
            total, group, limit = total + (group or 1) * scale, 0, scale
        elif not _joins(word, previous):
            break
        if small or scale:
            end, last = match.end(), scale or 1
        previous = word
        position = match.end() + 1
        if text[match.end() : position] not in (" ", "-", "\u00a0"):
            break
    return Numeral(Decimal(total + group), last, end) if total + group else None


def _fits(small: int, group: int) -> bool:
    return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and small < 10)


def _joins(word: str, previous: str) -> bool:
    if word == "and":
        return previous in table.SCALES
    return word in ("a", "an") and not previous
