import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.analysis.multiplicity import holm

P = st.none() | st.floats(0, 1)


def test_the_worked_example() -> None:
    # By hand: .005 * 4, .01 * 3, then .03 * 2, and .04 * 1 raised to the one before.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_what_was_not_tested_does_not_count() -> None:
    assert holm([None, 0.02, None, 0.5]) == [None, 0.04, None, 0.5]
    assert holm([]) == []


@settings(deadline=None)
@given(st.lists(P, max_size=20))
def test_it_only_raises_keeps_the_order_and_stays_below_bonferroni(p_values: list[float]) -> None:
    corrected = holm(p_values)
    pairs = [(p, c) for p, c in zip(p_values, corrected, strict=True) if p is not None]
    assert [c is None for c in corrected] == [p is None for p in p_values]
    for p, c in pairs:
        assert c is not None and p <= c <= min(1.0, p * len(pairs))
    in_order = [c for _, c in sorted(pairs)]
    assert in_order == sorted(in_order)


@settings(deadline=None)
@given(st.lists(P, max_size=12), st.randoms())
def test_the_order_of_the_tests_does_not_matter(p_values: list[float], random: object) -> None:
    places = list(range(len(p_values)))
    random.shuffle(places)  # type: ignore[attr-defined]
    corrected = holm(p_values)
    assert holm([p_values[place] for place in places]) == [corrected[place] for place in places]


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_p_value_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"not a p-value.*number 1"):
        holm([0.5, wrong])
