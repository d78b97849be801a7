"""What a call of `harness gate` allows: options whose order counts, and their numbers."""

import argparse
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from harness.errors import UsageError

if TYPE_CHECKING:
    from harness.analysis.gate_rules import Exactly

_TOLERANCE = 1e-9


class _InOrder(argparse.Action):
    """Collects (option, value) of several options in the order of the call."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        told = (*getattr(namespace, self.dest), (self.option_strings[0], values))
        setattr(namespace, self.dest, told)


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add --metric, --max-drop, --min, --max and --exact; --min and --max are (name, number)s."""
    parser.add_argument(
        "--metric", action=_InOrder, dest="drops", default=(), metavar="A,B",
        help="columns that must not drop, or metrics for their main columns",
    )  # fmt: skip
    parser.add_argument(
        "--max-drop", action=_InOrder, dest="drops", type=_amount, metavar="D",
        help="how much worse the mean of the --metric before it may be, in its own unit, whichever "
        "direction is better",
    )  # fmt: skip
    for kind, told in (("min", "least"), ("max", "most, where low is better")):
        parser.add_argument(
            f"--{kind}", action="append", type=_limit, default=[], metavar="NAME=NUMBER",
            help=f"what the candidate's mean must be at {told}",
        )  # fmt: skip
    parser.add_argument(
        "--exact", action="append", nargs="?", type=_tolerance, const=("", _TOLERANCE),
        default=[], metavar="[NAME=]TOLERANCE",
        help="every example's score is the baseline's, within 1e-9 or this: all columns, or those "
        "of --metric; NAME, a column or metric, has a tolerance of its own",
    )  # fmt: skip


def _amount(text: str) -> float:
    value = _number(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is negative")
    return value


def _tolerance(text: str) -> tuple[str, float]:
    name, _, amount = text.rpartition("=")
    return name, _amount(amount)


def _limit(text: str) -> tuple[str, float]:
    name, _, number = text.rpartition("=")
    if not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=NUMBER")
    return name, _number(number)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return value


def drops_of(options: argparse.Namespace) -> list[tuple[str, float]]:
    """(name, most that it may drop) of each --metric that has a --max-drop behind it.

    Raises UsageError where one lacks the other, or --exact leaves no room for a drop.
    """
    if options.exact:
        if any(option == "--max-drop" for option, _ in options.drops):
            raise UsageError("--exact allows no drop: leave out --max-drop, or --exact")
        return []
    found: list[tuple[str, float]] = []
    waiting: list[str] = []
    for option, value in options.drops:
        if option == "--metric":
            _check_none_waits(waiting)
            waiting = _names(value)
            continue
        if not waiting:
            raise UsageError(f"--max-drop {value:g}: no --metric stands before it")
        found += [(name, value) for name in waiting]
        waiting = []
    _check_none_waits(waiting)
    return found


def _check_none_waits(names: Sequence[str]) -> None:
    if names:
        told = ",".join(names)
        raise UsageError(f"--metric {told}: say how much it may drop, --metric {told} --max-drop D")


def _names(words: str) -> list[str]:
    names = [name.strip() for name in words.split(",") if name.strip()]
    if not names:
        raise UsageError("--metric names no metric or column")
    return names


def exactly_of(options: argparse.Namespace) -> "Exactly | None":
    """What --exact asks for, None where it is not given."""
    from harness.analysis.gate_rules import Exactly

    if not options.exact:
        return None
    return Exactly(
        names=tuple(name for _, words in options.drops for name in _names(words)),
        tolerance=next((value for name, value in options.exact[::-1] if not name), _TOLERANCE),
        tolerances=tuple((name, value) for name, value in options.exact if name),
    )
