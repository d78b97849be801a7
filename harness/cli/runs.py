"""`harness runs`: what is in results/, and the removal of what was never finished."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from harness.text.printable import one_line

_UNFINISHED = ("interrupted", "failed", "broken")


def add_parser(commands: Any) -> None:
    """Add `runs` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "runs",
        help="what is in results/, finished or not",
        description="List the runs with their state: done, running, interrupted (the same command "
        "goes on with it), failed, or broken (its record cannot be read).",
    )
    parser.add_argument(
        "results", nargs="?", type=Path, default=Path("results"), metavar="FOLDER",
        help="the folder of all runs (results)",
    )  # fmt: skip
    parser.add_argument(
        "--prune", action="store_true", help="remove interrupted, failed and broken runs"
    )
    parser.add_argument("--yes", action="store_true", help="remove without asking")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.errors import UsageError
    from harness.runs.overview import overview, remove

    if not options.results.is_dir():
        raise UsageError(f"{options.results}: no such folder")
    runs = overview(options.results)
    unfinished = [run for run in runs if run.state in _UNFINISHED]
    chosen = unfinished if options.prune else runs
    for line in _lines(chosen):
        print(line)
    if not options.prune or not unfinished:
        print(f"{len(chosen)} of {len(runs)} runs" if options.prune else f"{len(runs)} runs")
        return 0
    if not options.yes and not _agreed(len(unfinished)):
        print("nothing was removed")
        return 0
    remove(unfinished)
    print(f"{len(unfinished)} of {len(runs)} runs removed")
    return 0


def _lines(runs: Any) -> list[str]:
    rows = [
        (
            run.state,
            one_line(run.dataset),
            one_line(run.system),
            f"{run.summarized} of {run.examples}",
            _age(time.time() - run.changed),
            ",".join(run.metrics) or "–",
            one_line(str(run.path)),
        )
        for run in runs
    ]
    if not rows:
        return []
    rows.insert(0, ("state", "dataset", "system", "scored", "age", "metrics", "folder"))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _age(seconds: float) -> str:
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def _agreed(count: int) -> bool:
    noun = "this run" if count == 1 else f"these {count} runs"
    print(f"remove {noun} with all files? [y/N] ", end="", flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print()
    return answer.strip().lower() in ("y", "yes")
