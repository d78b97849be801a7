"""One run from start to end: check everything, summarize, score, record."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from harness.errors import RunError, UsageError
from harness.runs.aggregates import metric_figures, summary_figures
from harness.runs.clock import Clock
from harness.runs.folder import (
    SCHEMA_VERSION,
    RunFolder,
    locked,
    read_json,
    run_folder,
    write_json,
    write_whole,
)
from harness.runs.generation import generate, stored_prefix, total_seconds
from harness.runs.identity import part_identity, run_hex
from harness.runs.job import Job
from harness.runs.manifest import manifest
from harness.runs.progress import Progress
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
    _check_references(job, found)
    summarizer = part_identity(job.summarizer.instance.signature, job.summarizer.config)
    hex_digits = run_hex(found.digest, summarizer, job.seed)
    folder = run_folder(job.results, job.dataset.name, job.summarizer.name, hex_digits)
    notes = (
        *(f"{name} has no text" for name in found.empty_documents),
        *(f"skipped {item.where}: {item.reason}" for item in found.skipped),
    )

    prepared = _prepare_missing(job, folder, found, ())
    if not prepared and _is_recorded(job, folder):
        return Outcome(folder, False, notes)
    with locked(folder):
        # Another process may have worked here while the models were loading.
        _prepare_missing(job, folder, found, prepared)
        _work(job, folder, found, progress, command)
    return Outcome(folder, True, notes)


def _prepare_missing(
    job: Job, folder: RunFolder, found: Scan, prepared: Sequence[object]
) -> list[object]:
    """Prepare the parts that have something to do and are not `prepared` yet; gives all of them."""
    parts: list[object] = list(prepared)
    generated = _is_generated(job, folder)
    due = _standing(job, folder).due if generated else job.metrics
    if not generated and job.summarizer not in parts:
        _prepare(job.summarizer.instance, found.ids)
        parts.append(job.summarizer)
    for part in due:
        if part not in parts:
            _prepare(part.instance)
            parts.append(part)
    return parts


def _work(job: Job, folder: RunFolder, found: Scan, progress: Progress, command: list[str]) -> None:
    header = _header(job, found, command)
    clock = Clock()
    write_whole(folder.config, job.config.encode("utf-8", "backslashreplace"))
    write_json(folder.record, header)
    try:
        dataset, size, total = job.dataset.instance, job.batch_size, len(found.ids)
        clock.stage("summarize")
        generate(folder, job, total, progress)
        for part in _standing(job, folder).due:
            clock.stage(f"score {part.name}")
            score(folder, dataset, part, size, total, progress)
        write_json(folder.timing, clock.read(total_seconds(folder)))
        write_json(
            folder.record,
            header | {"state": "done"} | _figures(job, folder) | {"manifest": manifest()},
        )
    except BaseException as error:
        state = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        reason = str(error) or type(error).__name__
        # A full disk must not hide the error that it caused.
        with suppress(OSError):
            write_json(folder.record, header | {"state": state, "error": job.hide(reason)})
        raise


def _header(job: Job, found: Scan, command: list[str]) -> dict[str, Any]:
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


def _figures(job: Job, folder: RunFolder) -> dict[str, Any]:
    """The record's figures, from the stored summaries and every score file that fits them."""
    current = _standing(job, folder).current
    return summary_figures(folder) | {
        "metrics": {info.metric: metric_figures(folder, info) for info in current}
    }


def _check_references(job: Job, found: Scan) -> None:
    if not found.without_references:
        return
    example = found.without_references[0]
    where = f"example {example!r} of dataset {job.dataset.name} has none"
    if getattr(job.summarizer.instance, "sees_references", False):
        raise UsageError(f"summarizer {job.summarizer.name} needs references, but {where}")
    needing = [part.name for part in job.metrics if "references" in part.instance.needs]
    if needing:
        verb = "metric {} needs" if len(needing) == 1 else "metrics {} need"
        others = [part.name for part in job.metrics if part.name not in needing]
        way_out = f"; without them: 'metric=[{','.join(others)}]'" if others else ""
        raise UsageError(f"{verb.format(', '.join(needing))} references, but {where}{way_out}")


def _prepare(part: object, *arguments: object) -> None:
    prepare: Callable[..., None] | None = getattr(part, "prepare", None)
    if prepare is not None:
        prepare(*arguments)


def _is_generated(job: Job, folder: RunFolder) -> bool:
    prefix = stored_prefix(folder, job.dataset.instance, job.summarizer, job.batch_size)
    return prefix.complete


def _standing(job: Job, folder: RunFolder) -> Standing:
    return standing(folder, job.dataset.instance, job.metrics)


def _is_recorded(job: Job, folder: RunFolder) -> bool:
    """Whether the record is there and says what the stored summaries and scores say."""
    try:
        record = read_json(folder.record) or {}
    except RunError:
        return False
    figures = _figures(job, folder)
    same = {key: record.get(key) for key in figures}
    # The order of metrics is that of the call that wrote it.
    return record.get("state") == "done" and same == figures
