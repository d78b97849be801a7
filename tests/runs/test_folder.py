import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import RunError
from harness.runs.folder import (
    RunFolder,
    locked,
    read_json,
    run_folder,
    safe_name,
    write_json,
    write_whole,
)


@given(st.text())
def test_a_safe_name_is_one_plain_path_component(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 80
    assert Path("/results", safe).parent == Path("/results")
    assert not safe.startswith(".")
    assert safe.isascii()


def test_names_cannot_leave_the_results() -> None:
    folder = run_folder(Path("results"), "../../etc", "/bin/sh", "01234567")
    assert folder.path.parts[0] == "results"
    assert ".." not in folder.path.parts
    assert len(folder.path.parts) == 3


def test_whole_writes_leave_nothing_else_behind(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"two"


def test_json_goes_round_also_with_lone_surrogates(tmp_path: Path) -> None:
    value = {"text": 'é 中 \ud800 "', "n": 1.5}
    write_json(tmp_path / "a.json", value)
    assert read_json(tmp_path / "a.json") == value
    assert read_json(tmp_path / "none.json") is None


def test_not_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        write_json(tmp_path / "a.json", {"mean": float("nan")})


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_a_broken_record_is_an_error_that_names_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(RunError, match=r"run\.json"):
        read_json(tmp_path / "run.json")


def test_a_second_process_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from harness.runs.folder import RunFolder, locked\n"
        "with locked(RunFolder(Path(sys.argv[1]))):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    path = tmp_path / "run"
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(RunError, match=f"process {child.pid}"), locked(RunFolder(path)):
            pass
    finally:
        child.kill()
        child.wait()
    # A dead process holds nothing.
    with locked(RunFolder(path)):
        assert (path / "scores").is_dir()


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = RunFolder(tmp_path / "file" / "run")
    with pytest.raises(RunError, match=r"cannot write to .*results=FOLDER"), locked(folder):
        pass


def test_write_json_is_readable_by_others(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"b": 1})
    assert json.loads((tmp_path / "a.json").read_text()) == {"b": 1}
