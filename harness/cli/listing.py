"""`harness list`: what can be named in a run."""

import argparse
from typing import Any

from harness.catalog import GROUPS, Entry, config_folders, entries
from harness.resources import resource


def add_parser(commands: Any) -> None:
    """Add `list` to the subparsers."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "list",
        help="datasets, summarizers, metrics and experiments, a line each",
        description="Name what `harness eval` can be asked for, in the harness and in ./configs.",
    )
    parser.add_argument("group", nargs="?", choices=GROUPS, help="only this group")
    parser.add_argument("--config-dir", metavar="FOLDER", help="look for configs here, too")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    folders = config_folders(options.config_dir)
    for group in (options.group,) if options.group else GROUPS:
        print(f"{group}s" if group != "experiment" else "experiments (+experiment=NAME)")
        found = entries(group, folders)
        width = max((len(entry.name) for entry in found), default=0)
        for entry in found:
            print(f"  {entry.name:{width}}  {_line(entry)}".rstrip())
    return 0


def _line(entry: Entry) -> str:
    own = entry.folder == resource("configs").resolve()
    return entry.description if own else f"{entry.description} [{entry.folder}]".strip()
