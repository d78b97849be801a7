"""A run that is not finished, as far as it is: the metrics that have scored all its summaries."""

from pathlib import Path

from harness.errors import RunError
from harness.runs.aggregates import metric_figures, summary_figures
from harness.runs.folder import RunFolder
from harness.runs.identity import score_key
from harness.runs.journal import KeyDigest, read_rows
from harness.runs.score_files import ScoreInfo, read_info
from harness.runs.stored import StoredRun, load_run


def load_partial(path: Path) -> StoredRun:
    """A finished run as `load_run` gives it; of another the same figures, from its own files.

    A metric counts where its score file, which is of all examples, is of the stored summaries.
    Raises UsageError and RunError as `load_run` does, and RunError where there is no such metric.
    """
    run = load_run(path, finished=False)
    if run.record["state"] == "done":
        return load_run(path)
    folder = RunFolder(path)
    found = [info for file in sorted(path.glob("scores/*.parquet")) if (info := read_info(file))]
    current = [info for info in found if _fits(folder, info)]
    if not current:
        raise RunError(f"{path}: nothing to compare yet, no metric has scored all its summaries")
    metrics = {info.metric: metric_figures(folder, info) for info in current}
    return StoredRun(
        path, {**run.record, **summary_figures(folder), "metrics": metrics}, run.timing
    )


def _fits(folder: RunFolder, info: ScoreInfo) -> bool:
    digest = KeyDigest()
    for row, _ in read_rows(folder.summaries):
        digest.add(score_key(row.get("example", ""), row["summary"], info.identity))
    return digest.hex() == info.keys
