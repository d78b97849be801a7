"""Where a quantity can begin: one quick pattern, so that most of a text is passed over."""

import re
from collections.abc import Iterable

from harness.text.quantities import vocabulary as table
from harness.text.quantities.measures import SYMBOLS
from harness.text.quantities.numerals import any_of

_PERIODS = any_of(table.PERIODS)


def _folded(forms: Iterable[str]) -> str:
    """A pattern of lower-case forms in any case, by first letter: quick where most words fail."""
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        by_letter.setdefault(form[0], []).append(form[1:])
    return "|".join(
        f"[{letter}{letter.upper()}](?i:{any_of(rests)})" for letter, rests in by_letter.items()
    )


_MONTH_WORDS = [month.lower() for month in table.MONTHS]
_MONTH_WORDS += [month[:3] for month in _MONTH_WORDS if len(month) > 3] + ["sept"]
_WEEKDAY_WORDS = [day.lower() for day in table.WEEKDAYS]
_WEEKDAY_WORDS += [f"{day}s" for day in _WEEKDAY_WORDS]
_RELATIVE_WORDS = [*table.DAYS_AGO, rf"this (?:morning|afternoon|evening|{_PERIODS})"]
_RELATIVE_WORDS += [rf"last (?:night|{_PERIODS})", f"next {_PERIODS}", f"previous {_PERIODS}"]
_NUMBER_WORDS = [*table.CARDINALS, *table.SCALES, "zero", *table.VAGUE, *table.ORDINALS, "half"]
_NUMBER_WORDS += ["scores(?= of)", "couple(?= of)", f"several(?= {any_of(table.SCALES)})"]
_NUMBER_WORDS += [f"{word}fold" for word in table.CARDINALS]
_NUMBER_WORDS += "twice thrice double doubled doubling triple tripled tripling trebled".split()
_NUMBER_WORDS += [
    rf"an?[ -](?={any_of(table.SCALES)}\b|{any_of(table.FRACTIONS)} of\b|couple of\b|half|"
    rf"few {any_of(table.SCALES)}\b|{_PERIODS} (?:ago|from now)\b)"
]
_WORD_START = re.compile(
    rf"(?:(?P<month>{_folded(_MONTH_WORDS)})|(?P<weekday>{_folded(_WEEKDAY_WORDS)})|"
    rf"(?P<relative>{_folded(_RELATIVE_WORDS)}))\b"
)
# Digits that follow a letter and a hyphen belong to a name ("F-16", "covid-19").
_PREFIXES = "|".join(f"(?<={prefix}-)" for prefix in "mid early late pre post rb".split())
_LETTER_SYMBOLS = [symbol for symbol in SYMBOLS if symbol[0].isalpha()]
SIGNS = "".join(symbol for symbol in SYMBOLS if len(symbol) == 1)
# Where a quantity can begin.
START = re.compile(
    rf"\b(?:(?:{_folded([*_MONTH_WORDS, *_WEEKDAY_WORDS, *_RELATIVE_WORDS, *_NUMBER_WORDS])})"
    r"(?:\b|(?<=[ -]))|"
    rf"[0-9](?<![0-9][.,:/-].)(?:(?<![^\W\d_]-.)|{_PREFIXES.replace('-)', '-.)')})|"
    rf"{any_of(map(re.escape, _LETTER_SYMBOLS))}(?=[ \u00a0]?[0-9]))|[{SIGNS}]"
)


def first_word(text: str, start: int) -> str:
    """What the word at a start is: "month", "weekday", "relative", or "" for a number's."""
    place = _WORD_START.match(text, start)
    return str(place.lastgroup) if place else ""
