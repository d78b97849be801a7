"""The matrix and what is made of it, with a judge whose verdicts can be told by hand."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from harness.metrics.facts.case import Case
from harness.metrics.facts.engine import check, check_all, rows_of, summary_score
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.records import (
    Claim,
    ClaimVerdict,
    DocumentVerdict,
    Item,
    Reason,
    Report,
    Verdict,
    to_json,
)
from harness.models.encoder import Encoded, Encoder
from harness.records import Document

ALMOST = (
    "Almost $100 million was spent by the US on the construction of Airbase 201 in central Niger."
)
OVER = "The U.S. invested over $100 million in constructing Airbase 201."
SIXTY = "About 60 Russian soldiers arrived at the base in Niamey."
NINETY = "About 90 Russian soldiers arrived at the base in Niamey."
BREAD = "The bakery sells bread."
FRENCH = (
    "Le président a signé la loi lundi, et les députés de la majorité ont voté pour ce texte dans"
    " la nuit. Il ne sera pas appliqué avant la fin de l'année."
)
OTHER_LANGUAGE = "other language"


@dataclass
class Words:
    """Supports a claim by the share of its terms in the evidence, and hears other numbers."""

    language: str | None = "en"
    identity: str = "words"
    batches: list[int] = field(default_factory=list)

    def prepare(self) -> None:
        pass

    def judge(self, cases: Sequence[Case]) -> list[Judgement]:
        self.batches.append(len(cases))
        return [self._judge(case) for case in cases]

    def _judge(self, case: Case) -> Judgement:
        wanted = case.claim.terms
        share = len(wanted & case.evidence_terms) / len(wanted) if wanted else 0.0
        denying = [source for name, source in case.fates if name in ("different", "bound mismatch")]
        if denying:
            told = [source and Item(source.text, source.start, source.end) for source in denying]
            reasons = tuple(Reason("number", "another number", source=item) for item in told)
            return Judgement(share / 10, "contradicted", reasons)
        if share == 1:
            return Judgement(1.0, "supported")
        return Judgement(share / 2, "unsupported", (Reason("words", "lacks words"),))


def named(*texts: str) -> tuple[Document, ...]:
    return tuple(Document(f"d{i}", text) for i, text in enumerate(texts))


def row(claim: str, *texts: str, judge: Words | None = None) -> ClaimVerdict:
    (found,) = check(named(*texts), claim, judge or Words()).claims
    return found


def verdicts(found: ClaimVerdict) -> list[str]:
    return [cell.verdict for cell in found.documents]


def cells(report: Report) -> list[DocumentVerdict]:
    return [
        cell
        for claim in report.claims
        for cell in (*claim.documents, claim.together)
        if cell is not None
    ]


def test_every_claim_has_a_cell_for_each_document() -> None:
    report = check(named(SIXTY, BREAD, ""), f"{SIXTY} {BREAD}", Words())
    assert [claim.claim.text for claim in report.claims] == [SIXTY, BREAD]
    for claim in report.claims:
        assert [cell.document for cell in claim.documents] == ["d0", "d1", "d2"]
        assert claim.together is None
    assert [verdicts(claim) for claim in report.claims] == [
        ["supported", "unsupported", "unsupported"],
        ["unsupported", "supported", "unsupported"],
    ]
    assert [claim.verdict for claim in report.claims] == ["supported", "supported"]
    assert report.score == 1.0


def test_one_document_is_not_judged_again_as_all() -> None:
    judge = Words()
    assert row(SIXTY, SIXTY, judge=judge).together is None
    assert judge.batches == [1]


def test_a_copied_sentence_is_supported_and_all_evidence_has_its_span() -> None:
    texts = (
        f"Hello!\n\n{SIXTY}  {BREAD}\r\n{ALMOST}",
        f"🚁 {NINETY}\n\t{ALMOST} É{BREAD}",
        "Nobody\ud800 knows. | a | table |\n|---|---|\n| of | three |",
    )
    documents = named(*texts)
    by_name = {document.name: document.text for document in documents}
    summary = f"- {SIXTY}\n- {BREAD} {ALMOST}"
    report = check(documents, summary, Words())
    assert [claim.verdict for claim in report.claims] == ["supported"] * 3
    for claim in report.claims:
        assert summary[claim.claim.start : claim.claim.end] == claim.claim.text
        best = claim.documents[0].evidence[0]
        assert best.text == claim.claim.text
        assert best.similarity == pytest.approx(1, abs=1e-3)
    evidence = [(cell, e) for cell in cells(report) for e in cell.evidence]
    assert len(evidence) > 10
    for cell, e in evidence:
        assert by_name[e.document][e.start : e.end] == e.text
        assert cell.document in (None, e.document)


def test_two_documents_of_one_text_keep_their_names() -> None:
    found = row(SIXTY, SIXTY, SIXTY, BREAD)
    assert [cell.evidence[0].document for cell in found.documents] == ["d0", "d1", "d2"]
    assert found.together
    assert {e.text for e in found.together.evidence} == {SIXTY}


def test_all_together_bear_out_what_none_does_alone() -> None:
    found = row(
        "Anna sold a boat and Carl bought a horse.", "Anna sold boats.", "Carl bought a horse"
    )
    assert verdicts(found) == ["unsupported", "unsupported"]
    assert found.together and found.together.verdict == found.verdict == "supported"
    assert {e.document for e in found.together.evidence} == {"d0", "d1"}


def test_a_document_that_contradicts_is_not_held_against_a_claim_that_another_supports() -> None:
    found = row(SIXTY, NINETY, SIXTY, BREAD)
    assert verdicts(found) == ["contradicted", "supported", "unsupported"]
    assert (found.verdict, found.score, found.reasons) == ("supported", 1.0, ())
    (reason,) = found.documents[0].reasons
    assert reason.document == "d0"
    assert reason.source and reason.source.text == "About 90 Russian soldiers"


def test_a_claim_that_one_contradicts_and_none_supports_is_contradicted() -> None:
    found = row(SIXTY, BREAD, NINETY)
    assert verdicts(found) == ["unsupported", "contradicted"]
    assert found.verdict == "contradicted"
    assert [reason.name for reason in found.reasons] == ["number"]
    assert found.score == max(
        cell.score
        for cell in (*found.documents, found.together)
        if cell and cell.reasons and cell.verdict == "contradicted"
    )


def test_a_reason_names_the_document_that_its_source_stands_in() -> None:
    texts = (
        "The U.S. invested in constructing Airbase 201.",
        f"Troops left in spring. {ALMOST} Armed drones fly from there.",
    )
    found = row(OVER, *texts)
    assert found.verdict == "contradicted"
    assert found.together
    for cell in (found.documents[1], found.together):
        (reason,) = cell.reasons
        assert reason.document == "d1"
        assert reason.source and reason.source.text == "Almost $100 million"
        assert texts[1][reason.source.start : reason.source.end] == reason.source.text
        assert ALMOST in [e.text for e in cell.evidence]


def test_a_reason_without_a_place_names_no_document() -> None:
    (reason,) = row(SIXTY, BREAD).reasons
    assert (reason.name, reason.document) == ("words", None)


def test_a_summary_in_another_language_is_not_checked() -> None:
    judge = Words()
    report = check(named(BREAD, SIXTY), FRENCH, judge)
    assert len(report.claims) == 2
    assert sum(judge.batches) == 0
    assert report.score == 0.5
    for claim in report.claims:
        assert (claim.verdict, claim.score, claim.together) == ("unchecked", 0.5, None)
        assert [cell.verdict for cell in claim.documents] == ["unchecked", "unchecked"]
        assert [reason.name for reason in claim.reasons] == [OTHER_LANGUAGE]


def test_a_document_in_another_language_is_not_checked_and_the_others_are() -> None:
    found = row(SIXTY, FRENCH, SIXTY)
    assert verdicts(found) == ["unchecked", "supported"]
    assert [reason.name for reason in found.documents[0].reasons] == [OTHER_LANGUAGE]
    assert found.documents[0].evidence == ()
    assert (found.verdict, found.score) == ("supported", 1.0)
    assert found.together is None  # one document is left
    assert row(SIXTY, SIXTY, FRENCH, NINETY).together is not None
    assert verdicts(row(SIXTY, BREAD, FRENCH)) == ["unsupported", "unchecked"]


def test_where_no_document_can_be_read_nothing_is_checked() -> None:
    report = check(named(FRENCH, FRENCH), SIXTY, Words())
    (found,) = report.claims
    assert (found.verdict, found.score, verdicts(found)) == ("unchecked", 0.5, ["unchecked"] * 2)
    assert report.score == 0.5


def test_a_judge_of_any_language_reads_all() -> None:
    report = check(named(FRENCH, BREAD), FRENCH, Words(language=None))
    assert [claim.verdict for claim in report.claims] == ["supported", "supported"]


@pytest.mark.parametrize(
    "summary", ["", " \n", "Here is a summary:", "Who left? Did they go home?", "🚁🚁", "|---|---|"]
)
def test_a_summary_that_claims_nothing_scores_zero(summary: str) -> None:
    judge = Words()
    assert check(named(SIXTY, BREAD), summary, judge) == Report(0.0, ())
    assert sum(judge.batches) == 0


@pytest.mark.parametrize("texts", [(), ("",), (" \n", "")])
def test_nothing_is_supported_by_nothing(texts: tuple[str, ...]) -> None:
    found = row(SIXTY, *texts)
    assert (found.verdict, found.score) == ("unsupported", 0.0)
    assert all(cell.evidence == () for cell in found.documents)


@pytest.mark.parametrize(
    ("summary", "claims"),
    [
        ("Coup", ["Coup"]),
        (SIXTY.upper(), [SIXTY.upper()]),
        ("Troops left 🚁🚁.", ["Troops left 🚁🚁."]),
        ("| Base | Troops |\n|---|---|\n| Niamey | 60 |", ["Niamey | 60"]),
        ("\ud800 left.", ["\ud800 left."]),
    ],
)
def test_summaries_of_all_forms_are_judged(summary: str, claims: list[str]) -> None:
    report = check(named(SIXTY, BREAD), summary, Words())
    assert [claim.claim.text for claim in report.claims] == claims


def test_a_batch_is_judged_at_once_and_each_as_if_alone() -> None:
    requests = [
        (named(SIXTY, BREAD), f"{NINETY} {BREAD}"),
        (named(FRENCH), BREAD),
        (named(BREAD), ""),
        ((), BREAD),
        (named(BREAD), "The bakery sells bread."),
    ]
    judge = Words()
    together = check_all(requests, judge)
    assert judge.batches == [5]
    assert together == [check(*request, Words()) for request in requests]
    assert check_all([], judge) == []


def test_a_row_has_what_there_is_to_judge() -> None:
    lone, shared = rows_of(named(f"{SIXTY} It rained.", BREAD, BREAD), f"{NINETY} {BREAD}")
    assert [len(case.source.passages) for case in lone.cases] == [2, 1, 1]
    assert (lone.together, lone.main) == (None, lone.documents[0])
    assert [case.claim.text for case in shared.cases] == [BREAD] * 4
    assert shared.together is shared.main is shared.cases[-1]
    assert rows_of((), BREAD) == []


def test_documents_on_another_matter_are_not_put_together() -> None:
    (row,) = rows_of(named(SIXTY, BREAD, NINETY), SIXTY)
    assert row.together
    assert {a.passage.text for a in row.together.evidence} == {SIXTY, NINETY}


def plain_rows(report: Report) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = to_json(report)["claims"]
    return rows


def without_place(row: dict[str, Any]) -> dict[str, Any]:
    """The row's verdict, its evidence by wording: which of two equal sentences is named depends."""
    told = {key: value for key, value in row.items() if key != "documents"}
    cell = told.pop("together")
    evidence = cell and [(e["text"], e["similarity"]) for e in cell["evidence"]]
    return told | {"together": cell and (cell["verdict"], cell["score"], evidence)}


def test_copies_of_a_document_change_no_verdict() -> None:
    documents = named(f"{ALMOST} {SIXTY}", f"{NINETY} {BREAD}")
    copied = [*documents, Document("copy", documents[1].text), Document("more", documents[1].text)]
    summary = f"{SIXTY} {OVER} Troops sell bread at the base."
    for once, thrice in zip(
        check(documents, summary, Words()).claims,
        check(copied, summary, Words()).claims,
        strict=True,
    ):
        assert (once.verdict, once.score) == (thrice.verdict, thrice.score)


def test_the_order_of_documents_changes_only_the_order_of_cells() -> None:
    texts = [
        f"Troops left. {ALMOST} {SIXTY}",
        f"Troops arrived. {NINETY} {BREAD}",
        f"A base is a place. {SIXTY} It rained.",
        FRENCH,
        "Troops stayed. The base in Niamey is old. Soldiers arrived at the base.",
    ]
    documents = named(*texts)
    summary = f"{SIXTY} {OVER} Troops sell bread at the base. It is old."
    first = plain_rows(check(documents, summary, Words()))
    for turned in (documents[::-1], documents[2:] + documents[:2]):
        found = plain_rows(check(turned, summary, Words()))
        for ours, theirs in zip(first, found, strict=True):
            by_name = {cell["document"]: cell for cell in theirs.pop("documents")}
            ours_by_name = {cell["document"]: cell for cell in ours["documents"]}
            assert by_name == ours_by_name
            assert without_place(theirs) == without_place(ours)


def test_which_document_comes_first_decides_nothing_between_equals() -> None:
    documents = named(*(f"The bakery sells {what}." for what in ("milk", "eggs", "jam", "tea")))
    found = [check(turned, "The bakery sells.", Words()) for turned in (documents, documents[::-1])]
    first, second = (report.claims[0].together for report in found)
    assert first and len(first.evidence) == 3
    assert first == second


def test_the_same_is_said_twice_and_is_plain_json() -> None:
    documents = named(f"{ALMOST} {SIXTY}", NINETY, FRENCH)
    first, second = (to_json(check(documents, f"{OVER} {SIXTY}", Words())) for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert json.loads(json.dumps(first)) == first
    assert first["claims"][0]["claim"] == {"text": OVER, "start": 0, "end": len(OVER)}


@pytest.fixture
def encoded_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the encoder is asked for from here on, but not what it kept from before."""
    texts: list[str] = []
    encode = Encoder.encode

    def counted(self: Encoder, asked: Sequence[str]) -> list[Encoded]:
        texts.extend(asked)
        return encode(self, asked)

    monkeypatch.setattr(Encoder, "encode", counted)
    return texts


def test_of_ten_thousand_sentences_only_the_aligned_ones_are_encoded(
    encoded_texts: list[str],
) -> None:
    document = " ".join(f"Lorry {i} went to the depot of Karl." for i in range(10_000))
    found = row("Lorry 7777 went to the depot of Karl Orlov.", document)
    assert "Lorry 7777 went to the depot of Karl." in [e.text for e in found.documents[0].evidence]
    assert len(encoded_texts) <= 1 + 5


def test_a_sentence_is_encoded_once_for_all_claims(encoded_texts: list[str]) -> None:
    texts = ["Eva owns a goat. Eva owns a hen.", "Eva owns a goat. Max owns a duck."]
    check(named(*texts), "Eva owns a goat. Max owns a duck. Eva owns ducks.", Words())
    assert len(encoded_texts) == len(set(encoded_texts)) <= 5


def test_of_more_texts_than_the_encoder_keeps_each_is_still_encoded_once(
    encoded_texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.metrics.facts.engine._AHEAD", 6)
    monkeypatch.setattr("harness.models.encoder._KEPT_TEXTS", 12)
    animals = ["otters", "lynxes", "storks", "beavers", "ravens", "marmots", "ibexes", "vipers"]
    requests = [
        (named(f"Ida saw {one} at dawn. Bo fed {one} at night."), f"Ida saw {one}. Bo fed {one}.")
        for one in animals
    ]
    reports = check_all(requests, Words())
    assert len(encoded_texts) == len(set(encoded_texts)) == 4 * len(animals)
    assert reports == [check(*request, Words()) for request in requests]


def claims(*scored: tuple[Verdict, float]) -> list[ClaimVerdict]:
    return [ClaimVerdict(Claim("c", 0, 1), verdict, score) for verdict, score in scored]


@pytest.mark.parametrize(
    ("scored", "score"),
    [
        ([("supported", 0.8), ("unsupported", 0.2)], (0.2 + 0.5) / 2),
        ([("supported", 0.8)], 0.8),
        ([("supported", 1.0)] * 9 + [("contradicted", 0.0)], 0.45),
        # What could not be checked is left out, unless nothing could.
        ([("supported", 0.8), ("unchecked", 0.5)], 0.8),
        ([("unchecked", 0.5), ("unchecked", 0.5)], 0.5),
        ([], 0.0),
    ],
)
def test_the_summary_score_is_half_the_worst_half_the_mean(
    scored: list[tuple[Verdict, float]], score: float
) -> None:
    assert summary_score(claims(*scored)) == pytest.approx(score)
