"""What a user calls a run or a column of a table -> its place."""

import os
from collections.abc import Sequence

from harness.analysis.comparison import ScoreColumn
from harness.errors import UsageError
from harness.report.labels import labels
from harness.runs.stored import StoredRun


def chosen_baseline(runs: Sequence[StoredRun], name: str | None) -> int:
    """The place of the run that `name` means: its name in the table, its folder (the path, or its
    last part), or its summarizer; None: the first that is no upper bound.

    Raises UsageError where no run is meant, or several.
    """
    if name is None:
        systems = (place for place, run in enumerate(runs) if not run.sees_references)
        return next(systems, 0)
    names = labels(runs)
    path = os.path.abspath(name) if os.sep in name else name
    for told in (
        names,
        [os.path.abspath(run.path) for run in runs],
        [run.path.name for run in runs],
        [run.system for run in runs],
    ):
        places = [place for place, own in enumerate(told) if own in (name, path)]
        if len(places) == 1:
            return places[0]
        if places:
            several = ", ".join(str(runs[place].path) for place in places)
            raise UsageError(f"--baseline {name} means {len(places)} runs; name one: {several}")
    raise UsageError(f"--baseline {name}: no such run here; there are {', '.join(names)}")


def sort_column(columns: Sequence[ScoreColumn], name: str | None) -> int:
    """The place of the column called `name`; None: the first that has a better direction.

    Raises UsageError where there is none of that name.
    """
    if name is None:
        known = (place for place, column in enumerate(columns) if column.better is not None)
        return next(known, 0)
    for place, column in enumerate(columns):
        if name in (column.label, f"{column.metric}:{column.name}"):
            return place
    right = ", ".join([*(column.label for column in columns), "name"])
    raise UsageError(f"--sort {name}: no such column here; there are {right}")


def in_name_order(runs: Sequence[StoredRun]) -> list[int]:
    """The places of the runs, sorted by their names in the table."""
    names = labels(runs)
    return sorted(range(len(runs)), key=lambda place: names[place])
