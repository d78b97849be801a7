"""What a reader gives back for one place of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """value, high, unit, kind: see `Quantity`; end: where it ends; after: the comparator there;
    start: where it begins, if before the place that was read."""

    value: float
    high: float | None
    unit: str
    kind: str
    end: int
    after: str = ""
    start: int | None = None
