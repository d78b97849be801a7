"""New metrics over the stored summaries of a finished run; nothing is generated."""

from collections.abc import Callable, Sequence

from harness.datasets.base import Dataset
from harness.errors import RunError
from harness.metrics.base import Metric
from harness.runs.checks import check_references, prepare
from harness.runs.folder import RunFolder, locked
from harness.runs.job import Part
from harness.runs.pipeline import Outcome, recording, write_done
from harness.runs.progress import Progress
from harness.runs.record import header_of
from harness.runs.scan import scan
from harness.runs.scoring import score, standing
from harness.runs.stored import StoredRun, load_run, not_finished
from harness.runs.summaries import read_summaries


def rescore(
    folder: RunFolder,
    dataset: Dataset,
    metrics: Sequence[Part[Metric]],
    batch_size: int,
    progress: Progress,
    hide: Callable[[str], str] = str,
) -> Outcome:
    """Score a finished run by these metrics, where it is not yet; its other metrics stay.

    A rescore that was interrupted is gone on with. Raises RunError where summaries are missing, or
    the dataset is no longer the one that they were made of.
    """
    run = load_run(folder.path, finished=False)
    _check_summaries(run, folder)
    found = scan(dataset, run.dataset)
    if found.digest != run.dataset_digest:
        raise RunError(
            f"{folder.path}: the dataset {run.dataset} has changed since this run was made "
            f"({found.digest[:8]} now, {run.dataset_digest[:8]} then); run it again instead"
        )
    check_references(found, run.dataset, metrics)
    due = standing(folder, dataset, metrics).due
    for part in due:
        prepare(part.instance)
    if not due:
        return Outcome(folder, False, found.notes)
    header = header_of(run.record)
    with locked(folder), recording(folder, header | {"state": "running"}, hide):
        for part in standing(folder, dataset, metrics).due:
            score(folder, dataset, part, batch_size, len(found.ids), progress)
        write_done(folder, header, standing(folder, dataset, metrics))
    return Outcome(folder, True, found.notes)


def _check_summaries(run: StoredRun, folder: RunFolder) -> None:
    there = sum(1 for _ in read_summaries(folder))
    if there != run.record["dataset"]["examples"]:
        raise not_finished(run.path, run.record)
