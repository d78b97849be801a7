"""Negation: what is denied and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.lexicon.clauses import clause_tokens
from harness.text.lexicon.negation import Negator, negations, polarities


@pytest.mark.parametrize(
    ("text", "denied", "asserted"),
    [
        ("The troops did not leave Niger.", "leave niger", "troop"),
        ("No troops were killed", "troop kill", ""),
        ("He didn't eat, and slept", "eat", "sleep"),
        ("She never smiled because she was tired", "smile", "tire"),
        ("They failed to agree on prices", "agree price", ""),
        ("He refuses to pay the fine", "pay fine", ""),
        ("He denied that he stole money", "steal money", ""),
        ("The camp is without water", "water", "camp"),
        ("A lack of medicine was reported", "medicine", ""),
        ("Trains no longer stop here", "stop", "train"),
        ("Instead of wine they drank beer", "wine", ""),
        ("The deal is far from finished", "finish", "deal"),
        ("Neither side won", "side win", ""),
        ("The bill has yet to pass", "pass", "bill"),
        ("He hardly slept", "sleep", ""),
        ("Not only prices but wages rose", "", "price wage rise"),
        ("There is no doubt that wages rose", "", "wage rise"),
        ("No fewer than 20 men died", "", "man die"),
        ("It is not without risk", "", "risk"),
        ("No country came earlier than Mali", "", "country come mali"),
        ("No one paid more than 500", "pay", ""),
        ("No one younger than eighteen may buy it", "buy", ""),
        ("He has no plan to stay longer than a year", "stay", ""),
        ("Nothing shows that Rome is older than Paris", "show", ""),
        ("No one other than Ann voted", "vote", ""),
        ("He is without a doubt a winner", "", "winner"),
        ("Nobody asked the mayor for a new town hall sooner than Ann", "", "ask mayor ann"),
        ("No country came, and later than Mali none", "country come", ""),
        ("He is not taller than Ann", "tall ann", ""),
        ("No firm was sold rather than closed", "firm sell", ""),
        ("The trip took no longer than a day", "", "trip day"),
        ("Whether or not it rains, we go", "", "rain"),
        ("Profits rose", "", "profit rise"),
    ],
)
def test_words_under_a_negator_are_denied(text: str, denied: str, asserted: str) -> None:
    found = polarities(clause_tokens(text))
    assert [word for word in denied.split() if found[word]] == []
    assert [word for word in asserted.split() if not found[word]] == []


def test_a_word_both_asserted_and_denied_is_left_out() -> None:
    found = polarities(clause_tokens("Tom smokes, but Ann does not smoke"))
    assert "smoke" not in found
    assert found["tom"] and found["ann"]


def test_a_scope_ends_after_five_content_words() -> None:
    found = polarities(clause_tokens("He did not see big red dogs chase cats"))
    assert not found["chase"]
    assert found["cat"]


def test_a_negator_is_told_with_its_kind_place_and_scope() -> None:
    (cue,) = negations("they failed to reach a deal".split())
    assert (cue.kind, cue.text, cue.start, cue.scope) == (Negator.VERB, "fail to", 1, range(3, 6))


@given(
    st.lists(st.sampled_from("not no never he leave fail to without , but and or dog ran".split()))
)
def test_scopes_follow_their_cue_within_the_sentence(tokens: list[str]) -> None:
    for cue in negations(tokens):
        assert cue.start < cue.scope.start <= cue.scope.stop or not cue.scope
        assert all(tokens[place] not in (",", "but", "and") for place in cue.scope)
    assert polarities(tokens).keys() <= set(map(str, tokens)) | {"run"}
