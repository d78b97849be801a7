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

# A hedged number may be off by a tenth. "Almost" is said of what lies just below; "over" reaches
# further, but not to more than the double.
_HEDGE = 0.1
_ALMOST_FROM = 0.8
_OVER_UP_TO = 2.0


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


def agreement(claim: Quantity, source: Quantity) -> str:
    """Whether a source's quantity bears a claim's out.

    "same"; "compatible" (the hedges or bounds allow both); "bound mismatch" (over against almost
    the same value); "different"; "unrelated" (another kind or unit: not the same thing).
    A year and a date are one kind. A count of nothing in particular can agree with any count of its
    value, and contradicts none.
    """
    if {claim.kind, source.kind} <= {"date", "year"} and claim.unit == source.unit == "":
        return _date_agreement(claim, source)
    if claim.kind != source.kind or not _same_unit(claim, source):
        return "unrelated"
    if (claim.value, claim.high) == (source.value, source.high):
        if {claim.comparator, source.comparator} == {"<", ">"}:
            return "bound mismatch"
        return "same" if claim.comparator == source.comparator else "compatible"
    if claim.kind in ("name", "ordinal", "date"):
        return "different"
    (low, high), (source_low, source_high) = _interval(claim), _interval(source)
    inside = low <= source_low and source_high <= high
    vague = source.comparator == "~" or source.high is not None
    if inside or (vague and source_low <= high and low <= source_high):
        return "compatible"
    return "different" if (claim.unit and source.unit) else "unrelated"


def _interval(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value, quantity.value if quantity.high is None else quantity.high
    return {
        "=": (low, high),
        "~": (low * (1 - _HEDGE), high * (1 + _HEDGE)),
        "<": (low * _ALMOST_FROM, high),
        ">": (low, high * _OVER_UP_TO),
    }[quantity.comparator]


def _same_unit(claim: Quantity, source: Quantity) -> bool:
    first, second = claim.unit, source.unit
    if claim.kind == "name":  # "Airbase 101", "Air Base 101"
        return first.endswith(second) or second.endswith(first)
    if claim.kind == "count" and not (first and second):
        return True
    return first == second or any({first, second} <= nouns for nouns in table.SAME_NOUN)


def _date_agreement(claim: Quantity, source: Quantity) -> str:
    """Dates are compared in the parts that both tell; year spans by their overlap."""
    first, second = _date_parts(claim), _date_parts(source)
    if (first, claim.high) == (second, source.high):
        return "same"
    if claim.high is not None or source.high is not None:
        if not (first[0] and second[0]):
            return "unrelated"
        overlap = first[0] <= (source.high or second[0]) and second[0] <= (claim.high or first[0])
        return "compatible" if overlap else "different"
    shared = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
    if not shared:
        return "unrelated"
    return "compatible" if all(a == b for a, b in shared) else "different"


def _date_parts(quantity: Quantity) -> tuple[int, int, int]:
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
    year, month, day = _date_parts(quantity)
    told = [table.MONTHS[month - 1], f"{day}," if day and year else str(day or ""), str(year or "")]
    return " ".join(filter(None, told))


def _plain(value: float) -> str:
    return f"{Decimal(repr(value)):,f}".removesuffix(".0")
