"""What a signal is, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass

from harness.metrics.facts.case import Case
from harness.metrics.facts.records import Item

# An item of the claim, and what stands against it in the source; each None where there is none.
Place = tuple[Item | None, Item | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """value: how strongly the signal speaks, 0 for not at all, about 1 for fully; places: where."""

    value: float
    places: tuple[Place, ...] = ()


SILENT = Finding(0.0)


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that speaks for or against a claim's being borne out by its evidence.

    name, explanation: as a reason gives them; sign: 1 where it supports the claim, -1 where it
    speaks against it, and so the sign that its weight must have; contradicts: it denies the claim,
    rather than leaving it without support; find: what it finds in a case; least: the least size of
    its weight, for an error that is plain but too rare in judged summaries for a fit to price it.
    """

    name: str
    sign: int
    explanation: str
    find: Callable[[Case], Finding]
    contradicts: bool = False
    least: float = 0.0
