from collections.abc import Mapping

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.signals import SIGNALS, reasons
from harness.metrics.facts.terms import terms
from harness.text.names import find_names
from harness.text.quantities import find_quantities
from harness.text.tokens import normalized_words


def passage(text: str) -> Passage:
    spaced = f" {' '.join(normalized_words(text))} "
    names, quantities = tuple(find_names(text)), tuple(find_quantities(text))
    return Passage(text, 0, len(text), spaced, terms(text), names, quantities)


def found(
    claim: str, *evidence: str, cosine: float = 0.8, weights: Mapping[str, float] | None = None
) -> list[tuple[str, str | None]]:
    aligned = [Aligned(passage(text), cosine, cosine) for text in evidence]
    given = reasons(passage(claim), aligned, weights or {})
    return [(reason.name, reason.claim and reason.claim.text) for _, reason in given]


CLAIM = "The junta expelled 60 French soldiers from the northern base."


def test_a_number_in_the_same_fact_denies_the_claims() -> None:
    evidence = "The junta expelled 90 French soldiers from a northern base."
    assert found(CLAIM, evidence) == [("number mismatch", "60 French soldiers")]


def test_a_number_in_another_fact_denies_nothing() -> None:
    unsupported = [("unsupported number", "60 French soldiers")]
    same = "The junta expelled 90 French soldiers from a northern base."
    assert found(CLAIM, same, cosine=0.1) == unsupported
    # Two shared terms are too small a share of the claim, and one heavy term is too few.
    assert found(CLAIM, "The junta leader thanked 90 soldiers.")[-1:] == unsupported
    weights = {"junta": 100.0} | dict.fromkeys(("expell", "northern", "base", "France"), 1.0)
    weights |= {"soldier": 0.1}
    assert found(CLAIM, "The junta has 90 troops.", weights=weights)[-1:] == unsupported


def test_only_the_clause_around_a_number_must_be_told() -> None:
    claim = (
        "The junta expelled 60 French soldiers, ending a decade of joint patrols, drone flights,"
        " training courses and intelligence sharing across the desert."
    )
    evidence = "The junta expelled 90 French soldiers."
    assert ("number mismatch", "60 French soldiers") in found(claim, evidence)


def test_a_short_clause_is_compared_as_the_whole_claim() -> None:
    claim = "In 2013, American engineers began work at the desert airfield near Agadez."
    other = "Junta leaders met engineers in 2015, an American paper wrote."
    assert ("unsupported number", "2013") in found(claim, other)
    same = "American engineers began work at the desert airfield near Agadez in 2015."
    assert found(claim, same) == [("number mismatch", "2013")]


def test_a_number_that_any_evidence_has_is_no_mismatch() -> None:
    first = "The junta expelled 90 French soldiers from a northern base."
    assert found(CLAIM, first, "There were 60 French soldiers.") == []


def test_a_count_is_found_whatever_the_noun() -> None:
    assert found("They lost 60 tanks.", "they say that 60 vehicles were lost") == []
    assert found("They lost over 60 tanks.", "they say that nearly 60 vehicles were lost") == [
        ("unsupported number", "over 60 tanks")
    ]


def test_numbers_of_one_claim_do_not_deny_each_other() -> None:
    claim = "Soldiers moved from Airbase 101 to Airbase 201 by road."
    evidence = "Soldiers moved to Airbase 201 by road."
    assert found(claim, evidence) == [("unsupported number", "Airbase 101")]


def test_a_named_thing_does_not_make_a_fact_by_its_name() -> None:
    claim = "Russian drones bombed Airbase 101."
    other = "Russian police guard Airbase 201."
    assert found(claim, other) == [("unsupported number", "Airbase 101")]


def test_a_name_is_found_in_another_form_or_in_lower_case() -> None:
    claim = "They say Lloyd Austin met Nigeriens near Agadez."
    assert found(claim, "They heard Austin in Niger.", "then agadez fell") == []
    assert found(claim, "They heard Austin in Mali.") == [
        ("unsupported name", "Nigeriens"),
        ("unsupported name", "Agadez"),
    ]


def test_without_evidence_all_names_and_numbers_are_unsupported() -> None:
    claim = "They sent 60 soldiers to Niger."
    assert found(claim) == [("unsupported name", "Niger"), ("unsupported number", "60 soldiers")]


def test_signals_have_their_own_names_and_explanations() -> None:
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)
    assert len({signal.explanation for signal in SIGNALS}) == len(SIGNALS)
