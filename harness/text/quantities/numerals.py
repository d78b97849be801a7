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


# More digits than these are an identifier, and would not survive in a float.
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?![0-9]|,[0-9]{3}(?![0-9]))"
_DIGITS_AT = re.compile(rf"{_DIGITS}(?:\.[0-9]{{1,9}}(?![0-9]))?")
_SUFFIX_AT = re.compile(rf"({any_of(table.MONEY_SUFFIXES)})\b", re.I)
_SCALE_AT = re.compile(rf"[ \u00a0-]({any_of(table.SCALES)})\b", re.I)
_WORD_AT = re.compile(rf"({any_of([*table.CARDINALS, *table.SCALES])}|an?|and)\b", re.I)


def read_numeral(text: str, start: int, money: bool = False) -> Numeral | None:
    """The number that begins at `start`; money: a currency stands before it, so "m" is million."""
    if not (match := _DIGITS_AT.match(text, start)):
        return _in_words(text, start)
    value, end = Decimal(match[0].replace(",", "")), match.end()
    if (suffix := _SUFFIX_AT.match(text, end)) and (money or suffix[1].lower() in table.SUFFIXES):
        scale = table.MONEY_SUFFIXES[suffix[1].lower()]
        return Numeral(value * scale, scale, suffix.end())
    if said := _SCALE_AT.match(text, end):
        scale = table.SCALES[said[1].lower()]
        return Numeral(value * scale, scale, said.end())
    return Numeral(value, 1, end)


def _in_words(text: str, start: int) -> Numeral | None:
    """Cardinals by the rules of English: each word must fit below the scale before it."""
    total, group, limit, end = 0, 0, 10**15, start
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
            end = match.end()
        previous = word
        position = match.end() + 1
        if text[match.end() : position] not in (" ", "-", "\u00a0"):
            break
    return Numeral(Decimal(total + group), 1, end) if total + group else None


def _fits(small: int, group: int) -> bool:
    return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and small < 10)


def _joins(word: str, previous: str) -> bool:
    if word == "and":
        return previous in table.SCALES
    return word in ("a", "an") and not previous
