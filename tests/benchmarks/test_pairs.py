"""What the entailment network is shown of a pair."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def pairs() -> Iterator[Any]:
    sys.path.insert(0, str(FOLDER))
    try:
        from entailment import pairs

        yield pairs
    finally:
        sys.path.remove(str(FOLDER))


def test_few_premises_are_shown_as_they_are(pairs: Any) -> None:
    premises = ("Troops left.", "Bread is cheap.")
    assert pairs.shown(pairs.Pair(premises, "Soldiers left.", "entailment", "")) == premises


def test_of_many_those_are_shown_that_the_check_aligns(pairs: Any) -> None:
    said = "French troops were expelled from Mali in May."
    others = tuple(
        f"The baker sold {word} to the mill." for word in "rye oats corn flour bran".split()
    )
    premises = (*others, said, "The river rose.", "The choir sang.")
    shown = pairs.shown(pairs.Pair(premises, "French troops had to leave Mali.", "entailment", ""))
    assert said in shown
    assert len(shown) <= 5
    assert set(shown) <= set(premises)
