"""Pronouns and gendered nouns."""

import pytest

from harness.text.lexicon.pronouns import (
    GENDERED_NOUNS,
    Pronoun,
    noun_gender,
    pronoun,
    pronoun_gender,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("she", "f"),
        ("Hers", "f"),
        ("herself", "f"),
        ("HIM", "m"),
        ("his", "m"),
        ("it", None),
        ("they", None),
        ("you", None),
        ("woman", None),
    ],
)
def test_gender_of_pronouns(word: str, expected: str | None) -> None:
    assert pronoun_gender(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("My", Pronoun(1, False, None)),
        ("ourselves", Pronoun(1, True, None)),
        ("your", Pronoun(2, None, None)),
        ("her", Pronoun(3, False, "f")),
        ("its", Pronoun(3, False, None)),
        ("them", Pronoun(3, None, None)),
        ("who", None),
        ("", None),
    ],
)
def test_person_number_and_gender(word: str, expected: Pronoun | None) -> None:
    assert pronoun(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("wife", "f"),
        ("wives", "f"),
        ("Mrs", "f"),
        ("uncles", "m"),
        ("Mr", "m"),
        ("actress", "f"),
        # Said of women too.
        ("actor", None),
        ("chairman", None),
        ("teacher", None),
        ("she", None),
    ],
)
def test_gender_of_nouns(word: str, expected: str | None) -> None:
    assert noun_gender(word) == expected


def test_no_noun_is_of_both_genders() -> None:
    women, men = ({pair[i] for pair in GENDERED_NOUNS} for i in (0, 1))
    assert women.isdisjoint(men)
    assert {noun_gender(word) for word in women} == {"f"}
    assert {noun_gender(word) for word in men} == {"m", None}
