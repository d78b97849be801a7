from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]


@pytest.mark.parametrize(
    ("claim", "sentences", "value"),
    [
        ("Tests proved that it leaks.", ["Tests suggest that it leaks."], 1),
        ("The firm has already closed.", ["The firm is to close."], 1),
        ("It is certain that it leaks.", ["Tests proved that it leaks."], 0),
        # Any of the evidence may be as sure.
        ("The firm has already closed.", ["The firm is to close.", "It has already closed."], 0),
        ("It is not certain that it leaks.", ["Tests suggest that it leaks."], 0),
        ("Tests suggest that it leaks.", ["Tests proved that it leaks."], 0),
    ],
)
def test_a_claim_must_not_be_surer_than_all_of_its_evidence(
    find_in: Find, claim: str, sentences: list[str], value: float
) -> None:
    found = find_in("assurance", claim, *sentences)
    assert found.value == value
    assert [place and place.text for place, _ in found.places] == [claim] * int(value)
