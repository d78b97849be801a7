"""Finished runs as they lie on the disk, read without anything heavy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import RunError, UsageError
from harness.runs.folder import SCHEMA_VERSION, RunFolder, read_json


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run's record (run.json) and its timing (timing.json, {} where it was lost)."""

    path: Path
    record: Mapping[str, Any]
    timing: Mapping[str, Any]

    @property
    def dataset(self) -> str:
        """The dataset's name."""
        return str(self.record["dataset"]["name"])

    @property
    def dataset_digest(self) -> str:
        """The digest of the dataset's choices and content."""
        return str(self.record["dataset"]["digest"])

    @property
    def system(self) -> str:
        """The summarizer's name."""
        return str(self.record["summarizer"]["name"])

    @property
    def sees_references(self) -> bool:
        """Whether it is an upper bound and no competitor."""
        return bool(self.record["summarizer"]["sees_references"])


def load_run(path: Path) -> StoredRun:
    """A finished run. Raises UsageError where there is none, RunError where it is not finished."""
    record = read_json(RunFolder(path).record)
    if record is None:
        raise UsageError(f"{path}: no run there (no run.json)")
    version = record.get("schema_version")
    if version != SCHEMA_VERSION:
        raise RunError(f"{path}: run.json has schema version {version}, not {SCHEMA_VERSION}")
    if record.get("state") != "done":
        raise RunError(f"{path}: the run is {record.get('state')}; run it again to finish it")
    return StoredRun(path, record, read_json(RunFolder(path).timing) or {})


def latest_runs(folder: Path, dataset_digest: str) -> list[StoredRun]:
    """Of each system the finished run on that dataset that was finished last, in that order."""
    runs = []
    for path in folder.glob("*/run.json"):
        try:
            run = load_run(path.parent)
        except (RunError, UsageError):
            continue
        if run.dataset_digest == dataset_digest:
            runs.append(run)
    runs.sort(key=lambda run: (str(run.timing.get("finished")), run.path.name))
    return list({run.system: run for run in runs}.values())


def find_runs(paths: Iterable[Path]) -> list[Path]:
    """The run folders that `paths` name, each once: a run's own, or all runs in a folder of them.

    Raises UsageError where a path names none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(record.parent for record in path.glob("*/run.json"))
        if RunFolder(path).record.exists() or not inside:
            inside = [path]
        found.update(dict.fromkeys(inside))
    return list(found)
