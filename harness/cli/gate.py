"""`harness gate`: fail where a candidate's scores dropped, and say so where that cannot be told."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.cli.gate_limits import add_limits, drops_of, exactly_of
from harness.errors import RunError, UsageError
from harness.text.printable import one_line, printable

if TYPE_CHECKING:
    from harness.analysis.gate_checks import Gated
    from harness.analysis.gate_rules import Exactly
    from harness.analysis.gated_runs import RunPair
    from harness.runs.stored import StoredRun

_EXIT_CODES = {"pass": 0, "fail": 1, "unclear": 3}
_DESCRIPTION = """Hold a candidate's scores against a baseline's, on the same examples. A drop
fails only where its whole 95 % interval is beyond what is allowed, and passes only where the
whole of it is within; in between it is unclear. More failed summaries fail, too."""
_EPILOG = """exit codes: 0 passed, 1 failed, 2 nothing could be checked (a wrong call; a run that is
missing, broken or unfinished; other examples or metric signatures), 3 too few examples to tell.
examples:
  harness gate --baseline OLD --candidate NEW --metric rougeLsum --max-drop 0.01 --min facts=0.7
  harness gate --baseline results/baseline --candidate results/seeds --exact
  harness gate --baseline results/baseline --candidate results/seeds --update"""


def add_parser(commands: Any) -> None:
    """Add `gate` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "gate",
        help="fail a build when scores dropped",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for side in ("baseline", "candidate"):
        parser.add_argument(
            f"--{side}", type=Path, required=True, metavar="RUN",
            help="a run's folder, or a folder of runs: each system of the baseline is checked",
        )  # fmt: skip
    add_limits(parser)
    parser.add_argument(
        "--on-unclear", choices=("pass", "fail"),
        help="what too few examples to tell count as (an outcome of its own, exit code 3)",
    )  # fmt: skip
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write the checks as JUnit XML")
    parser.add_argument(
        "--update", action="store_true",
        help="check nothing: keep the candidate's scores as the baseline, in place of the old",
    )  # fmt: skip
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.analysis.gate import gate
    from harness.report.gate import gate_lines, outcome
    from harness.report.junit import junit
    from harness.runs.folder import write_whole

    if options.update:
        return _update(options)
    drops, exactly = drops_of(options), exactly_of(options)
    if not (drops or exactly or options.min or options.max):
        raise UsageError(
            "nothing to check: name --metric NAME --max-drop D, --min NAME=NUMBER or --exact"
        )
    if options.junit is not None and not options.junit.absolute().parent.is_dir():
        raise UsageError(f"--junit {options.junit}: no such folder")
    if options.junit is not None and options.junit.is_dir():
        raise UsageError(f"--junit {options.junit}: a folder, and no file")
    checks = gate(_gated(_pairs(options), options, drops, exactly))
    if options.junit is not None:
        try:
            write_whole(options.junit, junit(checks, options.on_unclear))
        except OSError as error:
            # Exit code 1 says that scores dropped, and nothing else.
            raise UsageError(f"--junit {options.junit}: {error.strerror or error}") from error
    _show(gate_lines(checks, options.on_unclear))
    return _EXIT_CODES[outcome(checks, options.on_unclear)]


def _show(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            print(printable(line))
        sys.stdout.flush()
    except BrokenPipeError:
        # A reader that has seen enough must not turn a failure into exit code 0.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _pairs(options: argparse.Namespace) -> "list[RunPair]":
    from harness.analysis.gated_runs import RunPair, pair_runs

    baseline, candidate = _load(options.baseline, whole=True), _load(options.candidate)
    if all((path / "run.json").exists() for path in (options.baseline, options.candidate)):
        return [RunPair(one_line(candidate[0].system), baseline[0], candidate[0])]
    pairs = pair_runs(baseline, candidate)
    checked = {pair.candidate.path for pair in pairs}
    for run in candidate:
        if run.path not in checked:
            print(printable(f"not checked, not in the baseline: {run.path}"), file=sys.stderr)
    return pairs


def _load(path: Path, *, whole: bool = False) -> "list[StoredRun]":
    """The runs that the path names; whole: each in its folder must be finished and readable."""
    from harness.runs.finding import find_runs

    try:
        found = find_runs([path])
    except RunError as error:
        # Exit code 1 says that scores dropped, and nothing else.
        raise UsageError(str(error)) from error
    if whole and found.left_out:
        raise UsageError(found.left_out[0])
    for reason in found.left_out:
        print(printable(f"left out: {reason}"), file=sys.stderr)
    if not found.runs:
        raise UsageError(f"{path}: no run there is finished and whole")
    return list(found.runs)


def _gated(
    pairs: "Sequence[RunPair]",
    options: argparse.Namespace,
    drops: Sequence[tuple[str, float]],
    exactly: "Exactly | None",
) -> "list[Gated]":
    from harness.analysis.gate_checks import Gated
    from harness.analysis.gate_rules import exact_rules, limit_rules, unchecked_metrics
    from harness.analysis.gated_runs import lay_out

    runs = [run for pair in pairs for run in (pair.baseline, pair.candidate)]
    limits = limit_rules(runs, drops, options.min, options.max)
    gated = []
    for pair in pairs:
        exact = exact_rules(pair, runs, exactly) if exactly is not None else []
        rules = (*exact, *limits)
        columns = dict.fromkeys((rule.metric, rule.column) for rule in rules)
        gated.append(Gated(pair.system, lay_out(pair, list(columns)), rules))
    if exactly is not None and not exactly.names:
        for metric in unchecked_metrics(pairs):
            print(f"not checked, not in the baseline: metric {metric}", file=sys.stderr)
    return gated


def _update(options: argparse.Namespace) -> int:
    from harness.runs.kept import keep_scores

    checking = (options.drops, options.min, options.max, options.exact)
    if any(checking) or options.junit is not None or options.on_unclear is not None:
        raise UsageError("--update checks nothing: leave out what is to be checked, or --update")
    runs = _load(options.candidate, whole=True)
    keep_scores(runs, options.baseline)
    count = "1 run" if len(runs) == 1 else f"{len(runs)} runs"
    print(printable(f"the scores of {count} are kept in {options.baseline}; commit them"))
    return 0
