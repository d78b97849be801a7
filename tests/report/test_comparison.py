"""Comparisons as tables, in every format, from run folders to text."""

import csv
import io
import json
import math
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]
WriteRun = Callable[..., Path]


@pytest.fixture
def three(write_run: WriteRun) -> None:
    """far is worse than base for sure, near is not; 20 examples."""
    rng = random.Random(0)
    base = [rng.uniform(0.4, 0.6) for _ in range(20)]
    near = [value + rng.uniform(-0.1, 0.1) for value in base]
    far = [value - rng.uniform(0.2, 0.3) for value in base]
    for name, values in (("base", base), ("near", near), ("far", far)):
        low = [1 - value for value in values]
        counted = [float(round(10 * value)) for value in low]
        write_run(
            name,
            {"good": values, "bad": low, "wrong": counted},
            columns={
                "bad": {"better": "low"},
                "wrong": {"better": "low", "high": None, "total": True},
            },
            config=f"summarizer:\n  name: {name}\n  '=x': '=1+1'\nseed: 0\n",
        )


def told(harness: Harness, *words: str) -> Any:
    output = harness("compare", "results/data", "--baseline", "base", *words)
    assert output.code == 0, output.err
    return output.out


def the_json(harness: Harness, *words: str) -> Any:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(told(harness, "--format", "json", *words), parse_constant=refuse)


def test_the_table_has_intervals_ranks_and_a_mark_where_a_difference_holds(
    harness: Harness, three: None
) -> None:
    out = told(harness, "--metric", "good,bad")
    scores, differences = out.split("differences to base\n")
    (far,) = re.findall(r"^far .*", scores, re.M)
    assert re.search(r"^far +2 +0\.\d{4} \[0\.\d{4}, 0\.\d{4}\]↓ +0\.\d{4} \[.*\]↓ ", far)
    assert "20 of 20" in far
    assert re.search(r"^base +1 +0\.\d{4} \[0\.\d{4}, 0\.\d{4}\]\*? ", scores, re.M)
    assert not re.search(r"^(near|base) .*[↑↓]", scores, re.M)
    assert "rank by good: from the best down" in scores
    assert re.search(
        r"^far +good +-0\.2\d{3} \[-0\.\d{4}, -0\.\d{4}\]↓ +0\.000\d ", differences, re.M
    )
    assert re.search(r"^far +bad +\+0\.2\d{3} .*↓ .* 0 +0 +20$", differences, re.M)
    assert "corrected for 4 tests" in differences
    assert re.search(r"sample could have shown .*: good 0\.0\d+", differences)


def test_a_count_is_a_sum_with_the_interval_of_a_sum(harness: Harness, three: None) -> None:
    out = told(harness, "--metric", "wrong")
    (cell,) = re.findall(r"^base +\d +(\d+) \[(\d+), (\d+)\]", out, re.M)
    total, low, high = map(int, cell)
    assert low < total < high
    (mean,) = [
        run["columns"]["wrong"]["mean"]
        for run in the_json(harness)["runs"]
        if run["label"] == "base"
    ]
    assert total == round(20 * mean)


def test_json_says_what_its_page_says(harness: Harness, three: None) -> None:
    whole = the_json(harness, "--metric", "good")
    assert [run["label"] for run in whole["runs"]][-1] == "far"
    base = next(run for run in whole["runs"] if run["label"] == "base")
    assert base["run"] == whole["baseline"] == "results/data/base-00000000"
    assert (base["dataset"], base["summarizer"], base["rank"]) == ("data", "base", 1)
    column = base["columns"]["good"]
    assert column["low"] < column["mean"] < column["high"]
    assert column["n"] == whole["examples"] == 20
    far = next(test for test in whole["tests"] if "far" in test["a"])
    assert far["b"] == whole["baseline"]
    assert far["low"] < far["difference"] < far["high"] < 0
    assert far["p"] <= far["p_holm"] <= 0.05
    assert far["holds"] is True
    assert (far["wins"], far["ties"], far["losses"]) == (0, 0, 20)
    assert (base["seconds"], base["cost"]) == (1.25, None)


def test_the_page_names_every_key_of_the_json(harness: Harness, three: None) -> None:
    page = (Path(__file__).parents[2] / "docs" / "results.md").read_text()
    section = page.split("## compare --format json")[1].split("\n## ")[0]
    whole = the_json(harness)
    for keys in (whole, whole["runs"][0], whole["runs"][0]["columns"]["good"], whole["tests"][0]):
        for key in keys:
            assert f"`{key}`" in section, key


def test_csv_has_a_row_a_run_and_column_at_full_precision(harness: Harness, three: None) -> None:
    rows = list(csv.DictReader(io.StringIO(told(harness, "--format", "csv"))))
    assert len(rows) == 9
    whole = the_json(harness)
    for row in rows:
        (run,) = [run for run in whole["runs"] if run["run"] == row["run"]]
        assert float(row["mean"]) == run["columns"][row["column"]]["mean"]
        if row["label"] == "base":
            assert row["p"] == row["difference"] == row["baseline"] == ""
        else:
            assert row["baseline"] == "results/data/base-00000000"
            assert math.copysign(1, float(row["difference_low"])) in (-1, 1)


def test_csv_of_all_pairs_has_a_row_a_test(harness: Harness, three: None) -> None:
    output = harness(
        "compare", "results/data", "--all-pairs", "--metric", "good", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(output.out)))
    assert len(rows) == 3
    for row in rows:
        gap = float(row["mean_a"]) - float(row["mean_b"])
        assert float(row["difference"]) == pytest.approx(gap)


def test_no_text_in_csv_is_a_formula(harness: Harness, write_run: WriteRun) -> None:
    for place, name in enumerate(("=1+1", "@sum", "+cmd", "-lead")):
        write_run(
            f"s{place}", {"x": [0.1, 0.2 + place / 10]}, config=f"name: '{name}'\n",
            summarizer={"name": name, "signature": "s|v:1", "sees_references": False},
        )  # fmt: skip
    output = harness("compare", "results/data", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(output.out)))
    for row in rows:
        for key in ("label", "summarizer", "config:name"):
            assert row[key].startswith("'"), row[key]
    assert any(float(row["difference"] or 0) > 0 for row in rows)


def test_latex_is_a_booktabs_table_with_nothing_left_unescaped(
    harness: Harness, write_run: WriteRun
) -> None:
    hard = r"a_b & 50% {x} #1 $y ~ ^ \cmd"
    write_run("first", {"x_y": [0.1, 0.3]})
    write_run(
        "second", {"x_y": [0.2, 0.5]}, config="a_b: 1\n",
        summarizer={"name": hard, "signature": "s|v:1", "sees_references": False},
    )  # fmt: skip
    write_run("[third]", {"x_y": [0.9, 0.9]}, sees_references=True)
    write_run("*fourth", {"x_y": [0.2, 0.8]})
    text = harness("compare", "results/data", "--format", "latex").out
    assert text.count(r"\begin{table}") == text.count(r"\end{table}") == 3
    assert r"x\_y" in text
    escaped = r"a\_b \& 50\% \{x\} \#1 \$y \textasciitilde{} \textasciicircum{} \textbackslash{}cmd"
    assert escaped in text
    for table in re.findall(r"\\begin\{tabular\}\{(l r*|lr*)\}(.*?)\\end\{tabular\}", text, re.S):
        columns, body = table
        lines = [line for line in body.splitlines() if line.endswith(r"\\")]
        assert len(lines) >= 4
        for line in lines:
            assert len(re.findall(r"(?<!\\)&", line)) == len(columns) - 1
            assert not line.startswith(("[", "*"))
        assert body.count(r"\toprule") == body.count(r"\bottomrule") == 1
        assert body.count(r"\midrule") >= 1
    assert "-{}-baseline names another" in text
    assert re.search(r"\$-\$0\.\d{4}", text)
    assert not re.search(r"(?<![$\w])-\d", text)
    bare = re.sub(r"\\[&%$#_{}]|\$\\?[a-z-]+\$", "", text)
    assert not re.search(r"[%#$~^†‡↑↓≠–−]|(?<![a-z}])_", bare)
    assert bare.count("{") == bare.count("}")


def test_markdown_is_whole_tables(harness: Harness, write_run: WriteRun) -> None:
    write_run("first", {"x": [0.1, 0.3]})
    write_run(
        "second", {"x": [0.2, 0.5]}, config="a: 'x|y [l](u)'\n",
        summarizer={"name": "a|b", "signature": "s|v:1", "sees_references": False},
    )  # fmt: skip
    text = harness("compare", "results/data", "--format", "md").out
    assert "a\\|b" in text
    assert "x\\|y [l]\\(u)" in text
    blocks = [block for block in text.split("\n\n") if block.startswith("|")]
    assert len(blocks) == 3
    for block in blocks:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1


@pytest.mark.parametrize("format_", ["table", "md", "latex"])
def test_every_format_shows_what_differs_between_the_configs(
    harness: Harness, three: None, format_: str
) -> None:
    out = told(harness, "--format", format_)
    shown = out.split("settings that differ")[1]
    assert "summarizer.name" in shown
    assert "seed" not in shown
    assert all(name in shown for name in ("base", "near", "far"))


def test_examples_that_moved_most_are_shown_with_both_values(
    harness: Harness, write_run: WriteRun
) -> None:
    write_run("a", {"x": [0.5, 0.1, 0.9]}, ids=["one", "two", "=three"])
    write_run("b", {"x": [0.4, 0.9, 0.9]}, ids=["one", "two", "=three"])
    words = ("compare", "results/data", "--examples", "10")
    out = harness(*words).out.split("moved most")[1]
    assert re.findall(r"^(\S+) +([\d.]+) +([\d.]+) +(\S+)$", out, re.M)[0] == (
        "two", "0.9000", "0.1000", "+0.8000",
    )  # fmt: skip
    assert "three" not in out
    moved = json.loads(harness(*words, "--format", "json").out)["moved"]
    assert moved[0] == {"column": "x", "id": "two", "a": 0.9, "b": 0.1}
    rows = harness(*words, "--format", "csv").out.splitlines()
    assert rows == ["column,id,a,b", "x,two,0.9,0.1", "x,one,0.4,0.5"]


def test_one_example_has_no_interval_and_no_test_and_says_so(
    harness: Harness, write_run: WriteRun
) -> None:
    write_run("a", {"x": [0.5]})
    write_run("b", {"x": [0.4]})
    out = harness("compare", "results/data").out
    told = "1 example: no interval, no test; the numbers are one observation each"
    assert out.count(told) == 2
    assert "[" not in out
    assert not re.search(r"^system.* p ", out, re.M)
    whole = json.loads(harness("compare", "results/data", "--format", "json").out)
    (test,) = whole["tests"]
    assert [test[key] for key in ("low", "high", "p", "p_holm", "detectable")] == [None] * 5
    assert whole["runs"][0]["columns"]["x"]["low"] is None
    assert whole["runs"][0]["rank"] is None


def test_what_no_test_could_show_is_said(harness: Harness, write_run: WriteRun) -> None:
    write_run("a", {"x": [0.5, 0.6, 0.7]})
    write_run("b", {"x": [0.1, 0.2, 0.4]})
    out = harness("compare", "results/data").out
    assert "so nothing can hold: 3 examples are too few for any test" in out
    assert "no ranks by x: 3 examples are too few to tell 1 pair of systems apart" in out
    assert "no smallest difference" in out


def test_mixed_signatures_are_marked_and_neither_best_nor_tested(
    harness: Harness, write_run: WriteRun
) -> None:
    write_run("a", {"x": [0.1, 0.2]})
    write_run("b", {"x": [0.3, 0.4]}, signature="m|v:2")
    output = harness("compare", "results/data", "--allow-mixed")
    assert output.code == 0
    assert re.search(r"^b .*\]† ", output.out, re.M)
    assert "† m|v:2" in output.out
    assert "differences" not in output.out
    assert "*" not in output.out


def test_cost_is_a_column_where_a_run_tells_it(harness: Harness, write_run: WriteRun) -> None:
    write_run("a", {"x": [0.1, 0.2]}, timing={"summary_seconds": 2.0, "cost": 0.125})
    write_run("b", {"x": [0.3, 0.4]}, timing={})
    out = harness("compare", "results/data").out
    assert re.search(r"^a .* 2\.00 +0\.1250$", out, re.M)
    assert re.search(r"^b .* – +–$", out, re.M)
