"""Quantifiers: how much of what."""

import pytest

from harness.text.lexicon.clauses import clause_tokens
from harness.text.lexicon.quantifiers import Amount, only, quantifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All students passed", [(Amount.ALL, "student")]),
        ("Every one of the students passed", [(Amount.ALL, "student")]),
        ("Most of the cars", [(Amount.MOST, "car")]),
        ("He usually walks", [(Amount.MOST, "walk")]),
        ("Not all dogs bark", [(Amount.MOST, "dog")]),
        ("Many dogs and several cats", [(Amount.MANY, "dog"), (Amount.MANY, "cat")]),
        ("Some dogs sometimes bark", [(Amount.SOME, "dog"), (Amount.SOME, "bark")]),
        ("A few dogs", [(Amount.SOME, "dog")]),
        ("Quite a few dogs", [(Amount.MANY, "dog")]),
        ("Few dogs rarely bark", [(Amount.FEW, "dog"), (Amount.FEW, "bark")]),
        ("Hardly any dogs", [(Amount.FEW, "dog")]),
        ("No dogs; none", [(Amount.NONE, "dog"), (Amount.NONE, None)]),
        ("Neither side won", [(Amount.NONE, "side")]),
        ("Both sides won", [(Amount.ALL, "side")]),
        ("At least one dog", [(Amount.SOME, "dog")]),
        ("Some 200 people", []),
        ("No longer; no doubt; at all; after all; each other", []),
        ("The most recent report", []),
    ],
)
def test_amounts_and_what_they_count(text: str, expected: list[tuple[Amount, str | None]]) -> None:
    assert [(q.amount, q.word) for q in quantifiers(clause_tokens(text))] == expected


def test_amounts_rank_from_none_to_all() -> None:
    assert Amount.NONE < Amount.FEW < Amount.SOME < Amount.MANY < Amount.MOST < Amount.ALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only members may vote", {"member"}),
        ("Not only members vote", set()),
        ("He just left", set()),
        ("Just 3 people came", {"3"}),
        ("It is just a game", {"game"}),
        ("sold exclusively in France", {"france"}),
        ("only, he said", set()),
        ("Only a few members left", set()),
        ("only few members left", set()),
        ("", set()),
    ],
)
def test_only_restricts_the_content_word_after_it(text: str, expected: set[str]) -> None:
    tokens = clause_tokens(text)
    assert only(tokens) == only(tuple(tokens)) == expected
