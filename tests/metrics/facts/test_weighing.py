"""The packaged judge: its file of weights, what it makes of them, and what it must never do."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.errors import UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.engine import check, rows_of
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.metric import Facts
from harness.metrics.facts.records import ClaimVerdict
from harness.metrics.facts.signals import SIGNALS
from harness.metrics.facts.weighing import PACKAGED_WEIGHTS, WeighedSignals, load_weights, measure
from harness.records import Document

SOURCE = "The mayor signed the bill on Monday. Carl Holm sold 60 red boats to France in May 2019."
UNRELATED = (
    "The orchestra opened its season with a symphony by Brahms. Critics praised the strings.",
    "Rain is expected over the weekend. Farmers in the valley welcomed the forecast.",
    "The bakery sells forty kinds of bread. Its sourdough won a prize in 2013.",
    "A comet will pass close to Earth in June. Nobody has seen it before.",
)
TRUE = (
    "The mayor signed the bill on Monday.",
    "Carl Holm sold 60 red boats to France in May 2019.",
    "On Monday, the mayor signed the bill.",
    "Carl Holm sold 60 boats.",
)

WriteWeights = Callable[..., Path]


def table(**weights: float) -> dict[str, Any]:
    """A whole file of weights, all 0 but those given, by the signal's name with "_" for " "."""
    given = {name.replace("_", " "): weight for name, weight in weights.items()}
    signals = {s.name: {"weight": given.pop(s.name, 0.0), "typical": 0.0} for s in SIGNALS}
    assert not given
    return {"version": 7, "fitted": "2024-01-01", "data": {}, "intercept": 0.0, "signals": signals}


@pytest.fixture
def write(tmp_path: Path) -> WriteWeights:
    """Write a table, or any content, as a file of weights."""

    def written(content: object, name: str = "weights.json") -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return written


def judged(path: Path, claim: str, document: str) -> Judgement:
    (found,) = WeighedSignals(str(path)).judge([case_of(claim, document)])
    return found


def case_of(claim: str, document: str) -> Case:
    (row,) = rows_of((Document("d", document),), claim)
    return row.main


def refused(path: Path) -> str:
    with pytest.raises(UsageError) as error:
        Facts(weights=str(path))
    message = str(error.value)
    assert "\n" not in message
    assert str(path) in message
    return message


def changed(name: str, **values: object) -> dict[str, Any]:
    whole = table()
    whole["signals"][name] |= values
    return whole


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "no such file.json")
    assert "cannot be read" in refused(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[1, 2]", b"null", b'"weights"', b"3"],
)
def test_what_is_no_table_is_told(write: WriteWeights, content: bytes) -> None:
    refused(write(content))


@pytest.mark.parametrize("field", ["version", "fitted", "data", "intercept", "signals"])
def test_a_missing_field_is_told_by_name(write: WriteWeights, field: str) -> None:
    whole = table()
    del whole[field]
    assert field in refused(write(whole))


def test_other_signals_than_ours_are_told_by_name(write: WriteWeights) -> None:
    missing, unknown = table(), table()
    del missing["signals"]["antonym"]
    unknown["signals"]["moon phase"] = {"weight": 1.0, "typical": 0.0}
    assert "antonym" in refused(write(missing, "missing.json"))
    assert "moon phase" in refused(write(unknown, "unknown.json"))


@pytest.mark.parametrize("name", ["antonym", "covered words"])
def test_a_weight_against_its_sign_is_told_by_name(write: WriteWeights, name: str) -> None:
    sign = next(signal.sign for signal in SIGNALS if signal.name == name)
    assert repr(name) in refused(write(changed(name, weight=-0.5 * sign)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), None, "much", [1.0], {}])
def test_what_is_no_finite_number_is_told(write: WriteWeights, value: object) -> None:
    refused(write(changed("antonym", weight=value), "weight.json"))
    refused(write(changed("antonym", typical=value), "typical.json"))
    refused(write(table() | {"intercept": value}, "intercept.json"))


@pytest.mark.parametrize("signals", [[], {"antonym": 1.0}, None])
def test_signals_of_another_form_are_told(write: WriteWeights, signals: object) -> None:
    refused(write(table() | {"signals": signals}))


def test_a_signal_without_its_weight_is_told(write: WriteWeights) -> None:
    whole = table()
    del whole["signals"]["antonym"]["weight"]
    refused(write(whole))


def test_the_signature_has_the_version_and_changes_with_any_weight(write: WriteWeights) -> None:
    first = Facts(weights=str(write(table(), "first.json"))).signature
    same = Facts(weights=str(write(table(), "same.json"))).signature
    other = Facts(weights=str(write(table(antonym=-0.5), "other.json"))).signature
    assert first == same != other
    assert "judge:weights-7-" in first
    assert len({first, other, Facts().signature}) == 3


def test_the_packaged_weights_have_the_signs_of_their_signals() -> None:
    weights = load_weights(str(PACKAGED_WEIGHTS))
    assert len(weights.weights) == len(weights.typical) == len(SIGNALS)
    assert any(weights.weights)
    for signal, weight in zip(SIGNALS, weights.weights, strict=True):
        assert weight * signal.sign >= 0


def test_the_score_is_the_weighed_sum_through_the_logistic(write: WriteWeights) -> None:
    path = write(table(covered_words=2.0, antonym=-3.0) | {"intercept": -0.5})
    assert judged(path, "Prices rose.", "Prices rose.").score == pytest.approx(0.8175744761936437)
    denied = judged(path, "Prices rose in March.", "Prices fell in March.")
    found = dict(
        zip(
            (signal.name for signal in SIGNALS),
            measure(case_of("Prices rose in March.", "Prices fell in March.")),
            strict=True,
        )
    )
    logit = -0.5 + 2 * found["covered words"].value - 3 * found["antonym"].value
    assert denied.score == pytest.approx(1 / (1 + 2.718281828459045**-logit))


def test_a_claim_is_supported_from_one_half_on(write: WriteWeights) -> None:
    zero, below = write(table(), "zero.json"), write(table() | {"intercept": -0.001}, "below.json")
    assert judged(zero, "Prices rose.", "Bread is cheap.") == Judgement(0.5, "supported")
    assert judged(below, "Prices rose.", "Bread is cheap.").verdict == "unsupported"


def test_only_what_denies_contradicts_and_only_where_it_counts(write: WriteWeights) -> None:
    claim, document = "Prices rose in March.", "Prices fell in March."
    heavy = write(table(antonym=-4.0), "heavy.json")
    none = write(table() | {"intercept": -1.0}, "none.json")
    new = write(table(new_word_pairs=-9.0), "new.json")
    assert judged(heavy, claim, document).verdict == "contradicted"
    assert judged(none, claim, document).verdict == "unsupported"
    assert judged(new, claim, document).verdict == "unsupported"


def test_an_unlike_sentence_contradicts_nothing(write: WriteWeights) -> None:
    path = write(table(denied_in_meaning=-9.0, name_mismatch=-9.0) | {"intercept": -1.0})
    for document in UNRELATED:
        assert judged(path, "Pigs sing in Norway.", document).verdict == "unsupported"


def test_reasons_point_at_what_was_found_weightiest_first(write: WriteWeights) -> None:
    path = write(table(antonym=-2.0, exclusive_word=-4.0, covered_words=1.0) | {"intercept": -1.0})
    found = judged(path, "The red prices rose in March.", "The blue prices fell in March.")
    placed = [reason for reason in found.reasons if reason.claim]
    assert [reason.name for reason in placed[:2]] == ["exclusive word", "antonym"]
    assert [reason.claim and reason.claim.text for reason in placed[:2]] == ["red", "rose"]
    assert [reason.source and reason.source.text for reason in placed[:2]] == ["blue", "fell"]


def test_a_supporting_signal_that_is_low_is_a_reason(write: WriteWeights) -> None:
    whole = table(covered_words=3.0) | {"intercept": -1.0}
    whole["signals"]["covered words"]["typical"] = 0.9
    found = judged(write(whole), "Pigs sing.", "Bread is cheap.")
    assert [reason.name for reason in found.reasons] == ["covered words"]


def test_a_supported_claim_needs_no_reason(write: WriteWeights) -> None:
    path = write(table(covered_words=1.0, new_word_pairs=-0.5))
    assert judged(path, "Prices then rose.", "Prices rose in March.").reasons == ()


@pytest.mark.parametrize("document", ["", " \n", "🚁🚁", "…"])
def test_a_document_without_words_supports_nothing(document: str) -> None:
    found = judged(PACKAGED_WEIGHTS, "Troops left.", document)
    assert (found.score, found.verdict) == (0.0, "unsupported")
    assert [reason.name for reason in found.reasons] == ["no evidence"]


def packaged(claim: str, *texts: str) -> ClaimVerdict:
    documents = [Document(f"d{i}", text) for i, text in enumerate(texts)]
    (found,) = check(documents, claim, WeighedSignals()).claims
    return found


@pytest.mark.parametrize(
    "claim",
    [
        *TRUE,
        TRUE[1].upper(),
        "Coup",
        "Troops left 🚁🚁.",
        "Almost $100 million was spent by the US on the construction of Airbase 201.",
    ],
)
def test_a_claim_that_the_source_has_word_for_word_is_supported(claim: str) -> None:
    found = packaged(claim, f"It rained in the valley.\n{claim}\nThe bakery sells bread.")
    assert (found.verdict, found.reasons) == ("supported", ())
    assert found.documents[0].evidence[0].text == claim


def test_the_other_bound_contradicts() -> None:
    almost = "Almost $100 million was spent by the US on the construction of Airbase 201."
    over = "The U.S. invested over $100 million in constructing Airbase 201."
    found = packaged(over, UNRELATED[0], f"Troops left in spring. {almost}", UNRELATED[1])
    assert found.verdict == found.documents[1].verdict == "contradicted"
    assert "bound mismatch" in [reason.name for reason in found.reasons]
    assert {found.documents[0].verdict, found.documents[2].verdict} == {"unsupported"}


@pytest.mark.parametrize("claim", [*TRUE, "Pigs sing.", "Russian troops entered Chad in 2011."])
def test_an_unrelated_document_neither_supports_nor_contradicts(claim: str) -> None:
    found = packaged(claim, *UNRELATED)
    assert {cell.verdict for cell in found.documents} == {"unsupported"}
    assert found.verdict == "unsupported"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TRUE),
    st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=4, unique=True),
    st.integers(0, 4),
)
def test_unrelated_documents_take_no_support_away(
    claim: str, others: Sequence[str], place: int
) -> None:
    alone = packaged(claim, SOURCE)
    texts = [*others[:place], SOURCE, *others[place:]]
    among = packaged(claim, *texts)
    assert alone.verdict == among.verdict == "supported"
    assert among.score == pytest.approx(alone.score, abs=0.1)
    for text, cell in zip(texts, among.documents, strict=True):
        assert cell.verdict == ("supported" if text == SOURCE else "unsupported")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TRUE),
    st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(UNRELATED), max_size=2, unique=True),
)
def test_unrelated_sentences_take_no_support_away(
    claim: str, before: Sequence[str], after: Sequence[str]
) -> None:
    found = packaged(claim, " ".join([*before, SOURCE, *after]))
    assert found.verdict == "supported"
