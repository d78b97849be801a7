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


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Did they leave? Yes.", ["Did they leave? Yes."]),  # with its answer, it does
        ("Did they leave? They did.", ["They did."]),
        ("Who left Chad? The troops left Chad.", ["The troops left Chad."]),
        ('Anna asked: "Are you in?" Bob is in.', ["Bob is in."]),
        ("Will Niger fall?!", []),
        ("The question “who left?” is open.", ["The question “who left?” is open."]),
    ],
)
def test_a_question_asserts_nothing(summary: str, expected: list[str]) -> None:
    assert texts(summary) == expected


@pytest.mark.parametrize(
    "claim",
    [
        '"We left Chad," said Austin.',
        "“We left Chad.”",
        "Anna: We won the cup.",
        "Anna: yes",
        "TROOPS LEFT CHAD.",
        "Troops left Chad 🚁🚁",
        "Coup",
        "**Troops left Chad**",
        "## Troops left Chad",
        "The minister named three aims: peace, work and bread.",
        "Troops left Chad: they went home.",
    ],
)
def test_quotations_speakers_capitals_and_single_words_are_claims(claim: str) -> None:
    assert [claim.endswith(text) and text != "" for text in texts(claim)] == [True]


@pytest.mark.parametrize(
    "heading",
    [
        "## Outlook",
        "**Outlook**",
        "**Outlook:**",
        "What comes next:",
        "Anna:",
        "# The war in Niger",
    ],
)
def test_headings_are_no_claims_beside_others(heading: str) -> None:
    assert texts(f"{heading}\nTroops left Chad.") == ["Troops left Chad."]


@pytest.mark.parametrize("mark", ["* ", "• ", "+ ", "1) ", "(2) ", "- [x] ", "> ", "- 3. "])
def test_list_marks_are_cut_off(mark: str) -> None:
    assert texts(f"{mark}Troops left Chad.") == ["Troops left Chad."]


def test_rows_of_a_table_are_claims_without_their_outer_bars() -> None:
    table = "| Country | Troops |\n|---|:--:|\n| Niger | 1,000 |\n| Chad | about 100 |"
    assert texts(table) == ["Niger | 1,000", "Chad | about 100"]
    assert texts("Niger\t1,000\nChad\t100") == ["Niger\t1,000", "Chad\t100"]


def test_cells_that_are_sentences_are_claims_of_their_own() -> None:
    row = "| Niger | The junta told the U.S. troops to leave. They left. | 2024 |"
    assert texts(row) == ["Niger", "The junta told the U.S. troops to leave.", "They left.", "2024"]


@pytest.mark.parametrize("blank", ["|---|---|", "🚁🚁", "| | |", "\t\t", "- \n* "])
def test_bars_marks_and_emoji_alone_are_no_claim(blank: str) -> None:
    assert split_claims(blank) == []


@given(st.text(alphabet='aB1?.:|#*- \t\n"”', max_size=60))
def test_any_markup_is_split_with_right_spans(summary: str) -> None:
    claims = split_claims(summary)
    assert all(summary[claim.start : claim.end] == claim.text for claim in claims)
    assert all(a.end <= b.start for a, b in pairwise(claims))
    assert all(any(map(str.isalnum, claim.text)) for claim in claims)
