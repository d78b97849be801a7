import csv
import io
import json
import random
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.analysis.agreement import auc, kendall_tau_b

Harness = Callable[..., Any]
WORDS = "the river rose by two metres and nobody was hurt said a mayor on monday".split()


def rows(seed: int = 0, dataset: str = "made") -> list[dict[str, Any]]:
    """Four systems on ten documents; the more of the document a summary has, the better people
    find it."""
    rng = random.Random(seed)
    found = []
    for document in range(10):
        text = rng.sample(WORDS, 10)
        for system in range(4):
            kept = min(8, 2 * system + rng.choice((0, 1, 2)))
            summary = text[:kept] + [f"other{i}" for i in range(8 - kept)]
            found.append(
                {
                    "id": f"{seed}-{document}-{system}",
                    "dataset": dataset,
                    "documents": [" ".join(text[:5]), " ".join(text[5:])],
                    "references": [" ".join(text[:8])],
                    "summary": " ".join(summary),
                    "system": f"s{system}",
                    "label": int(kept + rng.choice((0, 1, 2)) > 5),
                    "human": {"overall": kept + rng.choice((0, 1)), "fluency": rng.randint(1, 5)},
                }
            )
    return found


def write(path: Path, content: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
    return path.name


@pytest.fixture
def data(tmp_path: Path) -> str:
    return write(tmp_path / "judged.jsonl", rows())


QUICK = ("--resamples", "50")


def agree(harness: Harness, *words: str) -> list[dict[str, Any]]:
    output = harness("agree", *words, *QUICK, "--format", "json")
    assert output.code == 0, output.err
    found = json.loads(output.out)
    assert isinstance(found, list)
    return found


def pick(found: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    wanted = {"against": None, "dataset": "made"} | fields
    (row,) = [row for row in found if all(row[key] == value for key, value in wanted.items())]
    return row


def test_json_lists_every_figure_and_out_the_scores_behind_them(
    harness: Harness, data: str, tmp_path: Path
) -> None:
    found = agree(harness, data, "--metric", "rouge", "--metric", "shape", "--out", "scores.jsonl")
    scored = [json.loads(line) for line in (tmp_path / "scores.jsonl").read_text().splitlines()]
    assert [row["id"] for row in scored] == [row["id"] for row in rows()]
    own = [row["scores"]["rouge"]["rouge1"] for row in scored]
    assert set(scored[0]["scores"]) == {"rouge", "shape"}
    row = pick(found, column="rouge1", human="overall", level="pooled", statistic="kendall")
    assert row["value"] == kendall_tau_b(own, [row["human"]["overall"] for row in rows()])
    assert row["low"] <= row["value"] <= row["high"]
    assert (row["n"], row["missing"], row["reason"]) == (40, 0, None)
    assert row["signature"].startswith("rouge|types:1,2,L,Lsum|")
    area = pick(found, column="rougeL", human="label", statistic="roc_auc")
    own = [row["scores"]["rouge"]["rougeL"] for row in scored]
    assert area["value"] == auc(own, [row["label"] for row in rows()])
    levels = {row["level"] for row in found if row["human"] == "fluency"}
    assert levels == {"pooled", "within_document", "system"}
    assert {(row["column"], row["against"]) for row in found if row["against"]} == {
        (first, second)
        for first in ("rouge1", "rouge2", "rougeL", "rougeLsum")
        for second in ("density", "novel_2", "repetition")
    }


def test_sources_and_references_stand_in_one_table(harness: Harness, data: str) -> None:
    found = agree(harness, data, "--metric", "rouge", "--metric", "rouge_source")
    columns = list(dict.fromkeys(row["column"] for row in found))
    assert columns[:5] == ["rouge1", "rouge2", "rougeL", "rougeLsum", "rouge1_source_precision"]


def test_the_table_tells_which_agrees_better(harness: Harness, data: str) -> None:
    words = ("--metric", "rouge", "--column", "rouge1", "--metric", "shape", "--column", "words")
    output = harness("agree", data, *words, *QUICK)
    assert output.code == 0
    assert "made: agreement with overall" in output.out
    assert "undefined, pooled (words): all scores are equal" in output.out
    assert "rouge|types:1,2,L,Lsum" in output.out
    assert "score rouge, 40 examples" in output.err
    words = ("--metric", "rouge_source", "--metric", "rouge", "--column", "*1*n")
    told = harness("agree", data, *words, "--human", "overall", "--resamples", "200").out
    assert "rouge1_source_precision" in told and "fluency" not in told


def test_markdown_and_csv_hold_the_same_figures(harness: Harness, data: str) -> None:
    words = (data, "--metric", "rouge_source", "--human", "overall", *QUICK)
    told = harness("agree", *words, "--format", "markdown").out
    assert "| level | column | pearson | spearman | kendall |\n| --- | --- | ---: |" in told
    table = list(csv.DictReader(io.StringIO(harness("agree", *words, "--format", "csv").out)))
    rows = agree(harness, *words)
    assert [row["column"] for row in table] == [row["column"] for row in rows]
    assert [float(row["value"]) for row in table] == [row["value"] for row in rows]
    assert f"{rows[0]['value']:.3f} [{rows[0]['low']:.3f}, {rows[0]['high']:.3f}]" in told


def test_the_plot_is_an_image_with_a_point_a_column(
    harness: Harness, data: str, tmp_path: Path
) -> None:
    agree(harness, data, "--metric", "rouge_source", "--metric", "shape", "--svg", "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    # Two human scores at three levels and the label, six columns each.
    assert texts.count("rouge1_source_precision") == 7
    undefined = [text for text in texts if text and text.startswith("undefined: ")]
    assert len(circles) + len(undefined) == 7 * 6


def test_a_threshold_is_given_or_fitted_on_another_file(
    harness: Harness, data: str, tmp_path: Path
) -> None:
    other = write(tmp_path / "train.jsonl", rows(1))
    words = (data, "--metric", "rouge_source", "--column", "rouge1_*", "--human", "label")
    fitted = pick(agree(harness, *words, "--fit", other), statistic="balanced_accuracy")
    cut = fitted["threshold"]
    for given in (f"{cut}", f"rouge1_source_precision={cut}"):
        again = agree(harness, *words, "--threshold", given)
        assert pick(again, statistic="balanced_accuracy") == fitted
    assert not [r for r in agree(harness, *words) if r["statistic"] == "balanced_accuracy"]


def test_settings_reach_their_metric_only(harness: Harness, data: str) -> None:
    words = (data, "--metric", "rouge", "--metric", "rouge_source", "metric.rouge.stemming=false")
    found = agree(harness, *words)
    signatures = {row["column"]: row["signature"] for row in found}
    assert "stem:no" in signatures["rouge1"]
    assert "stem:yes" in signatures["rouge1_source_precision"]


def test_columns_of_one_name_are_told_apart(harness: Harness, data: str) -> None:
    found = agree(harness, data, "--metric", "rouge", "--metric", "rouge_unicode")
    assert {"rouge.rouge1", "rouge_unicode.rouge1"} <= {row["column"] for row in found}


def test_data_sets_are_reported_apart_and_missing_scores_counted(
    harness: Harness, tmp_path: Path
) -> None:
    content = rows(0) + rows(1, "other")
    for row in content[:3]:
        del row["human"]["overall"]
    name = write(tmp_path / "a.jsonl", content)
    found = agree(harness, name, "--metric", "rouge_source")
    kind = {"column": "rouge1_source_precision", "human": "overall", "level": "pooled"}
    first, second = (
        pick(found, dataset=dataset, statistic="pearson", **kind) for dataset in ("made", "other")
    )
    assert (first["n"], first["missing"], second["n"], second["missing"]) == (37, 3, 40, 0)
    alone = agree(
        harness, write(tmp_path / "b.jsonl", rows(1, "other")), "--metric", "rouge_source"
    )
    for row in alone:
        assert row in found
    output = harness("agree", name, "--metric", "rouge_source", *QUICK)
    assert "3 summaries have no such score and are left out" in output.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("judged.jsonl",), 2, "--metric"),
        (("judged.jsonl", "--metric", "rogue"), 2, "did you mean rouge?"),
        (("none.jsonl", "--metric", "rouge"), 1, "none.jsonl: cannot be read"),
        (("judged.jsonl", "--metric", "rouge", "--human", "tone"), 2, "overall, fluency"),
        (("judged.jsonl", "--metric", "rouge", "--column", "bleu"), 2, "columns: rouge1,"),
        (("judged.jsonl", "--metric", "rouge", "--baseline", "x"), 2, "no column 'x'"),
        (("judged.jsonl", "--metric", "rouge", "--threshold", "x"), 2, "'x' is no number"),
        (("judged.jsonl", "--metric", "rouge", "--threshold", "x=1"), 2, "no column 'x'"),
        (("judged.jsonl", "--metric", "rouge", "--fit", "judged.jsonl"), 2, "given twice"),
        (("judged.jsonl", "judged.jsonl", "--metric", "rouge"), 2, "given twice"),
        (("judged.jsonl", "--metric", "rouge", "--out", "no/a.jsonl"), 2, "no/a.jsonl"),
        (("judged.jsonl", "--metric", "rouge", "metric.shape.x=1"), 2, "shape is not among"),
        (("judged.jsonl", "--metric", "rouge", "metric.rouge.typo=1"), 2, "typo"),
        (("metric.rouge.stemming=false", "--metric", "rouge"), 2, "no FILE"),
        (
            ("judged.jsonl", "--metric", "rouge", "--resamples", "1"),
            2,
            "is not a whole number from 2 on",
        ),
    ],
)
def test_wrong_calls_are_told(
    harness: Harness, data: str, words: tuple[str, ...], code: int, says: str
) -> None:
    output = harness("agree", *words)
    assert output.code == code
    assert says in output.err
    assert output.out == ""


def test_what_a_metric_needs_must_be_there(harness: Harness, tmp_path: Path) -> None:
    content = rows()
    content[5]["references"] = []
    name = write(tmp_path / "a.jsonl", content)
    output = harness("agree", name, "--metric", "rouge")
    assert output.code == 2
    assert "a.jsonl:6: metric rouge needs references, and '0-1-1' has none" in output.err
    assert agree(harness, name, "--metric", "rouge_source")


def test_a_threshold_without_labels_is_refused(harness: Harness, tmp_path: Path) -> None:
    content = rows()
    for row in content:
        del row["label"]
    name = write(tmp_path / "a.jsonl", content)
    output = harness("agree", name, "--metric", "rouge", "--threshold", "0.5")
    assert output.code == 2 and "threshold is for labels" in output.err
    for row in content:
        del row["human"]
    output = harness("agree", write(tmp_path / "b.jsonl", content), "--metric", "rouge")
    assert output.code == 2 and "no summary has a label or a human score" in output.err


def test_an_id_in_two_files_is_told(harness: Harness, data: str, tmp_path: Path) -> None:
    other = write(tmp_path / "again.jsonl", rows()[3:4])
    output = harness("agree", data, other, "--metric", "rouge")
    assert output.code == 1
    assert "again.jsonl:1: id '0-0-3' is that of judged.jsonl:4, too" in output.err


BROKEN = """
from harness.records import Column, Score

class Broken:
    signature = "broken|v:1"
    needs = frozenset({"documents"})
    columns = (Column("broken", main=True),)

    def score(self, examples, summaries):
        return [Score(example.id, {"broken": float("nan")}) for example in examples]
"""


def test_a_metric_that_fails_fails_the_call(harness: Harness, data: str, tmp_path: Path) -> None:
    (tmp_path / "broken_metric.py").write_text(BROKEN)
    folder = tmp_path / "configs" / "metric"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("broken:\n  _target_: broken_metric.Broken\n")
    output = harness("agree", data, "--metric", "broken", "--plugin", "broken_metric")
    assert output.code == 1
    assert "broken is nan" in output.err and output.out == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--threshold", "abc"), "'abc' is no number"),
        (("--human", "nope"), "no summary has a human score 'nope'"),
        (("--fit", "copy.jsonl"), "is among the summaries compared, too"),
        (("--threshold", "0.5", "--human", "overall"), "a threshold is for labels"),
    ],
)
def test_what_cannot_be_had_is_told_before_anything_is_scored(
    harness: Harness, tmp_path: Path, more: tuple[str, ...], told: str
) -> None:
    write(tmp_path / "copy.jsonl", rows())
    name = write(tmp_path / "judged.jsonl", rows())
    output = harness("agree", name, "--metric", "rouge", *more)
    assert (output.code, output.out) == (2, "")
    assert told in output.err
    assert "score rouge" not in output.err
