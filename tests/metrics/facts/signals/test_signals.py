"""What holds of every signal."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.metrics.facts.case import Case
from harness.metrics.facts.engine import rows_of
from harness.metrics.facts.signals import SIGNALS, Signal
from harness.records import Document

# What the network says is never quite 0 or 1.
BY_NETWORK = {"entailed", "entailed by one sentence", "denied in meaning", "denied by one sentence"}
SENTENCES = [
    "The mayor did not sign the bill on Monday.",
    "Almost $100 million was spent by the US on the construction of Airbase 201 in central Niger.",
    "Mr. Carl Holm said she may sell all 60 of the red boats to France in May 2019.",
    "France beat Brazil, Brazil beat Chad, and only Chad beat France.",
    "From Oslo to Paris, no train was ever late, the officials in Oslo said.",
    "Niger said that Niger would pay.",
    "NOBODY LEFT THE BASE IN NIGER 🚁.",
]
PARAPHRASES = [
    ("The bill was signed by the mayor on Monday.", "The mayor signed the bill on Monday."),
    ("Prices went up in March.", "Prices rose in March."),
    ("Sixty cats were found in the old barn.", "60 cats were found in the old barn."),
    ("Berg opened the bridge.", "The bridge was opened by Anna Berg."),
    ("He thanked the voters.", "Mr. Carl Holm thanked the voters."),
    ("Brazil was defeated by France in the final.", "France defeated Brazil in the final."),
    ("Nigerien troops left in 2019.", "The troops of Niger left in May 2019."),
    ("The vote was not illegal.", "The vote was legal."),
    (
        "The U.S. spent nearly $100 million on constructing Airbase 201.",
        "Almost $100 million was spent by the US on the construction of Airbase 201.",
    ),
]


def case_of(claim: str, document: str) -> Case:
    (row,) = rows_of((Document("d", document),), claim)
    return row.main


def against() -> Iterator[Signal]:
    yield from (s for s in SIGNALS if s.sign < 0 and s.name not in BY_NETWORK)


def test_signals_have_their_own_names_and_explanations_and_a_sign() -> None:
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)
    assert len({signal.explanation for signal in SIGNALS}) == len(SIGNALS)
    assert {signal.sign for signal in SIGNALS} == {1, -1}
    assert not [signal.name for signal in SIGNALS if signal.contradicts and signal.sign > 0]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_speaks_against_a_sentence_of_the_source(sentence: str) -> None:
    case = case_of(sentence, f"The bakery sells bread. {sentence} It rained in the valley.")
    assert [s.name for s in against() if s.find(case).value] == []
    assert [s.name for s in against() if s.find(case).places] == []
    found = {s.name: s.find(case).value for s in SIGNALS if s.sign > 0}
    assert all(found[name] > 0.98 for name in ("covered words", "density", "in order"))
    assert all(found[name] > 0.98 for name in ("similar sentence", "weakest word"))


@pytest.mark.parametrize(("claim", "source"), PARAPHRASES)
def test_nothing_denies_a_paraphrase(claim: str, source: str) -> None:
    case = case_of(claim, source)
    assert [s.name for s in against() if s.contradicts and s.find(case).value] == []


@pytest.mark.parametrize("sentence", [*SENTENCES, *(claim for claim, _ in PARAPHRASES)])
def test_an_unrelated_document_denies_nothing(sentence: str) -> None:
    case = case_of(sentence, "The orchestra played a symphony. The critics praised its strings.")
    assert [s.name for s in against() if s.contradicts and s.find(case).value] == []


@pytest.mark.parametrize("document", ["", " \n"])
def test_without_evidence_nothing_supports_and_nothing_denies(document: str) -> None:
    case = case_of("Anna Berg sold 60 boats to France in 2019.", document)
    assert case.evidence == ()
    for signal in SIGNALS:
        value = signal.find(case).value
        assert value <= 0 if signal.sign > 0 else value == 0 or not signal.contradicts


def test_what_a_signal_points_at_stands_in_claim_and_source() -> None:
    document = (
        "It rained.\nThe mayor signed the bill on Monday.  The red boat was sold by Carl Holm."
        " The army lost 60 tanks near the river. The market in Oslo opened in May 2019."
        " Prices fell. Brazil defeated France. They went from Oslo to Paris."
    )
    summary = (
        "Hello.\n- The mayor did not sign the bill.\n- The blue boat was sold by Anna Berg."
        "\n- The army lost 90 tanks near the river. The market in Oslo opened in June 2019."
        " Prices rose. France defeated Brazil. They went from Paris to Oslo"
    )
    pointing = set()
    for row in rows_of((Document("d", document),), summary):
        for signal in SIGNALS:
            for claimed, source in signal.find(row.main).places:
                pointing.add(signal.name)
                if claimed:
                    assert summary[claimed.start : claimed.end] == claimed.text != ""
                if source:
                    assert document[source.start : source.end] == source.text != ""
    assert pointing >= {"negation", "antonym", "exclusive word", "name mismatch", "role swap"}
    assert pointing >= {"number mismatch", "date mismatch", "direction swap", "unsupported name"}


PIECES = """Niger U.S. over almost $100 million 60 troops left not she Berg from to all only may
 . , ; \n Airbase 101 July 2023 éß 🚁 \ud800 尼日尔""".split(" ")
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_any_text_gives_values_between_minus_one_and_one(summary: str, document: str) -> None:
    for row in rows_of((Document("d", document),), summary):
        for signal in SIGNALS:
            value = signal.find(row.main).value
            low = -1 if signal.name in BY_NETWORK else 0
            assert low <= value <= 1 + 1e-6, signal.name
