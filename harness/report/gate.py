"""A gate's checks as lines of text."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from harness.analysis.gate import overall
from harness.analysis.gate_checks import EXACT, FAIL, PASS, UNCLEAR, Check

_WIDTH = len(UNCLEAR) + 1


def gate_lines(checks: Sequence[Check], on_unclear: str | None) -> Iterator[str]:
    """The checks by system, those of equality that passed as their number, and what comes of all.

    on_unclear: PASS or FAIL, what unclear checks count as; None: they stay unclear.
    """
    for system, members in groupby(checks, key=lambda check: check.system):
        own = list(members)
        equal = [check for check in own if check.kind == EXACT and check.outcome == PASS]
        yield system
        if equal:
            yield f"  {PASS:{_WIDTH}} {_columns(len(equal))} as before"
        for check in own:
            if check not in equal:
                yield f"  {check.outcome:{_WIDTH}} {check.title}: {check.sentence}"
    yield _verdict(checks, on_unclear)


def outcome(checks: Sequence[Check], on_unclear: str | None) -> str:
    """What comes of all checks, PASS, FAIL or UNCLEAR, heeding `on_unclear`."""
    found = overall(checks)
    return on_unclear if found == UNCLEAR and on_unclear is not None else found


def _verdict(checks: Sequence[Check], on_unclear: str | None) -> str:
    outcomes = [check.outcome for check in checks]
    unclear = f"{outcomes.count(UNCLEAR)} unclear"
    if on_unclear is not None and UNCLEAR in outcomes:
        unclear += f" (taken as {on_unclear})"
    told = f"{outcomes.count(PASS)} passed, {outcomes.count(FAIL)} failed, {unclear}"
    return f"gate: {outcome(checks, on_unclear)}; of {len(checks)} checks {told}"


def _columns(count: int) -> str:
    return "1 column is" if count == 1 else f"{count} columns are"
