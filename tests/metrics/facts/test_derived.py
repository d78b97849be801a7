import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.derived import follows
from harness.metrics.facts.passages import read_passages
from harness.text.quantities import find_quantities


def made(claim: str, sentence: str) -> bool:
    (quantity,) = find_quantities(claim)
    return follows(quantity, read_passages(sentence, [(0, len(sentence))])[0])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("more than half of them", "Police released five of the eight people."),
        ("fewer than half of the seats", "Of the 120 seats 52 were empty."),
        ("72 animals", "They counted 612 wallabies, against 540 wallabies before."),
        ("three years", "She got six years; prosecutors had asked for nine years."),
        ("seven days", "The cases tripled within a week."),
        ("twelve months", "It was as much rain as in a year."),
    ],
)
def test_what_follows_from_two_numbers_or_a_unit(claim: str, sentence: str) -> None:
    assert made(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("more than half of them", "Police released three of the eight people."),
        ("73 animals", "They counted 612 wallabies, against 540 wallabies before."),
        ("$72", "They counted 612 wallabies, against 540 wallabies before."),
        ("five years", "She got six years; prosecutors had asked for $11 million."),
        ("eight days", "The cases tripled within a week."),
        ("seven days", "They meet every week."),
        ("more than seven days", "The cases tripled within a week."),
        ("25 percent", "Five left and 30 percent stayed."),
        ("72 cows", "It has 612 cows, against more than 540 cows before."),
        ("two people", "Three people came and five people left."),
        ("Airbase 100", "They moved from Airbase 101 to Airbase 201."),
        ("the 10th race", "He won 20 races and lost 10 races."),
    ],
)
def test_what_does_not(claim: str, sentence: str) -> None:
    assert not made(claim, sentence)


def test_of_a_table_nothing_follows() -> None:
    sentence = ", ".join(f"{n} boats" for n in (3, 10, 21, 55, 104, 300, 702)) + "."
    assert not made("7 boats", sentence)


@given(st.integers(4, 10**6), st.integers(4, 10**6))
def test_a_difference_always_follows(first: int, second: int) -> None:
    low, high = sorted((first, second))
    if high - low >= 4:
        assert made(f"{high - low} boats", f"There were {high} boats, against {low} boats before.")
