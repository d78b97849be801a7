"""Words, their normal forms, n-grams and overlap."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.tokens import (
    STOP_WORDS,
    content_words,
    jaccard,
    ngrams,
    normalized_words,
    words,
)

WORD_SETS = st.frozensets(st.sampled_from("abcdef"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat.", ["The", "cat", "sat"]),
        ("1,000 of 2.5 and 1,000,000.50", ["1,000", "of", "2.5", "and", "1,000,000.50"]),
        ("cats,dogs 1,b b,1 1, 2", ["cats", "dogs", "1", "b", "b", "1", "1", "2"]),
        ("$5 and 50% at 5:30", ["5", "and", "50", "at", "5", "30"]),
        ("don't O’Brien rock'n'roll", ["don't", "O’Brien", "rock'n'roll"]),
        ("'quoted' dogs' ‘so’", ["quoted", "dogs", "so"]),
        ("mid-March F-16 a--b -x- co‑op", ["mid-March", "F-16", "a", "b", "x", "co‑op"]),
        ("the U.S. at 5 p.m.", ["the", "U.S", "at", "5", "p.m"]),
        ("one…two—three/four", ["one", "two", "three", "four"]),
        ("snake_case __init__", ["snake", "case", "init"]),
        ("... -- !? _ 😀", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_as_written(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("café cafe\u0301s", ["café", "cafe\u0301s"]),
        ("Straße İstanbul Ωmega", ["Straße", "İstanbul", "Ωmega"]),
        ("Москва, Київ", ["Москва", "Київ"]),
        ("東京、日本語。", ["東京", "日本語"]),
        ("كيف حالك؟", ["كيف", "حالك"]),
        ("שלום עולם", ["שלום", "עולם"]),
        # Marks of other scripts than Latin: vowel signs and points belong to their word.
        ("नमस्ते दुनिया।", ["नमस्ते", "दुनिया"]),
        ("مَرْحَبًا بكم", ["مَرْحَبًا", "بكم"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
        ("ที่นี่", ["ที่นี่"]),
        ("か\u3099く", ["か\u3099く"]),
    ],
)
def test_words_of_any_script(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_combining_mark_without_a_letter_is_no_word() -> None:
    assert words("\u0301 . \u0301") == []


@given(st.text())
def test_words_are_found_in_order_and_begin_and_end_with_no_punctuation(text: str) -> None:
    end = 0
    for word in words(text):
        assert word[0].isalnum()
        assert word[-1].isalnum() or unicodedata.category(word[-1]).startswith("M")
        end = text.index(word, end) + len(word)


@given(st.text())
def test_every_letter_and_digit_stands_in_a_word(text: str) -> None:
    outside = Counter(char for char in text if char.isalnum())
    outside.subtract(char for word in words(text) for char in word if char.isalnum())
    assert not +outside
    assert not -outside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CAT", ["the", "cat"]),
        ("Don’t don't", ["don't", "don't"]),
        ("co‑op co‐op co-op", ["co-op", "co-op", "co-op"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("ﬁne ＡＢＣ １２", ["fine", "abc", "12"]),
    ],
)
def test_normalized_words_make_spellings_of_one_word_equal(text: str, expected: list[str]) -> None:
    assert normalized_words(text) == expected


def test_content_words_leave_out_stop_words_in_any_spelling() -> None:
    text = "The troops DON’T leave Niger's base, and they aren't moving."
    assert content_words(text) == ["troops", "leave", "niger", "base", "moving"]


def test_content_words_take_the_possessive_off_before_looking_for_stop_words() -> None:
    assert content_words("It's one's and Chad’s") == ["chad"]


def test_every_stop_word_is_one_normalized_word() -> None:
    for word in STOP_WORDS:
        assert normalized_words(word) == [word]
        assert content_words(word) == []


@pytest.mark.parametrize(
    ("tokens", "n", "expected"),
    [
        (list("abab"), 1, {("a",): 2, ("b",): 2}),
        (list("abab"), 2, {("a", "b"): 2, ("b", "a"): 1}),
        (list("abab"), 4, {("a", "b", "a", "b"): 1}),
        (list("abab"), 5, {}),
        ([], 1, {}),
    ],
)
def test_ngrams_are_counted(tokens: list[str], n: int, expected: dict[tuple[str], int]) -> None:
    assert ngrams(tokens, n) == Counter(expected)


@given(st.lists(st.sampled_from("abc")), st.integers(1, 5))
def test_there_are_as_many_ngrams_as_places_for_them(tokens: list[str], n: int) -> None:
    assert ngrams(tokens, n).total() == max(0, len(tokens) - n + 1)


def test_jaccard_is_shared_over_all() -> None:
    assert jaccard({"a", "b", "c"}, {"b", "c", "d"}) == 0.5


@given(WORD_SETS, WORD_SETS)
def test_jaccard_is_symmetric_bounded_one_for_equal_and_zero_for_disjoint_sets(
    first: frozenset[str], second: frozenset[str]
) -> None:
    value = jaccard(first, second)
    assert value == jaccard(second, first)
    assert 0 <= value <= 1
    assert (value == 1) == (first == second and bool(first))
    assert (value == 0) == first.isdisjoint(second)
