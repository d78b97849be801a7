"""`harness compare`: the scores of runs side by side, with what their examples can tell apart."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.cli.options import whole_number
from harness.text.printable import printable

if TYPE_CHECKING:
    from harness.analysis.compared import Compared, Moved
    from harness.runs.finding import Found

_FORMATS = ("table", "md", "latex", "csv", "json")
_SUFFIXES = {".md": "md", ".tex": "latex", ".csv": "csv", ".json": "json"}
# A column to sort by; this instead stands for the runs' names.
_BY_NAME = "name"


def add_parser(commands: Any) -> None:
    """Add `compare` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="the scores of runs side by side, with honest statistics",
        description="Compare finished runs on the same examples: means with 95 %% intervals, "
        "differences to a baseline with paired tests, corrected for their number, and ranks that "
        "the tests can tell apart.",
    )
    parser.add_argument(
        "runs", nargs="*", type=Path, metavar="RUN",
        help="a run's folder, a folder of runs (results/seeds), or a glob",
    )  # fmt: skip
    parser.add_argument(
        "--dataset", metavar="NAME", help="the latest run of each summarizer on this dataset"
    )
    parser.add_argument(
        "--results", type=Path, default=Path("results"), metavar="FOLDER",
        help="where --dataset looks (results)",
    )  # fmt: skip
    _add_choices(parser)
    _add_permissions(parser)
    _add_output(parser)
    parser.set_defaults(run=_run)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    pairs = parser.add_mutually_exclusive_group()
    pairs.add_argument(
        "--baseline", metavar="NAME",
        help="what the others are compared with: a run's name in the table, its summarizer or its "
        "folder (the first run that is no upper bound)",
    )  # fmt: skip
    pairs.add_argument(
        "--all-pairs", action="store_true", help="compare every run with every other"
    )
    parser.add_argument(
        "--metric", action="append", metavar="A,B",
        help="metrics (their main columns) or columns (all main columns)",
    )  # fmt: skip
    parser.add_argument(
        "--sort", metavar="COLUMN",
        help=f"the column to sort and rank by (the first), or {_BY_NAME!r}",
    )  # fmt: skip
    parser.add_argument(
        "--examples", type=whole_number(1), metavar="N",
        help="of two runs, also the N examples that moved most (with csv, only these)",
    )  # fmt: skip
    parser.add_argument(
        "--resamples", type=whole_number(1), metavar="N",
        help="bootstrap resamples and sign flips (10000; 1000 for more than 500 means)",
    )  # fmt: skip
    parser.add_argument(
        "--seed", type=whole_number(0), default=0, metavar="N", help="of the resamples (0)"
    )


def _add_permissions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--intersect", action="store_true", help="compare the examples that all runs share"
    )
    parser.add_argument(
        "--allow-mixed", action="store_true",
        help="show scores of several metric signatures in one column, with a mark at each",
    )  # fmt: skip
    parser.add_argument(
        "--partial", action="store_true",
        help="take runs that are not finished, with the metrics that are complete",
    )  # fmt: skip


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=_FORMATS, help="how to print it (table, or what FILE ends with)"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write it there")


def _run(options: argparse.Namespace) -> int:
    from harness.analysis.compared import compare
    from harness.analysis.comparison import align, chosen_columns
    from harness.analysis.contrasts import usual_resamples
    from harness.errors import UsageError
    from harness.report.chosen import chosen_baseline, in_name_order, sort_column
    from harness.runs.folder import write_whole
    from harness.runs.run_scores import read_run_scores

    if options.output is not None and not options.output.absolute().parent.is_dir():
        raise UsageError(f"--output {options.output}: no such folder")
    found = _found(options)
    for reason in found.left_out:
        print(printable(f"left out: {reason}"), file=sys.stderr)
    if not found.runs:
        return 1
    columns = chosen_columns(found.runs, _names(options.metric))
    aligned = align(
        read_run_scores(found.runs, columns),
        columns,
        intersect=options.intersect,
        allow_mixed=options.allow_mixed,
    )
    by_name = options.sort == _BY_NAME
    compared = compare(
        aligned,
        baseline=None if options.all_pairs else chosen_baseline(aligned.runs, options.baseline),
        sort=None if by_name else sort_column(aligned.columns, options.sort),
        order=in_name_order(aligned.runs) if by_name else None,
        resamples=options.resamples or usual_resamples(aligned),
        seed=options.seed,
    )
    text = _text(options, compared, _moved(options, compared))
    if options.output is None:
        print(text, end="")
    else:
        write_whole(options.output, text.encode("utf-8", "backslashreplace"))
    return 0


def _found(options: argparse.Namespace) -> "Found":
    from harness.errors import RunError, UsageError
    from harness.runs.finding import find_runs, latest_runs
    from harness.runs.partial import load_partial
    from harness.runs.stored import UnfinishedRunError, load_run

    if not options.runs and options.dataset is None:
        raise UsageError("required: RUN, or --dataset NAME for the latest run of each summarizer")
    if options.runs and options.dataset is not None:
        raise UsageError("name runs or --dataset NAME, not both")
    load = load_partial if options.partial else load_run
    if options.dataset is not None:
        return latest_runs(options.results, options.dataset, load)
    try:
        return find_runs(options.runs, load)
    except UnfinishedRunError as error:
        raise RunError(f"{error}\n--partial compares what it has by now") from error


def _names(metric: Sequence[str] | None) -> list[str] | None:
    from harness.errors import UsageError

    if metric is None:
        return None
    names = [name.strip() for words in metric for name in words.split(",") if name.strip()]
    if not names:
        raise UsageError("--metric names no metric or column")
    return names


def _moved(options: argparse.Namespace, compared: "Compared") -> "dict[int, list[Moved]]":
    from harness.analysis.compared import moved
    from harness.errors import UsageError

    if options.examples is None:
        return {}
    if len(compared.order) != 2:
        raise UsageError(f"--examples is of two runs, and {len(compared.order)} are compared")
    return {
        place: moved(compared, place, options.examples)
        for place in sorted({test.column for test in compared.contrasts})
    }


def _text(
    options: argparse.Namespace, compared: "Compared", moved: "dict[int, list[Moved]]"
) -> str:
    from harness.report.comparison_csv import comparison_csv, moved_csv
    from harness.report.comparison_json import comparison_json
    from harness.runs.settings import differing_settings

    chosen = options.format or _SUFFIXES.get(getattr(options.output, "suffix", ""), "table")
    settings = differing_settings([run.path for run in compared.aligned.runs])
    if chosen in ("csv", "json"):
        told = comparison_json(compared, settings, moved)
        if chosen == "json":
            return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
        return moved_csv(told) if options.examples is not None else comparison_csv(told)
    return _tables(options, chosen, compared, settings, moved)


def _tables(
    options: argparse.Namespace,
    chosen: str,
    compared: "Compared",
    settings: "dict[str, list[str | None]]",
    moved: "dict[int, list[Moved]]",
) -> str:
    from harness.report.comparison import comparison_tables
    from harness.report.latex import latex
    from harness.report.markdown import markdown
    from harness.report.moved import moved_table
    from harness.report.terminal import terminal_text

    tables = comparison_tables(compared, settings)
    tables += [moved_table(compared, place, examples) for place, examples in moved.items()]
    if chosen == "table":
        terminal = options.output is None and sys.stdout.isatty()
        return "\n".join(terminal_text(table, terminal) for table in tables)
    return "\n".join(map(latex if chosen == "latex" else markdown, tables))
