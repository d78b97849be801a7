import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.lexicon.converses import deed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sold", "lent"),
        ("invaded", "bombing"),
        ("asked", "demanded"),
        ("expelled", "ousted"),
    ],
)
def test_words_of_one_deed_have_its_name(one: str, other: str) -> None:
    first, second = deed(one, False), deed(other, False)
    assert first and second and first.name == second.name
    assert first.by_doer and second.by_doer


@pytest.mark.parametrize(("doer", "other"), [("sold", "bought"), ("gave", "received")])
def test_the_other_party_tells_the_same_deed(doer: str, other: str) -> None:
    first, second = deed(doer, False), deed(other, False)
    assert first and second and first.name == second.name
    assert first.by_doer and not second.by_doer


def test_a_noun_tells_who_follows_its_of() -> None:
    invasion, request = deed("invasion", True), deed("requests", True)
    assert invasion and invasion.noun and not invasion.of_doer
    assert request and request.noun and request.of_doer
    verb = deed("requested", False)
    assert verb and verb.name == request.name and not verb.noun


def test_a_verb_in_no_table_tells_its_own_deed() -> None:
    juggled, juggling = deed("juggled", False), deed("juggling", False)
    assert juggled and juggling and juggled.name == juggling.name


@pytest.mark.parametrize("word", ["trains", "women", "people", "table", "was", "went", "1,200"])
def test_other_words_tell_none(word: str) -> None:
    assert deed(word, False) is None


@given(st.text(max_size=12), st.booleans())
def test_any_word_is_read(word: str, is_noun: bool) -> None:
    found = deed(word, is_noun)
    assert found is None or found.name
