"""`harness show`: what a dataset holds, and what cleaning dropped and why."""

import argparse
from typing import Any

from harness.catalog import config_folders
from harness.cli.options import add_config_options, plugins


def add_parser(commands: Any) -> None:
    """Add `show` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "show",
        help="what a dataset holds, and what cleaning dropped and why",
        description="Print each file of a dataset: what cleaning dropped, with the reason, what it "
        "repaired, and the text that summarizers and metrics see.",
    )
    parser.add_argument("overrides", nargs="*", metavar="KEY=VALUE", help="such as dataset=seeds")
    add_config_options(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from rich.console import Console

    from harness.configuring import Call, load_dataset
    from harness.datasets.base import examples_of
    from harness.report.dataset import print_examples, print_files

    call = Call(tuple(options.overrides), config_folders(options.config_dir), plugins(options))
    name, dataset = load_dataset(call)
    console = Console(highlight=False, soft_wrap=True)
    if hasattr(dataset, "files"):
        print_files(dataset.files(), console)
    print_examples(name, examples_of(dataset), console)
    return 0
