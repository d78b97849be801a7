"""What `harness agree` can be asked."""

import argparse
from pathlib import Path

from harness.cli.options import whole_number

_FORMATS = ("table", "markdown", "csv", "json")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The files and what is to be done with them."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="judged summaries, JSONL; or KEY=VALUE settings"
    )
    parser.add_argument(
        "--metric",
        action="append",
        required=True,
        dest="metrics",
        metavar="NAME",
        help="a metric's config, as `harness list metric` names it; once for each",
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        dest="columns",
        metavar="NAME",
        help="a column to report, * for any letters (default: the metrics' main columns)",
    )
    parser.add_argument(
        "--human",
        action="append",
        default=[],
        metavar="NAME",
        help="a human score to report, or label (default: all that the files have)",
    )
    parser.add_argument(
        "--baseline",
        metavar="COLUMN",
        help="hold the others against this column (default: all pairs of columns of different "
        "metrics, or of all columns where one metric is given)",
    )
    cut = parser.add_mutually_exclusive_group()
    cut.add_argument(
        "--threshold",
        action="append",
        default=[],
        dest="thresholds",
        metavar="[COLUMN=]NUMBER",
        help="balanced accuracy of calling a summary consistent from this score on",
    )
    cut.add_argument(
        "--fit",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="balanced accuracy at the threshold that is best on these other summaries",
    )
    parser.add_argument(
        "--format", choices=_FORMATS, default="table", help="of standard output (default: table)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write each summary's id and scores, JSONL"
    )
    parser.add_argument(
        "--svg", type=Path, metavar="FILE", help="draw Kendall's tau and the ROC AUC"
    )
    parser.add_argument(
        "--resamples",
        type=whole_number(2),
        default=1000,
        metavar="N",
        help="of the bootstrap (default: 1000)",
    )
    parser.add_argument(
        "--seed", type=whole_number(0), default=0, metavar="N", help="of the bootstrap (default: 0)"
    )
    parser.add_argument(
        "--batch-size",
        type=whole_number(1),
        default=32,
        metavar="N",
        help="summaries that are scored together (default: 32)",
    )
