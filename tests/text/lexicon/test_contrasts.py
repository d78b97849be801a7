"""Contrasts of a claim with its evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.lexicon.clauses import clause_tokens
from harness.text.lexicon.contrasts import Contrast, differences


def _found(claim: str, evidence: str) -> list[tuple[str, str, str | None]]:
    pairs = differences(clause_tokens(claim), clause_tokens(evidence))
    return [(pair.contrast.value, pair.claim, pair.evidence) for pair in pairs]


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Prices fell", "Prices rose sharply", [("antonym", "fall", "rise")]),
        ("He came on Monday", "He came on Friday", [("exclusive", "monday", "friday")]),
        ("They did not agree", "They agreed", [("negation", "agree", "agree")]),
        ("They agreed", "They never agreed", [("negation", "agree", "agree")]),
        ("It will close", "It may close", [("overstatement", "close", "close")]),
        (
            "All dogs bark",
            "Most of the dogs bark",
            [("amount", "all", "most of"), ("generalization", "all", None)],
        ),
        ("All dogs bark", "Dogs bark", [("generalization", "all", None)]),
        ("Only dogs bark", "Dogs bark", [("restriction", "dog", None)]),
        # Denied twice over, or said in other words.
        ("The area is not safe", "The area is dangerous", []),
        ("It is unsafe", "It is not safe", []),
        ("Several dogs bark", "A few dogs bark", []),
        ("It may close", "It will close", []),
        ("Prices rose and fell", "Prices rose", []),
        ("The car is red", "The automobile is red", []),
        # Between stop words alone nothing is compared.
        ("They were in", "They were not in", []),
        ("", "No dogs", []),
    ],
)
def test_differences(
    claim: str, evidence: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert _found(claim, evidence) == expected


@given(
    st.lists(
        st.sampled_from(
            "all no some only dogs cats rise fell not may will , but Monday Friday 3".split()
        )
    )
)
def test_a_claim_does_not_differ_from_itself(words: list[str]) -> None:
    tokens = clause_tokens(" ".join(words))
    kinds = {pair.contrast for pair in differences(tokens, tokens)}
    assert kinds <= {Contrast.AMOUNT}
