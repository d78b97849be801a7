"""`harness rescore`: new metrics over the stored summaries of a run."""

import argparse
from pathlib import Path
from typing import Any

from harness.catalog import config_folders
from harness.cli.evaluate import show_results
from harness.cli.options import add_config_options, plugins


def add_parser(commands: Any) -> None:
    """Add `rescore` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "rescore",
        help="score a run's stored summaries by other metrics",
        description="Add or refresh metrics of a finished run; nothing is generated again.",
        epilog="example: harness rescore results/seeds/lead-0123abcd 'metric=[rouge_unicode]'",
    )
    parser.add_argument("run_folder", type=Path, metavar="RUN", help="a finished run's folder")
    parser.add_argument(
        "overrides", nargs="*", metavar="KEY=VALUE", help="metric=[…] and the metrics' settings"
    )
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.configuring import Call, rescore_run

    call = Call(tuple(options.overrides), config_folders(options.config_dir), plugins(options))
    return show_results([rescore_run(call, options.run_folder)], options.debug)
