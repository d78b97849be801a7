import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from harness.analysis.paired import PairedTest, paired_tests


def against(first: object, second: object, **options: object) -> PairedTest:
    scores = np.stack([np.asarray(first, float), np.asarray(second, float)], axis=1)
    (test,) = paired_tests(scores[:, :, None], **options)  # type: ignore[arg-type]
    return test


def many(first: NDArray[np.float64], second: NDArray[np.float64], **options: int) -> list[float]:
    """p of each column of two (examples, data sets) arrays."""
    tests = paired_tests(np.stack([first, second], axis=1), **options)  # type: ignore[arg-type]
    return [test.p for test in tests if test.p is not None]


# 2,000 data sets; the rate is off by .0049 (one standard error), and by as much for the 2,000
# flips that all share. Scores with ties cannot reach 5 %: they may fall below it, never lie above.
@pytest.mark.parametrize("n", [10, 50, 200])
@pytest.mark.parametrize("kind", ["0/1", "ordinal", "continuous"])
def test_of_equal_systems_one_in_twenty_differs_at_most(kind: str, n: int) -> None:
    rng = np.random.default_rng(n)
    shape = (n, 2000)
    draws = {
        "0/1": lambda: (rng.random(shape) < 0.7).astype(float),
        "ordinal": lambda: rng.integers(1, 6, shape).astype(float),
        "continuous": lambda: rng.beta(2, 5, shape),
    }
    p_values = many(draws[kind](), draws[kind](), resamples=2000)
    assert len(p_values) == 2000
    rate = np.mean(np.array(p_values) <= 0.05)
    assert rate <= 0.05 + 3 * 0.007
    assert rate >= 0.05 - 3 * 0.007 or kind != "continuous"


def test_flips_that_are_as_far_count() -> None:
    """sacreBLEU counts only those that are further (>), which here gives 2 / 16."""
    first, second = [1, 1, 1, 0] + [0] * 46, [0, 0, 0, 1] + [0] * 46
    # |sum of 4 signs| >= 2 in 10 of 16 cases; the 46 ties change nothing.
    assert against(first, second, resamples=40_000).p == pytest.approx(10 / 16, abs=0.01)


@pytest.mark.parametrize("n", [2, 5, 9, 12])
def test_the_exact_p_is_scipys(n: int) -> None:
    rng = np.random.default_rng(n)
    first, second = rng.random(n) + 0.2, rng.random(n)
    wanted = stats.permutation_test(
        (first, second),
        lambda a, b, axis: np.mean(a - b, axis=axis),
        permutation_type="samples",
        n_resamples=np.inf,
    )
    test = against(first, second)
    assert test.exact
    assert test.p == pytest.approx(wanted.pvalue, rel=1e-12)


def test_the_random_p_is_scipys() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.random(60) + 0.05, rng.random(60)
    wanted = stats.permutation_test(
        (first, second),
        lambda a, b, axis: np.mean(a - b, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=40_000,
        rng=np.random.default_rng(2),
    )
    test = against(first, second, resamples=40_000)
    assert not test.exact
    assert test.p == pytest.approx(wanted.pvalue, abs=0.012)


# p of sacreBLEU 2.6.0, PairedTest(…, "ar", n_samples=100000), on a metric that is the mean of given
# scores; these have no ties, where > and >= agree. Four standard errors of 40,000 flips.
@pytest.mark.parametrize(("gain", "p"), [(0.03, 0.15942840571594283), (0.05, 0.028389716102838972)])
def test_the_p_is_sacrebleus_where_there_are_no_ties(gain: float, p: float) -> None:
    i = np.arange(60)
    first = (i * 37 % 101) / 101
    second = first - gain + ((i * 53 + 10) % 97 - 48) / 150
    four = 4 * math.sqrt(p * (1 - p) * (1 / 40_000 + 1 / 100_000))
    assert against(first, second, resamples=40_000).p == pytest.approx(p, abs=four)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=8))
def test_ties_of_decimal_scores_are_ties(tenths: list[tuple[int, int]]) -> None:
    """0.3 - 0.2 is not 0.1 in floats; p is that of the whole numbers all the same."""
    whole = [a - b for a, b in tenths]
    flipped = [0]
    for difference in whole:
        flipped = [total + sign * difference for total in flipped for sign in (-1, 1)]
    as_far = sum(abs(total) >= abs(sum(whole)) for total in flipped)
    test = against([a / 10 for a, _ in tenths], [b / 10 for _, b in tenths])
    assert test.p == Fraction(as_far, len(flipped))
    for shift in (0.7, 1000):
        first, second = zip(*((a / 10 + shift, b / 10 + shift) for a, b in tenths), strict=True)
        assert against(first, second).p == test.p


def test_a_random_p_is_never_zero() -> None:
    test = against(np.arange(50) + 1.0, np.zeros(50), resamples=999)
    assert test.p == 1 / 1000 and not test.exact


def test_systems_that_score_the_same_do_not_differ() -> None:
    scores = np.random.default_rng(0).random(40)
    test = against(scores, scores)
    assert test.interval is not None
    assert (test.p, test.difference, test.interval.low, test.interval.high) == (1, 0, 0, 0)
    assert (test.wins, test.ties, test.losses, test.detectable) == (0, 40, 0, None)
    assert against(scores[:5], scores[:5]).p == 1


def test_each_example_is_a_win_a_tie_or_a_loss_once() -> None:
    """compare-mt counts its ties twice."""
    test = against([3, 1, 2, 2, 2, 5], [1, 3, 2, 2, 1, 1])
    assert (test.wins, test.ties, test.losses, test.n) == (3, 2, 1, 6)


def test_of_one_example_nothing_is_said() -> None:
    test = against([0.5], [0.2])
    assert test.difference == pytest.approx(0.3)
    assert (test.interval, test.p, test.exact, test.detectable) == (None, None, False, None)


def test_the_interval_of_the_difference_is_that_of_the_paired_differences() -> None:
    rng = np.random.default_rng(6)
    first = rng.random(300)
    second = first - 0.1 + rng.normal(0, 0.02, 300)
    wanted = stats.bootstrap(
        (first - second,), np.mean, n_resamples=20_000, method="percentile", rng=rng
    ).confidence_interval
    test = against(first, second, resamples=20_000)
    assert test.interval is not None
    width = wanted.high - wanted.low
    assert test.interval.low == pytest.approx(wanted.low, abs=0.04 * width)
    assert test.interval.high == pytest.approx(wanted.high, abs=0.04 * width)


def test_what_is_detectable_is_found_in_four_of_five_cases() -> None:
    rng = np.random.default_rng(3)
    differences = rng.normal(0, 1, (100, 1000))
    detectable = against(differences[:, 0], np.zeros(100)).detectable
    wanted = (1.959964 + 0.841621) * differences[:, 0].std(ddof=1) / 10
    assert detectable == pytest.approx(wanted, rel=1e-6)
    shifted = differences + 2.801585 / 10
    power = np.mean(np.array(many(shifted, np.zeros((100, 1000)), resamples=2000)) <= 0.05)
    assert power == pytest.approx(0.8, abs=0.05)


def test_five_examples_can_show_nothing_at_five_per_cent() -> None:
    first = [0.5, 0.6, 0.8, 0.7, 0.9, 0.75]
    assert against(first[:5], [0.1] * 5).p == 2 / 32
    assert against(first[:5], [0.1] * 5).detectable is None
    assert against(first, [0.1] * 6).detectable is not None
    assert against(np.full(9, 0.3), np.full(9, 0.2)).detectable is None
    # Equal but for rounding: 0.1 and 0.09999999999999998.
    assert against([0.1, 0.3] * 5, [0.0, 0.2] * 5).detectable is None


@pytest.mark.parametrize("n", [5, 40, 500])
def test_neither_other_systems_nor_their_order_change_a_bit(n: int) -> None:
    rng = np.random.default_rng(n)
    scores = rng.random((n, 6, 4)) * 10.0 ** rng.integers(-6, 6, (1, 1, 4))
    tests = {(t.first, t.second, t.column): t for t in paired_tests(scores, resamples=500)}
    assert len(tests) == 15 * 4
    for (one, other), column in zip([(0, 1), (2, 5), (3, 4)], (0, 3, 1), strict=True):
        (alone,) = paired_tests(scores[:, [one, other]][:, :, [column]], resamples=500)
        wanted = tests[one, other, column]
        assert figures(alone) == figures(wanted)
    order = rng.permutation(6)
    for test in paired_tests(scores[:, order], [(0, 1), (4, 2)], resamples=500):
        one, other = int(order[test.first]), int(order[test.second])
        (wanted,) = (
            t
            for t in paired_tests(scores, [(one, other)], resamples=500)
            if t.column == test.column
        )
        assert figures(test) == figures(wanted)


def figures(test: PairedTest) -> tuple[object, ...]:
    return (
        *(test.n, test.difference, test.interval, test.p, test.exact),
        *(test.wins, test.ties, test.losses, test.detectable),
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=25))
def test_the_other_way_round_everything_is_mirrored(pairs: list[tuple[float, float]]) -> None:
    first, second = zip(*pairs, strict=True)
    one, other = against(first, second, resamples=200), against(second, first, resamples=200)
    assert one.difference == -other.difference
    assert (one.p, one.wins, one.losses, one.ties) == (
        other.p,
        other.losses,
        other.wins,
        other.ties,
    )
    assert one.interval is not None and other.interval is not None
    assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-12)
    assert 0 < (one.p or 0) <= 1
    assert one.detectable == pytest.approx(other.detectable, abs=1e-12)


def test_pairs_come_in_the_order_asked_with_all_their_columns() -> None:
    scores = np.random.default_rng(0).random((20, 3, 2))
    places = [(t.first, t.second, t.column) for t in paired_tests(scores, [(2, 0), (0, 1)])]
    assert places == [(2, 0, 0), (2, 0, 1), (0, 1, 0), (0, 1, 1)]
    assert paired_tests(scores, []) == [] == paired_tests(scores[:, :1])


def test_groups_of_one_are_examples_and_repeats_add_no_certainty() -> None:
    rng = np.random.default_rng(9)
    first, second = rng.random(40) + 0.1, rng.random(40)
    alone = against(first, second)
    assert against(first, second, groups=list(range(40))) == alone
    names = [i for i in range(40) for _ in range(4)]
    grouped = against(np.repeat(first, 4), np.repeat(second, 4), groups=names)
    assert grouped.p == alone.p
    assert grouped.detectable == pytest.approx(alone.detectable)
    loose = against(np.repeat(first, 4), np.repeat(second, 4))
    assert loose.p is not None and alone.p is not None and loose.p < alone.p
    assert against(first, second, groups=[0] * 40).p is None


def test_of_equal_systems_with_few_documents_one_in_twenty_differs() -> None:
    rng = np.random.default_rng(4)
    groups = np.repeat(np.arange(30), 6)
    difference = rng.normal(0, 1, (30, 1000))[groups] + rng.normal(0, 0.3, (180, 1000))
    scores = np.stack([difference, np.zeros_like(difference)], axis=1)
    p_values = [t.p for t in paired_tests(scores, resamples=2000, groups=groups.tolist())]
    assert np.mean([p is not None and p <= 0.05 for p in p_values]) == pytest.approx(
        0.05, abs=0.025
    )
    loose = [t.p for t in paired_tests(scores, resamples=2000)]
    assert np.mean([p is not None and p <= 0.05 for p in loose]) > 0.2


@pytest.mark.parametrize("pair", [(0, 0), (0, 2), (-1, 0)])
def test_a_pair_is_of_two_systems(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no pair of the systems 0 to 1"):
        paired_tests(np.zeros((3, 2, 1)), [pair])


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_missing_scores_are_refused(value: float) -> None:
    scores = np.zeros((3, 2, 1))
    scores[2, 1, 0] = value
    with pytest.raises(ValueError, match=r"\(examples, systems, columns\) = \(2, 1, 0\)"):
        paired_tests(scores)
    with pytest.raises(ValueError, match="no example"):
        paired_tests(np.zeros((0, 2, 1)))
