"""Lemmas: one form for all inflections of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.lexicon.irregular import COMPARED, IRREGULAR, UNINFLECTED
from harness.text.lexicon.lemmas import lemma


@pytest.mark.parametrize(
    ("expected", "forms"),
    [
        ("take", "take takes taking took taken Took"),
        ("child", "child children child's children’s"),
        ("bad", "bad worse worst"),
        ("build", "build builds built building buildings"),
        ("low", "low lower lowered lowering"),
        ("be", "be am are is was were been being"),
        ("die", "die dies died dying"),
        ("carry", "carry carries carried carrying"),
        ("stop", "stop stops stopped stopping"),
        ("call", "call calls called calling"),
        ("cancel", "cancel cancels cancelled canceled cancelling"),
        ("create", "create creates created creating"),
        ("repeat", "repeat repeats repeated repeating"),
        ("decide", "decide decides decided deciding"),
        ("avoid", "avoid avoids avoided avoiding"),
        ("require", "require requires required requiring"),
        ("monitor", "monitor monitors monitored monitoring"),
        ("handle", "handle handles handled handling"),
        ("file", "file files filed filing"),
        ("fill", "fill fills filled filling"),
        ("argue", "argue argues argued arguing"),
        ("manage", "manage manages managed managing"),
        ("oblige", "oblige obliged"),
        ("change", "change changes changed changing"),
        ("belong", "belong belongs belonged belonging"),
        ("evaluate", "evaluated evaluating"),
        ("boycott", "boycott boycotts boycotted"),
        ("house", "house houses housed"),
        ("box", "box boxes boxed"),
        ("wife", "wife wives"),
        ("city", "city cities"),
        ("high", "high higher highest"),
        ("big", "big bigger biggest"),
        ("happy", "happy happier happiest"),
        ("late", "late later"),
    ],
)
def test_all_forms_of_a_word_have_one_lemma(expected: str, forms: str) -> None:
    assert {lemma(form) for form in forms.split()} == {expected}


@pytest.mark.parametrize(
    "word",
    """morning evening nothing during hundred need news series politics always king spring bring red
    teacher father mother never politics yes his guilty less analysis crisis gas focus united
    U.S F-16 1990s co-op Niger é""".split(),
)
def test_what_only_looks_inflected_stays(word: str) -> None:
    assert lemma(word) == word.casefold()


@given(st.text(max_size=14))
def test_a_lemma_is_its_own_lemma(word: str) -> None:
    assert lemma(lemma(word)) == lemma(word)


@given(
    st.text(alphabet="abcdefghilmnoprstuvy", min_size=1, max_size=7),
    st.sampled_from(["", "s", "es", "ed", "ied", "ing", "er", "est", "ies", "'s"]),
)
def test_a_made_up_form_has_a_stable_lemma_that_is_no_longer(stem: str, ending: str) -> None:
    found = lemma(stem + ending)
    assert lemma(found) == found
    if stem + ending not in IRREGULAR:
        assert 0 < len(found) <= max(len(stem + ending), 1)


def test_what_the_tables_give_is_a_lemma_by_itself() -> None:
    listed = {*IRREGULAR.values(), *COMPARED, *UNINFLECTED}
    assert [word for word in sorted(listed) if lemma(word) != word] == []
