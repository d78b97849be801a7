"""The runs that a command names: folders, folders of runs, globs, or a dataset."""

import glob
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from harness.errors import RunError, UsageError
from harness.runs.folder import RunFolder, safe_name
from harness.runs.stored import StoredRun, load_run

# Beside the runs of a dataset.
TABLE_FILE = "table.md"


@dataclass(frozen=True, slots=True)
class Found:
    """The runs that some paths name, and why others that lie there were left out."""

    runs: tuple[StoredRun, ...]
    left_out: tuple[str, ...]


def find_runs(paths: Iterable[Path], load: Callable[[Path], StoredRun] = load_run) -> Found:
    """The runs that `paths` name, each once: a run's own folder, a folder of runs, or a glob.

    `load` reads one. A run that is named itself must be there and whole; in a folder of runs those
    that `load` refuses are left out. Raises UsageError where a path names no run, and what `load`
    raises for a named one.
    """
    found: dict[str, StoredRun] = {}
    left_out: dict[str, None] = {}
    for path in _expanded(paths):
        if path.name == TABLE_FILE:  # "results/seeds/*" has it, too
            continue
        inside = sorted(record.parent for record in path.glob("*/run.json"))
        if RunFolder(path).record.exists() or not inside:
            found.setdefault(os.path.abspath(path), load(path))
            continue
        for folder in inside:
            try:
                found.setdefault(os.path.abspath(folder), load(folder))
            except RunError as error:
                left_out[str(error)] = None
    if not found and not left_out:
        raise UsageError("no run is named; name a run's folder, or a folder of runs")
    return Found(tuple(found.values()), tuple(left_out))


def latest_runs(results: Path, dataset: str, load: Callable[[Path], StoredRun] = load_run) -> Found:
    """Of each summarizer the run on `dataset` that finished last, by name of the summarizer.

    Runs that `load` refuses are left out. Raises UsageError where there is no run on it.
    """
    folder = results / safe_name(dataset)
    if not any(folder.glob("*/run.json")):
        others = sorted({record.parent.parent.name for record in results.glob("*/*/run.json")})
        right = f"there are runs on {', '.join(others)}" if others else "there are no runs"
        raise UsageError(
            f"no run on {dataset!r} in {results}; {right} (--results names the folder)"
        )
    found = find_runs([folder], load)
    latest: dict[str, StoredRun] = {}
    for run in sorted(found.runs, key=lambda run: (_finished(run), run.path.name)):
        latest[run.system] = run
    return Found(tuple(latest[name] for name in sorted(latest)), found.left_out)


def _expanded(paths: Iterable[Path]) -> Iterable[Path]:
    """Globs that no shell has expanded (quoted ones) as what they match."""
    for path in paths:
        matches = sorted(glob.glob(str(path))) if glob.has_magic(str(path)) else []
        if matches and not path.exists():
            yield from (Path(match) for match in matches if (Path(match) / "run.json").exists())
        else:
            yield path


def _finished(run: StoredRun) -> str:
    told = run.timing.get("finished")
    if isinstance(told, str):
        return told
    changed = RunFolder(run.path).record.stat().st_mtime
    return datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds")
