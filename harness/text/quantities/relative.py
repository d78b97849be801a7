"""Times told from the day of writing: "yesterday", "last year", "two years ago"."""

import re

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import any_of, read_numeral
from harness.text.quantities.readings import Reading

_PERIOD = any_of(table.PERIODS)
_DAY_WORD = re.compile(f"({any_of(table.DAYS_AGO)})" + r"\b(?!['’]s\b)", re.I)
_THIS = re.compile(
    rf"(?:(last|this|next|previous) ({any_of(table.PERIODS[1:])})|(last) night|"
    r"this (?:morning|afternoon|evening))\b",
    re.I,
)
_NO_DAY_OF_WRITING = re.compile(r"\b(?:the|a|per|each|every|his|her|its|their|our|my|your) $", re.I)
_AGO = re.compile(rf"[ -]({_PERIOD}|centurie)s?(?: (ago)\b| (?:from now)\b|['’] time\b)", re.I)


def read_relative(text: str, start: int) -> Reading | None:
    """A time told from the day of writing: "yesterday", "last year", "two years ago"."""
    if word := _DAY_WORD.match(text, start):
        days = table.DAYS_AGO[word[1].lower()]
        return _relative(abs(days), "day", days < 0, word.end())
    if this := _THIS.match(text, start):
        # "the next day" follows a day of the story; "the last year" is twelve months.
        article = _NO_DAY_OF_WRITING.search(text, max(0, start - 7), start)
        direction = (this[1] or this[3] or "this").lower()
        if article and direction != "previous":
            return None
        ago = {"this": 0, "next": 1}.get(direction, 1)
        return _relative(ago, (this[2] or "day").lower(), direction == "next", this.end())
    number = read_numeral(text, start)
    article_end = start + (text[start : start + 3].lower() == "an ") + 1
    if not number and text[start : start + 1].lower() == "a":
        end, value = article_end, 1.0
    elif number:
        end, value = number.end, float(number.value)
    else:
        return None
    if not (ago_match := _AGO.match(text, end)):
        return None
    unit = ago_match[1].lower().replace("centurie", "century")
    return _relative(value, unit, not ago_match[2], ago_match.end())


def _relative(value: float, unit: str, ahead: bool, end: int) -> Reading:
    return Reading(float(value), None, f"{unit} {'ahead' if ahead else 'ago'}", "relative", end)
