"""Closed groups: members exclude each other, names of the same thing do not."""

import pytest

from harness.text.lexicon.exclusive import alternatives, exclusive
from harness.text.lexicon.groups import GROUPS
from harness.text.lexicon.lemmas import lemma

WORDS = sorted(
    {lemma(w.strip()) for g in GROUPS.split(";") for m in g.split(",") for w in m.split("/")}
)


@pytest.mark.parametrize(
    "pair",
    """monday friday; june july; red green; brother sister; uncle cousin; striker goalkeeper;
    plaintiff defendant; murder theft; football tennis; dog cat; first third; lunch dinner;
    gold silver; french german; final semi-final; morning afternoon; bus train; week month;
    million billion; mosque church; beer wine; silver bronze; rainy cloudy; manslaughter fraud;
    elbow knee; cancer diabetes; president mayor; knife gun""".split(";"),
)
def test_members_of_one_group_exclude_each_other(pair: str) -> None:
    first, second = pair.split()
    assert exclusive(first, second)
    assert exclusive(second, first)


@pytest.mark.parametrize(
    "pair",
    """car automobile; car car; father husband; boat ship; doctor man; red monday; table dog;
    mom mother; physician doctor; couch sofa; evening night; boy man""".split(";"),
)
def test_names_of_one_thing_and_words_of_different_groups_do_not(pair: str) -> None:
    first, second = pair.split()
    assert not exclusive(first, second)
    assert not exclusive(second, first)


def test_names_of_one_thing_in_one_group_do_not_exclude_each_other_in_another() -> None:
    names = [names.split("/") for group in GROUPS.split(";") for names in group.split(",")]
    assert [
        (first, second)
        for same in names
        for first in same
        for second in same
        if exclusive(lemma(first.strip()), lemma(second.strip()))
    ] == []


def test_exclusion_is_symmetric_and_irreflexive() -> None:
    assert [word for word in WORDS if not alternatives(word) or exclusive(word, word)] == []
    pairs = [(word, other) for word in WORDS for other in alternatives(word)]
    assert [pair for pair in pairs if not exclusive(*pair[::-1])] == []


@pytest.mark.parametrize("word", ["may", "march", "", "xyz"])
def test_an_unknown_or_ambiguous_word_excludes_nothing(word: str) -> None:
    assert alternatives(word) == frozenset()
