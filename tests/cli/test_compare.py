import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]


@pytest.fixture
def two_runs(harness: Harness, tmp_path: Path) -> list[Path]:
    harness("eval", "-m", "summarizer=lead,random", "metric=[shape]")
    return sorted(path.parent for path in tmp_path.glob("results/seeds/*/run.json"))


def test_it_prints_the_table_of_the_runs_named(harness: Harness, two_runs: list[Path]) -> None:
    output = harness("compare", *map(str, two_runs))
    assert output.code == 0
    scores = output.out.split("differences to lead")[0]
    assert re.findall(r"^(lead|random) ", scores, re.M) == ["lead", "random"]
    assert harness("compare", str(two_runs[0])).out.count(" 1 of 1 ") == 1


def test_a_folder_of_runs_stands_for_all_of_them(harness: Harness, two_runs: list[Path]) -> None:
    both = harness("compare", *map(str, two_runs)).out
    assert harness("compare", str(two_runs[0].parent)).out == both
    assert harness("compare", str(two_runs[0]), str(two_runs[0].parent)).out == both


def test_runs_on_different_examples_are_refused(harness: Harness, two_runs: list[Path]) -> None:
    harness("eval", "metric=[shape]", "dataset=seeds_per_report")
    output = harness("compare", "results/seeds", "results/seeds_per_report")
    assert (output.code, output.out) == (2, "")
    assert "1 and 4 examples, of which 0 have the same id" in output.err
    assert "compare the runs of each dataset apart" in output.err


@pytest.fixture
def limited(harness: Harness, tmp_path: Path) -> list[str]:
    """A run on four examples, and one on three, of which one has another reference."""
    rows = [
        {"id": f"e{i}", "documents": [f"Report {i} came by boat. It rained."], "references": ["A."]}
        for i in range(4)
    ]
    runs = []
    for name, kept, reference in (("all", 4, "A."), ("few", 3, "Another.")):
        rows[0]["references"] = [reference]
        path = tmp_path / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows[:kept]))
        words = (f"dataset.path={path}", f"dataset_name={name}", "metric=[shape]")
        assert harness("eval", "dataset=jsonl", *words).code == 0
        runs += [str(run.parent) for run in tmp_path.glob(f"results/{name}/*/run.json")]
    return runs


def test_shared_examples_are_compared_when_asked_for(harness: Harness, limited: list[str]) -> None:
    refused = harness("compare", *limited)
    assert refused.code == 2
    assert "4 and 3 examples, of which 3 have the same id" in refused.err
    assert "1 with the same id have other documents or references" in refused.err
    assert "--intersect compares the 2 that are the same in all runs" in refused.err
    output = harness("compare", *limited, "--intersect")
    assert output.code == 0
    assert "only the 2 examples that all runs share: " in output.out
    assert output.out.count(" 2 of 2 ") == 2


def test_the_latest_runs_on_a_dataset(harness: Harness, two_runs: list[Path]) -> None:
    output = harness("compare", "--dataset", "seeds")
    assert output.out == harness("compare", *map(str, two_runs)).out
    assert harness("compare", "--dataset", "seed").code == 2
    assert "there are runs on seeds" in harness("compare", "--dataset", "seed").err
    assert harness("compare", "--dataset", "seeds", "--results", "elsewhere").code == 2


def test_runs_or_a_dataset_must_be_named(harness: Harness, two_runs: list[Path]) -> None:
    for words, told in (
        ((), "required: RUN, or --dataset NAME"),
        (("results/seeds", "--dataset", "seeds"), "name runs or --dataset NAME, not both"),
    ):
        output = harness("compare", *words)
        assert output.code == 2
        assert told in output.err


def test_a_glob_in_quotes_is_expanded(harness: Harness, two_runs: list[Path]) -> None:
    by_folder = harness("compare", "results/seeds").out
    assert harness("compare", "results/seeds/*").out == by_folder
    assert harness("compare", "results/seeds/l*").out.count(" 1 of 1 ") == 1


@pytest.mark.parametrize("name", ["random", "FOLDER", "PATH"])
def test_the_baseline_is_a_name_or_a_folder(
    harness: Harness, two_runs: list[Path], name: str
) -> None:
    name = {"FOLDER": two_runs[1].name, "PATH": str(two_runs[1])}.get(name, name)
    assert "differences to random\n" in harness("compare", "results/seeds", "--baseline", name).out


def test_the_baseline_is_the_first_run_that_is_no_upper_bound(
    harness: Harness, two_runs: list[Path]
) -> None:
    harness("eval", "summarizer=oracle", "metric=[shape]")
    (oracle,) = Path("results/seeds").glob("oracle-*")
    out = harness("compare", str(oracle), str(two_runs[1]), str(two_runs[0])).out
    assert "differences to random\n" in out


def test_all_pairs_are_tested_on_demand(harness: Harness, two_runs: list[Path]) -> None:
    harness("eval", "summarizer=lexrank", "metric=[shape]")
    out = harness("compare", "results/seeds", "--all-pairs", "--metric", "density").out
    assert len(re.findall(r"^\w+ − \w+ +density ", out, re.M)) == 3
    assert harness("compare", "results/seeds", "--all-pairs", "--baseline", "lead").code == 2


def test_only_the_columns_chosen_are_shown(harness: Harness, two_runs: list[Path]) -> None:
    headers = harness("compare", "results/seeds", "--metric", "density, repetition").out
    assert re.search(r"^system +density +repetition +words", headers, re.M)
    more = harness("compare", "results/seeds", "--metric", "density", "--metric", "repetition").out
    assert more == headers


def test_runs_are_sorted_by_the_column_chosen(
    harness: Harness, write_run: Callable[..., Path]
) -> None:
    for name, high, low in (("c", 0.5, 0.2), ("a", 0.9, 0.9), ("b", 0.1, 0.1)):
        write_run(name, {"x": [high], "y": [low]}, columns={"y": {"better": "low"}})

    def order(*words: str) -> list[str]:
        out = harness("compare", "results/data", *words).out
        return re.findall(r"^([abc]) .* 1 of 1 ", out, re.M)

    assert order() == order("--sort", "x") == ["a", "c", "b"]
    assert order("--sort", "m:y") == ["b", "c", "a"]
    assert order("--sort", "name") == ["a", "b", "c"]


def test_one_run_named_twice_is_one(harness: Harness, two_runs: list[Path]) -> None:
    relative = f"results/seeds/{two_runs[0].name}"
    assert harness("compare", relative, str(two_runs[0])).out.count(" 1 of 1 ") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--metric", "densty"), "no run has a metric or column 'densty'; there are metrics shape"),
        (("--metric", ","), "--metric names no metric"),
        (("--sort", "compression"), "--sort compression: no such column here; there are density"),
        (("--baseline", "leda"), "--baseline leda: no such run here; there are lead, random"),
        (("--resamples", "0"), "'0' is not a whole number from 1 on"),
        (("--seed", "-1"), "'-1' is not a whole number from 0 on"),
        (("--examples", "x"), "'x' is not a whole number"),
        (("--format", "html"), "invalid choice: 'html'"),
    ],
)
def test_a_wrong_choice_lists_the_right_ones(
    harness: Harness, two_runs: list[Path], words: tuple[str, ...], told: str
) -> None:
    output = harness("compare", "results/seeds", *words)
    assert (output.code, output.out) == (2, "")
    assert told in output.err


def test_examples_are_of_two_runs(harness: Harness, two_runs: list[Path]) -> None:
    output = harness("compare", str(two_runs[0]), "--examples", "3")
    assert output.code == 2
    assert "--examples is of two runs, and 1 are compared" in output.err
    output = harness("compare", "results/seeds", "--examples", "3", "--metric", "density")
    assert "density: the examples that moved most" in output.out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("t.json", "{"),
        ("t.csv", "run,label"),
        ("t.tex", "\\begin{table}"),
        ("t.md", "## seeds"),
        ("t.txt", "seeds: 1 example"),
    ],
)
def test_a_file_is_written_in_the_format_that_its_name_says(
    harness: Harness, two_runs: list[Path], tmp_path: Path, name: str, begins: str
) -> None:
    output = harness("compare", "results/seeds", "--output", name)
    assert (output.code, output.out) == (0, "")
    assert (tmp_path / name).read_text().startswith(begins)
    harness("compare", "results/seeds", "--output", name, "--format", "csv")
    assert (tmp_path / name).read_text().startswith("run,label")


def test_a_seed_gives_the_same_figures_again_and_another_seed_others(
    harness: Harness, write_run: Callable[..., Path]
) -> None:
    for place, name in enumerate("ab"):
        write_run(name, {"x": [(i * (3 + place)) % 11 / 11 for i in range(30)]})
    words = ("compare", "results/data", "--format", "json", "--resamples", "200", "--seed")
    assert harness(*words, "1").out == harness(*words, "1").out
    assert harness(*words, "1").out != harness(*words, "2").out


def test_an_unfinished_run_is_compared_when_asked_for(
    harness: Harness, two_runs: list[Path]
) -> None:
    whole = harness("compare", *map(str, two_runs)).out
    path = two_runs[1] / "run.json"
    record = json.loads(path.read_text())
    head = ("schema_version", "command", "dataset", "summarizer", "seed")
    path.write_text(json.dumps({key: record[key] for key in head} | {"state": "interrupted"}))
    refused = harness("compare", *map(str, two_runs))
    assert (refused.code, refused.out) == (1, "")
    assert "not finished; to finish it: harness eval" in refused.err
    assert "--partial compares what it has by now" in refused.err
    partial = harness("compare", *map(str, two_runs), "--partial")
    assert partial.code == 0
    note = "not finished, only the metrics that are complete: random\n"
    assert partial.out.replace(note, "") == whole
    assert note in partial.out
    assert "random" not in harness("compare", "results/seeds").out
    assert harness("compare", "results/seeds", "--partial").out == partial.out


def test_it_loads_nothing_heavy(write_run: Callable[..., Path], tmp_path: Path) -> None:
    for name in "ab":
        write_run(name, {"x": [0.1, 0.2, 0.3]})
    heavy = "torch transformers datasets evaluate pandas scipy nltk hydra omegaconf sklearn"
    code = (
        "import sys; from harness.cli import main; "
        f"main(['compare', {str(tmp_path / 'results/data')!r}]); "
        f"print('heavy:', [name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"state": "running"}, "not finished; to finish it: harness eval"),
        ({"state": "failed"}, "not finished; to finish it: harness eval"),
        ({"schema_version": 99}, "schema version 99"),
    ],
)
def test_runs_that_cannot_be_compared_are_refused(
    harness: Harness, two_runs: list[Path], change: dict[str, object], told: str
) -> None:
    path = two_runs[0] / "run.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    output = harness("compare", *map(str, two_runs))
    assert output.code == 1
    assert told in output.err
    assert output.out == ""


def test_a_place_without_a_run_is_a_wrong_call(harness: Harness, two_runs: list[Path]) -> None:
    for place in ("nowhere", "results", "."):
        output = harness("compare", place)
        assert output.code == 2
        assert output.err == f"harness: {place}: no run there (no run.json)\n"


def test_a_broken_record_is_named(harness: Harness, two_runs: list[Path]) -> None:
    (two_runs[0] / "run.json").write_text("{")
    output = harness("compare", str(two_runs[0]))
    assert output.code == 1
    assert "run.json: not readable as JSON" in output.err


def test_a_table_alone_is_no_run(harness: Harness, two_runs: list[Path]) -> None:
    output = harness("compare", "results/seeds/table.md")
    assert output.code == 2
    assert "no run is named" in output.err


@pytest.mark.parametrize("words", [("compare", "RUN"), ("eval", "--from", "RUN")])
def test_a_record_without_its_head_is_told_not_tripped_over(
    harness: Harness, two_runs: list[Path], words: tuple[str, ...]
) -> None:
    path = two_runs[0] / "run.json"
    record = json.loads(path.read_text())
    del record["dataset"]
    path.write_text(json.dumps(record))
    output = harness(*(str(two_runs[0]) if word == "RUN" else word for word in words))
    assert output.code == 1
    assert "run.json is not as the harness writes it" in output.err


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(harness: Harness) -> None:
    output = harness("compare", "no-run", "--output", "nowhere/table.md")
    assert (output.code, output.out) == (2, "")
    assert "--output nowhere/table.md: no such folder" in output.err
