"""CSV files."""

import codecs
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.csv_file import Csv
from harness.errors import RunError, UsageError

Write = Callable[..., Path]
HEAD = "id,documents,references\n"


def rows(path: Path, **choices: Any) -> list[tuple[str, list[str], list[str]]]:
    return [
        (example.id, [doc.text for doc in example.documents], list(example.references))
        for example in Csv(str(path), **choices).read()  # type: ignore[union-attr]
    ]


def test_a_record_is_an_example(write: Write) -> None:
    path = write("a.csv", HEAD + 'a,"One, ""two""\nlines.",Ref.\n\n7,Text.,\n')
    assert rows(path) == [("a", ['One, "two"\nlines.'], ["Ref."]), ("7", ["Text."], [])]


def test_columns_of_no_concern_are_let_be(write: Write) -> None:
    path = write("a.csv", "x,documents,y\n1,Text.,2\n")
    ((_, documents, references),) = rows(path)
    assert (documents, references) == (["Text."], [])


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_how_lines_end_and_files_begin_does_not_matter(
    write: Write, mark: bytes, end: bytes
) -> None:
    content = mark + f"{HEAD}a,Été.,Ref.\n".encode().replace(b"\n", end)
    assert rows(write("a.csv", content)) == [("a", ["Été."], ["Ref."])]


@pytest.mark.parametrize(("delimiter", "sign"), [(";", ";"), ("tab", "\t"), ("|", "|")])
def test_another_delimiter(write: Write, delimiter: str, sign: str) -> None:
    path = write("a.csv", f"{HEAD}a,Text.,Ref.\n".replace(",", sign))
    assert rows(path, delimiter=delimiter) == [("a", ["Text."], ["Ref."])]


def test_cells_may_be_json(write: Write) -> None:
    path = write("a.csv", HEAD + 'a,"[""One."", ""Two.""]",[Ref.]\nb,"""Text.""",\n')
    assert rows(path, json_columns=["documents"]) == [
        ("a", ["One.", "Two."], ["[Ref.]"]),
        ("b", ["Text."], []),
    ]


def test_a_blank_cell_of_json_is_none(write: Write) -> None:
    path = write("a.csv", HEAD + 'a,Text., \nb,Text.,\nc,Text.,"[""Ref.""]"\n')
    found = rows(path, json_columns=["references"])
    assert [references for _, _, references in found] == [[], [], ["Ref."]]


def test_a_cell_that_should_be_json_and_is_not_is_told(
    write: Write, told: Callable[..., str]
) -> None:
    path = write("a.csv", HEAD + "a,1,Ref.\nb,Text.,Ref.\n")
    columns = {"id": "id", "documents": "references"}
    dataset = Csv(str(path), columns=columns, json_columns=["documents"])
    message = f"{path}:3: column documents: not JSON (Expecting value at column 1)"
    assert told(dataset, RunError) == message


def test_a_json_column_that_is_not_there_is_a_wrong_call(
    write: Write, told: Callable[..., str]
) -> None:
    path = write("a.csv", HEAD)
    assert "no column 'x', which dataset.json_columns names" in told(
        Csv(str(path), json_columns=["x"]), UsageError
    )


def test_bytes_that_are_no_utf8_are_told_with_the_line_of_the_record(
    write: Write, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    content = HEAD.encode() + b'a,"1\n2",r\nb,caf\xe9,r\nc,Text.,r\n'
    path = write("a.csv", content)
    message = f"{path}:4: not UTF-8 (byte 0xe9); save the file as UTF-8"
    assert told(Csv(str(path)), RunError) == message
    assert parts(Csv(str(path), on_error="skip")) == (["a", "c"], [f"{path}:4"])


def test_a_null_byte_is_text(write: Write) -> None:
    assert rows(write("a.csv", HEAD + "a,x\x00y,r\n")) == [("a", ["x\x00y"], ["r"])]


def test_a_cell_of_five_megabytes_is_read_whatever_the_limit_was(write: Write) -> None:
    csv.field_size_limit(131072)
    text = "word " * 1_000_000
    ((_, documents, _),) = rows(write("a.csv", f"{HEAD}a,{text},r\n"))
    assert documents == [text]


def test_the_limit_on_cells_is_never_lowered(write: Write) -> None:
    before = csv.field_size_limit(1 << 40)
    rows(write("a.csv", HEAD))
    assert csv.field_size_limit(before) == 1 << 40


def test_a_file_without_a_record_has_no_example(write: Write) -> None:
    assert rows(write("a.csv", "")) == rows(write("b.csv", HEAD)) == []


def test_each_file_has_its_own_header(write: Write) -> None:
    write("d/1.csv", HEAD + "a,x,r\n")
    folder = write("d/2.csv", "references,documents,id\nr,y,b\n").parent
    assert rows(folder) == [("a", ["x"], ["r"]), ("b", ["y"], ["r"])]


@pytest.mark.parametrize("value", ["", ",,", '"', "\n", 1, None])
def test_a_delimiter_that_is_none(value: Any) -> None:
    with pytest.raises(UsageError, match=r"^dataset\.delimiter must be one character or tab"):
        Csv("a.csv", delimiter=value)


def test_json_columns_must_be_a_list() -> None:
    with pytest.raises(UsageError, match=r"^dataset\.json_columns must be a list"):
        Csv("a.csv", json_columns="documents")


def test_what_is_csv_only_is_in_the_signature() -> None:
    base = Csv("a.csv").signature
    assert base.startswith("csv|split:none|delimiter:,|json:|id:id?|")
    assert Csv("a.csv", delimiter=";").signature != base
    assert Csv("a.csv", json_columns=["documents"]).signature != base
