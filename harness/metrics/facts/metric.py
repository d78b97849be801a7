"""The `facts` metric."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from harness.metrics.facts.claims import split_claims
from harness.metrics.facts.passages import read_document, read_passages
from harness.metrics.facts.records import ClaimVerdict, to_json
from harness.metrics.facts.terms import term_weights
from harness.metrics.facts.verdict import judge_claim, judge_document, summary_score
from harness.models.encoder import load_encoder
from harness.models.files import find_model
from harness.records import Column, Example, Score, Summary, signature
from harness.text.sentences import SPLITTER


class Facts:
    """Whether each claim of a summary follows from its documents, and from which.

    The names and quantities of each claim are looked for in the sentences of each document that are
    aligned with it. model: the sentence encoder that aligns them, the packaged MiniLM, a local
    folder or a hub name. facts: a score, not a probability; facts_supported: the share of claims
    that a document supports; facts_claims, facts_unsupported and facts_contradicted: counts. A
    summary without claims, or that failed, has 0 in every column. The detail holds the
    claim x document matrix, with evidence and reasons.
    """

    needs = frozenset({"documents"})
    columns = (
        Column("facts", main=True),
        Column("facts_supported"),
        Column("facts_claims", high=None, better=None, total=True),
        Column("facts_unsupported", high=None, better="low", total=True),
        Column("facts_contradicted", high=None, better="low", main=True, total=True),
    )

    def __init__(self, model: str = "all-MiniLM-L6-v2") -> None:
        self._model = model
        self.signature = signature(
            "facts",
            model=find_model(model).identity,
            split=SPLITTER,
            transformers=version("transformers"),
            verdict="rules",
            claims="min+mean",
            v=1,
        )

    def prepare(self) -> None:
        """Load the encoder; RunError where it cannot be had."""
        load_encoder(self._model)

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example; RunError where the encoder cannot be had."""
        return [
            self._score(example, summary.text)
            for example, summary in zip(examples, summaries, strict=True)
        ]

    def _score(self, example: Example, summary: str) -> Score:
        verdicts = check(example, summary, self._model)
        detail: dict[str, Any] = {"claims": [to_json(verdict) for verdict in verdicts]}
        if not verdicts:
            detail = {"empty": True, **detail}
        return Score(example.id, _values(verdicts), detail)


def check(example: Example, summary: str, model: str) -> list[ClaimVerdict]:
    """The verdict on every claim of `summary` against the documents of `example`, in order."""
    claims = split_claims(summary)
    read = read_passages(model, summary, [(claim.start, claim.end) for claim in claims])
    if not claims:
        return []
    documents = [(d.name, read_document(model, d.text)) for d in example.documents]
    weights = term_weights(p.terms for _, document in documents for p in document.passages)
    return [
        judge_claim(
            claim,
            [judge_document(passage, vector, name, text, weights) for name, text in documents],
        )
        for claim, passage, vector in zip(claims, read.passages, read.vectors, strict=True)
    ]


def _values(verdicts: Sequence[ClaimVerdict]) -> dict[str, float]:
    counts = {
        verdict: float(sum(claim.verdict == verdict for claim in verdicts))
        for verdict in ("supported", "unsupported", "contradicted")
    }
    return {
        "facts": summary_score(verdicts),
        "facts_supported": counts["supported"] / len(verdicts) if verdicts else 0.0,
        "facts_claims": float(len(verdicts)),
        "facts_unsupported": counts["unsupported"],
        "facts_contradicted": counts["contradicted"],
    }
