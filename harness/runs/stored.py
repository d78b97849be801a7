"""Finished runs as they lie on the disk, read without anything heavy."""

import math
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import RunError, UsageError
from harness.runs.folder import SCHEMA_VERSION, RunFolder, read_json

# The counts of a record.
COUNTS = ("examples", "summarized", "failed", "empty", "truncated", "words")


class UnfinishedRunError(RunError):
    """A run is not finished; what it has by now may be of use all the same."""


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


def load_run(path: Path, *, finished: bool = True) -> StoredRun:
    """A run. Raises UsageError where there is none, RunError where its record is not as the harness
    writes it, UnfinishedRunError where, with `finished`, the run is not."""
    record = read_json(RunFolder(path).record)
    if record is None:
        raise UsageError(f"{path}: no run there (no run.json)")
    version = record.get("schema_version")
    if version != SCHEMA_VERSION:
        raise RunError(f"{path}: run.json has schema version {version}, not {SCHEMA_VERSION}")
    if finished and record.get("state") != "done":
        raise not_finished(path, record)
    _check_layout(path, record, finished)
    return StoredRun(path, record, read_json(RunFolder(path).timing) or {})


def not_finished(path: Path, record: Mapping[str, Any]) -> UnfinishedRunError:
    """The error for a run that is not finished, with the command that finishes it."""
    command = shlex.join(map(str, record.get("command", ["harness", "eval"])))
    return UnfinishedRunError(f"{path}: the run is not finished; to finish it: {command}")


def _check_layout(path: Path, record: Mapping[str, Any], finished: bool) -> None:
    """That all is there which readers of a record take for granted: people edit files."""
    try:
        names = [record["dataset"]["name"], record["dataset"]["digest"]]
        names += [record["summarizer"][key] for key in ("name", "signature")]
        lists = [record["dataset"][key] for key in ("skipped", "empty_documents")]
        numbers = [record["seed"], record["dataset"]["examples"]]
        numbers += [record["counts"][key] for key in COUNTS] if finished else []
        for figures in record["metrics"].values() if finished else ():
            names.append(figures["signature"])
            for column in figures["columns"].values():
                numbers += [column["mean"], column["n"], column.get("total", 0.0)]
                names += [column["better"] or "", *(str(column[key]) for key in ("main", "alarm"))]
        right = (
            all(isinstance(name, str) for name in names)
            and all(isinstance(items, list) for items in lists)
            and all(map(_is_number, numbers))
        )
    except (AttributeError, KeyError, TypeError):
        right = False
    if not right:
        raise RunError(
            f"{path}: run.json is not as the harness writes it; delete that file and give the "
            "run's command again, the summaries and scores are kept"
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
