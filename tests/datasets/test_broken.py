"""Files that are wrong in one way each: what is said, where, and what is left on skipping."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.csv_file import Csv
from harness.datasets.jsonl import Jsonl
from harness.errors import HarnessError, RunError, UsageError

BROKEN = Path(__file__).parent / "broken"
GOOD = b'{"id": "%s", "documents": ["Text."], "references": ["Ref."]}\n'

# file: where, the beginning of what is said, and the ids that are left.
FILES = {
    "cut_in_half.jsonl": (
        ":2",
        "not JSON (Unterminated string starting at column 27; it is cut",
        "a",
    ),
    "line_of_text.jsonl": (":2", "not JSON (Expecting value at column 1)", "a b"),
    "list_of_rows.jsonl": (":2", "not a JSON object but a list; JSONL has one object", "a c"),
    "two_objects_a_line.jsonl": (":2", "not JSON (Extra data at column", "a"),
    "documents_are_numbers.jsonl": (":2", "column documents must be a text or a list of", "a c"),
    "references_are_objects.jsonl": (":2", "column references must be a text or a list of", "a"),
    "id_is_a_list.jsonl": (":2", "the id must be a string or a whole number, not list", "a"),
    "id_with_escape.jsonl": (":2", "the id 'b\\x1b[2J' has the character U+001B", "a c"),
    "id_with_surrogate.jsonl": (":2", "the id 'b\\ud83d' has the character U+D83D", "a c"),
    "later_row_without_documents.jsonl": (":2", "no column 'documents'; the columns there:", "a c"),
    "no_documents.jsonl": (":2", "no document (column documents is null or an empty", "a c"),
    "same_id_twice.jsonl": (":4", "the id 'a' is that of {path}:1 already", "a b c"),
    "trailing_comma.jsonl": (":2", "not JSON (", "a c"),
    "tab_in_string.jsonl": (":2", "not JSON (Invalid control character at column", "a c"),
    "row_too_short.csv": (":3", "2 cells where the header has 3; is a quote missing?", "a c"),
    "row_too_long.csv": (":3", "4 cells where the header has 3; is a quote missing?", "a c"),
    "quote_inside_quotes.csv": (":3", "no CSV record (", "a c"),
    "same_id_twice.csv": (":5", "the id 'a' is that of {path}:2 already", "a b c"),
    "blank_id.csv": (":3", "the id is blank", "a c"),
}
# What no skipping helps against: file: error, message.
FATAL: dict[str, tuple[type[HarnessError], str]] = {
    "other_columns.jsonl": (
        UsageError,
        "{path}:1: no column 'documents'; the columns there: article, highlights\n"
        "say which is what with dataset.columns.documents=…",
    ),
    "other_columns.csv": (
        UsageError,
        "{path}: no column 'documents'; the columns there: article, highlights\n"
        "say which is what with dataset.columns.documents=…",
    ),
    "column_twice.csv": (RunError, "{path}: has the column 'id' twice"),
    "quote_never_closed.csv": (
        RunError,
        "{path}:3: a quote that opens in this record is never closed; the rest of the file",
    ),
}


def dataset(path: Path, **choices: Any) -> Jsonl | Csv:
    reader = Jsonl if path.suffix == ".jsonl" else Csv
    return reader(str(path), **choices)


def test_every_broken_file_is_tried() -> None:
    assert {path.name for path in BROKEN.iterdir()} == {*FILES, *FATAL}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_its_line(name: str, told: Callable[..., str]) -> None:
    where, reason, _ = FILES[name]
    path = BROKEN / name
    message = told(dataset(path), RunError)
    assert message.startswith(f"{path}{where}: {reason.format(path=path)}")
    assert "\n" not in message


@pytest.mark.parametrize("name", FILES)
def test_or_skipped_and_the_rest_read(name: str, parts: Callable[..., Any]) -> None:
    where, _, left = FILES[name]
    path = BROKEN / name
    assert parts(dataset(path, on_error="skip")) == (left.split(), [f"{path}{where}"])


@pytest.mark.parametrize("on_error", ["raise", "skip"])
@pytest.mark.parametrize("name", FATAL)
def test_a_wrong_mapping_or_a_lost_file_is_never_skipped(
    name: str, on_error: str, told: Callable[..., str]
) -> None:
    kind, message = FATAL[name]
    path = BROKEN / name
    found = told(dataset(path, on_error=on_error), kind)
    assert found.startswith(message.format(path=path))


# What would not survive an editor or a version control.
BYTES = {
    "not utf-8": (b'{"id": "b", "documents": "caf\xe9"}', "not UTF-8 (byte 0xe9); save the file"),
    "utf-16": ('{"id": "b", "documents": "x"}'.encode("utf-16-le"), "not JSON ("),
    "null byte": (
        b'{"id": "b", "documents": "a\x00b"}',
        "not JSON (Invalid control character at column",
    ),
    "only null bytes": (b"\x00" * 100, "not JSON (Expecting value at column 1)"),
    "deep": (b'{"id": "b", "documents": ' + b"[" * 100_000, "JSON that is nested too deeply"),
    "deep and closed": (
        b'{"id": "b", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "JSON that is nested too deeply",
    ),
    "digits": (b'{"id": ' + b"1" * 5000 + b"}", "JSON with a number of too many digits"),
    "digits that can be read": (
        b'{"id": ' + b"1" * 4000 + b', "documents": "x"}',
        "the id is 4000 characters long",
    ),
    "second mark": (b'\xef\xbb\xbf{"id": "b"}', "not JSON ("),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_no_editor_makes(
    case: str, write: Callable[..., Path], told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    line, reason = BYTES[case]
    path = write("x.jsonl", GOOD % b"a" + line + b"\n" + GOOD % b"c")
    assert told(Jsonl(str(path)), RunError).startswith(f"{path}:2: {reason}")
    assert parts(Jsonl(str(path), on_error="skip")) == (["a", "c"], [f"{path}:2"])


def test_a_cut_line_is_said_to_be_cut(write: Callable[..., Path], told: Callable[..., str]) -> None:
    path = write("x.jsonl", b'{"id": "a", "documents"')
    assert told(Jsonl(str(path)), RunError).endswith("at column 24; it is cut off)")
    path = write("x.jsonl", b'{"id": "a", "documents": "x\r\n{"id": "b"}\n')
    message = f"{path}:1: not JSON (Unterminated string starting at column 26; it is cut off)"
    assert told(Jsonl(str(path)), RunError) == message
