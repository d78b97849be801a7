"""Bootstrap of agreement: paired, honest about what has no value, and of the right width."""

import numpy as np
import pytest

from harness.analysis.agreement import pearson, resampled_pearson, resampled_spearman
from harness.analysis.bootstrap import bootstrap, difference, estimate
from harness.analysis.score_arrays import units_of


def test_intervals_hold_the_true_correlation_as_often_as_they_say() -> None:
    held, trials = 0, 300
    for seed in range(trials):
        rng = np.random.default_rng(seed)
        x = rng.normal(size=80)
        y = 0.5 * x + np.sqrt(0.75) * rng.normal(size=80)
        statistic = resampled_pearson(x, y, units_of(80, None))
        found = estimate(pearson(x, y), bootstrap([statistic], 80, 300, 0)[0], 80)
        assert found.interval is not None
        held += found.interval.low <= 0.5 <= found.interval.high
    assert 0.90 <= held / trials <= 0.98


def test_one_draw_serves_all_and_further_statistics_change_none() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(2, 40))
    units = units_of(40, [i // 2 for i in range(40)])
    statistics = [resampled_pearson(x, y, units), resampled_spearman(x, y, units)]
    both = bootstrap(statistics, 20, 500, 3)
    assert (both[1:] == bootstrap(statistics[1:], 20, 500, 3)).all()
    assert (both != bootstrap(statistics, 20, 500, 4)).any()


def test_a_statistic_and_itself_differ_by_nothing() -> None:
    samples = np.random.default_rng(0).normal(size=200)
    found = difference((0.3, 0.3), (samples, samples), 10)
    assert found.value == 0 and found.p == 1
    assert found.interval is not None and found.interval.low == found.interval.high == 0


def test_a_steady_difference_shows_though_both_intervals_overlap() -> None:
    samples = np.random.default_rng(0).normal(size=999)
    found = difference((0.5, 0.4), (samples + 0.1, samples), 10)
    assert found.interval is not None and found.interval.low == pytest.approx(0.1)
    assert found.p == pytest.approx(2 / 1000)


@pytest.mark.parametrize(("lost", "given"), [(40, True), (60, False)])
def test_too_many_resamples_without_a_value_leave_no_interval(lost: int, given: bool) -> None:
    samples = np.linspace(0, 1, 1000)
    samples[:lost] = np.nan
    assert (estimate(0.5, samples, 10).interval is not None) == given
    assert (difference((0.5, 0.5), (samples, np.zeros(1000)), 10).p is not None) == given


def test_one_document_gives_no_interval() -> None:
    assert estimate(0.5, np.full(100, 0.5), 1).interval is None
    assert difference((0.5, 0.2), (np.ones(9), np.zeros(9)), 1).p is None
