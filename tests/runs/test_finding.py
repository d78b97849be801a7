import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import RunError, UsageError
from harness.runs.finding import find_runs, latest_runs
from harness.runs.stored import UnfinishedRunError

WriteRun = Callable[..., Path]


def names(found: object) -> list[str]:
    return [run.system for run in found.runs]  # type: ignore[attr-defined]


def test_a_glob_that_no_shell_expanded_stands_for_its_runs(
    write_run: WriteRun, tmp_path: Path
) -> None:
    for name in ("lead-a", "lead-b", "random"):
        write_run(name, {"x": [0.1]})
    (tmp_path / "results/data/table.md").write_text("")
    assert names(find_runs([tmp_path / "results/data/lead*"])) == ["lead-a", "lead-b"]
    assert names(find_runs([tmp_path / "results/*/*"])) == ["lead-a", "lead-b", "random"]
    with pytest.raises(UsageError, match="no run there"):
        find_runs([tmp_path / "results/data/tex*"])


def test_a_folder_with_a_bracket_in_its_name_is_no_glob(write_run: WriteRun) -> None:
    assert names(find_runs([write_run("odd[1]", {"x": [0.1]})])) == ["odd[1]"]


def test_the_run_that_finished_last_stands_for_its_summarizer(
    write_run: WriteRun, tmp_path: Path
) -> None:
    early, late = ({"finished": f"2026-01-0{day}T00:00:00+00:00"} for day in (1, 2))
    write_run("1-new", {"x": [0.9]}, summarizer=summarizer("lead"), timing=late)
    write_run("2-old", {"x": [0.1]}, summarizer=summarizer("lead"), timing=early)
    write_run("3", {"x": [0.5]}, summarizer=summarizer("abstract"), timing=early)
    found = latest_runs(tmp_path / "results", "data")
    assert names(found) == ["abstract", "lead"]
    assert found.runs[1].path.name.startswith("1-new")


def test_runs_that_are_not_finished_are_left_out_of_the_latest(
    write_run: WriteRun, tmp_path: Path
) -> None:
    write_run("done", {"x": [0.1]})
    write_run("killed", {"x": [0.1]}, state="running")
    found = latest_runs(tmp_path / "results", "data")
    assert names(found) == ["done"]
    assert "not finished" in found.left_out[0]


def test_an_unknown_dataset_lists_those_that_have_runs(write_run: WriteRun, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are no runs"):
        latest_runs(tmp_path / "results", "data")
    write_run("a", {"x": [0.1]})
    with pytest.raises(UsageError, match=r"no run on 'other' in .*; there are runs on data"):
        latest_runs(tmp_path / "results", "other")


def test_what_is_not_finished_is_told_from_what_is_broken(write_run: WriteRun) -> None:
    path = write_run("a", {"x": [0.1]}, state="interrupted")
    with pytest.raises(UnfinishedRunError):
        find_runs([path])
    (path / "run.json").write_text(json.dumps({"schema_version": 1, "state": "done"}))
    with pytest.raises(RunError) as broken:
        find_runs([path])
    assert not isinstance(broken.value, UnfinishedRunError)


def summarizer(name: str) -> dict[str, object]:
    return {"name": name, "signature": f"{name}|v:1", "sees_references": False}
