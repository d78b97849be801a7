"""`harness eval`: run a dataset through a summarizer and its metrics, and print the table."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.catalog import config_folders
from harness.cli.options import add_config_options, plugins
from harness.text.printable import printable

if TYPE_CHECKING:
    from harness.configuring import JobResult
    from harness.runs.stored import StoredRun

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
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="RUN",
        help="run again what this run's config.yaml says, and tell what differs now",
    )
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Hydra takes a tenth of a second to import: not for `harness --help`.
    from harness.configuring import Call, rerun, run_jobs

    call = Call(
        overrides=tuple(options.overrides),
        folders=config_folders(options.config_dir),
        plugins=plugins(options),
        multirun=options.multirun,
    )
    if options.source is None:
        return show_results(run_jobs(call), options.debug)
    result = rerun(call, options.source)
    if result.folder is not None:
        _print_differences(options.source, Path(result.folder))
    return show_results([result], options.debug)


def _print_differences(source: Path, again: Path) -> None:
    from harness.runs.manifest import differences, manifest
    from harness.runs.stored import load_run

    first, second = load_run(source, finished=False).record, load_run(again).record
    told = differences(first.get("manifest", {}), manifest())
    for part, key in (("dataset", "digest"), ("summarizer", "signature")):
        if first[part][key] != second[part][key]:
            told.append(f"{part}: {first[part][key]}, now {second[part][key]}")
    for name, figures in first.get("metrics", {}).items():
        now = second["metrics"].get(name, figures)["signature"]
        if figures["signature"] != now:
            told.append(f"{name}: {figures['signature']}, now {now}")
    print(f"against {source}: " + ("nothing differs" if not told else f"{len(told)} differences"))
    for line in told:
        print(printable(f"  {line}"))
    if again != source:
        print(f"  so this is another run: {again}")


def show_results(results: Sequence["JobResult"], debug: bool) -> int:
    """Print the table of the jobs that finished and what went wrong with others; the exit code."""
    failures = [_failure(result, len(results), debug) for result in results if result.error]
    finished = [result for result in results if result.folder is not None]
    if finished:
        failures += _show(finished)
    for failure in failures:
        print(printable(f"harness: {failure}"), file=sys.stderr)
    if len(results) == 1 and not finished:
        return results[0].exit_code
    if failures and len(results) > 1:
        count = sum(result.folder is None for result in results)
        print(f"harness: {count} of {len(results)} runs failed", file=sys.stderr)
    return 1 if failures else 0


def _failure(result: "JobResult", jobs: int, debug: bool) -> str:
    if debug:
        print(printable(result.trace or ""), file=sys.stderr)
    return f"{result.job}: {result.error}" if jobs > 1 else str(result.error)


def _show(results: Sequence["JobResult"]) -> list[str]:
    """Print the table of the finished runs, and give what is wrong with them all the same."""
    from harness.report.table import tables
    from harness.report.terminal import print_table
    from harness.runs.stored import load_run

    runs = {folder: load_run(Path(folder)) for r in results if (folder := r.folder) is not None}
    asked = {name for result in results for name in result.metrics}
    for table in tables(list(runs.values()), asked):
        print_table(table, sys.stdout)
    for parent in dict.fromkeys(run.path.parent for run in runs.values()):
        print(f"written to {_write_table(parent)}, with every finished run beside these")
    before = sum(not result.made for result in results)
    if before:
        noun = "run was" if before == 1 else "runs were"
        print(f"{before} {noun} finished before; nothing was computed again")
    for note in dict.fromkeys(note for result in results for note in result.notes):
        print(printable(f"warning: {note}"), file=sys.stderr)
    return [*_failed_summaries(runs.values()), *_overwritten(results)]


def _write_table(folder: Path) -> Path:
    from harness.report.markdown import markdown
    from harness.report.table import tables
    from harness.runs.finding import TABLE_FILE, find_runs
    from harness.runs.folder import write_whole

    text = "\n".join(markdown(table) for table in tables(find_runs([folder]).runs))
    path = folder / TABLE_FILE
    write_whole(path, text.encode("utf-8", "backslashreplace"))
    return path


def _failed_summaries(runs: Iterable["StoredRun"]) -> list[str]:
    """Runs of which no summary came about; those with some that failed are only warned of."""
    failures = []
    for run in runs:
        counts, errors = run.record["counts"], run.record["errors"]
        if counts["failed"]:
            reason = next(iter(errors), "")
            told = f"{run.path}: {counts['failed']} of {counts['examples']} summaries failed"
            if counts["summarized"]:
                print(printable(f"warning: {told}: {reason}"), file=sys.stderr)
            else:
                failures.append(f"{told}: {reason}")
    return failures


def _overwritten(results: Sequence["JobResult"]) -> list[str]:
    """Jobs of a sweep that scored the same summaries by the same name with other settings."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for result in results:
        for name, identity in result.metrics.items():
            found.setdefault((result.folder, name), set()).add(identity)
    return [
        f"{folder}: the sweep scored these summaries with {len(identities)} settings of {name}, "
        "and the last is kept; give each a name of its own (a YAML in configs/metric)"
        for (folder, name), identities in found.items()
        if len(identities) > 1
    ]
