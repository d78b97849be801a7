"""What lies in a results folder, finished or not."""

import fcntl
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import RunError
from harness.runs.folder import RunFolder, locked, read_json
from harness.runs.journal import read_rows


@dataclass(frozen=True, slots=True)
class RunState:
    """state: done, running (another process holds it), interrupted, failed, or broken (its record
    cannot be read); summarized, examples: how far it is; changed: seconds since the epoch."""

    path: Path
    state: str
    dataset: str
    system: str
    summarized: int
    examples: int
    metrics: tuple[str, ...]
    changed: float


def overview(results: Path) -> list[RunState]:
    """Every run under `results`, the one that was changed last at the end."""
    found = [_state(record.parent) for record in results.glob("*/*/run.json")]
    return sorted(found, key=lambda run: (run.changed, str(run.path)))


def remove(runs: Sequence[RunState]) -> None:
    """Remove runs that nobody works on, folder by folder; RunError where somebody does."""
    for run in runs:
        with locked(RunFolder(run.path)):
            shutil.rmtree(run.path)


def _state(path: Path) -> RunState:
    folder = RunFolder(path)
    try:
        record = read_json(folder.record) or {}
        return _told(folder, record)
    except (AttributeError, KeyError, RunError, TypeError, ValueError):
        changed = folder.record.stat().st_mtime
        return RunState(path, "broken", path.parent.name, path.name, 0, 0, (), changed)


def _told(folder: RunFolder, record: dict[str, Any]) -> RunState:
    state = str(record["state"])
    if state == "running" and not _is_held(folder):
        state = "interrupted"
    if state == "done":
        summarized = int(record["counts"]["summarized"])
    else:
        summarized = sum(row.get("error") is None for row, _ in read_rows(folder.summaries))
    return RunState(
        folder.path,
        state,
        str(record["dataset"]["name"]),
        str(record["summarizer"]["name"]),
        summarized,
        int(record["dataset"]["examples"]),
        tuple(record.get("metrics", {})),
        folder.record.stat().st_mtime,
    )


def _is_held(folder: RunFolder) -> bool:
    try:
        with (folder.path / ".lock").open() as stream:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
