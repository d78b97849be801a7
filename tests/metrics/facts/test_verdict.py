import json

import pytest

from harness.metrics.facts.metric import check
from harness.metrics.facts.records import Claim, ClaimVerdict, DocumentVerdict, Verdict, to_json
from harness.metrics.facts.verdict import judge_claim, summary_score
from harness.records import Document, Example

MODEL = "all-MiniLM-L6-v2"
ALMOST = (
    "Almost $100 million was spent by the US on the construction of Airbase 201 in central Niger."
)
OVER = "The U.S. invested over $100 million in constructing Airbase 201."
UNRELATED = (
    "The orchestra opened its season with a symphony by Brahms. Critics praised the strings.",
    "Rain is expected over the weekend. Farmers in the valley welcomed the forecast.",
    "The bakery sells forty kinds of bread. Its sourdough won a prize in 2019.",
    "A comet will pass close to Earth in June. Astronomers invite the public to watch it.",
)


def verdict(claim: str, *documents: str) -> ClaimVerdict:
    named = tuple(Document(f"d{i}", text) for i, text in enumerate(documents))
    (found,) = check(Example("e", named), claim, MODEL)
    return found


def reasons(found: ClaimVerdict | DocumentVerdict) -> list[str]:
    return [reason.name for reason in found.reasons]


def test_the_other_bound_contradicts_and_is_shown_as_evidence() -> None:
    text = f"Troops left in spring. {ALMOST} Armed drones fly from there."
    found = verdict(OVER, text, "The junta asked American troops to leave Niger.")
    first, second = found.documents
    assert found.verdict == first.verdict == "contradicted"
    assert reasons(found) == reasons(first) == ["bound mismatch"]
    assert first.evidence[0].text == ALMOST
    assert text[first.evidence[0].start : first.evidence[0].end] == ALMOST
    (reason,) = first.reasons
    assert reason.claim is not None
    assert reason.source is not None
    assert OVER[reason.claim.start : reason.claim.end] == "over $100 million"
    assert text[reason.source.start : reason.source.end] == "Almost $100 million"
    assert second.verdict == "unsupported"
    assert found.score <= 0.2


def test_the_claims_bound_in_an_unrelated_sentence_hides_no_mismatch() -> None:
    found = verdict(OVER, f"{ALMOST} The junta spent over $100 million on wheat.")
    assert found.verdict == "contradicted"


def test_another_number_for_the_same_fact_contradicts() -> None:
    claim = "About 60 Russian soldiers arrived at the base in Niamey."
    assert (
        verdict(claim, "About 60 Russian soldiers arrived at the Niamey base.").verdict
        == "supported"
    )
    denied = verdict(claim, "About 90 Russian soldiers arrived at the Niamey base.")
    assert (denied.verdict, reasons(denied)) == ("contradicted", ["number mismatch"])
    # Another number of other things denies nothing.
    other = verdict(
        claim, "Russian soldiers arrived at the base in Niamey. Chad has 90 soldiers left."
    )
    assert (other.verdict, reasons(other)) == ("unsupported", ["unsupported number"])


def test_the_number_of_a_name_is_not_another_ones() -> None:
    claim = "Russian troops entered Airbase 101 in Niamey."
    wrong = verdict(claim, "Russian troops entered Airbase 201 in Niamey.")
    assert (wrong.verdict, reasons(wrong)) == ("contradicted", ["number mismatch"])
    both = "Russian troops entered Airbase 101 in Niamey. Americans moved to Airbase 201."
    assert verdict(claim, both).verdict == "supported"


def test_a_name_that_the_evidence_lacks_is_unsupported() -> None:
    found = verdict("Russian troops entered Chad.", "Russian troops entered the base in Niger.")
    assert found.verdict == "unsupported"
    assert "unsupported name" in reasons(found)
    assert found.reasons[0].claim is not None
    assert found.reasons[0].claim.text == "Chad"
    assert verdict("Nigerien troops left.", "Troops of Niger left.").verdict == "supported"


def test_an_unsupported_name_costs_half_where_it_is_all_there_is() -> None:
    claim = "They visited Jones Street."
    found = verdict(claim, "they visited a jones street")
    apart = verdict(claim, "they visited a street of jones")
    assert (found.verdict, apart.verdict) == ("supported", "unsupported")
    assert apart.score < 0.6 * found.score


def test_each_document_has_its_verdict() -> None:
    claim = "French forces were expelled from Mali and Burkina Faso."
    found = verdict(
        claim,
        "In recent days, French forces have been kicked out of Mali and Burkina Faso.",
        UNRELATED[0],
        "French forces have been expelled from Burkina Faso and Mali.",
        UNRELATED[1],
    )
    verdicts = [document.verdict for document in found.documents]
    assert verdicts == ["supported", "unsupported", "supported", "unsupported"]
    assert [document.document for document in found.documents] == ["d0", "d1", "d2", "d3"]
    assert found.verdict == "supported"
    assert found.reasons == ()


def test_documents_that_contradict_each_other_are_not_held_against_the_claim() -> None:
    claim = "About 60 Russian soldiers arrived at the base in Niamey."
    found = verdict(claim, claim, "About 90 Russian soldiers arrived at the Niamey base.")
    assert found.verdict == "supported"
    assert [document.verdict for document in found.documents] == ["supported", "contradicted"]
    assert found.score == found.documents[0].score


def test_unrelated_documents_change_little() -> None:
    text = f"Troops left in spring. {ALMOST} Russian forces use a separate hangar at Airbase 101."
    for claim in ("Russian forces were using a hangar at Airbase 101.", OVER, "Troops went home."):
        alone, among = verdict(claim, text), verdict(claim, text, *UNRELATED)
        assert among.verdict == alone.verdict
        assert among.score == pytest.approx(alone.score, abs=0.03)


def test_a_paraphrase_scores_above_an_edit() -> None:
    source = "Russia's forces were using a separate hangar at Airbase 101, next to the airport."
    good = verdict("Russian forces use a separate hangar at Airbase 101 near the airport.", source)
    bad = verdict("Chinese forces use a separate hangar at Airbase 201 near the airport.", source)
    assert good.verdict == "supported"
    assert bad.score < 0.5 * good.score


def test_an_empty_document_supports_nothing() -> None:
    found = verdict("Troops left.", "", "Troops left.")
    assert [document.verdict for document in found.documents] == ["unsupported", "supported"]
    assert found.documents[0].evidence == ()
    assert found.documents[0].score == 0.0
    assert verdict("Troops left.", "  \n").verdict == "unsupported"


def test_without_documents_a_claim_is_unsupported() -> None:
    found = verdict("Troops left.")
    assert (found.verdict, found.score, reasons(found)) == ("unsupported", 0.0, ["low similarity"])


def cell(verdict: Verdict, score: float) -> DocumentVerdict:
    return DocumentVerdict("d", verdict, score)


@pytest.mark.parametrize(
    ("cells", "expected", "score"),
    [
        ([cell("unsupported", 0.4), cell("supported", 0.7)], "supported", 0.7),
        ([cell("contradicted", 0.2), cell("supported", 0.7)], "supported", 0.7),
        ([cell("contradicted", 0.2), cell("unsupported", 0.4)], "contradicted", 0.2),
        ([cell("unsupported", 0.3), cell("unsupported", 0.4)], "unsupported", 0.4),
    ],
)
def test_the_verdict_over_documents(
    cells: list[DocumentVerdict], expected: str, score: float
) -> None:
    for ordered in (cells, cells[::-1]):
        found = judge_claim(Claim("c", 0, 1), ordered)
        assert (found.verdict, found.score) == (expected, score)


def test_the_summary_score_is_half_the_worst_half_the_mean() -> None:
    claims = [ClaimVerdict(Claim("c", 0, 1), "supported", score) for score in (0.2, 0.8)]
    assert summary_score(claims) == pytest.approx((0.2 + 0.5) / 2)
    assert summary_score([]) == 0.0


def test_records_are_plain_json() -> None:
    plain = to_json(verdict(OVER, ALMOST))
    assert json.loads(json.dumps(plain)) == plain
    assert plain["claim"] == {"text": OVER, "start": 0, "end": len(OVER)}
    assert plain["documents"][0]["reasons"][0]["source"]["text"] == "Almost $100 million"
