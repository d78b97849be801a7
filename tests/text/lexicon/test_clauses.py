"""Tokens of clauses: marks kept, contractions taken apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.lexicon.clauses import BREAK, clause_tokens, is_content, reach


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't go, but she'll stay.", "he did not go , but she will stay"),
        ("I can't; cannot; won’t!", "i can not , can not , will not"),
        ("dont say it isnt so", "do not say it is not so"),
        ("Niger's base (in Agadez) is 2.5 miles off", "niger base , in agadez , is 2.5 miles off"),
        ("The U.S. troops paid $1,000.", "the u.s troops paid 1,000"),
        ("It rained. We left", "it rained , we left"),
        ("mid-March – no – they've gone", "mid-march , no , they gone"),
        ("", ""),
        ("... ?!", ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert clause_tokens(text) == expected.split()


@given(st.text())
def test_no_mark_opens_closes_or_repeats(text: str) -> None:
    tokens = clause_tokens(text)
    assert BREAK not in [*tokens[:1], *tokens[-1:]]
    assert (BREAK, BREAK) not in pairwise(tokens)


def test_reach_ends_at_a_mark_another_clause_or_after_enough_content_words() -> None:
    tokens = "the red dog chased the black cat because it ran , they say".split()
    assert reach(tokens, 0, 2) == range(0, 3)
    assert reach(tokens, 0, 9) == range(0, 7)
    assert reach(tokens, 8, 9) == range(8, 10)
    assert reach(tokens, 10, 9) == range(10, 10)
    assert reach(tokens, 11, 9) == range(11, 13)
    assert reach(tokens, 99, 9) == range(99, 13)


def test_content_is_neither_stop_word_nor_mark() -> None:
    assert [token for token in "the dog , ran".split() if is_content(token)] == ["dog", "ran"]
