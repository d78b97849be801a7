"""How close claim and evidence are in the encoder's eyes."""

from harness.metrics.facts.case import Case
from harness.metrics.facts.signals.base import Finding, Signal

_COMPARED = 3


def _closest_sentence(case: Case) -> Finding:
    return Finding(max((aligned.cosine for aligned in case.evidence), default=0.0))


def _close_sentences(case: Case) -> Finding:
    closest = sorted((aligned.cosine for aligned in case.evidence), reverse=True)[:_COMPARED]
    return Finding(sum(closest) / _COMPARED)


def _weakest_token(case: Case) -> Finding:
    """The least similar of the claim's content tokens (after BERTScore, Zhang et al. 2020)."""
    nearest = case.similarities
    return Finding(max(float(nearest.min()), 0.0) if len(nearest) else 0.0)


SIGNALS = (
    Signal(
        "similar sentence", 1, "no sentence of the source is much like the claim", _closest_sentence
    ),
    Signal("similar sentences", 1, "little in the source is like the claim", _close_sentences),
    Signal(
        "weakest word", 1, "a word of the claim is like nothing in the evidence", _weakest_token
    ),
)
