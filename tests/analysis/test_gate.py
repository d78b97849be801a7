import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.comparison import align
from harness.analysis.gate import gate, overall
from harness.analysis.gate_checks import (
    DROP,
    EXACT,
    FAIL,
    FAILED,
    MAX,
    MIN,
    PASS,
    UNCLEAR,
    Check,
    Gated,
    Rule,
)
from harness.runs.run_scores import RunScores
from harness.runs.stored import StoredRun

Scores = Sequence[float]


def scored(columns: dict[str, Scores], better: str | None, failed: int) -> RunScores:
    count = len(next(iter(columns.values())))
    figures = {
        name: {"mean": float(np.mean(values)), "n": count, "better": better, "main": True,
               "alarm": False}
        for name, values in columns.items()
    }  # fmt: skip
    record = {
        "dataset": {"name": "data", "digest": "d"},
        "summarizer": {"name": "lead", "signature": "s", "sees_references": False},
        "counts": {"examples": count, "failed": failed},
        "metrics": {"m": {"signature": "m|v:1", "columns": figures}},
    }
    ids = tuple(f"e{i:04d}" for i in range(count))
    values = {("m", name): np.array(column) for name, column in columns.items()}
    return RunScores(StoredRun(Path("results/data/lead-0"), record, {}), ids, values, None)


def gated(
    before: dict[str, Scores],
    now: dict[str, Scores],
    rules: Sequence[Rule],
    better: str | None = "high",
    failed: tuple[int, int] = (0, 0),
) -> Gated:
    runs = [scored(side, better, count) for side, count in zip((before, now), failed, strict=True)]
    return Gated("lead", align(runs, [("m", name) for name in before]), tuple(rules))


def one(before: Scores, now: Scores, kind: str, limit: float, **told: Any) -> Check:
    rule = Rule("m", "x", kind, limit)
    _, check = gate([gated({"x": before}, {"x": now}, [rule], **told)], resamples=1000)
    return check


def standardized(count: int, mean: float) -> list[float]:
    """Of that mean, with a standard deviation of 1 about it."""
    rng = np.random.default_rng(1)
    values = rng.normal(size=count)
    return list((values - values.mean()) / values.std(ddof=1) + mean)


# Drops


def test_a_drop_fails_where_the_whole_interval_is_beyond_what_is_allowed() -> None:
    before = [0.5 + i / 100 for i in range(20)]
    check = one(before, [value - 0.05 for value in before], DROP, 0.01)
    assert check.outcome == FAIL
    assert check.worse == pytest.approx(0.05)
    assert check.interval is not None and check.interval.low > 0.01
    assert check.sentence == (
        "0.5950 before, 0.5450 now: worse by 0.0500 (drop 95 % interval 0.0500 to 0.0500), "
        "0.01 is allowed"
    )


def test_a_drop_of_exactly_what_is_allowed_passes() -> None:
    # 0.8 - 0.7 is a little more than 0.1 in floats.
    assert one([0.8] * 8, [0.7] * 8, DROP, 0.1).outcome == PASS
    assert one([0.8] * 8, [0.7] * 8, DROP, 0.0999).outcome == FAIL


def test_a_drop_whose_interval_holds_what_is_allowed_is_unclear() -> None:
    drops = standardized(10, 0.3)
    check = one(drops, [0.0] * 10, DROP, 0.1)
    assert check.outcome == UNCLEAR
    assert check.interval is not None and check.interval.low <= 0.1 < check.interval.high
    assert "not enough examples to tell (10 show differences from 0.8859 on; about " in (
        check.sentence
    )
    # 2.8016 standard errors of 1 / sqrt(n) are the distance of 0.2 at (2.8016 / 0.2)**2 examples.
    assert check.needed == 197
    assert "about 200 would tell this one" in check.sentence


@given(st.floats(-0.5, 0.5), st.integers(0, 20))
def test_as_many_examples_as_are_said_to_be_needed_tell(mean: float, seed: int) -> None:
    rng = random.Random(seed)
    drops = [mean + rng.uniform(-1, 1) for _ in range(12)]
    check = one(drops, [0.0] * 12, DROP, 0.05)
    if check.outcome == UNCLEAR and check.needed is not None and check.needed < 1000:
        times = -(-check.needed // 12)
        assert one(drops * times, [0.0] * (12 * times), DROP, 0.05).outcome != UNCLEAR


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=6, max_size=12),
    st.floats(0, 0.3),
    st.floats(0, 0.3),
)
def test_the_outcome_is_read_off_the_interval_and_more_allowance_is_never_stricter(
    pairs: list[tuple[float, float]], limit: float, more: float
) -> None:
    before, now = zip(*pairs, strict=True)
    check = one(before, now, DROP, limit)
    assert check.interval is not None
    assert (check.outcome == FAIL) == (check.interval.low > limit + 1e-9)
    assert (check.outcome == PASS) == (check.interval.high <= limit + 1e-9)
    order = [PASS, UNCLEAR, FAIL]
    looser = one(before, now, DROP, limit + more)
    assert order.index(looser.outcome) <= order.index(check.outcome)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=9))
def test_where_low_is_better_a_rise_is_what_a_drop_is_elsewhere(
    pairs: list[tuple[float, float]],
) -> None:
    before, now = zip(*pairs, strict=True)
    high = one(before, now, DROP, 0.02)
    low = one([-value for value in before], [-value for value in now], DROP, 0.02, better="low")
    assert (low.outcome, low.worse, low.interval) == (high.outcome, high.worse, high.interval)


@pytest.mark.parametrize("count", [1, 5])
def test_few_examples_cannot_tell_unless_nothing_changed(count: int) -> None:
    scores = [0.5] * count
    assert one(scores, scores, DROP, 0.01).outcome == PASS
    for now in (0.1, 0.499, 0.9):
        check = one(scores, [now] * count, DROP, 0.01)
        assert (check.outcome, check.interval, check.needed) == (UNCLEAR, None, 6)
    assert check.sentence.startswith("0.5000 before, 0.9000 now: better by 0.4000; ")
    assert check.sentence.endswith(" cannot tell, at least 6 are needed")
    assert one([0.5] * 6, [0.9] * 6, DROP, 0.01).outcome == PASS


# Bounds


def test_a_bound_holds_the_mean_with_its_interval() -> None:
    scores = [0.6, 0.7, 0.8] * 10
    assert one(scores, scores, MIN, 0.6).outcome == PASS
    assert one(scores, scores, MIN, 0.8).outcome == FAIL
    check = one(scores, scores, MIN, 0.69)
    assert check.outcome == UNCLEAR
    assert check.interval is not None
    ends = (0.69 - check.interval.high, 0.69 - check.interval.low)
    assert ends[0] < 0.69 < 0.7 < ends[1]
    told = f"mean 0.7000 (95 % interval {ends[0]:.4f} to {ends[1]:.4f}); not enough examples"
    assert check.sentence.startswith(told)


def test_a_bound_from_above_is_the_same_turned_round() -> None:
    scores = [0.6, 0.7, 0.8] * 10
    found = [one(scores, scores, MAX, limit, better="low") for limit in (0.8, 0.6, 0.71)]
    assert [check.outcome for check in found] == [PASS, FAIL, UNCLEAR]
    turned = one([1 - value for value in scores], [1 - value for value in scores], MIN, 0.29)
    assert found[2].interval is not None and turned.interval is not None
    assert found[2].interval.low == pytest.approx(turned.interval.low)
    assert "(95 % interval 0.67" in found[2].sentence


def test_what_rounding_leaves_of_an_end_is_not_told() -> None:
    # 0.9 less the bootstrap's 0.9 less 0.0 is 1e-16.
    scores = [0.0] * 19 + [0.1]
    assert "interval 0.0000 to 0.0150)" in one(scores, scores, MAX, 0.9, better="low").sentence


def test_a_bound_of_too_few_examples_is_for_the_mean_itself() -> None:
    assert one([0.1], [0.7], MIN, 0.7).outcome == PASS
    assert one([0.9], [0.69], MIN, 0.7).outcome == FAIL
    check = one([0.9] * 5, [0.69] * 5, MIN, 0.7)
    assert (check.outcome, check.interval) == (FAIL, None)
    assert "mean 0.6900 of 5 examples, too few for an interval" in check.sentence


# Equality


def test_equal_scores_are_told_from_changed_ones_either_way() -> None:
    before = [0.1, 0.2, 0.3]
    assert one(before, [0.1, 0.2, 0.3 + 1e-10], EXACT, 1e-9).outcome == PASS
    for now in ([0.1, 0.2, 0.3 + 1e-8], [0.1, 0.2 - 1e-8, 0.3]):
        assert one(before, now, EXACT, 1e-9).outcome == FAIL
    check = one(before, [0.11, 0.25, 0.3], EXACT, 1e-9, better=None)
    assert check.worse == pytest.approx(0.05)
    assert check.sentence == (
        "2 of 3 examples changed by more than 1e-09, most of all e0001: 0.2 before, 0.25 now"
    )


# All together


def test_more_failed_summaries_fail_whatever_the_scores() -> None:
    rules = [Rule("m", "x", EXACT, 0.0)]
    values = {"x": [0.5, 0.6]}
    for failed, outcome in (((0, 1), FAIL), ((1, 1), PASS), ((2, 1), PASS)):
        first, second = gate([gated(values, values, rules, failed=failed)])
        assert (first.kind, first.outcome, second.outcome) == (FAILED, outcome, PASS)
    assert first.sentence == "1 of 2 summaries failed, 2 before"


def test_one_check_of_many_must_fail_at_the_level_of_all() -> None:
    # 2.4 standard errors: p is about .016, which is nothing among 40.
    drops = {f"x{i}": standardized(40, 0.0) for i in range(39)}
    drops["x"] = standardized(40, 2.4 / 40**0.5)
    zeros = {name: [0.0] * 40 for name in drops}
    alone = [Rule("m", "x", DROP, 0.0)]
    (_, check) = gate([gated(drops, zeros, alone)])
    assert check.outcome == FAIL
    rules = [Rule("m", name, DROP, 1.0 if name != "x" else 0.0) for name in drops]
    *others, check = gate([gated(drops, zeros, rules)])
    assert {other.outcome for other in others} == {PASS}
    assert check.outcome == UNCLEAR
    assert "beyond it by itself, but not as one of 40 checks" in check.sentence
    # (z(1 - .025 / 40) + z(.8))**2 / (2.4**2 / 40), z(1 - .025 / 40) = 3.2272.
    assert check.needed == 115
    drops["x"] = standardized(40, 6 / 40**0.5)
    assert gate([gated(drops, zeros, rules)])[-1].outcome == FAIL


def test_many_checks_of_what_never_dropped_seldom_fail() -> None:
    # By chance alone 40 % of gates of 20 checks would fail if each were judged by itself.
    rng = np.random.default_rng(0)
    rules = [Rule("m", f"x{i}", DROP, 0.0) for i in range(20)]
    fallen = 0
    for _ in range(60):
        before, now = ({rule.column: list(rng.normal(size=40)) for rule in rules} for _ in range(2))
        fallen += overall(gate([gated(before, now, rules)], resamples=1000)) == FAIL
    assert fallen <= 9


def test_the_worst_outcome_decides() -> None:
    values = {"x": [0.5]}
    ok, unclear = ([Rule("m", "x", EXACT, limit)] for limit in (0.0, 0.0))
    passed = gate([gated(values, values, ok)])
    assert overall(passed) == PASS
    unclear = gate([gated(values, {"x": [0.4]}, [Rule("m", "x", DROP, 0.2)])])
    assert overall([*passed, *unclear]) == UNCLEAR
    failed = gate([gated(values, {"x": [0.4]}, [Rule("m", "x", EXACT, 0.0)])])
    assert overall([*unclear, *failed]) == FAIL
