from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
SOURCE = "The mayor signed the bill on Monday."
DENIAL = "The mayor did not sign the bill on Monday."
OTHER = "Whisk the eggs with sugar until they are pale."


def test_a_sentence_implies_itself_and_not_an_unrelated_one(find: Find) -> None:
    assert find("entailed", SOURCE, f"{OTHER} {SOURCE}").value > 0
    assert find("entailed", OTHER, SOURCE).value < 0


def test_a_denial_is_denied_more_than_what_was_said(find: Find) -> None:
    told, denied = (find("denied in meaning", claim, SOURCE).value for claim in (SOURCE, DENIAL))
    assert denied > 0.5 > told


@pytest.mark.parametrize("document", ["", "🚁 …"])
def test_nothing_to_read_implies_and_denies_nothing(find: Find, document: str) -> None:
    assert find("entailed", SOURCE, document).value < 0
    assert find("denied in meaning", SOURCE, document).value < 0.5
    assert find("entailed", SOURCE, "").value == -1
    assert find("denied in meaning", SOURCE, "").value == 0
