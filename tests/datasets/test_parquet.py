"""Parquet files."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from harness.datasets.arrow_rows import BATCH
from harness.datasets.parquet import Parquet
from harness.errors import RunError, UsageError


def write(path: Path, table: Any, **options: Any) -> str:
    pq.write_table(table if isinstance(table, pa.Table) else pa.table(table), path, **options)
    return str(path)


def rows(path: str, **choices: Any) -> list[tuple[str, list[str], list[str]]]:
    return [
        (example.id, [doc.text for doc in example.documents], list(example.references))
        for example in Parquet(path, **choices).read()  # type: ignore[union-attr]
    ]


def test_lists_of_strings_are_several_and_strings_are_one(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        {
            "id": [1, 2, 3],
            "documents": [["One.", "Two."], ["Text."], ["é", ""]],
            "references": ["Ref.", None, ""],
        },
    )
    assert rows(path) == [
        ("1", ["One.", "Two."], ["Ref."]),
        ("2", ["Text."], []),
        ("3", ["é", ""], []),
    ]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_every_kind_of_string_is_one(tmp_path: Path, kind: Any) -> None:
    texts = pa.array(["One.", "Two."], kind)
    path = write(tmp_path / "a.parquet", {"documents": texts, "id": texts.cast(pa.string())})
    assert [documents for _, documents, _ in rows(path)] == [["One."], ["Two."]]


def test_dictionaries_and_structs_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        {
            "id": pa.array(["a", "b"]).dictionary_encode(),
            "sources": [{"text": ["x", "y"], "url": 1}, {"text": ["z"], "url": 2}],
        },
    )
    columns = {"id": "id", "documents": "sources.text"}
    assert rows(path, columns=columns) == [("a", ["x", "y"], []), ("b", ["z"], [])]


def test_rows_are_counted_over_batches_and_files(
    tmp_path: Path, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    count = 2 * BATCH + 5
    ids = [f"e{i}" for i in range(count)]
    texts: list[str | None] = ["x"] * count
    write(tmp_path / "1.parquet", {"id": ["first"], "documents": ["x"]})
    texts[BATCH + 1] = None
    bad = write(tmp_path / "2.parquet", {"id": ids, "documents": texts}, row_group_size=10)
    where = f"{bad} row {BATCH + 2}"
    assert told(Parquet(str(tmp_path)), RunError).startswith(f"{where}: no document")
    left = ["first", *ids[: BATCH + 1], *ids[BATCH + 2 :]]
    assert parts(Parquet(str(tmp_path), on_error="skip")) == (left, [where])


def test_only_the_columns_of_the_mapping_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.parquet", {"id": ["a"], "documents": ["x"], "other": ["y"]})
    asked = []
    iterate = pq.ParquetFile.iter_batches

    def spy(self: Any, **options: Any) -> Any:
        asked.append(options)
        return iterate(self, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", spy)
    rows(path)
    assert asked == [{"batch_size": BATCH, "columns": ["id", "documents"]}]


def test_a_missing_column_is_a_wrong_call_that_no_skipping_helps(
    tmp_path: Path, told: Callable[..., str]
) -> None:
    path = write(tmp_path / "a.parquet", {"article": ["x"], "summary": ["y"]})
    message = told(Parquet(path, on_error="skip"), UsageError)
    assert message.startswith(
        f"{path}: no column 'documents'; the columns there: article, summary\n"
    )


def test_numbers_are_no_texts_and_fractions_no_ids(
    tmp_path: Path, told: Callable[..., str]
) -> None:
    path = write(tmp_path / "a.parquet", {"documents": [1]})
    assert told(Parquet(path), RunError).endswith("must be a text or a list of texts, not int")
    path = write(tmp_path / "b.parquet", {"id": [1.0], "documents": ["x"]})
    assert told(Parquet(path), RunError).endswith("a string or a whole number, not float")


def test_strings_that_are_no_utf8_are_broken_rows(
    tmp_path: Path, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    raw = pa.array([b"fine", b"caf\xe9", b"fine, too"])
    texts = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    path = write(tmp_path / "a.parquet", {"id": [1, 2, 3], "documents": texts})
    message = told(Parquet(path), RunError)
    assert message.startswith(f"{path} row 2: a value that cannot be read (")
    assert parts(Parquet(path, on_error="skip")) == (["1", "3"], [f"{path} row 2"])


def test_a_file_that_is_no_parquet_is_told_and_not_skipped(
    tmp_path: Path, told: Callable[..., str]
) -> None:
    whole = Path(write(tmp_path / "a.parquet", {"documents": ["x" * 1000] * 100})).read_bytes()
    for content in (b"", b"PAR1", b"id,documents\n", whole[: len(whole) // 2], whole[:-1]):
        path = tmp_path / "b.parquet"
        path.write_bytes(content)
        message = told(Parquet(str(path), on_error="skip"), RunError)
        assert message.startswith(f"{path}: cannot be read as Parquet (")


def test_a_page_that_is_damaged_is_told_with_the_row_before_it(
    tmp_path: Path, told: Callable[..., str]
) -> None:
    table = {"documents": [f"text {i}" * 50 for i in range(2 * BATCH)]}
    path = Path(write(tmp_path / "a.parquet", table, row_group_size=BATCH, use_dictionary=False))
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    content = bytearray(path.read_bytes())
    content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)
    message = told(Parquet(str(path), on_error="skip"), RunError)
    assert message.startswith(f"{path}: cannot be read as Parquet after row {BATCH} (")


def test_rows_that_do_not_come_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]
) -> None:
    path = write(tmp_path / "a.parquet", {"documents": ["x"] * (BATCH + 1)})
    iterate = pq.ParquetFile.iter_batches
    monkeypatch.setattr(
        pq.ParquetFile,
        "iter_batches",
        lambda *words, **options: islice(iterate(*words, **options), 1),
    )
    message = f"{path}: has {BATCH} of {BATCH + 1} rows; it is damaged"
    assert told(Parquet(path, on_error="skip"), RunError) == message


def test_the_same_column_twice_is_told(tmp_path: Path, told: Callable[..., str]) -> None:
    table = pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], ["documents", "documents"])
    path = write(tmp_path / "a.parquet", table)
    assert told(Parquet(path), RunError) == f"{path}: has the column 'documents' twice"
