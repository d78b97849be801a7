"""The `facts` metric and its kin: one engine, whatever judges the claims."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from harness.metrics.facts.engine import check, check_all
from harness.metrics.facts.judging import Judge
from harness.metrics.facts.records import Report, to_json
from harness.metrics.facts.weighing import PACKAGED_WEIGHTS, WeighedSignals
from harness.models.files import PACKAGED_MODEL, find_model
from harness.records import Column, Document, Example, Score, Summary, signature
from harness.text.sentences import SPLITTER


def check_signature(name: str, judge: Judge, **fields: object) -> str:
    """The signature of a metric that rests on the check."""
    return signature(
        name,
        judge=judge.identity,
        encoder=find_model(PACKAGED_MODEL).identity,
        split=SPLITTER,
        transformers=version("transformers"),
        **fields,
        v=2,
    )


class FactCheck:
    """Whether each claim of a summary follows from its documents, and from which.

    name: of the metric, which its columns begin with; judge: gives the verdicts. `facts`: a score
    in [0, 1], not a probability; `facts_supported`: the share of claims that the documents support;
    `facts_claims`, `facts_unsupported` and `facts_contradicted`: counts; `facts_unchecked`: claims
    in, or against nothing but documents in, a language that the judge cannot read: one half each;
    `facts_truncated`: claims of which it could read only a part. A summary without claims, or that
    failed, has 0 in every column. The detail holds the claim x document matrix with evidence and
    reasons.
    """

    needs = frozenset({"documents"})

    def __init__(self, name: str, judge: Judge) -> None:
        self._name = name
        self._judge = judge
        self.columns = (
            Column(name, main=True),
            Column(f"{name}_supported"),
            Column(f"{name}_claims", high=None, better=None, total=True),
            Column(f"{name}_unsupported", high=None, better="low", total=True),
            Column(f"{name}_contradicted", high=None, better="low", main=True, total=True),
            Column(f"{name}_unchecked", high=None, better="low", total=True, alarm=True),
            Column(f"{name}_truncated", high=None, better="low", total=True, alarm=True),
        )
        self.signature = check_signature(name, judge, claims="min+mean")

    def check(self, documents: Sequence[Document], summary: str) -> Report:
        """The whole report on one summary; RunError where a model cannot be had."""
        return check(documents, summary, self._judge)

    def prepare(self) -> None:
        """Load what the judge needs; RunError where it cannot be had."""
        self._judge.prepare()

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example; RunError where a model cannot be had."""
        reports = check_all(
            [(e.documents, s.text) for e, s in zip(examples, summaries, strict=True)], self._judge
        )
        return [
            self._score(example.id, report)
            for example, report in zip(examples, reports, strict=True)
        ]

    def _score(self, example_id: str, report: Report) -> Score:
        detail: dict[str, Any] = to_json(report)
        if not report.claims:
            detail = {"empty": True, **detail}
        values = {f"{self._name}{key}": value for key, value in _values(report).items()}
        return Score(example_id, values, detail)


class Facts(FactCheck):
    """The fact check with the packaged judge: signals weighed by a logistic regression.

    weights: a file of weights of one's own (see `benchmarks/fit_facts.py`), else the packaged one.
    """

    def __init__(self, weights: str | None = None) -> None:
        super().__init__("facts", WeighedSignals(weights or str(PACKAGED_WEIGHTS)))


def _values(report: Report) -> dict[str, float]:
    claims = report.claims
    counts = {
        verdict: float(sum(claim.verdict == verdict for claim in claims))
        for verdict in ("supported", "unsupported", "contradicted", "unchecked")
    }
    return {
        "": report.score,
        "_supported": counts["supported"] / len(claims) if claims else 0.0,
        "_claims": float(len(claims)),
        "_unsupported": counts["unsupported"],
        "_contradicted": counts["contradicted"],
        "_unchecked": counts["unchecked"],
        "_truncated": float(sum(claim.truncated for claim in claims)),
    }
