"""`harness agree`: how well metrics agree with what people said of summaries."""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.catalog import config_folders, entries, unknown_name
from harness.cli.agree_options import add_options
from harness.cli.options import add_config_options, plugins
from harness.errors import RunError, UsageError
from harness.text.printable import printable

if TYPE_CHECKING:
    from harness.analysis.judgements import Figure, Judged
    from harness.datasets.annotated import Annotated
    from harness.runs.judging import MetricScores

# What is heeded of a run's config; all other words are files.
_KEYS = ("metric.", "threads=", "offline=")
_EPILOG = """examples:
  harness agree judged.jsonl --metric rouge --metric facts
  harness agree judged.jsonl --metric rouge_source --metric facts --baseline facts
  harness agree test.jsonl --metric facts --fit train.jsonl --format json
  harness agree judged.jsonl --metric rouge metric.rouge.stemming=false --svg agreement.svg
docs/agreement.md says what a row of the files holds and what the figures mean."""


def add_parser(commands: Any) -> None:
    """Add `agree` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "agree",
        help="how well metrics agree with human judgement",
        description="Score judged summaries and correlate the scores with what people said: "
        "Pearson, Spearman and Kendall, ROC AUC for labels, all with intervals from a bootstrap "
        "of the documents, and paired differences between metrics.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    add_config_options(parser)
    parser.set_defaults(run=_run, overrides=[])


def _run(options: argparse.Namespace) -> int:
    from harness.analysis.judged_rows import judged_sets, score_columns
    from harness.analysis.judgements import LABEL, Draws, figures, pairs_between
    from harness.report.agreement_plot import svg
    from harness.runs.judging import read_all, write_scores

    files, overrides = _words(options)
    _check_places(options)
    given = _numbers(options.thresholds)
    rows, fit_rows = read_all(files), read_all(options.fit)
    _check_judged(options, rows, fit_rows)
    scores = _score(options, overrides, rows)
    if options.out is not None:
        write_scores(options.out, rows, scores)
    columns = score_columns(scores, options.columns)
    sets = judged_sets(rows, columns, options.human)
    names = [column.name for column in columns]
    thresholds = _given_thresholds(given, names)
    if fit_rows:
        fit_columns = score_columns(_score(options, overrides, fit_rows), options.columns)
        thresholds = _fitted(judged_sets(fit_rows, fit_columns, [LABEL]))
    by_metric: dict[str, list[str]] = {}
    for column in columns:
        by_metric.setdefault(column.metric, []).append(column.name)
    if options.baseline is not None:
        _check_name("--baseline", options.baseline, names)
    pairs = pairs_between(by_metric, options.baseline)
    draws = Draws(options.resamples, options.seed)
    found = [figure for data in sets for figure in figures(data, pairs, thresholds, draws)]
    _show(found, {column.name: column.signature for column in columns}, options.format)
    if options.svg is not None:
        options.svg.write_text(svg(found), encoding="utf-8")
    return 0


def _words(options: argparse.Namespace) -> tuple[list[Path], list[str]]:
    """The files and the settings, each refused where it is given twice or is for no metric here."""
    words = [*options.files, *options.overrides]
    overrides = [word for word in words if word.lstrip("+").startswith(_KEYS) and "=" in word]
    files = [Path(word) for word in words if word not in overrides]
    for path in files:
        if "=" in path.name and not path.exists():
            raise UsageError(
                f"{path}: no such file, and no setting (metric.NAME.KEY=, threads= or offline=)"
            )
    if not files:
        raise UsageError("no FILE of judged summaries is given")
    seen: set[Path] = set()
    for path in [*files, *options.fit]:
        if path.resolve() in seen:
            told = "a threshold fitted where it is tested shows nothing" if options.fit else "once"
            raise UsageError(f"{path}: this file is given twice ({told})")
        seen.add(path.resolve())
    folders = config_folders(options.config_dir)
    for name in options.metrics:
        if name not in [entry.name for entry in entries("metric", folders)]:
            raise unknown_name("metric", name, folders)
    for override in overrides:
        parts = override.lstrip("+").split(".")
        if parts[0] == "metric" and parts[1] not in options.metrics:
            raise UsageError(
                f"{override!r}: {parts[1]} is not among the metrics that are asked for"
            )
    return files, overrides


def _check_places(options: argparse.Namespace) -> None:
    # Before hours of scoring, not after.
    for option, path in (("--out", options.out), ("--svg", options.svg)):
        if path is not None and (path.is_dir() or not path.parent.is_dir()):
            raise UsageError(f"{option} {path}: no file can be written there")


def _check_judged(
    options: argparse.Namespace, rows: "Sequence[Annotated]", fit_rows: "Sequence[Annotated]"
) -> None:
    """What people said must do for what is asked: told before hours of scoring, too."""
    from harness.analysis.judged_rows import judged_sets
    from harness.analysis.judgements import LABEL

    judged_sets(rows, [], options.human)
    labelled = any(row.label is not None for row in rows)
    if (options.thresholds or fit_rows) and (
        not labelled or (options.human and LABEL not in options.human)
    ):
        raise UsageError("a threshold is for labels, and none of the summaries compared has one")
    tested = {(row.example.documents, row.summary.text) for row in rows}
    for row in fit_rows:
        if (row.example.documents, row.summary.text) in tested:
            raise UsageError(
                f"--fit: {row.place} is among the summaries compared, too;"
                " a threshold fitted where it is tested shows nothing"
            )


def _score(
    options: argparse.Namespace, overrides: Sequence[str], rows: "Sequence[Annotated]"
) -> "list[MetricScores]":
    from harness.configuring import Call, with_metric
    from harness.report.progress import RunProgress
    from harness.runs.judging import score_judged

    folders = config_folders(options.config_dir)
    label = Path(rows[0].place.source).name
    scored: list[MetricScores] = []
    for name in dict.fromkeys(options.metrics):
        own = [
            word
            for word in overrides
            if not word.lstrip("+").startswith("metric.")
            or word.lstrip("+").startswith(f"metric.{name}.")
        ]

        def use(metric: Any, name: str = name) -> None:
            with RunProgress(label) as progress:
                scored.append(score_judged(name, metric, rows, options.batch_size, progress))

        result = with_metric(Call((f"metric=[{name}]", *own), folders, plugins(options)), use)
        if result.error is not None:
            if options.debug:
                print(printable(result.trace or ""), file=sys.stderr)
            raise (UsageError if result.exit_code == UsageError.exit_code else RunError)(
                result.error
            )
    return scored


def _numbers(given: Sequence[str]) -> list[tuple[str, float]]:
    """Each --threshold as its column, "" for all, and its number."""
    found = []
    for word in given:
        name, _, number = word.rpartition("=")
        try:
            value = float(number)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise UsageError(f"--threshold {word}: {number!r} is no number")
        found.append((name, value))
    return found


def _given_thresholds(
    given: Sequence[tuple[str, float]], columns: Sequence[str]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in given:
        if name:
            _check_name(f"--threshold {name}={value:g}", name, columns)
        found |= dict.fromkeys([name] if name else columns, value)
    return found


def _fitted(sets: "Sequence[Judged]") -> dict[str, float]:
    from harness.analysis.agreement import Undefined
    from harness.analysis.judgements import fitted_thresholds

    try:
        return fitted_thresholds(sets)
    except Undefined as error:
        raise UsageError(f"--fit: {error}, so there is no threshold to find") from error


def _check_name(option: str, name: str, columns: Sequence[str]) -> None:
    if name not in columns:
        raise UsageError(
            f"{option}: no column {name!r} is reported; there are: {', '.join(columns)}"
        )


def _show(found: "Sequence[Figure]", signatures: dict[str, str], form: str) -> None:
    from harness.report.agreement import as_csv, grids, markdown, print_grid, rows_of

    if form == "json":
        print(json.dumps(rows_of(found, signatures), ensure_ascii=False, indent=2))
    elif form == "csv":
        print(as_csv(found, signatures), end="")
    else:
        for grid in grids(found):
            if form == "markdown":
                print(markdown(grid))
            else:
                print_grid(grid, sys.stdout)
        for signature in dict.fromkeys(signatures.values()):
            print(f"- `{signature}`" if form == "markdown" else printable(signature))
