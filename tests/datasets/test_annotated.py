import json
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.annotated import read_annotated
from harness.errors import RunError

ROW: dict[str, Any] = {
    "id": "a-1",
    "dataset": "made",
    "documents": ["The river rose.", "Nobody was hurt."],
    "references": ["A flood."],
    "summary": "A river rose.",
    "system": "M1",
    "label": 1,
    "human": {"overall": 4, "fluency": None},
    "claims": [{"text": "A river rose.", "label": 1}],
}


def write(path: Path, *rows: Any) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_row_with_everything_and_one_with_the_least(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.jsonl", ROW, "", {"id": 7, "summary": ""})
    full, least = read_annotated(path)
    assert [document.text for document in full.example.documents] == ROW["documents"]
    assert full.example.references == ("A flood.",)
    assert (full.summary.text, full.dataset, full.system) == ("A river rose.", "made", "M1")
    # A null is no score.
    assert (full.human, full.label) == ({"overall": 4.0}, 1)
    assert (least.example.id, least.dataset, least.system) == ("7", "mine", None)
    assert (least.example.documents, least.human, least.label) == ((), {}, None)
    assert str(least.place) == f"{path}:3"


def test_one_id_may_stand_in_two_data_sets(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", ROW, ROW | {"dataset": "other"})
    assert [row.dataset for row in read_annotated(path)] == ["made", "other"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"id": None}, "id must be a name, not nothing"),
        ({"id": True}, "id must be a name, not True"),
        ({"summary": None}, "summary must be a text"),
        ({"documents": "The river rose."}, "documents must be a list of texts"),
        ({"references": ["A flood.", 3]}, "references must be a list of texts, but 3"),
        ({"system": 3}, "system must be a name"),
        ({"dataset": " "}, "dataset must be a name"),
        ({"label": 2}, "label must be 0 or 1"),
        ({"label": "1"}, "label must be 0 or 1"),
        ({"human": [4]}, "human must be an object"),
        ({"human": {"overall": "4"}}, "human.overall must be a number, not '4'"),
        ({"human": {"overall": float("nan")}}, "human.overall must be a number, not nan"),
        ({"human": {"overall": 10**400}}, "human.overall must be a number"),
        ({"human": {"label": 1}}, "cannot be called label"),
    ],
)
def test_faults_are_told_with_file_and_line(tmp_path: Path, row: Any, says: str) -> None:
    path = write(tmp_path / "a.jsonl", ROW, ROW | {"id": "b"} | row)
    with pytest.raises(RunError) as caught:
        read_annotated(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert says in str(caught.value)


def test_broken_lines_doubles_and_empty_files_are_told(tmp_path: Path) -> None:
    for rows, says in (
        ([ROW, "{"], ":2: not JSON"),
        (["[1]"], ":1: not a JSON object"),
        ([ROW, ROW], ":2: id 'a-1' is that of line 1, too"),
        ([""], "no summaries in it"),
    ):
        with pytest.raises(RunError, match=says):
            read_annotated(write(tmp_path / "a.jsonl", *rows))
    with pytest.raises(RunError, match="cannot be read"):
        read_annotated(tmp_path / "none.jsonl")
