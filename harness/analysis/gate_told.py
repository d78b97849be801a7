"""The sentences of a gate: what was found, what is allowed, and what it would take to know."""

from math import floor, log10

from harness.analysis.gate_checks import DROP, EXACT, MAX, MIN, UNCLEAR, Check, Rule
from harness.analysis.intervals import LEVEL, Interval
from harness.text.printable import one_line


def title(label: str, rule: Rule) -> str:
    """What a rule asks of the column of that label, in a few words."""
    told = {
        DROP: f"worse by at most {rule.limit:g}",
        MIN: f"at least {rule.limit:g}",
        MAX: f"at most {rule.limit:g}",
        EXACT: f"equal within {rule.limit:g}",
    }
    return f"{label} {told[rule.kind]}"


def drop_told(check: Check, allowed: float, among: int | None = None) -> str:
    """Of a check for a drop; among: how many checks there are, where their number decided."""
    by = f"worse by {number(check.worse)}" if check.worse > 0 else "not worse"
    if check.worse < 0:
        by = f"better by {number(-check.worse)}"
    told = f"{number(check.baseline)} before, {number(check.candidate)} now: {by}"
    if check.interval is not None:
        told += f" (drop {_interval(check.interval)}), {allowed:g} is allowed"
    return f"{told}{_unclear(check, among)}"


def bound_told(check: Check, low_is_better: bool, bound: float, among: int | None = None) -> str:
    """Of a check for a bound of the candidate's mean; among: as in `drop_told`."""
    told = f"mean {number(check.candidate)}"
    if check.interval is None:
        examples = _examples(check.n)
        return f"{told} of {examples}, too few for an interval: the mean itself decides"
    ends = (check.interval.low, check.interval.high)
    shown = [bound + end for end in ends] if low_is_better else [bound - end for end in ends[::-1]]
    return f"{told} ({_interval(Interval(*shown))}){_unclear(check, among)}"


def exact_told(
    beyond: int, examples: int, tolerance: float, furthest: str, scores: tuple[float, float]
) -> str:
    """Of a check for equality. beyond: how many examples differ by more than allowed; furthest: the
    example that differs most, with its scores before and now."""
    if not beyond:
        count = "the score" if examples == 1 else f"all {examples} scores"
        return f"{count} as before, within {tolerance:g}"
    before, now = scores
    return (
        f"{beyond} of {_examples(examples)} changed by more than {tolerance:g}, most of all "
        f"{one_line(furthest)}: {before!r} before, {now!r} now"
    )


def failed_told(before: int, now: int, examples: int) -> str:
    """Of the check of failed summaries."""
    return f"{now} of {examples} summaries failed, {before} before"


def number(value: float) -> str:
    """Four decimals, or two digits of what is smaller; what only rounding leaves is 0."""
    if abs(value) < 1e-12:
        value = 0.0
    return f"{value:.2g}" if 0 < abs(value) < 5e-4 else f"{value:.4f}"


def _interval(interval: Interval) -> str:
    return f"{100 * LEVEL:g} % interval {number(interval.low)} to {number(interval.high)}"


def _unclear(check: Check, among: int | None) -> str:
    if check.outcome != UNCLEAR:
        return ""
    if check.interval is None:
        return f"; {_examples(check.n)} cannot tell, at least {check.needed} are needed"
    reason = "not enough examples to tell"
    if among is not None:
        reason = f"beyond it by itself, but not as one of {among} checks"
    told = f"; {reason} ({check.n}"
    if check.detectable is not None:
        told += f" show differences from {number(check.detectable)} on"
    if check.needed is None:
        return f"{told}; too close to call with any number)"
    return f"{told}; about {_about(check.needed)} would tell this one)"


def _examples(count: int) -> str:
    return "1 example" if count == 1 else f"{count} examples"


def _about(count: int) -> int:
    """Two digits of it, rounded up: it is an estimate."""
    step = 10 ** max(0, floor(log10(count)) - 1)
    return int(-(-count // step) * step)
