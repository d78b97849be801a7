"""One run from start to end: check everything, summarize, score, record."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from harness.errors import RunError
from harness.runs.checks import check_references, prepare
from harness.runs.clock import Clock
from harness.runs.folder import (
    RunFolder,
    locked,
    read_json,
    run_folder,
    write_json,
    write_whole,
)
from harness.runs.generation import generate, stored_prefix, total_seconds
from harness.runs.identity import part_identity, run_hex
from harness.runs.job import Job, Part
from harness.runs.manifest import manifest
from harness.runs.progress import Progress
from harness.runs.record import figures, new_header
from harness.runs.scan import Scan, scan
from harness.runs.scoring import Standing, score, standing


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run. made: False where all of it had been there before; notes: what its reader
    should know."""

    folder: RunFolder
    made: bool
    notes: tuple[str, ...]


def run(job: Job, progress: Progress, command: list[str]) -> Outcome:
    """Do what is missing of a run and return its folder; a finished run is not touched.

    Everything that can be checked before the first summary is: the dataset is read, the references
    that metrics need are there, models load, the folder can be written. Raises HarnessError; what
    was done by then stays, and the same call goes on from there.
    """
    found = scan(job.dataset.instance, job.dataset.name)
    check_references(found, job.dataset.name, job.metrics, job.summarizer)
    summarizer = part_identity(job.summarizer.instance.signature, job.summarizer.config)
    hex_digits = run_hex(found.digest, summarizer, job.seed)
    folder = run_folder(job.results, job.dataset.name, job.summarizer.name, hex_digits)
    missing = _missing(job, folder)
    if not missing and _is_recorded(job, folder):
        return Outcome(folder, False, found.notes)
    _prepare(job, missing, found)
    with locked(folder):
        # Another process may have worked here while the models were loading.
        left = _missing(job, folder)
        if not left and _is_recorded(job, folder):
            return Outcome(folder, False, found.notes)
        _prepare(job, [part for part in left if part not in missing], found)
        _work(job, folder, found, progress, command)
    return Outcome(folder, True, found.notes)


def _missing(job: Job, folder: RunFolder) -> list[Part[Any]]:
    """The parts that have something to do: the summarizer and all metrics, or some metrics."""
    prefix = stored_prefix(folder, job.dataset.instance, job.summarizer, job.batch_size)
    if not prefix.complete:
        return [job.summarizer, *job.metrics]
    return list(_standing(job, folder).due)


def _prepare(job: Job, parts: Sequence[Part[Any]], found: Scan) -> None:
    for part in parts:
        prepare(part.instance, *([found.ids] if part is job.summarizer else []))


def _work(job: Job, folder: RunFolder, found: Scan, progress: Progress, command: list[str]) -> None:
    header = new_header(job, found, command)
    clock = Clock()
    write_whole(folder.config, job.config.encode("utf-8", "backslashreplace"))
    with recording(folder, header, job.hide):
        dataset, size, total = job.dataset.instance, job.batch_size, len(found.ids)
        clock.stage("summarize")
        generate(folder, job, total, progress)
        for part in _standing(job, folder).due:
            clock.stage(f"score {part.name}")
            score(folder, dataset, part, size, total, progress)
        write_json(folder.timing, clock.read(total_seconds(folder)))
        write_done(folder, header, _standing(job, folder))


@contextmanager
def recording(
    folder: RunFolder, header: dict[str, Any], hide: Callable[[str], str]
) -> Iterator[None]:
    """Write the record as running, and as failed or interrupted where the block raises."""
    write_json(folder.record, header)
    try:
        yield
    except BaseException as error:
        state = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        reason = str(error) or type(error).__name__
        # A full disk must not hide the error that it caused.
        with suppress(OSError):
            write_json(folder.record, header | {"state": state, "error": hide(reason)})
        raise


def write_done(folder: RunFolder, header: dict[str, Any], stands: Standing) -> None:
    """Write the record of a finished run."""
    done = header | {"state": "done"} | figures(folder, stands) | {"manifest": manifest()}
    write_json(folder.record, done)


def _standing(job: Job, folder: RunFolder) -> Standing:
    return standing(folder, job.dataset.instance, job.metrics)


def _is_recorded(job: Job, folder: RunFolder) -> bool:
    """Whether the record is there and says what the stored summaries and scores say."""
    try:
        record = read_json(folder.record) or {}
    except RunError:
        return False
    expected = figures(folder, _standing(job, folder))
    same = {key: record.get(key) for key in expected}
    return record.get("state") == "done" and same == expected
