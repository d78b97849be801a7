"""The front door: `harness COMMAND …`. One file a command; what is heavy loads behind it."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

import harness
from harness.cli import (
    agree,
    check,
    compare,
    evaluate,
    gate,
    listing,
    prefetch,
    rescore,
    runs,
    show,
)
from harness.errors import HarnessError
from harness.text.printable import printable

_COMMANDS = (evaluate, rescore, compare, gate, check, agree, show, listing, runs, prefetch)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 where it did what was asked, 1 where a run failed, 2 for a wrong call."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    unknown = [word for word in rest if word.startswith("-") or not hasattr(options, "overrides")]
    if unknown:
        parser.error(f"unknown argument: {' '.join(unknown)}")
    if rest:
        # argparse takes positional words in one block only; overrides may stand between options.
        options.overrides = [*options.overrides, *rest]
    try:
        return int(options.run(options))
    except HarnessError as error:
        return _fail(f"harness: {error}", error.exit_code, options.debug)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; what is buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"harness: {where}{error.strerror or error}", 1, options.debug)
    except KeyboardInterrupt:
        return _fail("harness: interrupted; the same command goes on from here", 130, False)
    except Exception as error:
        told = f"harness: {type(error).__name__}: {error}\nthis is our mistake; --debug shows where"
        return _fail(told, 1, options.debug)


def _fail(message: str, exit_code: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    print(printable(message), file=sys.stderr)
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="harness",
        description="Score summarizers on ROUGE, BERTScore and fact consistency.",
    )
    parser.add_argument("--version", action="version", version=harness.__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(commands)
    for subparser in set(commands.choices.values()):
        subparser.add_argument(
            "--debug", action="store_true", help="show the traceback of an error"
        )
    return parser
