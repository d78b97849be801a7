from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]


@pytest.mark.parametrize(
    ("claim", "sentence", "value"),
    [
        ("She thanked the voters.", "Mr. Holm thanked the voters.", 1),
        ("She thanked the voters.", "The man thanked his voters.", 1),
        ("He thanked her.", "The woman thanked her.", 0),  # one of the two fits
        ("He thanked the voters.", "Mr. Holm thanked the voters.", 0),
        ("She thanked the voters.", "Anna thanked the voters.", 0),
        ("Anna said that she thanked them.", "Mr. Holm heard Anna.", 0),
        ("She thanked the voters.", "The winner thanked the voters.", 0),  # nobody's gender is told
        ("They thanked the voters.", "Mr. Holm thanked the voters.", 0),
        ("It thanked the voters.", "Mr. Holm thanked the voters.", 0),
        ("She thanked the voters.", "Mr. Holm and his wife thanked the voters.", 0),
    ],
)
def test_a_pronoun_must_fit_somebody(
    find_in: Find, claim: str, sentence: str, value: float
) -> None:
    assert find_in("other gender", claim, sentence).value == value
