from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.compounds import split_compounds
from harness.metrics.facts.records import Claim
from harness.text.tokens import content_words


def parts(text: str) -> list[str]:
    return [part.text for part in split_compounds(Claim(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Austin flew to Niger, and he met the junta.",
            ["Austin flew to Niger", "he met the junta."],
        ),
        (
            "The troops left Chad; the French left Mali.",
            ["The troops left Chad", "the French left Mali."],
        ),
        (
            "The troops left Chad, but the officials were not told.",
            ["The troops left Chad", "the officials were not told."],
        ),
        (
            "U.S. troops exited Chad, while French forces were ousted from Mali.",
            ["U.S. troops exited Chad", "French forces were ousted from Mali."],
        ),
        (
            "The junta of Niger, which seized power last year, told the troops to leave.",
            ["The junta of Niger", "which seized power last year", "told the troops to leave."],
        ),
        (
            "Secretary Lloyd Austin, the chief of the Pentagon, played down the risks.",
            ["Secretary Lloyd Austin", "the chief of the Pentagon", "played down the risks."],
        ),
    ],
)
def test_compounds_are_cut_between_their_parts(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Troops left Chad.",
        "The army, the navy, and the police of the land left.",
        "They left Mali, Chad, and Niger.",
        "He said: “We left Chad; they stayed in Niger.”",
        "Yes; no.",
        "",
    ],
)
def test_what_has_no_safe_cut_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@given(
    st.lists(st.sampled_from(["he", "left", ", and", "; ", ", which", "Niger", ",", "the", "of"]))
    .map(" ".join)
    .flatmap(lambda text: st.tuples(st.just(text), st.integers(0, 99)))
)
def test_parts_lie_in_order_in_the_summary_and_lose_no_content_word(case: tuple[str, int]) -> None:
    text, start = case
    found = split_compounds(Claim(text, start, start + len(text)))
    assert all(text[p.start - start : p.end - start] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [w for p in found for w in content_words(p.text)] == content_words(text)
