"""`harness eval`: run a dataset through a summarizer and its metrics, and print the table."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.catalog import config_folders
from harness.cli.options import add_config_options, plugins
from harness.text.printable import printable

_EPILOG = """examples:
  harness eval                                      the default run: lead on the seeds
  harness eval summarizer=lexrank budget.words=100
  harness eval -m summarizer=lead,lexrank,oracle    a sweep
  harness eval 'metric=[rouge]' dataset=seeds_per_report
  harness eval +experiment=seeds_baselines
  harness eval summarizer=predictions summarizer.path=mine.jsonl system=mine
`harness list` names the datasets, summarizers, metrics and experiments."""


def add_parser(commands: Any) -> None:
    """Add `eval` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "eval",
        help="summarize a dataset, score it, print the table",
        description="One run = one dataset x one summarizer, scored by several metrics. "
        "The same command again resumes the run, or finds it done.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "overrides", nargs="*", metavar="KEY=VALUE", help="parts and settings, as Hydra takes them"
    )
    parser.add_argument(
        "-m", "--multirun", action="store_true", help="one run for each combination of A,B,C values"
    )
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Hydra takes a tenth of a second to import: not for `harness --help`.
    from harness.configuring import Call, run_jobs

    call = Call(
        overrides=tuple(options.overrides),
        folders=config_folders(options.config_dir),
        plugins=plugins(options),
        multirun=options.multirun,
    )
    results = run_jobs(call)
    finished = [result for result in results if result.folder is not None]
    if finished:
        _print_tables([Path(str(result.folder)) for result in finished])
        for note in dict.fromkeys(note for result in finished for note in result.notes):
            print(printable(f"warning: {note}"), file=sys.stderr)
        before = sum(not result.made for result in finished)
        if before:
            noun = "run was" if before == 1 else "runs were"
            print(f"{before} {noun} finished before; nothing was computed again")
    failed = [result for result in results if result.folder is None]
    for result in failed:
        if options.debug:
            print(printable(result.trace or ""), file=sys.stderr)
        where = f"{result.job}: " if len(results) > 1 else ""
        print(printable(f"harness: {where}{result.error}"), file=sys.stderr)
    if len(results) > 1 and failed:
        print(f"harness: {len(failed)} of {len(results)} runs failed", file=sys.stderr)
        return 1
    return max((result.exit_code for result in failed), default=0)


def _print_tables(folders: Sequence[Path]) -> None:
    from harness.report.markdown import markdown
    from harness.report.table import tables
    from harness.report.terminal import print_table
    from harness.runs.folder import write_whole
    from harness.runs.stored import latest_runs, load_run

    runs = list({folder: load_run(folder) for folder in folders}.values())
    for table in tables(runs):
        print_table(table, sys.stdout)
    for parent, digest in dict.fromkeys((run.path.parent, run.dataset_digest) for run in runs):
        # The file holds the latest run of every system on the same examples, not of this call only.
        latest = tables(latest_runs(parent, digest))
        path = parent / "table.md"
        write_whole(path, "\n".join(map(markdown, latest)).encode())
        print(f"written to {path}")
