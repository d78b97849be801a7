"""`harness compare`: the results table of any runs."""

import argparse
import sys
from pathlib import Path
from typing import Any

from harness.text.printable import printable


def add_parser(commands: Any) -> None:
    """Add `compare` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="the results table of runs",
        description="Print the results table of finished runs, one table a dataset.",
    )
    parser.add_argument(
        "runs",
        nargs="+",
        type=Path,
        metavar="RUN",
        help="a run's folder, or a folder of runs (results/seeds)",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.report.table import tables
    from harness.report.terminal import print_table
    from harness.runs.stored import find_runs

    found = find_runs(options.runs)
    for table in tables(found.runs):
        print_table(table, sys.stdout)
    for reason in found.left_out:
        print(printable(f"left out: {reason}"), file=sys.stderr)
    return 0 if found.runs else 1
