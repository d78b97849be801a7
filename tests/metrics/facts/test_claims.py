from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.claims import split_claims


def texts(summary: str) -> list[str]:
    return [claim.text for claim in split_claims(summary)]


def test_claims_are_the_sentences_with_their_spans() -> None:
    summary = "Troops left Chad.  They went home.\nNiger fell."
    claims = split_claims(summary)
    assert texts(summary) == ["Troops left Chad.", "They went home.", "Niger fell."]
    assert all(summary[claim.start : claim.end] == claim.text for claim in claims)


@pytest.mark.parametrize(
    "meta",
    [
        "Here is a summary:",
        "Here's a concise summary of the four reports:",
        "Sure! Here is a brief summary of the article:",
        "Below is an overview of the events.",
        "Summary:",
        "**Summary:**",
        "In summary:",
        "Key points:",
        "Sure!",
        "---",
    ],
)
def test_meta_lines_are_no_claims(meta: str) -> None:
    assert texts(f"{meta}\nTroops left Chad.") == ["Troops left Chad."]


def test_a_meta_opening_and_list_marks_are_cut_off() -> None:
    summary = "Here is a summary: Troops left Chad.\n- They went home.\n2. Niger fell."
    assert texts(summary) == ["Troops left Chad.", "They went home.", "Niger fell."]


@pytest.mark.parametrize(
    "claim",
    [
        "Here is where the troops landed.",
        "The summary judgment was overturned.",
        "Sure of victory, the junta stayed.",
        "20 soldiers died.",
        "This is Russia's first base in the country.",
    ],
)
def test_ordinary_sentences_stay_whole(claim: str) -> None:
    assert texts(claim) == [claim]


@pytest.mark.parametrize("blank", ["", "  \n ", "...", "Here is a summary:"])
def test_without_a_claim_there_is_none(blank: str) -> None:
    assert split_claims(blank) == []


@given(st.text(max_size=80))
def test_any_text_is_split_with_right_spans(summary: str) -> None:
    claims = split_claims(summary)
    assert all(summary[claim.start : claim.end] == claim.text for claim in claims)
    assert all(a.end <= b.start for a, b in pairwise(claims))
