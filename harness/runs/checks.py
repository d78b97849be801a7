"""What is checked of a run before its first summary or score is made."""

from collections.abc import Callable, Sequence
from typing import Any

from harness.errors import UsageError
from harness.metrics.base import Metric
from harness.runs.job import Part
from harness.runs.scan import Scan
from harness.summarizers.base import Summarizer


def check_references(
    found: Scan,
    dataset: str,
    metrics: Sequence[Part[Metric]],
    summarizer: Part[Summarizer] | None = None,
) -> None:
    """Raise UsageError where an example has no reference and a part needs one."""
    if not found.without_references:
        return
    where = f"example {found.without_references[0]!r} of dataset {dataset} has none"
    if summarizer is not None and getattr(summarizer.instance, "sees_references", False):
        raise UsageError(f"summarizer {summarizer.name} needs references, but {where}")
    needing = [part.name for part in metrics if "references" in part.instance.needs]
    if needing:
        verb = "metric {} needs" if len(needing) == 1 else "metrics {} need"
        others = [part.name for part in metrics if part.name not in needing]
        way_out = f"; without them: 'metric=[{','.join(others)}]'" if others else ""
        raise UsageError(f"{verb.format(', '.join(needing))} references, but {where}{way_out}")


def prepare(part: object, *arguments: Any) -> None:
    """Have a part load what it needs, where it has anything to load."""
    method: Callable[..., None] | None = getattr(part, "prepare", None)
    if method is not None:
        method(*arguments)
