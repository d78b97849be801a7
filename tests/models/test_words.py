"""Words beside each other by their input embeddings."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.models.words import word_cosines


def cosine(word: str, other: str) -> float:
    return float(word_cosines([word], [other])[0, 0])


def test_words_of_one_topic_are_nearer_than_others() -> None:
    for word, kindred, other in [
        ("instructors", "trainers", "winter"),
        ("soldiers", "troops", "flour"),
        ("agreement", "deal", "river"),
    ]:
        assert cosine(word, kindred) >= 0.25 > cosine(word, other)


def test_a_word_is_nearest_to_itself() -> None:
    words = ["soldiers", "deal", "winter", "antidisestablishmentarianism"]
    cosines = word_cosines(words, words)
    assert np.allclose(np.diag(cosines), 1)
    assert np.array_equal(cosines, cosines.T)


def test_no_words_have_no_cosines() -> None:
    assert word_cosines([], ["deal"]).shape == (0, 1)
    assert word_cosines(["deal"], []).shape == (1, 0)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5))
def test_any_strings_have_cosines_in_range(words: list[str]) -> None:
    cosines = word_cosines(words, [*words, "deal"])
    assert cosines.shape == (len(words), len(words) + 1)
    assert np.isfinite(cosines).all()
    assert (np.abs(cosines) <= 1.001).all()
