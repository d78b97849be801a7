from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
PLAIN = "France defeated Brazil in the final."


@pytest.mark.parametrize(
    ("claim", "sentence", "swapped"),
    [
        ("Brazil defeated France in the final.", PLAIN, True),
        ("France was defeated by Brazil.", PLAIN, True),
        ("Brazil was defeated by France.", PLAIN, False),
        ("In the final, France defeated Brazil.", PLAIN, False),
        ("Brazil thanked France.", PLAIN, False),
        ("Brazil defeated France in the final.", "Chad defeated Niger in the final.", False),
        (
            "Brazil defeated France in May.",
            "France defeated Brazil in June, Brazil defeated France in May.",
            False,
        ),
        ("The team won.", PLAIN, False),
        ("The dog bit the man.", "The man bit the dog.", True),
        ("The man was bitten by the dog.", "The dog bit the man.", False),
    ],
)
def test_who_does_it_to_whom(find_in: Find, claim: str, sentence: str, swapped: bool) -> None:
    assert find_in("role swap", claim, sentence).value == swapped


def test_a_swap_points_at_both_sides(find_in: Find) -> None:
    ((claimed, source),) = find_in("role swap", "Brazil defeated France.", PLAIN).places
    assert claimed and claimed.text == "Brazil defeated France"
    assert source and source.text == "France defeated Brazil"


@pytest.mark.parametrize(
    ("claim", "sentence", "swapped"),
    [
        ("They moved from Agadez to Niamey.", "The troops moved from Niamey to Agadez.", True),
        ("They moved from Niamey to Agadez.", "The troops moved from Niamey to Agadez.", False),
        ("They left Niamey.", "The troops moved from Niamey to Agadez.", False),
        ("They moved to Niamey.", "The troops moved from Niamey to Agadez.", True),
        ("The troops entered Chad.", "The troops left the capital of Chad.", True),
        ("They moved from Oslo to Rome.", "The troops moved from Niamey to Agadez.", False),
        (
            "They moved from Niamey to Agadez.",
            "They moved from Niamey to Agadez and back from Agadez to Niamey.",
            False,
        ),
        ("The troops are in Agadez.", "The troops moved from Agadez to Niamey.", False),
    ],
)
def test_the_direction(find_in: Find, claim: str, sentence: str, swapped: bool) -> None:
    assert find_in("direction swap", claim, sentence).value == swapped


def test_an_exchange_is_found_through_the_alignment_too(find: Find) -> None:
    document = f"It rained. {PLAIN} The troops moved from Niamey to Agadez."
    assert find("role swap", "Brazil defeated France in the final.", document).value == 1
    assert find("direction swap", "They moved from Agadez to Niamey.", document).value == 1
