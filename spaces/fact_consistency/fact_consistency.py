"""The fact check of summarization-harness as a module of Hugging Face `evaluate`."""

from statistics import fmean

import datasets

# On a line of its own, and no class from it by name: `evaluate` reads the imports line by line, and
# takes the first of its classes that it finds here for the metric.
import evaluate

from harness.metrics.facts.metric import Facts
from harness.records import Document, Example, Summary

_INPUTS = """
Args:
    predictions: the summaries.
    documents: for each summary the list of the texts that it was made of.
Returns:
    facts: mean score in [0, 1], a score and no probability; facts_supported: mean share of claims
    that the documents support; facts_claims, facts_unsupported, facts_contradicted and
    facts_truncated: counts over all summaries; per_example: the same, one number a summary;
    reports: the claims of each summary with verdicts, evidence and reasons; signature: what the
    scores depend on, to be quoted with them.
"""


class FactConsistency(evaluate.Metric):
    """Which claims of a summary its documents support, leave open or contradict."""

    def _info(self):
        text = datasets.Value("string")
        return evaluate.MetricInfo(
            description="Whether each claim of a summary follows from its source documents.",
            citation="",
            inputs_description=_INPUTS,
            features=datasets.Features({"predictions": text, "documents": datasets.List(text)}),
        )

    def _compute(self, predictions, documents):
        if not predictions or not all(documents):
            raise ValueError("one prediction or more, and one document or more for each of them")
        metric = Facts()
        metric.prepare()
        examples = [
            Example(str(i), tuple(Document(str(n), text) for n, text in enumerate(texts)))
            for i, texts in enumerate(documents)
        ]
        summaries = [Summary(str(i), text) for i, text in enumerate(predictions)]
        scores = metric.score(examples, summaries)
        each = {c.name: [score.values[c.name] for score in scores] for c in metric.columns}
        overall = {c.name: (sum if c.total else fmean)(each[c.name]) for c in metric.columns}
        reports = [dict(score.detail) for score in scores]
        return overall | {"per_example": each, "reports": reports, "signature": metric.signature}
