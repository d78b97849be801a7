import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.analysis.fixed_point import fixed_point

ROW = st.lists(st.floats(-1e100, 1e100), min_size=1, max_size=60)


@settings(deadline=None)
@given(ROW, st.randoms(), st.integers(0, 2**32))
def test_weighted_sums_are_exact_in_any_order(row: list[float], random: object, seed: int) -> None:
    values = fixed_point(np.array([row])).values[0]
    drawn = np.random.default_rng(seed).integers(0, len(row), len(row))
    terms = (values * np.bincount(drawn, minlength=len(row))).tolist()
    exact = math.fsum(terms)
    assert sum(terms) == exact
    random.shuffle(terms)  # type: ignore[attr-defined]
    assert sum(terms) == exact


def test_long_rows_sum_exactly_too() -> None:
    rows = np.random.default_rng(0).normal(0, 1, (3, 50_001))
    values = fixed_point(rows).values
    for row in values:
        assert np.cumsum(row)[-1] == np.cumsum(row[::-1])[-1] == math.fsum(row.tolist())
    assert np.cumsum(rows[0])[-1] != np.cumsum(rows[0][::-1])[-1]


@settings(deadline=None)
@given(ROW)
def test_a_value_is_off_by_half_a_step_at_most(row: list[float]) -> None:
    grid = fixed_point(np.array([row, [0.0] * len(row)]))
    assert np.abs(grid.values[0] - row).max() <= grid.steps[0] / 2
    largest = max(map(abs, row))
    assert grid.steps[0] <= len(row) * largest / 2**50 or largest < 1e-290
    assert not grid.values[1].any()


def test_a_row_is_put_on_its_own_grid() -> None:
    rows = np.random.default_rng(1).random((4, 9)) * [[1e-9], [1], [1e9], [3]]
    together = fixed_point(rows)
    for place in range(4):
        assert (fixed_point(rows[[place]]).values[0] == together.values[place]).all()
