import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]


@pytest.fixture
def run_folder(harness: Harness, tmp_path: Path) -> Path:
    assert harness("eval", "metric=[shape]").code == 0
    (record,) = tmp_path.glob("results/seeds/*/run.json")
    return record.parent.relative_to(tmp_path)


def metrics(folder: Path) -> set[str]:
    return set(json.loads((folder / "run.json").read_text())["metrics"])


def test_it_adds_a_metric_and_generates_nothing(harness: Harness, run_folder: Path) -> None:
    before = (run_folder / "summaries.jsonl").stat().st_mtime_ns
    output = harness("rescore", str(run_folder), "metric=[rouge]")
    assert output.code == 0
    assert "rouge1" in output.out
    assert "summarize" not in output.err
    assert metrics(run_folder) == {"shape", "rouge"}
    assert (run_folder / "summaries.jsonl").stat().st_mtime_ns == before
    again = harness("rescore", str(run_folder), "metric=[rouge]")
    assert "nothing was computed again" in again.out


def test_it_gives_what_one_call_would_have_given(
    harness: Harness, run_folder: Path, tmp_path: Path
) -> None:
    harness("rescore", str(run_folder), "metric=[rouge]")
    harness("eval", "metric=[shape,rouge]", "results=once")
    (once,) = tmp_path.glob("once/seeds/*/run.json")
    for name in ("scores/rouge.parquet", "details/rouge.jsonl", "scores/shape.parquet"):
        assert (run_folder / name).read_bytes() == (once.parent / name).read_bytes()
    first, second = (json.loads((f / "run.json").read_text()) for f in (run_folder, once.parent))
    assert first["metrics"] == second["metrics"]


def test_other_settings_of_a_metric_replace_its_scores(harness: Harness, run_folder: Path) -> None:
    harness("rescore", str(run_folder), "metric=[rouge]")
    harness("rescore", str(run_folder), "metric=[rouge]", "metric.rouge.stemming=false")
    record = json.loads((run_folder / "run.json").read_text())
    assert "stem:no" in record["metrics"]["rouge"]["signature"]
    assert record["metrics"]["rouge"]["config"]["stemming"] is False


def test_summaries_of_other_data_are_not_scored(harness: Harness, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor opened the new bridge over the river on Monday.\n")
    words = ["dataset.folder=.", "dataset.documents=[a.txt]", "dataset.references=[]"]
    harness("eval", "metric=[shape]", *words)
    (record,) = tmp_path.glob("results/seeds/*/run.json")
    (tmp_path / "a.txt").write_text("The mayor closed the old bridge over the river on Monday.\n")
    before = record.read_bytes()
    output = harness("rescore", str(record.parent), "metric=[rouge]")
    assert output.code == 1
    assert "the dataset seeds has changed since this run was made" in output.err
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere", "metric=[rouge]"], "nowhere: no run there"),
        (["RUN", "metric=[rouje]"], "did you mean rouge"),
        (["RUN", "metric=[bertscore]", "metric.bertscore.layer=7"], "has only 6"),
    ],
)
def test_a_wrong_call_is_explained(
    harness: Harness, run_folder: Path, words: list[str], told: str
) -> None:
    before = (run_folder / "run.json").read_bytes()
    output = harness("rescore", *(str(run_folder) if w == "RUN" else w for w in words))
    assert output.code == 2
    assert told in output.err
    assert (run_folder / "run.json").read_bytes() == before


def test_a_run_that_is_not_finished_is_refused(harness: Harness, run_folder: Path) -> None:
    record = run_folder / "run.json"
    record.write_text(record.read_text().replace('"done"', '"failed"'))
    (run_folder / "summaries.jsonl").write_text("")
    output = harness("rescore", str(run_folder), "metric=[rouge]")
    assert output.code == 1
    assert "not finished; to finish it: harness eval 'metric=[shape]'" in output.err


def test_a_rescore_that_was_killed_is_gone_on_with(harness: Harness, run_folder: Path) -> None:
    record = run_folder / "run.json"
    kept = {key: value for key, value in json.loads(record.read_text()).items() if key != "metrics"}
    record.write_text(json.dumps(kept | {"state": "running"}))
    output = harness("rescore", str(run_folder), "metric=[rouge]")
    assert output.code == 0, output.err
    assert metrics(run_folder) == {"rouge", "shape"}
