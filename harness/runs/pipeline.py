"""One run from start to end: check everything, summarize, score, record."""

import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from harness.errors import UsageError
from harness.metrics.base import Metric
from harness.runs.aggregates import metric_aggregates, summary_counts
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
from harness.runs.job import Job, Part
from harness.runs.manifest import manifest
from harness.runs.progress import Progress
from harness.runs.scan import Scan, scan
from harness.runs.scoring import score, scores_are_current


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

    generated = _is_generated(job, folder)
    due = [part for part in job.metrics if not (generated and _is_scored(job, folder, part))]
    if generated and not due and _is_recorded(job, folder):
        return Outcome(folder, False, notes)
    if not generated:
        _prepare(job.summarizer.instance, found.ids)
    for part in due:
        _prepare(part.instance)
    with locked(folder):
        _work(job, folder, found, due, progress, command)
    return Outcome(folder, True, notes)


def _work(
    job: Job,
    folder: RunFolder,
    found: Scan,
    due: list[Part[Metric]],
    progress: Progress,
    command: list[str],
) -> None:
    header = {
        "schema_version": SCHEMA_VERSION,
        "state": "running",
        "dataset": {
            "name": job.dataset.name,
            "digest": found.digest,
            "signature": job.dataset.instance.signature,
            "examples": len(found.ids),
        },
        "summarizer": {
            "name": job.summarizer.name,
            "signature": job.summarizer.instance.signature,
            "sees_references": getattr(job.summarizer.instance, "sees_references", False),
        },
        "seed": job.seed,
    }
    before = read_json(folder.record) or {}
    clock = _Clock()
    write_whole(folder.config, job.config.encode("utf-8", "backslashreplace"))
    write_json(folder.record, header)
    try:
        dataset, size, total = job.dataset.instance, job.batch_size, len(found.ids)
        clock.stage("summarize")
        generate(folder, dataset, job.summarizer, size, total, progress)
        for part in due:
            clock.stage(f"score {part.name}")
            score(folder, dataset, part, size, total, progress)
    except BaseException as error:
        state = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        reason = str(error) or type(error).__name__
        # A full disk must not hide the error that it caused.
        with suppress(OSError):
            write_json(folder.record, header | {"state": state, "error": reason})
        raise
    metrics = {part.name: metric_aggregates(folder, part) for part in job.metrics}
    # Metrics of an earlier call, on the same summaries, stay.
    kept = {
        name: value
        for name, value in before.get("metrics", {}).items()
        if name not in metrics and folder.scores(name).exists()
    }
    record = header | {
        "state": "done",
        "counts": summary_counts(folder),
        "empty_documents": list(found.empty_documents),
        "skipped": [{"where": item.where, "reason": item.reason} for item in found.skipped],
        "metrics": kept | metrics,
        "manifest": manifest(command),
    }
    write_json(folder.timing, clock.read(total_seconds(folder)))
    write_json(folder.record, record)


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


def _is_scored(job: Job, folder: RunFolder, part: Part[Metric]) -> bool:
    return scores_are_current(folder, job.dataset.instance, part, job.batch_size)


def _is_recorded(job: Job, folder: RunFolder) -> bool:
    record = read_json(folder.record) or {}
    metrics = record.get("metrics", {})
    return record.get("state") == "done" and all(part.name in metrics for part in job.metrics)


class _Clock:
    """Wall and CPU seconds of this call, in all and by stage."""

    def __init__(self) -> None:
        self._started = datetime.now(UTC)
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        self._stages: list[tuple[str, float]] = []

    def stage(self, name: str) -> None:
        self._stages.append((name, time.perf_counter()))

    def read(self, summary_seconds: float) -> dict[str, Any]:
        now = time.perf_counter()
        ends = [begin for _, begin in self._stages[1:]] + [now]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {
            "schema_version": SCHEMA_VERSION,
            "started": self._started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "summary_seconds": summary_seconds,
            "wall_seconds": now - self._wall,
            "cpu_seconds": time.process_time() - self._cpu,
            # Linux counts in KiB, macOS in bytes.
            "peak_memory_mib": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
            "stage_seconds": {
                name: end - begin for (name, begin), end in zip(self._stages, ends, strict=True)
            },
        }
