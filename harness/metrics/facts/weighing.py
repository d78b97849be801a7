"""The packaged judge: a logistic regression over the signals, each weight of its signal's sign."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from harness.errors import UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.premises import without_evidence
from harness.metrics.facts.records import Reason, Verdict
from harness.metrics.facts.signals import SIGNALS, Finding, Signal
from harness.models.encoder import load_encoder
from harness.models.entailment import network_identity

PACKAGED_WEIGHTS = Path(__file__).with_name("weights.json")
# From here on a claim counts as borne out; the intercept is fitted so that it does.
SUPPORT = 0.5
# Signals that deny a claim contradict it where together they take at least this off its logit.
_DENIAL = -1.0
# Unrelated sentences deny nothing, though the entailment network takes most for contradictions: one
# must have this cosine with the claim.
_ALIKE = 0.4
# A signal with this share of what speaks against a claim is named as a reason.
_WORTH_NAMING = 0.15
_FIELDS = {"version", "fitted", "data", "intercept", "signals"}


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights. identity: version and digest, for signatures; weights: one a signal of
    `SIGNALS`; typical: the signal's mean over consistent claims, which reasons are told against."""

    identity: str
    intercept: float
    weights: tuple[float, ...]
    typical: tuple[float, ...]


@cache
def load_weights(path: str) -> Weights:
    """The weights of a JSON file as `benchmarks/fit_facts.py` writes it.

    Raises UsageError where the file cannot be read, lacks a signal or has one that is unknown, or
    has a weight against its signal's sign.
    """
    try:
        content = Path(path).read_bytes()
        table = json.loads(content)
        missing = _FIELDS - table.keys()
        if missing:
            raise UsageError(f"{path}: no {', '.join(sorted(missing))}; fit the weights again")
        signals: Mapping[str, Mapping[str, float]] = table["signals"]
        _check_names(path, signals)
        weights = tuple(float(signals[s.name]["weight"]) for s in SIGNALS)
        typical = tuple(float(signals[s.name]["typical"]) for s in SIGNALS)
        intercept = float(table["intercept"])
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"weights file {path} cannot be read: {error}") from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{path}: no file of weights: {error}") from None
    if not np.isfinite([intercept, *weights, *typical]).all():
        raise UsageError(f"{path}: a weight is no finite number; fit the weights again")
    for signal, weight in zip(SIGNALS, weights, strict=True):
        if weight * signal.sign < 0:
            raise UsageError(f"{path}: the weight of {signal.name!r} has the wrong sign")
    digest = hashlib.sha256(content).hexdigest()[:8]
    return Weights(f"{table['version']}-{digest}", intercept, weights, typical)


def _check_names(path: str, signals: Mapping[str, object]) -> None:
    ours = {signal.name for signal in SIGNALS}
    if wrong := sorted(ours ^ signals.keys()):
        raise UsageError(
            f"{path}: fitted with other signals ({', '.join(wrong[:3])}); fit the weights again"
        )


@dataclass(frozen=True, slots=True)
class WeighedSignals:
    """Judges by the weighed sum of all signals. path: the file of weights."""

    path: str = str(PACKAGED_WEIGHTS)

    @property
    def identity(self) -> str:
        """The weights' version and digest, and the entailment network's."""
        return f"weights-{load_weights(self.path).identity},entailment-{network_identity()}"

    @property
    def language(self) -> str:
        """All words that it knows are English."""
        return "en"

    def prepare(self) -> None:
        """Load the weights and the packaged encoder."""
        load_weights(self.path)
        load_encoder()

    def judge(self, cases: Sequence[Case]) -> list[Judgement]:
        """One judgement a case."""
        weights = load_weights(self.path)
        return [_judge(case, weights) for case in cases]


def measure(case: Case) -> list[Finding]:
    """What every signal of `SIGNALS` finds in the case, in that order."""
    return [signal.find(case) for signal in SIGNALS]


def _judge(case: Case, weights: Weights) -> Judgement:
    if not any(aligned.passage.words for aligned in case.evidence):
        return without_evidence(case)
    findings = measure(case)
    # Summed one by one: a product of vectors may round otherwise on another machine.
    logit = weights.intercept + sum(
        weight * finding.value for weight, finding in zip(weights.weights, findings, strict=True)
    )
    score = float(1 / (1 + np.exp(-logit)))
    cut = case.encoded.cut or any(aligned.encoded.cut for aligned in case.evidence)
    if score >= SUPPORT:
        return Judgement(score, "supported", truncated=cut)
    denial = sum(
        weight * finding.value
        for signal, weight, finding in zip(SIGNALS, weights.weights, findings, strict=True)
        if signal.contradicts
    )
    alike = any(aligned.cosine >= _ALIKE for aligned in case.evidence)
    verdict: Verdict = "contradicted" if alike and denial <= _DENIAL else "unsupported"
    return Judgement(score, verdict, tuple(_reasons(findings, weights)), cut)


def _reasons(findings: Sequence[Finding], weights: Weights) -> list[Reason]:
    """What places the signals found, then what else pulled the score down, weightiest first."""
    pulls = [
        weight * (finding.value - typical)
        for weight, finding, typical in zip(weights.weights, findings, weights.typical, strict=True)
    ]
    down = sum(pull for pull in pulls if pull < 0)
    order = sorted(range(len(pulls)), key=lambda i: pulls[i])
    weighed = [i for i in order if weights.weights[i]]
    pointing = [i for i in weighed if SIGNALS[i].sign < 0 and findings[i].places]
    telling = [
        i
        for i in order
        if not findings[i].places and pulls[i] < 0 and pulls[i] <= _WORTH_NAMING * down
    ]
    located: dict[object, Reason] = {}
    for i in pointing:
        for reason in _located(SIGNALS[i], findings[i]):
            # "Unknown name" and "unsupported name" say of one name the same: the weightier stays.
            located.setdefault(reason.claim, reason)
    return [*located.values(), *(Reason(SIGNALS[i].name, SIGNALS[i].explanation) for i in telling)]


def _located(signal: Signal, finding: Finding) -> list[Reason]:
    return [
        Reason(signal.name, signal.explanation, claimed, source)
        for claimed, source in finding.places
    ]
