"""A checked summary for machines."""

from collections.abc import Sequence
from typing import Any

from harness.metrics.facts.records import Report, to_json
from harness.records import Document
from harness.report.thresholds import Thresholds

SCHEMA_VERSION = 1


def report_json(
    report: Report,
    documents: Sequence[Document],
    signature: str,
    cleaned: bool,
    thresholds: Thresholds,
) -> dict[str, Any]:
    """The report with what it rests on, as plain JSON-able values.

    documents: what it was checked against, as read; signature: of the metric; cleaned: whether web
    boilerplate was taken out of the documents.
    """
    told = to_json(report)
    verdicts = [claim.verdict for claim in report.claims]
    return {
        "schema_version": SCHEMA_VERSION,
        "signature": signature,
        "score": told["score"],
        "counts": {
            "claims": len(verdicts),
            "supported": verdicts.count("supported"),
            "unsupported": verdicts.count("unsupported"),
            "contradicted": verdicts.count("contradicted"),
            "unchecked": verdicts.count("unchecked"),
            "truncated": sum(claim.truncated for claim in report.claims),
        },
        "sources": [
            {"name": document.name, "characters": len(document.text)} for document in documents
        ],
        "cleaned": cleaned,
        "thresholds": {
            "fail_under": thresholds.fail_under,
            "fail_on": list(thresholds.fail_on),
            "fallen": thresholds.fallen(report),
        },
        "claims": told["claims"],
        "conflicts": told["conflicts"],
    }
