"""The `coverage` metric: the fact check turned round, the reference checked against the summary."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from harness.metrics.facts.engine import check
from harness.metrics.facts.metric import check_signature
from harness.metrics.facts.records import Report, to_json
from harness.metrics.facts.weighing import PACKAGED_WEIGHTS, WeighedSignals
from harness.records import Column, Document, Example, Score, Summary


class Coverage:
    """How much of the reference's content the summary carries.

    The reference's claims are checked against the summary as their only source (after the recall of
    content units: Nenkova and Passonneau 2004, here without people). `coverage`: the mean score of
    those claims, in [0, 1]; `coverage_supported`: the share that the summary supports. Of several
    references the best covered counts. A summary without words covers nothing.
    `coverage_unchecked`: claims in, or against a summary in, another language: they score one half.

    weights: a file of weights of one's own, else the packaged one.
    """

    needs = frozenset({"references"})
    columns = (
        Column("coverage", main=True),
        Column("coverage_supported"),
        Column("coverage_unchecked", high=None, better="low", total=True, alarm=True),
    )

    def __init__(self, weights: str | None = None) -> None:
        self._judge = WeighedSignals(weights or str(PACKAGED_WEIGHTS))
        self.signature = check_signature("coverage", self._judge, refs="max", claims="mean")

    def prepare(self) -> None:
        """Load the weights and the encoder."""
        self._judge.prepare()

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example."""
        return [
            self._score(example, summary.text)
            for example, summary in zip(examples, summaries, strict=True)
        ]

    def _score(self, example: Example, summary: str) -> Score:
        source = (Document("summary", summary),)
        reports = [check(source, reference, self._judge) for reference in example.references]
        # A reference that could not be read says nothing of the summary.
        read = [r for r in reports if any(c.verdict != "unchecked" for c in r.claims)]
        best = max(read or reports, key=_covered)
        detail: dict[str, Any] = {"reference": reports.index(best), **to_json(best)}
        values = {
            "coverage": _covered(best),
            "coverage_supported": _supported(best),
            "coverage_unchecked": float(sum(c.verdict == "unchecked" for c in best.claims)),
        }
        return Score(example.id, values, detail)


def _covered(report: Report) -> float:
    return fmean(claim.score for claim in report.claims) if report.claims else 0.0


def _supported(report: Report) -> float:
    claims = report.claims
    return fmean(claim.verdict == "supported" for claim in claims) if claims else 0.0
