"""Scores that are kept as a baseline: of each run its record and its score files, nothing else."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from harness.errors import UsageError
from harness.runs.folder import RunFolder, read_json, write_json
from harness.runs.stored import StoredRun

# How and where a run was made: that differs from machine to machine, and no comparison reads it.
_LEFT_OUT = ("command", "manifest")


def keep_scores(runs: Sequence[StoredRun], folder: Path) -> None:
    """Make `folder` hold these runs, each under its own folder's name, in place of what it held.

    Each can be compared like any run on the same data. Raises UsageError where two have one name,
    and where the folder holds anything else than runs that were kept so.
    """
    names = [run.path.name for run in runs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two of the runs to keep are called {twice}")
    _check_replaceable(folder)
    new, old = (folder.with_name(f"{folder.name}.{os.getpid()}.{end}") for end in ("new", "old"))
    try:
        for run in runs:
            _keep(run, RunFolder(new / run.path.name))
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)


def _keep(run: StoredRun, to: RunFolder) -> None:
    source = RunFolder(run.path)
    (to.path / "scores").mkdir(parents=True)
    for metric in run.record["metrics"]:
        shutil.copyfile(source.scores(metric), to.scores(metric))
    record = read_json(source.record) or {}
    write_json(to.record, {key: record[key] for key in record if key not in _LEFT_OUT})


def _check_replaceable(folder: Path) -> None:
    if folder.is_file():
        raise UsageError(f"{folder}: a file; name a folder for the baseline")
    for run in sorted(folder.iterdir()) if folder.exists() else ():
        held = {path.name for path in run.iterdir()} if run.is_dir() else set()
        if not held or not held <= {"run.json", "scores"}:
            raise UsageError(
                f"{folder} holds {run.name}, which is no kept run (run.json and scores/ only): "
                "name the folder of a baseline, or move that away"
            )
