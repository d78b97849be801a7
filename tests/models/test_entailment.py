"""The entailment network: its form, and its sense where that is beyond doubt."""

import pytest

from harness.models.encoder import Encoded, encoded
from harness.models.entailment import Entailment, entailment

SOURCE = "The mayor signed the bill on Monday."
DENIAL = "The mayor did not sign the bill on Monday."
OTHER = "Whisk the eggs with sugar until they are pale."
NEUTRAL = Entailment(0.0, 1.0, 0.0)


def judged(claim: str, *evidence: str) -> Entailment:
    return entailment(encoded(claim), [encoded(sentence) for sentence in evidence])


@pytest.mark.parametrize("evidence", [[SOURCE], [OTHER], [SOURCE, OTHER, DENIAL], ["a"]])
def test_three_probabilities_add_up_to_one(evidence: list[str]) -> None:
    found = judged(SOURCE, *evidence)
    values = (found.entailed, found.neutral, found.contradicted)
    assert all(0 <= value <= 1 for value in values)
    assert sum(values) == pytest.approx(1)


@pytest.mark.parametrize("evidence", [[], [""], [" \n", "\u200b"]])
def test_no_evidence_is_neutral(evidence: list[str]) -> None:
    assert judged(SOURCE, *evidence) == NEUTRAL


def test_a_claim_without_tokens_is_neutral() -> None:
    assert judged("\ud800", SOURCE) == NEUTRAL


def test_a_sentence_without_tokens_changes_nothing() -> None:
    assert judged(DENIAL, "", SOURCE, " ") == judged(DENIAL, SOURCE)


def test_a_sentence_entails_itself_and_no_unrelated_one() -> None:
    itself, other = judged(SOURCE, SOURCE), judged(OTHER, SOURCE)
    assert itself.entailed > 0.5
    assert other.entailed < 0.5 < other.neutral + other.contradicted


def test_a_denial_is_contradicted() -> None:
    found = judged(DENIAL, SOURCE)
    assert found.contradicted > max(found.entailed, found.neutral)
    assert found.contradicted > judged(SOURCE, SOURCE).contradicted


def test_an_unrelated_sentence_beside_it_does_not_hide_what_a_sentence_says() -> None:
    assert judged(SOURCE, SOURCE, OTHER).entailed > 0.5
    assert judged(SOURCE, OTHER, SOURCE).entailed > 0.5


def test_the_same_is_said_every_time() -> None:
    first = judged(DENIAL, SOURCE, OTHER)
    judged(OTHER, SOURCE)
    assert judged(DENIAL, SOURCE, OTHER) == first


def test_the_states_alone_count() -> None:
    claim, sentence = encoded(DENIAL), encoded(SOURCE)
    named_otherwise = Encoded(("x",) * len(sentence.tokens), sentence.states, -sentence.vector)
    assert entailment(claim, [named_otherwise]) == entailment(claim, [sentence])
