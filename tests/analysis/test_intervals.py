import math
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from harness.analysis.intervals import Interval, Mean, bootstrap_means, mean_intervals

FINITE = st.floats(-1e6, 1e6)


def interval(mean: Mean) -> Interval:
    assert mean.interval is not None
    return mean.interval


def test_the_mean_is_the_rounded_exact_sum() -> None:
    (mean,) = mean_intervals([[0.1]] * 10, resamples=100)
    assert mean == Mean(0.1, 10, Interval(0.1, 0.1))
    (mean,) = mean_intervals([[1e16], [1.0], [-1e16], [1.0]], resamples=100)
    assert mean.value == 0.5


def test_the_interval_is_scipys() -> None:
    scores = np.random.default_rng(5).beta(2, 5, size=(80, 3))
    wanted = stats.bootstrap(
        (scores,), np.mean, n_resamples=20_000, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    for column, mean in enumerate(mean_intervals(scores, resamples=20_000)):
        width = wanted.high[column] - wanted.low[column]
        assert interval(mean).low == pytest.approx(wanted.low[column], abs=0.03 * width)
        assert interval(mean).high == pytest.approx(wanted.high[column], abs=0.03 * width)


def test_the_half_widths_are_sacrebleus() -> None:
    # sacreBLEU 2.6.0, PairedTest(…, "bs", n_samples=100000) on a metric that is the mean of
    # given scores.
    i = np.arange(60)
    first = (i * 37 % 101) / 101
    second = first - 0.05 + ((i * 53 + 10) % 97 - 48) / 150
    means = mean_intervals(np.stack([first, second], axis=1), resamples=20_000)
    for mean, half in zip(means, (0.07268976, 0.09608856), strict=True):
        assert (interval(mean).high - interval(mean).low) / 2 == pytest.approx(half, rel=0.02)


# Over 8,000 data sets the share is off by .0025 (one standard error), and by .005 for the one draw
# of 1,000 resamples that all share.
@pytest.mark.parametrize("n", [20, 200])
@pytest.mark.parametrize("kind", ["normal", "uniform", "0/1"])
def test_the_interval_holds_the_true_mean_as_often_as_it_should(kind: str, n: int) -> None:
    rng = np.random.default_rng(11)
    draws = {
        "normal": lambda: rng.normal(0.5, 0.2, (n, 8000)),
        "uniform": lambda: rng.random((n, 8000)),
        "0/1": lambda: (rng.random((n, 8000)) < 0.5).astype(float),
    }
    means = mean_intervals(draws[kind](), resamples=1000)
    held = np.mean([interval(mean).low <= 0.5 <= interval(mean).high for mean in means])
    expected = coverage_of_a_share(n) if kind == "0/1" else coverage_of_a_normal_mean(n)
    assert held == pytest.approx(expected, abs=0.02)


def coverage_of_a_normal_mean(n: int) -> float:
    """The interval is nearly mean -+ 1.96 * deviation / root n: .929 at 20, .948 at 200."""
    return float(2 * stats.t.cdf(1.96 * math.sqrt((n - 1) / n), n - 1) - 1)


def coverage_of_a_share(n: int) -> float:
    """Resampled counts are binomial, so the ends are its quantiles: .959 at 20, .960 at 200."""
    found = np.arange(1, n)
    low, high = stats.binom.ppf([[0.025], [0.975]], n, found / n)
    return float(stats.binom.pmf(found, n, 0.5)[(low <= n / 2) & (n / 2 <= high)].sum())


def test_the_width_is_that_of_the_whole_sample_whatever_the_number_of_resamples() -> None:
    """lighteval divides by the root of the resamples; compare-mt resamples half of the examples."""
    scores = np.random.default_rng(2).random((400, 1))
    wanted = 2 * 1.96 * scores.std(ddof=1) / math.sqrt(400)
    for resamples in (1_000, 30_000):
        (mean,) = mean_intervals(scores, resamples=resamples)
        assert interval(mean).high - interval(mean).low == pytest.approx(wanted, rel=0.06)


def test_a_higher_level_is_a_wider_interval() -> None:
    scores = np.random.default_rng(2).random((50, 1))
    ends = [interval(mean_intervals(scores, level=level)[0]) for level in (0.5, 0.9, 0.99)]
    assert [end.low for end in ends] == sorted((end.low for end in ends), reverse=True)
    assert [end.high for end in ends] == sorted(end.high for end in ends)


@pytest.mark.parametrize("n", [2, 13, 100, 3000])
def test_neither_further_columns_nor_their_order_change_a_bit(n: int) -> None:
    rng = np.random.default_rng(n)
    scores = rng.random((n, 30)) * 10.0 ** rng.integers(-8, 8, 30)
    together = mean_intervals(scores, resamples=500, seed=4)
    assert together == [mean_intervals(scores[:, [k]], resamples=500, seed=4)[0] for k in range(30)]
    order = rng.permutation(30)
    assert mean_intervals(scores[:, order], resamples=500, seed=4) == [together[k] for k in order]


def test_another_seed_is_another_interval() -> None:
    scores = np.random.default_rng(0).random((50, 1))
    assert (
        mean_intervals(scores, seed=0) == mean_intervals(scores) != mean_intervals(scores, seed=1)
    )


THREADS = """
import numpy as np
from harness.analysis.intervals import bootstrap_means
from harness.analysis.paired import paired_tests
scores = np.random.default_rng(0).random((3000, 40))
print(bootstrap_means(scores, resamples=200).tobytes().hex()[:20000])
print(paired_tests(scores.reshape(3000, 4, 10), resamples=200))
"""


def test_the_number_of_threads_changes_no_bit() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", THREADS],
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads},
            check=True,
            capture_output=True,
        ).stdout
        for threads in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_of_one_example_there_is_no_interval() -> None:
    assert mean_intervals([[0.3, 0.4]]) == [Mean(0.3, 1, None), Mean(0.4, 1, None)]


@pytest.mark.parametrize("unit", [5e-324, 1e-310, 1e-200, 1e100])
def test_tiny_and_huge_scores_are_averaged_like_others(unit: float) -> None:
    scores = [[4 * unit], [0.0], [4 * unit], [0.0]] if unit < 1 else [[unit], [0.0]] * 2
    (mean,) = mean_intervals(scores, resamples=500)
    assert mean.value == (2 * unit if unit < 1 else unit / 2)
    # The grid keeps 50 bits of four scores.
    top = scores[0][0]
    assert abs(interval(mean).low) <= 1e-14 * top
    assert interval(mean).high == pytest.approx(top, rel=1e-14, abs=0)


def test_no_columns_give_no_means() -> None:
    assert mean_intervals(np.empty((5, 0))) == []


@pytest.mark.parametrize(
    ("scores", "says"),
    [
        (np.empty((0, 2)), "no example"),
        ([[0.1], [math.nan]], r"\(1, 0\) there is nan"),
        ([[0.1, math.inf]], r"\(0, 1\) there is inf"),
        ([[1e101]], "1e\\+101"),
        ([[0.1, 0.2], [0.3]], "as many"),
        ([["a"]], "numbers"),
        ([0.1, 0.2], "axes"),
    ],
)
def test_scores_that_cannot_be_averaged_are_refused(scores: object, says: str) -> None:
    for function in (mean_intervals, bootstrap_means):
        with pytest.raises(ValueError, match=says):
            function(scores)  # type: ignore[operator]


@pytest.mark.parametrize("level", [0, 1, 95, math.nan])
def test_a_level_is_a_share(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        mean_intervals([[1.0], [2.0]], level=level)


@settings(max_examples=60, deadline=None)
@given(st.lists(FINITE, min_size=2, max_size=30), st.integers(-300, 300))
def test_an_interval_lies_within_the_scores_and_scales_with_them(
    values: list[float], power: int
) -> None:
    scores = np.array(values)[:, None]
    (mean,) = mean_intervals(scores, resamples=50)
    slack = 1e-12 * np.abs(scores).max()
    ends = scores.min() - slack, scores.max() + slack
    assert ends[0] <= interval(mean).low <= interval(mean).high <= ends[1]
    assert ends[0] <= mean.value <= ends[1]
    if power < 0 or np.abs(scores).max() < 1e6:
        (scaled,) = mean_intervals(np.ldexp(scores, power), resamples=50)
        assert interval(scaled).low == pytest.approx(
            math.ldexp(interval(mean).low, power), rel=1e-9, abs=math.ldexp(slack, power)
        )


def test_groups_of_one_are_examples_to_the_bit() -> None:
    scores = np.random.default_rng(3).random((90, 2))
    assert mean_intervals(scores, groups=[f"d{i}" for i in range(90)]) == mean_intervals(scores)


def test_examples_that_repeat_their_document_add_no_certainty() -> None:
    documents = np.random.default_rng(3).random((60, 1))
    repeated = np.repeat(documents, 5, axis=0)
    names = [f"d{i}" for i in range(60) for _ in range(5)]
    (alone,) = mean_intervals(documents)
    (grouped,) = mean_intervals(repeated, groups=names)
    (loose,) = mean_intervals(repeated)
    assert interval(grouped).low == pytest.approx(interval(alone).low, rel=1e-9)
    assert interval(grouped).high == pytest.approx(interval(alone).high, rel=1e-9)
    width = interval(grouped).high - interval(grouped).low
    assert interval(loose).high - interval(loose).low == pytest.approx(width / 5**0.5, rel=0.1)


def test_the_cluster_interval_holds_the_true_mean_where_groups_differ_in_size() -> None:
    rng = np.random.default_rng(8)
    sizes = rng.integers(1, 12, 60)
    groups = np.repeat(np.arange(60), sizes)
    levels = rng.normal(0, 1, (60, 1000))
    scores = levels[groups] + rng.normal(0, 0.5, (len(groups), 1000))
    means = mean_intervals(scores, resamples=1000, groups=groups.tolist())
    held = np.mean([interval(mean).low <= 0 <= interval(mean).high for mean in means])
    assert 0.90 <= held <= 0.96
    loose = mean_intervals(scores, resamples=1000)
    assert np.mean([interval(mean).low <= 0 <= interval(mean).high for mean in loose]) < 0.8


def test_of_one_group_there_is_no_interval_and_each_example_needs_a_group() -> None:
    assert mean_intervals([[1.0], [2.0]], groups=["a", "a"]) == [Mean(1.5, 2, None)]
    with pytest.raises(ValueError, match="1 groups are named for 2 examples"):
        mean_intervals([[1.0], [2.0]], groups=["a"])


def test_resampled_means_are_paired() -> None:
    scores = np.random.default_rng(0).random((30, 1))
    means = bootstrap_means(np.hstack([scores, scores + 0.25]), resamples=300)
    assert means.shape == (2, 300)
    assert means[1] - means[0] == pytest.approx(0.25)
