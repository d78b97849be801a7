import json
import re
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
    assert re.findall(r"^\s*(lead|random) ", output.out, re.M) == ["lead", "random"]
    assert harness("compare", str(two_runs[0])).out.count(" 1 of 1 ") == 1


def test_a_folder_of_runs_stands_for_all_of_them(harness: Harness, two_runs: list[Path]) -> None:
    both = harness("compare", *map(str, two_runs)).out
    assert harness("compare", str(two_runs[0].parent)).out == both
    assert harness("compare", str(two_runs[0]), str(two_runs[0].parent)).out == both


def test_runs_on_different_datasets_are_different_tables(
    harness: Harness, two_runs: list[Path]
) -> None:
    harness("eval", "metric=[shape]", "dataset=seeds_per_report")
    output = harness("compare", "results/seeds", "results/seeds_per_report")
    assert "seeds: 1 example\n" in output.out
    assert "seeds_per_report: 4 examples\n" in output.out


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
