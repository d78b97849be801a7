"""Agreement against scipy and scikit-learn, and weights against repeated examples."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from harness.analysis.agreement import (
    Undefined,
    auc,
    balanced_accuracy,
    best_threshold,
    kendall_tau_b,
    pearson,
    resampled_auc,
    resampled_balanced_accuracy,
    resampled_kendall,
    resampled_pearson,
    resampled_spearman,
    spearman,
)
from harness.analysis.score_arrays import units_of

CORRELATIONS: list[tuple[Callable[..., float], Callable[..., Any]]] = [
    (pearson, stats.pearsonr),
    (spearman, stats.spearmanr),
    (kendall_tau_b, stats.kendalltau),
]
RESAMPLED = [
    (resampled_pearson, pearson),
    (resampled_spearman, spearman),
    (resampled_kendall, kendall_tau_b),
]


def tied(seed: int, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores and human scores with many ties, and labels of both kinds."""
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 12, n) / 7
    human = np.round(x + rng.normal(0, 1, n), 1)
    labels = (human + rng.normal(0, 1, n) > 0.8).astype(float)
    labels[:2] = 0, 1
    return x, human, labels


@pytest.mark.parametrize("n", [5, 40, 900])
@pytest.mark.parametrize(("ours", "theirs"), CORRELATIONS)
def test_correlations_equal_scipys(
    n: int, ours: Callable[..., float], theirs: Callable[..., Any]
) -> None:
    x, human, _ = tied(n, n)
    assert ours(x, human) == pytest.approx(theirs(x, human)[0], abs=1e-13)


@pytest.mark.parametrize("n", [5, 40, 900])
def test_auc_and_balanced_accuracy_equal_scikit_learns(n: int) -> None:
    x, _, labels = tied(n, n)
    assert auc(x, labels) == pytest.approx(roc_auc_score(labels, x), abs=1e-14)
    for threshold in (0.0, x[0], 0.8, 99.0):
        wanted = balanced_accuracy_score(labels, x >= threshold)
        assert balanced_accuracy(x, labels, threshold) == pytest.approx(wanted, abs=1e-14)


def test_equal_scores_count_half() -> None:
    assert auc([1, 1], [0, 1]) == 0.5
    assert auc([1, 2, 2, 3], [0, 0, 1, 1]) == 3.5 / 4


whole = st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=2, max_size=25)


@settings(max_examples=150, deadline=None)
@given(whole)
def test_rank_correlations_ignore_how_far_apart_scores_are(pairs: list[tuple[int, int]]) -> None:
    x, y = np.array(pairs, dtype=float).T
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    for rank in (spearman, kendall_tau_b):
        found = rank(x, y)
        assert -1 <= found <= 1
        assert rank(np.exp(x), y**3) == pytest.approx(found, abs=1e-14)
        assert rank(-x, y) == pytest.approx(-found, abs=1e-14)
        assert rank(y, x) == pytest.approx(found, abs=1e-14)
    assert pearson(3 * x + 1e6, y) == pytest.approx(pearson(x, y), abs=1e-8)


@settings(max_examples=150, deadline=None)
@given(whole)
def test_the_best_threshold_is_no_worse_than_any_other(pairs: list[tuple[int, int]]) -> None:
    x = np.array([first for first, _ in pairs], dtype=float)
    labels = np.array([float(second > 0) for _, second in pairs])
    assume(0 < labels.sum() < len(labels))
    best = balanced_accuracy(x, labels, best_threshold(x, labels))
    for threshold in np.arange(-6, 7, 0.5):
        assert best >= balanced_accuracy(x, labels, threshold) - 1e-14


def test_a_threshold_lies_halfway_between_two_scores() -> None:
    assert best_threshold([0.1, 0.2, 0.6, 0.9], [0, 0, 1, 1]) == pytest.approx(0.4)
    # All called 1 and none called 1 are both .5: the lowest.
    assert best_threshold([0.3, 0.3], [0, 1]) == 0.3
    one, next_one = 1.0, np.nextafter(1.0, 2.0)
    assert balanced_accuracy([one, next_one], [0, 1], best_threshold([one, next_one], [0, 1])) == 1


@pytest.mark.parametrize("groups", [None, [f"d{i // 4}" for i in range(60)]])
@pytest.mark.parametrize(("resampled", "plain"), RESAMPLED)
def test_weights_are_repeated_examples(
    groups: list[str] | None, resampled: Callable[..., Any], plain: Callable[..., float]
) -> None:
    x, human, _ = tied(3, 60)
    units = units_of(60, groups)
    weights = np.random.default_rng(0).multinomial(units.count, [1 / units.count] * units.count, 20)
    index = np.arange(60) if units.index is None else units.index
    found = resampled(x, human, units)(weights.astype(float))
    for value, row in zip(found, weights, strict=True):
        rows = np.repeat(np.arange(60), row[index])
        assert value == pytest.approx(plain(x[rows], human[rows]), abs=1e-12)


@pytest.mark.parametrize("groups", [None, [f"d{i // 4}" for i in range(60)]])
def test_weights_are_repeated_examples_of_labels_too(groups: list[str] | None) -> None:
    x, _, labels = tied(3, 60)
    units = units_of(60, groups)
    weights = np.random.default_rng(0).multinomial(units.count, [1 / units.count] * units.count, 20)
    index = np.arange(60) if units.index is None else units.index
    areas = resampled_auc(x, labels, units)(weights.astype(float))
    shares = resampled_balanced_accuracy(x, labels, 0.8, units)(weights.astype(float))
    for area, share, row in zip(areas, shares, weights, strict=True):
        rows = np.repeat(np.arange(60), row[index])
        assert area == pytest.approx(auc(x[rows], labels[rows]), abs=1e-13)
        assert share == pytest.approx(balanced_accuracy(x[rows], labels[rows], 0.8), abs=1e-13)


def test_many_summaries_are_counted_in_blocks() -> None:
    x, human, _ = tied(1, 3000)
    found = resampled_kendall(x, human, units_of(3000, [i // 3 for i in range(3000)]))
    assert found(np.ones((1, 1000)))[0] == pytest.approx(stats.kendalltau(x, human)[0], abs=1e-13)


@pytest.mark.parametrize(("correlation", "_"), CORRELATIONS)
def test_constant_scores_have_no_correlation(correlation: Any, _: Any) -> None:
    for x, y, told in (
        ([0.1, 0.1, 0.1], [1, 2, 3], "all scores are equal"),
        ([1, 2, 3], [0.7, 0.7, 0.7], "all human scores are equal"),
        ([1], [2], "one summary"),
    ):
        with pytest.raises(Undefined, match=told):
            correlation(x, y)


@pytest.mark.parametrize(("resampled", "_"), RESAMPLED)
def test_a_resample_of_equal_scores_has_no_value(resampled: Any, _: Any) -> None:
    statistic = resampled(np.array([0.1, 0.1, 0.7]), np.array([1.0, 2.0, 3.0]), units_of(3, None))
    found = statistic(np.array([[2.0, 1.0, 0.0], [1.0, 0.0, 2.0]]))
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(1)


def test_labels_of_one_kind_give_no_auc() -> None:
    with pytest.raises(ValueError, match="label 1"):
        auc([0.1, 0.2], [0, 0])
    with pytest.raises(Undefined, match="label 0"):
        best_threshold([0.1, 0.2], [1, 1])
    with pytest.raises(ValueError, match="0 or 1"):
        auc([0.1, 0.2], [0, 2])
    statistic = resampled_auc(np.array([1.0, 2.0]), np.array([0.0, 1.0]), units_of(2, None))
    found = statistic(np.array([[2.0, 0.0], [1.0, 1.0]]))
    assert np.isnan(found[0]) and found[1] == 1


@pytest.mark.parametrize("scale", [1e-300, 1e-12, 1e90])
def test_tiny_and_huge_scores_correlate_like_others(scale: float) -> None:
    x, human, _ = tied(2, 50)
    for correlation, _theirs in CORRELATIONS:
        assert correlation(x * scale, human) == pytest.approx(correlation(x, human), abs=1e-12)


def test_an_outlier_does_not_hide_a_spread() -> None:
    x = np.array([0.0, 1e-9, 2e-9, 1.0])
    assert pearson(x, x) == pytest.approx(1)
    assert pearson(x, [3, 2, 1, 0]) == pytest.approx(stats.pearsonr(x, [3, 2, 1, 0])[0], abs=1e-12)


def test_scores_and_human_scores_go_together() -> None:
    with pytest.raises(ValueError, match="2 scores beside 3"):
        pearson([1, 2], [1, 2, 3])
