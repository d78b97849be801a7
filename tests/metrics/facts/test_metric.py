import json
import math
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.errors import RunError
from harness.metrics.facts.metric import Facts
from harness.records import Document, Example, Summary

SOURCE = "About 60 Russian soldiers arrived in Niamey. French forces left Mali in 2022."
EXAMPLE = Example("e", (Document("a", SOURCE), Document("b", "The bakery sells bread.")))


@pytest.fixture(scope="module")
def facts() -> Facts:
    metric = Facts()
    metric.prepare()
    return metric


def test_values_and_detail(facts: Facts) -> None:
    text = "French forces left Mali. Nearly 90 Russian soldiers arrived in Niamey. Pigs sing."
    (score,) = facts.score([EXAMPLE], [Summary("e", text)])
    assert score.example_id == "e"
    assert list(score.values) == [column.name for column in facts.columns]
    assert score.values["facts_claims"] == 3
    assert score.values["facts_supported"] == pytest.approx(1 / 3)
    assert score.values["facts_unsupported"] == 1
    assert score.values["facts_contradicted"] == 1
    assert 0 < score.values["facts"] < 0.6
    claims = score.detail["claims"]
    assert [c["verdict"] for c in claims] == ["supported", "contradicted", "unsupported"]
    assert [d["document"] for d in claims[0]["documents"]] == ["a", "b"]
    for claim in claims:
        assert text[claim["claim"]["start"] : claim["claim"]["end"]] == claim["claim"]["text"]
    for evidence in claims[0]["documents"][0]["evidence"]:
        assert SOURCE[evidence["start"] : evidence["end"]] == evidence["text"]
    assert json.loads(json.dumps(score.detail)) == score.detail


@pytest.mark.parametrize(
    "summary",
    [
        Summary("e", ""),
        Summary("e", " \n"),
        Summary("e", "Here is a summary:"),
        Summary("e", "", error="the model failed"),
    ],
)
def test_no_claims(facts: Facts, summary: Summary) -> None:
    (score,) = facts.score([EXAMPLE], [summary])
    assert set(score.values.values()) == {0.0}
    assert score.detail == {"empty": True, "claims": []}


def test_scores_come_in_order_and_do_not_depend_on_each_other(facts: Facts) -> None:
    other = Example("f", (Document("c", "The bakery sells bread."),))
    made = [
        Summary("e", "French forces left Mali."),
        Summary("f", "The bakery sells bread. It rains."),
    ]
    both = facts.score([EXAMPLE, other], made)
    assert [score.example_id for score in both] == ["e", "f"]
    assert facts.score([other, EXAMPLE], made[::-1]) == both[::-1]
    assert facts.score([EXAMPLE], made[:1]) == both[:1]
    assert facts.score([EXAMPLE, other], made) == both
    assert facts.score([], []) == []


def test_the_order_of_documents_changes_no_value(facts: Facts) -> None:
    turned = Example("e", EXAMPLE.documents[::-1])
    summary = Summary("e", "French forces left Mali. Pigs sing.")
    (first,), (second,) = facts.score([EXAMPLE], [summary]), facts.score([turned], [summary])
    assert first.values == second.values


def test_a_copied_summary_is_fully_supported(facts: Facts) -> None:
    (score,) = facts.score([EXAMPLE], [Summary("e", SOURCE)])
    assert score.values["facts_supported"] == 1.0
    assert score.values["facts"] > 0.95


def test_other_scripts_and_broken_text_are_scored(facts: Facts) -> None:
    texts = ["Нигер вышел.", "尼日尔军队。", "ß\ud800 é\u0301 🙂 ok.", "60" * 200, "\x00 a"]
    for text in texts:
        (score,) = facts.score([Example("e", (Document("a", text),))], [Summary("e", text)])
        assert all(map(math.isfinite, score.values.values()))


PIECES = st.sampled_from(
    "Niger U.S. over almost $100 million 60 troops left . , \n Airbase 101 201 July 2023 éß".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map(" ".join))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, TEXTS)
def test_values_are_finite_and_in_range(first: str, second: str, summary: str) -> None:
    example = Example("e", (Document("a", first), Document("b", second)))
    metric = Facts()
    (score,) = metric.score([example], [Summary("e", summary)])
    for column in metric.columns:
        value = score.values[column.name]
        assert math.isfinite(value)
        assert value >= (column.low or 0)
        assert column.high is None or value <= column.high + 1e-9
    claims = score.values["facts_claims"]
    rest = score.values["facts_unsupported"] + score.values["facts_contradicted"]
    assert score.values["facts_supported"] * claims + rest == pytest.approx(claims)
    assert len(score.detail["claims"]) == claims


def test_the_signature_names_the_model_and_needs_no_torch() -> None:
    assert Facts().signature.startswith("facts|model:all-MiniLM-L6-v2@")
    code = (
        "import sys; from harness.metrics.facts.metric import Facts; Facts().signature;"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_model_that_is_not_there_is_told(tmp_path: object) -> None:
    with pytest.raises(RunError):
        Facts(model=str(tmp_path)).prepare()
