import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.analysis.resampling import all_flips, flip_blocks, weight_blocks

SIZES = st.integers(1, 40), st.integers(1, 300), st.integers(0, 2**40)


@settings(deadline=None)
@given(*SIZES)
def test_a_resample_draws_as_many_units_as_there_are(units: int, resamples: int, seed: int) -> None:
    weights = np.vstack(list(weight_blocks(units, resamples, seed)))
    assert weights.shape == (resamples, units)
    assert (weights.sum(axis=1) == units).all()
    assert (weights >= 0).all() and (weights == np.rint(weights)).all()


@settings(deadline=None)
@given(*SIZES)
def test_flips_are_zero_or_one(units: int, resamples: int, seed: int) -> None:
    flips = np.vstack(list(flip_blocks(units, resamples, seed)))
    assert flips.shape == (1 << units if all_flips(units, resamples) else resamples, units)
    assert np.isin(flips, (0, 1)).all()


def test_few_units_are_flipped_in_every_way_once() -> None:
    assert all_flips(10, 1024) and not all_flips(10, 1023)
    flips = np.vstack(list(flip_blocks(10, 1024, 0)))
    assert len({row.tobytes() for row in flips}) == 1024 == len(flips)


def test_the_same_seed_draws_the_same_and_another_one_another() -> None:
    for blocks in (weight_blocks, flip_blocks):
        one, again, other = (np.vstack(list(blocks(50, 100, seed))) for seed in (3, 3, 4))
        assert (one == again).all()
        assert (one != other).any()


def test_every_unit_is_drawn_and_flipped_as_often_as_any_other() -> None:
    weights = np.vstack(list(weight_blocks(20, 20_000, 1)))
    # A weight is binomial (20, 1/20): variance .95, so its mean of 20,000 is off by .007.
    assert np.abs(weights.mean(axis=0) - 1).max() < 0.03
    assert np.abs(weights.var(axis=0) - 0.95).max() < 0.05
    flips = np.vstack(list(flip_blocks(20, 20_000, 1)))
    assert np.abs(flips.mean(axis=0) - 0.5).max() < 0.015
    assert np.abs(np.corrcoef(flips.T) - np.eye(20)).max() < 0.03


@pytest.mark.parametrize("units", [1_000, 65_536, 65_537, 300_000])
def test_a_block_is_bounded_whatever_the_number_of_units(units: int) -> None:
    for block in weight_blocks(units, 6, 0):
        assert block.size <= max(1 << 16, 4 * units)
        assert block.shape[1] == units and (block.sum(axis=1) == units).all()
        assert block[:, units // 2 :].sum() > 0.4 * block.size


@pytest.mark.parametrize(("units", "resamples", "seed"), [(0, 10, 0), (10, 0, 0), (10, 10, -1)])
def test_what_cannot_be_drawn_is_refused(units: int, resamples: int, seed: int) -> None:
    for blocks in (weight_blocks, flip_blocks):
        with pytest.raises(ValueError, match=r"nothing to draw|negative"):
            next(blocks(units, resamples, seed))
