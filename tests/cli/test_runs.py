import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]


@pytest.fixture
def three_runs(harness: Harness, tmp_path: Path) -> list[Path]:
    harness("eval", "-m", "summarizer=lead,random,luhn", "metric=[shape]")
    return sorted(path.parent for path in tmp_path.glob("results/seeds/*/run.json"))


def set_state(folder: Path, state: str) -> None:
    path = folder / "run.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"state": state}))


def states(output: Any) -> dict[str, str]:
    rows = [line.split() for line in output.out.splitlines()[1:-1]]
    return {row[2]: row[0] for row in rows}


def test_it_lists_every_run_with_its_state(harness: Harness, three_runs: list[Path]) -> None:
    set_state(three_runs[0], "failed")
    set_state(three_runs[1], "running")
    output = harness("runs")
    assert output.code == 0
    assert states(output) == {"lead": "failed", "luhn": "interrupted", "random": "done"}
    assert output.out.splitlines()[0].split() == [
        "state", "dataset", "system", "scored", "age", "metrics", "folder",
    ]  # fmt: skip
    assert output.out.splitlines()[-1] == "3 runs"
    assert output.out.count("1 of 1") == 3


def test_a_run_that_a_process_holds_is_running(harness: Harness, three_runs: list[Path]) -> None:
    set_state(three_runs[0], "running")
    code = (
        "import sys; from pathlib import Path\n"
        "from harness.runs.folder import RunFolder, locked\n"
        "with locked(RunFolder(Path(sys.argv[1]))):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(three_runs[0])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert states(harness("runs"))["lead"] == "running"
        assert "0 of 3 runs" in harness("runs", "--prune", "--yes").out
    finally:
        child.kill()
        child.wait()
    assert three_runs[0].is_dir()


def test_pruning_asks_and_removes_only_what_is_not_finished(
    harness: Harness, three_runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    set_state(three_runs[0], "failed")
    (three_runs[1] / "run.json").write_text("{")
    for answer in ("n\n", "", "no\n", "\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        output = harness("runs", "--prune")
        assert "remove these 2 runs with all files? [y/N]" in output.out
        assert "nothing was removed" in output.out
        assert all(folder.is_dir() for folder in three_runs)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert "2 of 3 runs removed" in harness("runs", "--prune").out
    assert [folder.is_dir() for folder in three_runs] == [False, False, True]


def test_an_empty_or_missing_folder(harness: Harness, tmp_path: Path) -> None:
    assert harness("runs").code == 2
    (tmp_path / "results").mkdir()
    assert harness("runs").out == "0 runs\n"


def test_from_runs_the_same_again_and_says_that_nothing_differs(
    harness: Harness, three_runs: list[Path]
) -> None:
    output = harness("eval", "--from", str(three_runs[0]))
    assert output.code == 0
    assert "nothing differs" in output.out
    assert "nothing was computed again" in output.out
    elsewhere = harness("eval", "--from", str(three_runs[0]), "results=again")
    assert elsewhere.code == 0
    again = Path("again/seeds") / three_runs[0].name
    for name in ("summaries.jsonl", "details/shape.jsonl", "scores/shape.parquet"):
        assert (again / name).read_bytes() == (three_runs[0] / name).read_bytes()


def test_from_tells_what_differs_now(harness: Harness, three_runs: list[Path]) -> None:
    path = three_runs[0] / "run.json"
    record = json.loads(path.read_text())
    record["manifest"]["packages"]["numpy"] = "1.0"
    record["manifest"]["python"] = "3.9.1"
    record["dataset"]["digest"] = "0" * 64
    path.write_text(json.dumps(record))
    output = harness("eval", "--from", str(three_runs[0]), "results=again")
    assert "numpy 1.0, now " in output.out
    assert "python 3.9.1, now " in output.out
    assert "dataset: 00000000" in output.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "nowhere: no run there"),
        (["RUN", "budget.words=50"], "it takes results, batch_size, threads, offline"),
        (["RUN", "-m"], "-m does not go with it"),
    ],
)
def test_a_wrong_call_of_from_is_explained(
    harness: Harness, three_runs: list[Path], words: list[str], told: str
) -> None:
    filled = [str(three_runs[0]) if word == "RUN" else word for word in words]
    output = harness("eval", "--from", *filled)
    assert output.code == 2
    assert told in output.err
