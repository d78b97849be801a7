"""The `facts` metric: its columns, its detail, and what comes out of a run of the command line."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.metrics.facts.metric import FactCheck, Facts
from harness.records import Document, Example, Summary

SOURCE = "About 60 Russian soldiers arrived in Niamey. French forces left Mali in 2022."
EXAMPLE = Example("e", (Document("a", SOURCE), Document("b", "The bakery sells bread.")))
FRENCH = (
    "Le président a signé la loi lundi, et les députés de la majorité ont voté pour ce texte dans"
    " la nuit. Il ne sera pas appliqué avant la fin de l'année."
)
COLUMNS = [
    "facts",
    "facts_supported",
    "facts_claims",
    "facts_unsupported",
    "facts_contradicted",
    "facts_unchecked",
    "facts_truncated",
]


@pytest.fixture(scope="module")
def facts() -> Facts:
    metric = Facts()
    metric.prepare()
    return metric


def test_values_and_detail(facts: Facts) -> None:
    text = "French forces left Mali. About 90 Russian soldiers arrived in Niamey. Pigs sing."
    (score,) = facts.score([EXAMPLE], [Summary("e", text)])
    assert score.example_id == "e"
    assert list(score.values) == [column.name for column in facts.columns] == COLUMNS
    assert score.values["facts_claims"] == 3
    assert score.values["facts_supported"] == pytest.approx(1 / 3)
    assert score.values["facts_unsupported"] == score.values["facts_contradicted"] == 1
    assert score.values["facts_unchecked"] == score.values["facts_truncated"] == 0
    assert 0 < score.values["facts"] < 0.5
    claims = score.detail["claims"]
    assert [c["verdict"] for c in claims] == ["supported", "contradicted", "unsupported"]
    assert [d["document"] for d in claims[0]["documents"]] == ["a", "b"]
    assert score.detail["conflicts"] == []
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
        Summary("e", "Who left Mali?"),
        Summary("e", "", error="the model failed"),
    ],
)
def test_no_claims(facts: Facts, summary: Summary) -> None:
    (score,) = facts.score([EXAMPLE], [summary])
    assert set(score.values.values()) == {0.0}
    assert score.detail == {"empty": True, "score": 0.0, "claims": [], "conflicts": []}


@pytest.mark.parametrize(
    ("source", "summary"), [(SOURCE, FRENCH), (FRENCH, SOURCE), (FRENCH, FRENCH)]
)
def test_another_language_is_counted_and_not_judged(
    facts: Facts, source: str, summary: str
) -> None:
    (score,) = facts.score([Example("e", (Document("a", source),))], [Summary("e", summary)])
    assert score.values == {
        "facts": 0.5,
        "facts_supported": 0.0,
        "facts_claims": 2.0,
        "facts_unsupported": 0.0,
        "facts_contradicted": 0.0,
        "facts_unchecked": 2.0,
        "facts_truncated": 0.0,
    }
    assert [c["verdict"] for c in score.detail["claims"]] == ["unchecked", "unchecked"]


def test_an_empty_source_supports_nothing(facts: Facts) -> None:
    (score,) = facts.score([Example("e", (Document("a", ""),))], [Summary("e", SOURCE)])
    assert score.values["facts"] == score.values["facts_supported"] == 0
    assert score.values["facts_unsupported"] == 2


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


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        SOURCE.upper(),
        "Niger",
        "Troops left 🚁🚁. Bread is cheap 🍞.",
        "| Base | Troops |\n|---|---|\n| Niamey | 60 |\n| Agadez | 1,000 |",
        "- Troops left.\n- The base in Agadez is empty.",
    ],
)
def test_a_copied_summary_is_fully_supported(facts: Facts, text: str) -> None:
    (score,) = facts.score([Example("e", (Document("a", text),))], [Summary("e", text)])
    assert score.values["facts_claims"] > 0
    assert score.values["facts_supported"] == 1.0
    assert score.values["facts"] > 0.8


def test_check_gives_the_report_that_the_score_is_of(facts: Facts) -> None:
    text = "French forces left Mali. Pigs sing."
    (score,) = facts.score([EXAMPLE], [Summary("e", text)])
    report = facts.check(EXAMPLE.documents, text)
    assert report.score == score.values["facts"]
    assert [claim.verdict for claim in report.claims] == ["supported", "unsupported"]


PIECES = st.sampled_from(
    "Niger U.S. over almost $100 million 60 troops left she not ? . , \n | Airbase 101 éß 🚁".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map(" ".join))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, TEXTS)
def test_values_are_finite_and_in_range(
    facts: Facts, first: str, second: str, summary: str
) -> None:
    example = Example("e", (Document("a", first), Document("b", second)))
    (score,) = facts.score([example], [Summary("e", summary)])
    for column in facts.columns:
        value = score.values[column.name]
        assert math.isfinite(value)
        assert value >= (column.low or 0)
        assert column.high is None or value <= column.high + 1e-9
    claims = score.values["facts_claims"]
    rest = sum(score.values[f"facts_{v}"] for v in ("unsupported", "contradicted", "unchecked"))
    assert score.values["facts_supported"] * claims + rest == pytest.approx(claims)
    assert len(score.detail["claims"]) == claims
    assert json.loads(json.dumps(score.detail)) == score.detail


@pytest.mark.parametrize("text", ["Нигер вышел из союза.", "尼日尔军队。", "60" * 200, "\x00 a"])
def test_other_scripts_and_broken_text_are_scored(facts: Facts, text: str) -> None:
    (score,) = facts.score([Example("e", (Document("a", text),))], [Summary("e", text)])
    assert all(map(math.isfinite, score.values.values()))


def in_a_process(code: str, seed: int = 1) -> str:
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_is_said_in_another_process_where_sets_have_another_order() -> None:
    texts = [SOURCE, "The U.S.-led troops of Niger never sold 90 red boats from Oslo to Rome."]
    summary = (
        "U.S.-led troops sold 60 blue boats to Oslo. All French forces left Mali and Chad in 2021."
        " Pigs sing."
    )
    code = f"""
import json
from harness.metrics.facts.metric import Facts
from harness.records import Document, Example, Summary
example = Example("e", tuple(Document(str(i), text) for i, text in enumerate({texts!r})))
(score,) = Facts().score([example], [Summary("e", {summary!r})])
print(json.dumps([score.values, score.detail]))
"""
    first = in_a_process(code)
    assert len(json.loads(first)[1]["claims"]) == 3
    assert in_a_process(code, seed=2) == first


def test_the_signature_names_what_decides_and_needs_no_torch() -> None:
    code = (
        "import sys; from harness.metrics.facts.metric import Facts; print(Facts().signature);"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    fields = in_a_process(code).strip().split("|")
    assert fields[0] == "facts"
    assert fields[-1] == "v:2"
    names = [field.split(":")[0] for field in fields[1:]]
    assert names[:4] == ["judge", "encoder", "split", "transformers"]


def test_a_judge_of_another_name_has_columns_of_its_own() -> None:
    class Silent:
        identity, language = "silent", None

    metric = FactCheck("facts_mine", Silent())  # type: ignore[arg-type]
    assert [c.name for c in metric.columns] == [c.replace("facts", "facts_mine") for c in COLUMNS]
    assert metric.signature.startswith("facts_mine|judge:silent|")


def test_a_run_of_the_command_line(harness: Callable[..., Any], tmp_path: Path) -> None:
    rows = [
        {"id": "one", "documents": [SOURCE, "The bakery sells bread."], "references": [SOURCE]},
        {"id": "two", "documents": [FRENCH], "references": ["The mayor signed the bill."]},
    ]
    (tmp_path / "data.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    words = ["eval", "dataset=jsonl", "dataset.path=data.jsonl", "summarizer=lead"]
    output = harness(*words, "metric=[facts,coverage]")
    assert output.code == 0, output.err
    (path,) = tmp_path.glob("results/*/*/run.json")
    metrics = json.loads(path.read_text("utf-8"))["metrics"]
    assert list(metrics["facts"]["columns"]) == COLUMNS
    assert list(metrics["coverage"]["columns"]) == [
        *("coverage", "coverage_supported", "coverage_unchecked")
    ]
    columns = metrics["facts"]["columns"]
    assert columns["facts"]["mean"] == pytest.approx((0.5 + 1) / 2, abs=0.1)
    assert columns["facts_unchecked"]["total"] == 2
    assert columns["facts_contradicted"]["total"] == 0
    assert "unchecked" in output.out
    assert metrics["facts"]["signature"] == Facts().signature
