"""What judges a claim by its evidence: the packaged weights, an entailment model, or another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from harness.metrics.facts.case import Case
from harness.metrics.facts.records import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """score: how far the evidence bears the claim out, in [0, 1]; reasons: none where it does;
    truncated: the judge could read only a part of claim and evidence."""

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    truncated: bool = False


class Judge(Protocol):
    """Gives the verdict on claims; alignment, evidence and the matrix are the same for all."""

    @property
    def identity(self) -> str:
        """What determines its judgement, for the metric's signature."""
        ...

    @property
    def language(self) -> str | None:
        """The one language that it reads, as an ISO 639-1 code; None where that is the model's
        business."""
        ...

    def prepare(self) -> None:
        """Load what it needs; RunError where that cannot be had."""
        ...

    def judge(self, cases: Sequence[Case]) -> list[Judgement]:
        """One judgement a case, in order; each as if it were judged alone."""
        ...
