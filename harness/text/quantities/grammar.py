"""Quantities with what they bound, measure and count: "over $100 million", "roughly 60 people"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import any_of
from harness.text.quantities.reading import START, Reading, read_quantity
from harness.text.tokens import STOP_WORDS

_COMPARATOR = [
    (comparator, re.compile(rf"(?<!\w){any_of(forms)}(?:(?<=[~≈])|[ \u00a0])(?:an? |the )?$", re.I))
    for comparator, forms in table.COMPARATORS.items()
]
_NAME_BEFORE = re.compile(r"(?<![\w'’.-])([^\W\d_][\w'’-]*)[ \u00a0]$")
_NAME_NUMBER = re.compile("[0-9]{1,4}")
_LONGEST_BEFORE = 40
_UNBOUNDED = ("date", "year", "ordinal", "name")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text: `text == source[start:end]`, in code points.

    comparator: "=", "<" (almost, under, up to), ">" (over, at least) or "~" (about); value: a date
    is yyyymmdd with zeros for what is not said, a clock time minutes after midnight, a fraction its
    percentage; high: the upper end of a range, else None; unit: "USD", "%", "mile", the counted
    noun in the singular ("troop"), a name's last word ("airbase"), or ""; kind: money, percent,
    date, year, duration, distance, ordinal, name ("Airbase 101", a result "2-1") or count.
    """

    text: str
    start: int
    end: int
    comparator: str
    value: float
    high: float | None
    unit: str
    kind: str

    def __str__(self) -> str:
        """The quantity in plain words, which `find_quantities` reads back as the same."""
        return table.PRINTED[self.comparator] + _printed(self)


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of `text`, in order, not overlapping; any text will do."""
    found: list[Quantity] = []
    position = 0
    while match := START.search(text, position):
        read = read_quantity(text, match.start())
        if read is None:
            position = match.end()
            continue
        # A bounded look back keeps long texts linear; the last quantity's words are not reused.
        floor = max(found[-1].end if found else 0, match.start() - _LONGEST_BEFORE)
        named = _named(text, match.start(), floor, read)
        found.append(named or _bounded(text, match.start(), floor, read))
        position = read.end
    return found


def _named(text: str, start: int, floor: int, read: Reading) -> Quantity | None:
    """The quantity as the number of a name ("Airbase 101"), None where it counts or measures."""
    before = _NAME_BEFORE.search(text[floor:start])
    if not before or not _NAME_NUMBER.fullmatch(text[start : read.end]) or read.kind != "count":
        return None
    word = before[1]
    if not word[0].isupper() or word.casefold() in STOP_WORDS or word in table.WEEKDAYS:
        return None
    if _comparator(text[floor:start]):
        return None
    begin, unit = floor + before.start(1), word.casefold()
    return Quantity(text[begin : read.end], begin, read.end, "=", read.value, None, unit, "name")


def _bounded(text: str, start: int, floor: int, read: Reading) -> Quantity:
    comparator = read.after or "="
    said = _comparator(text[floor:start]) if read.kind not in _UNBOUNDED else None
    if said:
        comparator, start = said[0], floor + said[1]
    span = text[start : read.end]
    return Quantity(span, start, read.end, comparator, read.value, read.high, read.unit, read.kind)


def _comparator(before: str) -> tuple[str, int] | None:
    """The comparator that ends `before`, and where it begins."""
    found = [
        (match.start(), comparator)
        for comparator, pattern in _COMPARATOR
        if (match := pattern.search(before))
    ]
    if not found:
        return None
    start, comparator = min(found)  # "no fewer than", not "fewer than"
    return comparator, start


def date_parts(quantity: Quantity) -> tuple[int, int, int]:
    """Year, month and day of a year or a date, 0 for what is not said."""
    value = int(quantity.value)
    if quantity.kind == "year":
        return value, 0, 0
    return value // 10000, value // 100 % 100, value % 100


def _printed(quantity: Quantity) -> str:
    value, unit = quantity.value, quantity.unit
    if quantity.kind == "date":
        return _printed_date(quantity)
    if quantity.kind == "year":
        return f"{value:.0f}" + (f"-{quantity.high:.0f}" if quantity.high else "")
    if quantity.kind == "name":
        return (
            f"{value:.0f}-{quantity.high:.0f}" if unit == "score" else f"{unit.title()} {value:.0f}"
        )
    if quantity.kind == "ordinal":
        teen = 10 <= value % 100 < 20
        ending = {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10), "th") if not teen else "th"
        return f"{value:.0f}{ending} {unit}".strip()
    number = _plain(value)
    if quantity.high is not None:
        number += f" to {_plain(quantity.high)}"
    if unit in table.PRINTED_UNITS:
        return number + table.PRINTED_UNITS[unit]
    irregular = {one: many for many, one in table.PLURALS.items()}
    return f"{number} {irregular.get(unit, unit + 's')}" if unit else number


def _printed_date(quantity: Quantity) -> str:
    if quantity.unit == "clock":
        return f"{int(quantity.value) // 60}:{int(quantity.value) % 60:02}"
    year, month, day = date_parts(quantity)
    told = [table.MONTHS[month - 1], f"{day}," if day and year else str(day or ""), str(year or "")]
    return " ".join(filter(None, told))


def _plain(value: float) -> str:
    return f"{Decimal(repr(value)):,f}".removesuffix(".0")
