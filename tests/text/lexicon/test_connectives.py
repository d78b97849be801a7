"""Connectives and the order that they impose."""

import pytest

from harness.text.lexicon.connectives import Connective, connective


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("before", Connective("time", "main first")),
        ("After", Connective("time", "opened first")),
        ("while", Connective("time", "together")),
        ("because", Connective("cause", "opened first")),
        ("due  to", Connective("cause", "opened first")),
        ("Therefore", Connective("cause", "main first")),
        ("despite", Connective("contrast", None)),
        ("if", Connective("condition", "opened first")),
        ("and", Connective("addition", None)),
        ("table", None),
        ("", None),
    ],
)
def test_connectives(word: str, expected: Connective | None) -> None:
    assert connective(word) == expected
