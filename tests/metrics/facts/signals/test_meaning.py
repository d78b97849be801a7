from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
SOURCE = "The mayor signed the bill on Monday."
DENIAL = "The mayor did not sign the bill on Monday."
OTHER = "Whisk the eggs with sugar until they are pale."
ENTAILED = ("entailed", "entailed by one sentence")
DENIED = ("denied in meaning", "denied by one sentence")


@pytest.mark.parametrize("name", ENTAILED)
def test_a_sentence_implies_itself_and_not_an_unrelated_one(find: Find, name: str) -> None:
    assert find(name, SOURCE, f"{OTHER} {SOURCE}").value > 0
    assert find(name, OTHER, SOURCE).value < 0


@pytest.mark.parametrize("name", DENIED)
def test_a_denial_is_denied_more_than_what_was_said(find: Find, name: str) -> None:
    assert find(name, DENIAL, SOURCE).value > 0.5 > find(name, SOURCE, SOURCE).value


@pytest.mark.parametrize("document", ["", "🚁 …"])
def test_nothing_to_read_implies_and_denies_nothing(find: Find, document: str) -> None:
    assert all(find(name, SOURCE, document).value < 0 for name in ENTAILED)
    assert all(find(name, SOURCE, document).value < 0.5 for name in DENIED)
    assert find("entailed", SOURCE, "").value == -1
    assert find("denied in meaning", SOURCE, "").value == 0
