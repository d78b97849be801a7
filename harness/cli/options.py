"""Options that several commands share."""

import argparse
import os
from collections.abc import Callable


def add_config_options(parser: argparse.ArgumentParser) -> None:
    """--plugin and --config-dir: where classes and configs besides the harness's own come from."""
    parser.add_argument(
        "--plugin",
        action="append",
        default=[],
        metavar="PACKAGE",
        help="allow configs to name classes of this package (also HARNESS_PLUGINS=A,B)",
    )
    parser.add_argument(
        "--config-dir",
        metavar="FOLDER",
        help="look for configs here first (then in ./configs, then in the harness's own)",
    )


def plugins(options: argparse.Namespace) -> tuple[str, ...]:
    """The packages named by --plugin and HARNESS_PLUGINS, each once."""
    from_environment = os.environ.get("HARNESS_PLUGINS", "").split(",")
    return tuple(dict.fromkeys(filter(None, [*options.plugin, *from_environment])))


def whole_number(least: int) -> Callable[[str], int]:
    """A type of argparse: whole numbers from `least` on."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if value < least:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return value

    return read


def share(text: str) -> float:
    """A type of argparse: numbers from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value
