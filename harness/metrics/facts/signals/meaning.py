"""What the entailment network says of claim and evidence."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.case import Case
from harness.metrics.facts.signals.base import Finding, Signal
from harness.models.entailment import Entailment, entailment

# Log odds beyond these tell no more, and would outweigh all other signals.
_MOST = 6.0


def _entailed(evidence: Callable[[Case], tuple[Aligned, ...]]) -> Callable[[Case], Finding]:
    """Log odds of entailment, from -1 to 1; -1 without evidence."""

    def find(case: Case) -> Finding:
        found = _read(case, evidence(case))
        if found is None:
            return Finding(-1.0)
        odds = np.log(max(found.entailed, 1e-9)) - np.log(max(1 - found.entailed, 1e-9))
        return Finding(float(np.clip(odds, -_MOST, _MOST)) / _MOST)

    return find


def _contradicted(evidence: Callable[[Case], tuple[Aligned, ...]]) -> Callable[[Case], Finding]:
    def find(case: Case) -> Finding:
        found = _read(case, evidence(case))
        return Finding(found.contradicted if found else 0.0)

    return find


def _all(case: Case) -> tuple[Aligned, ...]:
    return case.evidence


def _closest(case: Case) -> tuple[Aligned, ...]:
    return case.evidence[:1]


def _read(case: Case, evidence: tuple[Aligned, ...]) -> Entailment | None:
    return _entailment(case, evidence) if evidence else None


# Two signals ask the same of one case, one after the other.
@lru_cache(maxsize=8)
def _entailment(case: Case, evidence: tuple[Aligned, ...]) -> Entailment:
    return entailment(case.encoded, [aligned.encoded for aligned in evidence])


SIGNALS = (
    Signal("entailed", 1, "the evidence does not seem to imply the claim", _entailed(_all)),
    Signal(
        "entailed by one sentence",
        1,
        "the closest sentence does not seem to imply the claim",
        _entailed(_closest),
    ),
    Signal(
        "denied in meaning", -1, "the evidence seems to deny the claim", _contradicted(_all), True
    ),
    Signal(
        "denied by one sentence",
        -1,
        "the closest sentence seems to deny the claim",
        _contradicted(_closest),
        True,
    ),
)
