"""Options that several commands share."""

import argparse
import os


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
