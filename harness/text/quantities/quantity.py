"""One quantity, and how it is printed so that the grammar reads it back."""

from dataclasses import dataclass
from decimal import Decimal

from harness.text.quantities import vocabulary as table
from harness.text.quantities.measures import PRINTED_UNITS

CLOCKS = ("clock", "o'clock")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text: `text == source[start:end]`, in code points.

    comparator: "=", "<" (almost, under, up to), ">" (over, at least), "~" (about) or "==" (exactly:
    no hedge is allowed for). value: see the kinds; high: the upper end of a range, else None; unit:
    "USD", "%", "mile", the counted noun in the singular ("troop"), a name's last word ("airbase"),
    or "". kind:

    - money, percent, duration, distance, weight, area, speed, volume, temperature, ordinal;
    - count: of anything, of `people` too; "twice" and "doubled" count the unit "time";
    - date: yyyymmdd with zeros for what is not said, its unit "early", "mid" or "late"; or minutes
      after midnight, its unit "clock", or "o'clock" where morning or evening is not said;
    - year: its unit as a date's; weekday: 1 (Monday) to 7;
    - relative: so many of "day ago", "year ago", "month ahead" from the day of writing;
    - name: "Airbase 101", a result "2-1"; version: "Python 3.11" has 3.011.
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

    @property
    def people(self) -> bool:
        """Whether it counts people: "60 people", "sixty troops"."""
        return self.kind == "count" and self.unit in table.PEOPLE


def date_parts(value: float, kind: str = "date") -> tuple[int, int, int]:
    """Year, month and day of a year's or a date's value, 0 for what is not said."""
    whole = int(value)
    if kind == "year":
        return whole, 0, 0
    return whole // 10000, whole // 100 % 100, whole % 100


def _printed(quantity: Quantity) -> str:
    value, unit = quantity.value, quantity.unit
    match quantity.kind:
        case "date":
            return _printed_date(quantity)
        case "year":
            part = f"{unit} " if unit else ""
            return f"{part}{value:.0f}" + (f"-{quantity.high:.0f}" if quantity.high else "")
        case "weekday":
            return table.WEEKDAYS[int(value) - 1]
        case "relative":
            return _printed_relative(quantity)
        case "name" if unit == "score":
            return f"{value:.0f}-{quantity.high:.0f}"
        case "name":
            return f"{unit.title()} {value:.0f}"
        case "version":
            major, minor, patch = version_parts(value)
            return f"{unit.title()} {major}.{minor}" + (f".{patch}" if patch else "")
        case "ordinal":
            teen = 10 <= value % 100 < 20
            ending = {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10), "th") if not teen else "th"
            return f"{value:.0f}{ending} {unit}".strip()
    number = _plain(value)
    if quantity.high is not None:
        number += f" to {_plain(quantity.high)}"
    if unit in PRINTED_UNITS:
        return number + PRINTED_UNITS[unit]
    if quantity.kind == "money":
        return f"{unit} {number}" if unit.isupper() else f"{number} {unit}s"
    irregular = {one: many for many, one in table.PLURALS.items()}
    return f"{number} {irregular.get(unit, _plural(unit))}" if unit else number


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _printed_relative(quantity: Quantity) -> str:
    unit, _, direction = quantity.unit.rpartition(" ")
    if not quantity.value:
        return "today" if unit == "day" else f"this {unit}"
    number = _plain(quantity.value)
    if quantity.high is not None:
        number += f" to {_plain(quantity.high)}"
    return f"{number} {_plural(unit)} {'ago' if direction == 'ago' else 'from now'}"


def _printed_date(quantity: Quantity) -> str:
    if quantity.unit in CLOCKS:
        hour, minute = divmod(int(quantity.value), 60)
        if quantity.unit == "o'clock" or not 1 <= hour <= 12:
            return f"{hour}:{minute:02}"
        return f"{hour}:{minute:02} {'p.m.' if hour == 12 else 'a.m.'}"
    if quantity.high is not None and quantity.value >= 10**7:
        first, last = (date_parts(end) for end in (quantity.value, quantity.high))
        return "{}-{:02}-{:02} to {}-{:02}-{:02}".format(*first, *last)
    year, month, day = date_parts(quantity.value)
    days = str(day or "") + (f"-{int(quantity.high) % 100}" if quantity.high is not None else "")
    told = [quantity.unit, table.MONTHS[month - 1], f"{days}," if day and year else days]
    return " ".join(filter(None, [*told, str(year or "")]))


def version_parts(value: float) -> tuple[int, int, int]:
    """Major, minor and patch number of a version's value."""
    whole = round(value * 10**6)
    return whole // 10**6, whole // 1000 % 1000, whole % 1000


def _plain(value: float) -> str:
    return f"{Decimal(repr(value)):,f}".removesuffix(".0")
