"""Modality: what is a fact and what is likely, planned, alleged or possible."""

import pytest

from harness.text.lexicon.clauses import clause_tokens
from harness.text.lexicon.modality import (
    Modality,
    assurances,
    certainties,
    firmness,
    modalities,
    overstates,
)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The plant closed", "close", Modality.CERTAIN),
        ("The plant may close", "close", Modality.POSSIBLE),
        ("It could rain", "rain", Modality.POSSIBLE),
        ("The plant will close", "close", Modality.PLANNED),
        ("The plant is set to close", "close", Modality.PLANNED),
        ("It'll close", "close", Modality.PLANNED),
        ("They plan to close it", "close", Modality.PLANNED),
        ("He is considering retirement", "retirement", Modality.POSSIBLE),
        ("He considered it an ally", "ally", Modality.CERTAIN),
        ("Regardless of whether it rains, they play", "rain", Modality.CERTAIN),
        ("Considering that the plant closed, they left", "close", Modality.CERTAIN),
        ("They discuss whether to close it", "close", Modality.POSSIBLE),
        ("It is likely to close", "close", Modality.PROBABLE),
        ("Analysts expect growth", "growth", Modality.PROBABLE),
        ("He allegedly stole a car", "steal", Modality.CLAIMED),
        ("She claims that he lied", "lie", Modality.CLAIMED),
        ("He must resign", "resign", Modality.DEMANDED),
        ("The judge ordered him to resign", "resign", Modality.DEMANDED),
        ("If it rains, we stay", "rain", Modality.CONDITIONAL),
        ("He would leave", "leave", Modality.CONDITIONAL),
        ("It may plan to close", "close", Modality.POSSIBLE),
        ("The base opened in May 2023", "open", Modality.CERTAIN),
        ("Since May troops left", "troop", Modality.CERTAIN),
        ("He will leave; he left", "leave", Modality.CERTAIN),
        ("It may rain, but trains run", "train", Modality.CERTAIN),
    ],
)
def test_a_word_has_the_weakest_modality_over_it(text: str, word: str, expected: Modality) -> None:
    assert certainties(clause_tokens(text))[word] == expected


def test_cues_are_told_with_their_scope() -> None:
    (cue,) = modalities("the plant may soon close".split())
    assert (cue.kind, cue.text, cue.start, cue.scope) == (
        Modality.POSSIBLE,
        "may",
        2,
        range(3, 5),
    )


def test_firmness_orders_all_modalities_from_certain_down() -> None:
    order = sorted(Modality, key=firmness, reverse=True)
    assert order[0] == Modality.CERTAIN
    assert firmness(Modality.CERTAIN) == 0
    assert firmness(Modality.PLANNED) > firmness(Modality.PROBABLE) > firmness(Modality.POSSIBLE)
    assert len({firmness(modality) for modality in Modality}) == len(Modality)


def test_what_is_possible_is_overstated_as_fact_or_plan_and_nothing_else_is() -> None:
    found = {(c, e) for c in Modality for e in Modality if overstates(c, e)}
    assert found == {
        (Modality.CERTAIN, Modality.POSSIBLE),
        (Modality.PLANNED, Modality.POSSIBLE),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is certain that he lied", ["certain that"]),
        ("Tests have proved that it leaks", ["prove that"]),
        ("It has been established as a fact", ["establish as"]),
        ("They have already left", ["already"]),
        ("It is beyond doubt, and definitely new", ["beyond doubt", "definitely"]),
        ("It is not certain that he lied", []),
        ("Nobody has proved that it leaks", []),
        ("They may have already left", []),
        ("Police believe that it is certain to fail", []),
        ("He wants to prove that he is right", []),
        ("He almost certainly lied", []),
        ("It is without a doubt new", ["without a doubt"]),
        ("There are certain rules, and the firm had been established in 1999", []),
        ("A certain man established a firm", []),
        ("The trip proved long", []),
    ],
)
def test_assurances_are_those_that_are_not_denied(text: str, expected: list[str]) -> None:
    assert assurances(clause_tokens(text)) == expected
