"""`harness prefetch`: fetch models and data ahead, to run without a network later."""

import argparse
import sys
from typing import Any

from harness.catalog import config_folders
from harness.cli.options import add_config_options, plugins
from harness.text.printable import printable


def add_parser(commands: Any) -> None:
    """Add `prefetch` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "prefetch",
        help="fetch models and data ahead, to run offline later",
        description="Fetch what a run with the same overrides needs, and load it once.",
        epilog="example: harness prefetch dataset=cnn_dailymail 'metric=[bertscore_roberta_large]'",
    )
    parser.add_argument(
        "overrides", nargs="*", metavar="KEY=VALUE", help="as for `harness eval`, without a sweep"
    )
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.configuring import Call, fetch_parts

    call = Call(tuple(options.overrides), config_folders(options.config_dir), plugins(options))
    result = fetch_parts(call)
    if result.error is None:
        print("all that this run needs is here; it can run offline")
        return 0
    if options.debug:
        print(printable(result.trace or ""), file=sys.stderr)
    print(printable(f"harness: {result.error}"), file=sys.stderr)
    return result.exit_code
