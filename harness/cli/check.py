"""`harness check`: one summary against its sources, claim by claim."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from harness.catalog import config_folders, entries, unknown_name
from harness.cli.options import add_config_options, plugins, share
from harness.errors import UsageError
from harness.text.printable import printable

if TYPE_CHECKING:
    from harness.configuring import Call
    from harness.metrics.facts.records import Report
    from harness.records import Document

_VERDICTS = ("contradicted", "unsupported")
# What a check heeds of a run's config.
_KEYS = ("metric.", "threads=", "offline=")


def add_parser(commands: Any) -> None:
    """Add `check` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="one summary against its sources, claim by claim",
        description="Print each claim of a summary with its verdict, the reasons, and what each "
        "source says on it. All texts are plain UTF-8.",
        epilog="exit codes: 0 checked, 1 checked and below a threshold (or a model is missing), "
        "2 a wrong call or a text that cannot be read. "
        "example: harness check --summary s.txt --source a.txt --source b.txt --fail-under 0.5",
    )
    parser.add_argument(
        "--summary", required=True, metavar="FILE", help="the summary; - is standard input"
    )
    parser.add_argument(
        "--source",
        required=True,
        action="append",
        dest="sources",
        metavar="FILE",
        help="a text that it was made of; once for each; - is standard input",
    )
    parser.add_argument(
        "--clean",
        action="store_true",
        help="take web boilerplate out of the sources first, as dataset=seeds does (default: off, "
        "the texts are read as they are)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON (see docs/results.md)")
    parser.add_argument(
        "--fail-under",
        type=share,
        metavar="SCORE",
        help="exit code 1 where the score, 0 to 1, is lower (default: whatever the score, 0)",
    )
    parser.add_argument(
        "--fail-on",
        type=_verdicts,
        action="extend",
        default=[],
        metavar="VERDICT",
        help="exit code 1 where a claim is `contradicted` or `unsupported`; both: with a comma",
    )
    parser.add_argument(
        "--metric", default="facts", metavar="NAME", help="the fact check to use (default: facts)"
    )
    parser.add_argument(
        "overrides",
        nargs="*",
        metavar="KEY=VALUE",
        help="settings: metric.NAME.…, threads, offline",
    )
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.cli.texts import read_texts
    from harness.configuring import with_metric
    from harness.report.claims import print_report
    from harness.report.claims_json import report_json
    from harness.report.thresholds import Thresholds

    thresholds = Thresholds(options.fail_under, tuple(dict.fromkeys(options.fail_on)))
    call = _call(options)
    summary, documents = read_texts(options.summary, options.sources)
    if options.clean:
        documents = _cleaned(documents)
    checked: list[tuple[Report, str]] = []

    def use(metric: Any) -> None:
        if not callable(getattr(metric, "check", None)):
            raise UsageError(f"metric {options.metric} judges no claims; --metric facts does")
        checked.append((metric.check(documents, summary), str(metric.signature)))

    result = with_metric(call, use)
    if result.error is not None:
        if options.debug:
            print(printable(result.trace or ""), file=sys.stderr)
        print(printable(f"harness: {result.error}"), file=sys.stderr)
        return result.exit_code
    [(report, signature)] = checked
    if not report.claims:
        raise UsageError(f"--summary {options.summary}: no claims to check")
    if options.json:
        told = report_json(report, documents, signature, options.clean, thresholds)
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print_report(report, documents, sys.stdout)
    fallen = thresholds.fallen(report)
    for reason in fallen:
        print(f"harness: {reason}", file=sys.stderr)
    return 1 if fallen else 0


def _call(options: argparse.Namespace) -> "Call":
    from harness.configuring import Call

    folders = config_folders(options.config_dir)
    if options.metric not in [entry.name for entry in entries("metric", folders)]:
        raise unknown_name("metric", options.metric, folders)
    for override in options.overrides:
        if not override.lstrip("+").startswith(_KEYS):
            raise UsageError(
                f"{override!r}: a check takes metric.{options.metric}.KEY=VALUE, threads=N and "
                "offline=false; texts are given with --summary and --source"
            )
    return Call((f"metric=[{options.metric}]", *options.overrides), folders, plugins(options))


def _cleaned(documents: "tuple[Document, ...]") -> "tuple[Document, ...]":
    from harness.records import Document
    from harness.text.cleaning import clean

    cleaned = tuple(Document(document.name, clean(document.text).text) for document in documents)
    if not any(document.text.strip() for document in cleaned):
        raise UsageError("--clean leaves no text of any source; try without it")
    return cleaned


def _verdicts(word: str) -> list[str]:
    names = [name.strip() for name in word.split(",")]
    for name in names:
        if name not in _VERDICTS:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(_VERDICTS)}")
    return names
