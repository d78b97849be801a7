"""The signals: what speaks for or against a claim's being borne out by its evidence."""

from harness.metrics.facts.signals import (
    assurance,
    contrasts,
    meaning,
    names,
    numbers,
    overlap,
    people,
    roles,
    similarity,
)
from harness.metrics.facts.signals.base import Finding, Signal

SIGNALS: tuple[Signal, ...] = (
    *overlap.SIGNALS,
    *similarity.SIGNALS,
    *names.SIGNALS,
    *numbers.SIGNALS,
    *contrasts.SIGNALS,
    *assurance.SIGNALS,
    *people.SIGNALS,
    *roles.SIGNALS,
    *meaning.SIGNALS,
)

__all__ = ["SIGNALS", "Finding", "Signal"]
