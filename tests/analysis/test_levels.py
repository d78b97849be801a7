"""Levels of agreement against plain loops over documents and systems, with scipy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from harness.analysis.agreement import Undefined
from harness.analysis.levels import CORRELATIONS, LEVELS, correlation
from harness.analysis.score_arrays import Units, units_of

THEIRS: dict[str, Callable[..., Any]] = {
    "pearson": stats.pearsonr,
    "spearman": stats.spearmanr,
    "kendall": stats.kendalltau,
}
DOCUMENTS, SYSTEMS = 12, 5


def judged() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Scores and human scores of 5 systems on 12 documents, with their documents and systems."""
    rng = np.random.default_rng(7)
    documents, systems = (
        side.ravel() for side in np.meshgrid(range(DOCUMENTS), range(SYSTEMS), indexing="ij")
    )
    quality = systems / 4 + rng.normal(0, 0.5, len(systems))
    return quality + rng.normal(0, 0.4, len(systems)), np.round(quality * 3) / 3, documents, systems


def by_hand(name: str, level: str, rows: np.ndarray, groups: np.ndarray) -> float:
    x, y, _, systems = judged()
    theirs = THEIRS[name]
    if level == "pooled":
        return float(theirs(x[rows], y[rows])[0])
    if level == "within_document":
        each = [theirs(x[rows[groups == g]], y[rows[groups == g]])[0] for g in np.unique(groups)]
        return float(np.mean(each))
    own = [rows[systems[rows] == system] for system in range(SYSTEMS)]
    means = [[side[of].mean() for of in own] for side in (x, y)]
    return float(theirs(*np.round(means, 10))[0])


def found(name: str, level: str, weights: np.ndarray) -> np.ndarray:
    x, y, documents, systems = judged()
    units = units_of(len(x), documents.tolist())
    return correlation(name, level, x, y, units, [f"s{s}" for s in systems]).statistic(weights)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", CORRELATIONS)
def test_levels_equal_plain_loops_in_the_sample_and_in_resamples(name: str, level: str) -> None:
    _, _, documents, _ = judged()
    rng = np.random.default_rng(1)
    drawn = [np.arange(DOCUMENTS), *rng.integers(0, DOCUMENTS, (5, DOCUMENTS))]
    weights = np.array([np.bincount(draw, minlength=DOCUMENTS) for draw in drawn], dtype=float)
    for value, draw in zip(found(name, level, weights), drawn, strict=True):
        blocks = [np.flatnonzero(documents == document) for document in draw]
        groups = np.repeat(np.arange(DOCUMENTS), SYSTEMS)
        wanted = by_hand(name, level, np.concatenate(blocks), groups)
        assert value == pytest.approx(wanted, abs=1e-9)


def of(level: str, x: list[float], y: list[float], units: Units, systems: list[str | None]) -> Any:
    return correlation("kendall", level, np.array(x), np.array(y), units, systems)


def test_documents_without_a_correlation_are_not_counted_as_0() -> None:
    units = units_of(6, ["a", "a", "b", "b", "c", "c"])
    told = of("within_document", [1, 2, 1, 1, 2, 1], [1, 2, 1, 2, 1, 2], units, [None] * 6)
    assert told.n == 2
    weights = np.array([[1.0, 1, 1], [2, 1, 0], [0, 3, 0]])
    assert told.statistic(weights)[:2].tolist() == [0.0, 1.0]
    assert np.isnan(told.statistic(weights)[2])


def test_means_that_differ_by_rounding_are_ties() -> None:
    # 0.1 + 0.2 and 0.3 + 0.0 have the same mean but for the last bit.
    units = units_of(6, ["a", "b"] * 3)
    systems: list[str | None] = ["s", "s", "t", "t", "u", "u"]
    told = of("system", [0.1, 0.2, 0.3, 0.0, 0.9, 0.9], [1, 1, 2, 2, 3, 3], units, systems)
    assert told.statistic(np.ones((1, 2)))[0] == pytest.approx(2 / 6**0.5)


@pytest.mark.parametrize(
    ("level", "systems", "documents", "says"),
    [
        ("pooled", ["s", "t"], ["a", "b"], "at least 3"),
        ("within_document", ["s", "t", "u"], ["a", "b", "c"], "no document has two"),
        ("within_document", ["s", "t", "u"], ["a", "a", "b"], "each document are equal"),
        ("system", ["s", "t", None], ["a", "a", "b"], "name their system"),
        ("system", ["s", "t", "t"], ["a", "a", "b"], "2 systems"),
        ("system", ["s", "t", "u"], ["a", "a", "b"], None),
    ],
)
def test_what_has_no_value_says_why(
    level: str, systems: list[str | None], documents: list[str], says: str | None
) -> None:
    units = units_of(len(documents), documents)
    x = [1.0, 1.0, 2.0][: len(documents)]
    if says is None:
        assert of(level, x, x, units, systems).n == 3
        return
    with pytest.raises(Undefined, match=says):
        of(level, x, x, units, systems)


def test_systems_of_one_mean_have_no_correlation() -> None:
    units = units_of(3, ["a", "b", "c"])
    with pytest.raises(Undefined, match="same mean"):
        of("system", [0.1, 0.1, 0.1], [1, 2, 3], units, ["s", "t", "u"])


def test_a_resample_without_one_of_the_systems_has_no_value() -> None:
    units = units_of(3, ["a", "b", "c"])
    told = of("system", [1, 2, 3], [1, 2, 3], units, ["s", "t", "u"])
    values = told.statistic(np.array([[1.0, 1, 1], [2, 1, 0]]))
    assert values[0] == pytest.approx(1) and np.isnan(values[1])
