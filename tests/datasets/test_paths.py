"""Which files a path means."""

import os
from pathlib import Path

import pytest

from harness.datasets.paths import checked_split, data_files
from harness.errors import RunError

SUFFIXES = (".jsonl", ".ndjson")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = [
        "b.jsonl",
        "a.JSONL",
        "c.ndjson",
        "d.txt",
        "x.test.jsonl",
        "train-00000-of-00001.jsonl",
    ]
    for name in [*names, "sub/e.jsonl"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "g.jsonl").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, split: str | None = None) -> list[str]:
    return [file.as_posix() for file in data_files(paths, SUFFIXES, split)]


def test_a_file_is_itself_whatever_its_name(folder: Path) -> None:
    assert found("d.txt") == ["d.txt"]


def test_a_folder_is_its_files_of_the_kind_by_name(folder: Path) -> None:
    assert [Path(name).name for name in found(str(folder))] == [
        "a.JSONL",
        "b.jsonl",
        "c.ndjson",
        "train-00000-of-00001.jsonl",
        "x.test.jsonl",
    ]


def test_a_pattern_is_its_matches_by_name_and_no_folder(folder: Path) -> None:
    assert found("?.jsonl") == ["b.jsonl"]
    assert found("**/*.jsonl") == [
        "b.jsonl",
        "sub/e.jsonl",
        "train-00000-of-00001.jsonl",
        "x.test.jsonl",
    ]


def test_a_list_keeps_its_order_and_has_each_file_once(folder: Path) -> None:
    assert found("c.ndjson", "b.jsonl", "[bc].*") == ["c.ndjson", "b.jsonl"]


def test_a_file_that_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "[b].jsonl").touch()
    assert found("[b].jsonl") == ["[b].jsonl"]


def test_home_is_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert found("~/b.jsonl") == [f"{folder.as_posix()}/b.jsonl"]


def test_a_split_is_a_word_of_the_name(folder: Path) -> None:
    assert found("*.jsonl", split="train") == ["train-00000-of-00001.jsonl"]
    assert found("*.jsonl", split="test") == ["x.test.jsonl"]
    for part in ("rain", "tes", "0000"):
        with pytest.raises(RunError, match=f"no file is of the split '{part}'; the files: b.jsonl"):
            found("*.jsonl", split=part)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("no.jsonl", "no.jsonl: no such file"),
        ("no/*.jsonl", "no/*.jsonl: no file matches"),
        ("g.*", "g.*: no file matches"),
        ("g.jsonl", "g.jsonl: the folder has no .jsonl or .ndjson file"),
        ("nul\0.jsonl", "nul\0.jsonl: no such file"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(folder: Path, path: str, message: str) -> None:
    with pytest.raises(RunError) as caught:
        found(path)
    assert str(caught.value) == message


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(RunError, match="no pipe will do"):
        found("pipe")


def test_a_split_may_have_a_dot_but_leads_nowhere() -> None:
    assert checked_split("train-clean.100") == "train-clean.100"
