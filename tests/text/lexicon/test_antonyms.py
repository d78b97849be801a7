"""Antonyms: symmetric opposites of lemmas."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.text.lexicon.antonyms import antonyms, are_antonyms
from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.opposites import TABLES
from harness.text.lexicon.prefixes import PREFIXES

LISTED = sorted({lemma(word) for table in TABLES for word in re.findall(r"[\w-]+", table)})
WORDS = st.one_of(
    st.sampled_from(LISTED),
    st.builds(
        str.__add__,
        st.sampled_from(["un", "non", "non-", "un-", "pro-", "anti-", "over", "under", ""]),
        st.text(alphabet="abeflnsuy", max_size=8),
    ),
    st.builds(str.__add__, st.text(alphabet="abe", max_size=6), st.sampled_from(["ful", "less"])),
)


@pytest.mark.parametrize(
    "pair",
    """rise fall; increase decrease; win lose; accept reject; arrive leave; support oppose;
    allow ban; before after; north south; east west; up down; more less; first last; early late;
    success failure; guilty innocent; male female; husband wife; son daughter; buy sell;
    lend borrow; agree disagree; remember forget; love hate; morning evening; positive negative;
    public private; safe dangerous; import export; hire fire; attack defend; open close;
    start stop; install uninstall; crewed uncrewed; harmful harmless; military non-military;
    pro-government anti-government; possible impossible; secretly publicly; wisely unwisely;
    voluntary mandatory; including excluding; overestimate underestimate""".split(";"),
)
def test_opposites(pair: str) -> None:
    first, second = map(lemma, pair.split())
    assert are_antonyms(first, second)
    assert are_antonyms(second, first)


@pytest.mark.parametrize(
    "pair",
    """til until; less unless; discuss cuss; form inform; come income; earth unearth; rise increase;
    several few; der under; use useful; read less""".split(";"),
)
def test_words_that_only_look_opposite(pair: str) -> None:
    first, second = pair.split()
    assert not are_antonyms(first, second)
    assert not are_antonyms(second, first)


@given(WORDS)
@example("nonless")
@example("jobless")
def test_opposites_are_symmetric_and_no_word_is_its_own(word: str) -> None:
    assert word not in antonyms(word)
    assert all(word in antonyms(other) for other in antonyms(word))


def test_every_listed_word_has_an_opposite_among_the_lemmas() -> None:
    assert all(antonyms(word) for word in LISTED)
    assert sum(len(antonyms(word) & set(LISTED)) for word in LISTED) > 2 * 600


def test_a_prefixed_word_is_the_opposite_of_the_plain_one() -> None:
    pairs = [(base, prefix + base) for prefix, bases in PREFIXES.items() for base in bases.split()]
    assert [pair for pair in pairs if not are_antonyms(*map(lemma, pair))] == []
