"""What a run's record (run.json) says: what was run, and the figures from its files."""

from collections.abc import Mapping
from typing import Any

from harness.runs.aggregates import metric_figures, summary_figures
from harness.runs.folder import SCHEMA_VERSION, RunFolder
from harness.runs.job import Job
from harness.runs.scan import Scan
from harness.runs.scoring import Standing

# The part of a record that is known before anything is made.
_HEADER = ("schema_version", "state", "command", "dataset", "summarizer", "seed")


def new_header(job: Job, found: Scan, command: list[str]) -> dict[str, Any]:
    """The head of the record of a job whose dataset was looked over; its state is "running"."""
    return {
        "schema_version": SCHEMA_VERSION,
        "state": "running",
        "command": command,
        "dataset": {
            "name": job.dataset.name,
            "digest": found.digest,
            "signature": job.dataset.instance.signature,
            "examples": len(found.ids),
            "empty_documents": list(found.empty_documents),
            "skipped": [{"where": item.where, "reason": item.reason} for item in found.skipped],
        },
        "summarizer": {
            "name": job.summarizer.name,
            "signature": job.summarizer.instance.signature,
            "sees_references": bool(getattr(job.summarizer.instance, "sees_references", False)),
        },
        "seed": job.seed,
    }


def header_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The head of a record that is there."""
    return {key: record[key] for key in _HEADER}


def figures(folder: RunFolder, stands: Standing) -> dict[str, Any]:
    """Counts and errors of the stored summaries, and the metrics whose scores fit them."""
    return summary_figures(folder) | {
        "metrics": {info.metric: metric_figures(folder, info) for info in stands.current}
    }
