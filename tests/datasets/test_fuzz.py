"""Anything at all in a file: examples, skipped rows, or one error of two lines; never a trace."""

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.datasets.base import Skipped
from harness.datasets.csv_file import Csv
from harness.datasets.jsonl import Jsonl
from harness.datasets.parquet import Parquet
from harness.datasets.text_folders import TextFolders
from harness.errors import HarnessError
from harness.records import Example
from harness.text.printable import UNSAFE

few = settings(max_examples=200, deadline=None)
GOOD = b'{"id": "good %d", "documents": ["Text."], "references": "Ref."}'
# Bytes that are more often near to JSON and CSV than chance would have it.
pieces = st.sampled_from(
    [
        *(b'{"id": ', b'"documents": ', b'"a"', b"[", b"]", b"{", b"}", b",", b'"', b"-"),
        *(b"\\u", b"\\ud800", b"\xff", b"\x00", b"\r", b"\xef\xbb\xbf", b"\xe2\x80"),
        *(b"1e999", b"NaN", b"9" * 5000, b"null"),
    ]
)
junk = st.one_of(st.binary(max_size=60), st.lists(pieces, max_size=12).map(b"".join))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
any_text = st.text(max_size=20)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), any_text),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(any_text, inner, max_size=3)
    ),
    max_leaves=8,
)


def read(reader: Any, name: str, content: bytes, **choices: Any) -> list[Any]:
    """All that comes out, after checking that it is sound; ["error"] where it is an error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            items = list(reader(folder, **choices).read())
        except HarnessError as error:
            assert not UNSAFE.search(str(error).replace("\n", " ", 1))
            assert str(error).count("\n") <= 1
            return ["error"]
    examples = [item for item in items if isinstance(item, Example)]
    assert len({example.id for example in examples}) == len(examples)
    for text in _texts(examples):
        text.encode("utf-8")
    assert all(isinstance(item, Example | Skipped) for item in items)
    return items


def _texts(examples: list[Example]) -> Iterator[str]:
    for example in examples:
        assert example.documents
        yield example.id
        yield from example.references
        for document in example.documents:
            yield from (document.name, document.text)


@few
@given(junk)
def test_any_jsonl_is_read_or_refused(content: bytes) -> None:
    read(Jsonl, "a.jsonl", content)
    read(Jsonl, "a.jsonl", content, on_error="skip")


@few
@given(st.lists(junk.map(lambda line: line.replace(b"\n", b"")), max_size=4))
def test_good_lines_survive_whatever_stands_between(lines: list[bytes]) -> None:
    good = [GOOD % number for number in range(len(lines) + 1)]
    mixed = [line for pair in zip(good, [*lines, b""], strict=True) for line in pair]
    items = read(Jsonl, "a.jsonl", b"\n".join(mixed), on_error="skip")
    ids = [item.id for item in items if isinstance(item, Example)]
    wanted = [f"good {number}" for number in range(len(good))]
    assert [id_ for id_ in ids if id_.startswith("good ")] == wanted
    blank = sum(not line.strip() for line in mixed)
    assert len(items) == len(mixed) - blank


@few
@given(values, values, values, values)
def test_any_values_in_a_row_are_an_example_or_told(
    id_: Any, documents: Any, references: Any, names: Any
) -> None:
    row = {"id": id_, "documents": documents, "references": references, "names": names}
    columns = {"id": "id?", "documents": "documents", "references": "references", "names": "names"}
    content = json.dumps(row).encode()
    items = read(Jsonl, "a.jsonl", content, on_error="skip", columns=columns)
    assert len(items) == 1
    texts = documents if isinstance(documents, list) else [documents]
    sound = bool(texts) and all(isinstance(text, str) for text in texts)
    if not sound:
        assert isinstance(items[0], Skipped)


@few
@given(st.lists(any_text), st.lists(any_text))
def test_rows_of_texts_come_out_as_they_went_in(
    documents: list[str], references: list[str]
) -> None:
    row = {"documents": documents, "references": references}
    items = read(Jsonl, "a.jsonl", json.dumps(row).encode())
    if not documents:
        assert items == ["error"]
        return
    (example,) = items

    def encodable(text: str) -> str:
        return re.sub("[\ud800-\udfff]", "\ufffd", json.loads(json.dumps(text)))

    assert [doc.text for doc in example.documents] == [encodable(text) for text in documents]
    wanted = tuple(encodable(text) for text in references if text.strip())
    assert example.references == wanted


@few
@given(junk)
def test_any_csv_is_read_or_refused(content: bytes) -> None:
    read(Csv, "a.csv", b"documents,id\n" + content, columns={"documents": "documents"})
    read(Csv, "a.csv", content + b"\ndocuments\n" + content, on_error="skip")


@few
@given(st.lists(st.tuples(texts, texts), max_size=5), st.sampled_from([",", ";", "|", "tab"]))
def test_what_a_csv_writer_writes_is_read(rows: list[tuple[str, str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    sign = "\t" if delimiter == "tab" else delimiter
    writer = csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerows([("documents", "references"), *rows])
    columns = {"documents": "documents", "references": "references"}
    content = stream.getvalue().encode()
    items = read(Csv, "a.csv", content, columns=columns, delimiter=delimiter)
    found = [(item.documents[0].text, item.references) for item in items]
    assert found == [(text, (ref,) if ref.strip() else ()) for text, ref in rows]


@pytest.mark.parametrize("name", ["a\x1b[2J", "a\nb", "a\u202eb", os.fsdecode(b"caf\xe9")])
def test_no_file_name_gets_to_a_terminal_as_it_is(name: str) -> None:
    for reader, end in ((Jsonl, "jsonl"), (Csv, "csv"), (Parquet, "parquet"), (TextFolders, "txt")):
        for content in (b"{broken", b'id,documents\na,"x', b"\xff"):
            items = read(reader, f"{name}.{end}", content, on_error="skip")
            skipped = [item for item in items if isinstance(item, Skipped)]
            assert items == ["error"] or skipped == items
            assert not any(UNSAFE.search(item.where + item.reason) for item in skipped)


def _parquet() -> bytes:
    stream = io.BytesIO()
    documents = [[f"text {i}", "é" * i] for i in range(20)]
    table = pa.table({"id": [f"e{i}" for i in range(20)], "documents": documents})
    pq.write_table(table, stream, row_group_size=8)
    return stream.getvalue()


PARQUET = _parquet()


@few
@given(st.lists(st.tuples(st.integers(0, len(PARQUET) - 1), st.integers(0, 255)), max_size=4))
def test_a_parquet_file_with_other_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(PARQUET)
    for index, byte in changes:
        content[index] = byte
    items = read(Parquet, "a.parquet", bytes(content), on_error="skip")
    assert items == ["error"] or len(items) == 20


@few
@given(st.binary(max_size=80))
def test_any_text_file_is_read_or_refused(content: bytes) -> None:
    items = read(TextFolders, "a.txt", content)
    if items != ["error"]:
        assert items[0].documents[0].text == content.decode("utf-8-sig").strip()
