import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from harness.errors import UsageError
from harness.runs.kept import keep_scores
from harness.runs.run_scores import read_run_scores
from harness.runs.stored import load_run

WriteRun = Callable[..., Path]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_scores_and_record_are_kept_and_read_as_before(write_run: WriteRun, tmp_path: Path) -> None:
    run = load_run(write_run("lead", {"x": [0.25, 0.5], "y": [1.0, 0.0]}, seed=7))
    keep_scores([run], tmp_path / "kept")
    assert files(tmp_path / "kept") == {
        "lead-00000000/run.json",
        "lead-00000000/scores/m.parquet",
    }
    kept = load_run(tmp_path / "kept" / "lead-00000000")
    assert kept.record == {
        key: value for key, value in run.record.items() if key not in ("command", "manifest")
    }
    columns = [("m", "x"), ("m", "y")]
    before, after = read_run_scores([run, kept], columns)
    assert after.ids == before.ids
    for column in columns:
        np.testing.assert_array_equal(after.values[column], before.values[column])


def test_what_was_kept_before_is_replaced(write_run: WriteRun, tmp_path: Path) -> None:
    old, new = (load_run(write_run(name, {"x": [0.5]})) for name in ("old", "new"))
    keep_scores([old], tmp_path / "kept")
    keep_scores([new], tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["new-00000000"]
    keep_scores([load_run(tmp_path / "kept" / "new-00000000")], tmp_path / "kept")
    assert len(files(tmp_path / "kept")) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"kept", "results"}


def test_nothing_but_kept_runs_is_ever_replaced(write_run: WriteRun, tmp_path: Path) -> None:
    run = load_run(write_run("lead", {"x": [0.5]}))
    real = tmp_path / "results" / "data"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep me")
    (tmp_path / "file").write_text("")
    before = files(tmp_path)
    for folder in (real, tmp_path / "mine", tmp_path / "file"):
        with pytest.raises(UsageError, match=r"no kept run|a file"):
            keep_scores([run], folder)
    assert files(tmp_path) == before


def test_a_run_that_cannot_be_read_leaves_the_old_baseline(
    write_run: WriteRun, tmp_path: Path
) -> None:
    run = load_run(write_run("lead", {"x": [0.5]}))
    keep_scores([run], tmp_path / "kept")
    before = json.loads((tmp_path / "kept/lead-00000000/run.json").read_text())
    (run.path / "scores/m.parquet").unlink()
    with pytest.raises(OSError):
        keep_scores([run], tmp_path / "kept")
    assert json.loads((tmp_path / "kept/lead-00000000/run.json").read_text()) == before
    assert {path.name for path in tmp_path.iterdir()} == {"kept", "results"}


def test_two_runs_of_one_name_are_refused(write_run: WriteRun, tmp_path: Path) -> None:
    run = load_run(write_run("lead", {"x": [0.5]}))
    with pytest.raises(UsageError, match="two of the runs to keep are called lead-00000000"):
        keep_scores([run, run], tmp_path / "kept")
