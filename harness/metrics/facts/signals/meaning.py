"""What the entailment network says of claim and evidence."""

from functools import lru_cache

import numpy as np

from harness.metrics.facts.case import Case
from harness.metrics.facts.signals.base import Finding, Signal
from harness.models.entailment import Entailment, entailment

# Log odds beyond these tell no more, and would outweigh all other signals.
_MOST = 6.0


def _entailed(case: Case) -> Finding:
    """Log odds of entailment, from -1 to 1; -1 without evidence."""
    if not case.evidence:
        return Finding(-1.0)
    entailed = _read(case).entailed
    odds = np.log(max(entailed, 1e-9)) - np.log(max(1 - entailed, 1e-9))
    return Finding(float(np.clip(odds, -_MOST, _MOST)) / _MOST)


def _contradicted(case: Case) -> Finding:
    return Finding(_read(case).contradicted if case.evidence else 0.0)


# Two signals ask the same of one case, one after the other.
@lru_cache(maxsize=4)
def _read(case: Case) -> Entailment:
    return entailment(case.encoded, [aligned.encoded for aligned in case.evidence])


SIGNALS = (
    Signal("entailed", 1, "the evidence does not seem to imply the claim", _entailed),
    Signal("denied in meaning", -1, "the evidence seems to deny the claim", _contradicted, True),
)
