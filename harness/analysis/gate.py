"""Whether candidates are worse than their baselines beyond what is allowed: pass, fail or unclear.

A check fails only where the whole interval lies beyond what is allowed, and passes only where the
whole interval is within; in between it is unclear. Several checks have several chances to fail by
accident: to fail, the interval must lie beyond at the level of all of them together, too
(Bonferroni). Passing needs no such correction, since all of them must pass.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from math import ceil
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from harness.analysis.comparison import Aligned, ScoreColumn
from harness.analysis.contrasts import SIGNIFICANCE, smallest_p
from harness.analysis.gate_checks import (
    DROP,
    EXACT,
    FAIL,
    FAILED,
    PASS,
    UNCLEAR,
    Check,
    Gated,
    Rule,
)
from harness.analysis.gate_told import bound_told, drop_told, exact_told, failed_told, title
from harness.analysis.intervals import LEVEL, RESAMPLES
from harness.analysis.paired import PairedTest, paired_tests

# What rounding makes of equal differences.
_ROUNDING = 1e-9
# Resamples that must lie beyond the end of an interval, so that the end means something.
_TAIL = 10
# Where more examples would be needed, their number says nothing.
_MOST_NEEDED = 1e7
# As `detectable` has it: found in 80 % of cases.
_POWER = NormalDist().inv_cdf(0.8)


def gate(gated: Sequence[Gated], *, resamples: int = RESAMPLES, seed: int = 0) -> list[Check]:
    """The checks of each system: first of its failed summaries, then one a rule, in order."""
    tests = sum(
        rule.kind != EXACT and not too_few(len(item.aligned.ids))
        for item in gated
        for rule in item.rules
    )
    checks = []
    for item in gated:
        found = iter(_tests(item, resamples, seed, LEVEL))
        told = [
            _exact(item, rule) if rule.kind == EXACT else _check(item, rule, next(found))
            for rule in item.rules
        ]
        if tests > 1 and any(check.outcome == FAIL and check.interval for check in told):
            told = _corrected(item, told, tests, resamples, seed)
        checks += [_failed(item), *told]
    return checks


def overall(checks: Sequence[Check]) -> str:
    """FAIL where any check failed, else UNCLEAR where any is, else PASS."""
    outcomes = {check.outcome for check in checks}
    return next((outcome for outcome in (FAIL, UNCLEAR) if outcome in outcomes), PASS)


def column_of(aligned: Aligned, rule: Rule) -> ScoreColumn:
    """The column that a rule is for."""
    return next(
        column
        for column in aligned.columns
        if (column.metric, column.name) == (rule.metric, rule.column)
    )


def too_few(examples: int) -> bool:
    """Whether no test of so many examples can show anything, whatever their scores."""
    return smallest_p(examples, RESAMPLES) > SIGNIFICANCE


def _sides(item: Gated, rule: Rule) -> NDArray[np.float64]:
    """(examples, 2) whose first less second is by how much the candidate is worse."""
    column = column_of(item.aligned, rule)
    sign = -1.0 if column.better == "low" else 1.0
    before, now = column.scores.T
    if rule.kind != DROP:
        before = np.full_like(now, rule.limit)
    return np.column_stack([sign * before, sign * now])


def _tests(item: Gated, resamples: int, seed: int, level: float) -> list[PairedTest]:
    """One a rule that is not EXACT."""
    sides = [_sides(item, rule) for rule in item.rules if rule.kind != EXACT]
    if not sides:
        return []
    scores = np.stack(sides, axis=2)
    return paired_tests(scores, [(0, 1)], resamples=resamples, seed=seed, level=level)


def _check(item: Gated, rule: Rule, test: PairedTest) -> Check:
    column = column_of(item.aligned, rule)
    allowed = _allowed(rule)
    few = too_few(test.n)
    interval = None if few else test.interval
    outcome = UNCLEAR
    if interval is not None:
        if interval.low > allowed + _ROUNDING:
            outcome = FAIL
        elif interval.high <= allowed + _ROUNDING:
            outcome = PASS
    elif rule.kind != DROP:
        # A bound is for what was scored, where that is all there is.
        outcome = PASS if test.difference <= _ROUNDING else FAIL
    elif np.ptp(_sides(item, rule), axis=1).max() <= _ROUNDING:
        outcome = PASS
    before, now = column.scores.mean(axis=0).tolist()
    check = Check(
        system=item.system,
        kind=rule.kind,
        title=title(column.label, rule),
        outcome=outcome,
        sentence="",
        n=test.n,
        baseline=before,
        candidate=now,
        worse=test.difference,
        interval=interval,
        detectable=None if few else test.detectable,
        needed=_needed(test, allowed, few) if outcome == UNCLEAR else None,
    )
    return _told(column, rule, check)


def _corrected(
    item: Gated, checks: Sequence[Check], tests: int, resamples: int, seed: int
) -> list[Check]:
    """One a rule, as given; those that failed stay so only where they fail among so many tests."""
    level = 1 - SIGNIFICANCE / tests
    enough = max(resamples, round(2 * _TAIL / (1 - level)))
    strict = iter(_tests(item, enough, seed, level))
    told = []
    for rule, check in zip(item.rules, checks, strict=True):
        test = None if rule.kind == EXACT else next(strict)
        if check.outcome == FAIL and check.interval and test and test.interval:
            allowed = _allowed(rule)
            if test.interval.low <= allowed + _ROUNDING:
                needed = _needed(test, allowed, False, tests)
                unclear = replace(check, outcome=UNCLEAR, needed=needed)
                check = _told(column_of(item.aligned, rule), rule, unclear, among=tests)
        told.append(check)
    return told


def _allowed(rule: Rule) -> float:
    return rule.limit if rule.kind == DROP else 0.0


def _told(column: ScoreColumn, rule: Rule, check: Check, among: int | None = None) -> Check:
    if rule.kind == DROP:
        return replace(check, sentence=drop_told(check, rule.limit, among))
    return replace(check, sentence=bound_told(check, column.better == "low", rule.limit, among))


def _needed(test: PairedTest, allowed: float, few: bool, tests: int = 1) -> int | None:
    """How many examples would tell, were the true difference the one found."""
    if few:
        return next(n for n in count(test.n) if not too_few(n))
    distance = abs(test.difference - allowed)
    if test.detectable is None or not distance:
        return None
    one, all_ = (_POWER + NormalDist().inv_cdf(1 - SIGNIFICANCE / 2 / k) for k in (1, tests))
    ratio = test.detectable * all_ / one / distance
    if ratio**2 * test.n > _MOST_NEEDED:
        return None
    return max(test.n + 1, ceil(test.n * ratio**2))


def _exact(item: Gated, rule: Rule) -> Check:
    column = column_of(item.aligned, rule)
    before, now = column.scores.T
    apart = np.abs(now - before)
    furthest = int(apart.argmax())
    beyond = int((apart > rule.limit).sum())
    return Check(
        system=item.system,
        kind=rule.kind,
        title=title(column.label, rule),
        outcome=FAIL if beyond else PASS,
        sentence=exact_told(
            beyond,
            len(apart),
            rule.limit,
            item.aligned.ids[furthest],
            (float(before[furthest]), float(now[furthest])),
        ),
        n=len(apart),
        baseline=float(before.mean()),
        candidate=float(now.mean()),
        worse=float(apart[furthest]),
    )


def _failed(item: Gated) -> Check:
    before, now = (int(run.record["counts"]["failed"]) for run in item.aligned.runs)
    return Check(
        system=item.system,
        kind=FAILED,
        title="no more failed summaries",
        outcome=FAIL if now > before else PASS,
        sentence=failed_told(before, now, len(item.aligned.ids)),
        n=len(item.aligned.ids),
        baseline=float(before),
        candidate=float(now),
        worse=float(now - before),
    )
