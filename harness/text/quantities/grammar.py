"""Quantities with what they bound, measure and count: "over $100 million", "roughly 60 people"."""

import re
from datetime import date

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import any_of
from harness.text.quantities.quantity import Quantity
from harness.text.quantities.reading import read_quantity
from harness.text.quantities.readings import Reading
from harness.text.quantities.resolving import resolve
from harness.text.quantities.starts import START
from harness.text.tokens import STOP_WORDS

_COMPARATOR = [
    (comparator, re.compile(rf"(?<!\w){any_of(forms)}(?:(?<=[~≈])|[ \u00a0])(?:an? |the )?$", re.I))
    for comparator, forms in table.COMPARATORS.items()
]
# The last words of the comparators, so that most numbers need no closer look.
_LAST_WORDS = {form.split()[-1] for forms in table.COMPARATORS.values() for form in forms}
_COMPARED = re.compile(
    rf"(?:[~≈]|{any_of(_LAST_WORDS)}[ \u00a0])(?:an? |the )?$",
    re.I,
)
_LONGEST_COMPARATOR = 28
_NAME_BEFORE = re.compile(r"(?<![\w'’.-])([^\W\d_][\w'’-]*)[ \u00a0]$")
_NAME_NUMBER = re.compile("[0-9]{1,4}(?![0-9,.]*[0-9])")
_NUMBERED = re.compile(rf"(?<!\w)(?=[A-Z])\w*(?i:{any_of(table.NUMBERED)})[ \u00a0]$")
_VERSION = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})(?:\.([0-9]{1,3}))?(?![\w.][0-9]|\w)")
_VERB_AFTER = re.compile(r" (?:were|are|have|had|people|killed|dead|injured|wounded)\b")
_LONGEST_BEFORE = 40
_LONGEST_LAST_WORD = 20
_PLAIN_NUMBERS = ("count",)
_UNBOUNDED = ("date", "year", "ordinal", "name", "weekday")


def find_quantities(text: str, written: date | None = None) -> list[Quantity]:
    """The quantities of `text`, in order, not overlapping; any text will do.

    written: the day of writing, where it is known: "yesterday" and "last year" are then dates.
    """
    found: list[Quantity] = []
    position = 0
    while match := START.search(text, position):
        # A bounded look back keeps long texts linear; the last quantity's words are not reused.
        floor = max(found[-1].end if found else 0, match.start() - _LONGEST_BEFORE)
        if quantity := _quantity(text, match.start(), floor):
            found.append(quantity)
            position = quantity.end
        else:
            position = match.end()
    return [resolve(quantity, written) for quantity in found] if written else found


def _quantity(text: str, start: int, floor: int) -> Quantity | None:
    read = read_quantity(text, start)
    if text[start].isdigit() and (read is None or read.kind in _PLAIN_NUMBERS):
        # "3.11.4" is no number, yet a name's.
        version = _VERSION.match(text, start)
        end = read.end if read else version.end() if version else start
        if _NUMBERED.search(text, floor, start):
            # "Airbase 101 houses the drones": what follows is not counted.
            digits = _NAME_NUMBER.match(text, start)
            end = digits.end() if digits else end
        if named := _named(text, start, floor, end):
            return named
    return _bounded(text, start, floor, read) if read else None


def _named(text: str, start: int, floor: int, end: int) -> Quantity | None:
    """The quantity as the number of a name ("Airbase 101"), None where it counts or measures."""
    version = _VERSION.fullmatch(text, start, end)
    if not version and not _NAME_NUMBER.fullmatch(text, start, end):
        return None
    before = _NAME_BEFORE.search(text, floor, start)
    if not before or _VERB_AFTER.match(text, end):
        return None
    word = before[1]
    if not any(letter.isupper() for letter in word[:2]) or word.casefold() in STOP_WORDS:
        return None
    if word in table.WEEKDAYS or word in table.MONTHS or _comparator(text, floor, start):
        return None
    begin, unit = before.start(1), word.casefold()
    span = text[begin:end]
    if version:
        major, minor, patch = (int(part or 0) for part in version.groups())
        value = round(major + minor / 10**3 + patch / 10**6, 6)
        return Quantity(span, begin, end, "=", value, None, unit, "version")
    return Quantity(span, begin, end, "=", float(text[start:end]), None, unit, "name")


def _bounded(text: str, start: int, floor: int, read: Reading) -> Quantity:
    comparator = read.after or "="
    start = max(floor, start if read.start is None else read.start)
    if read.kind not in _UNBOUNDED and (said := _comparator(text, floor, start)):
        comparator, start = said
    span = text[start : read.end]
    return Quantity(span, start, read.end, comparator, read.value, read.high, read.unit, read.kind)


def _comparator(text: str, floor: int, end: int) -> tuple[str, int] | None:
    """The comparator that ends right before `end`, and where it begins."""
    floor = max(floor, end - _LONGEST_COMPARATOR)
    if not _COMPARED.search(text, max(floor, end - _LONGEST_LAST_WORD), end):
        return None
    before = text[floor:end]
    found = [
        (match.start(), comparator)
        for comparator, pattern in _COMPARATOR
        if (match := pattern.search(before))
    ]
    if not found:
        return None
    start, comparator = min(found)  # "no fewer than", not "fewer than"
    return comparator, floor + start
