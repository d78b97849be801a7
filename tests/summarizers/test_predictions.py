"""Summaries from a file: what is read, and what is told of a file that cannot be."""

import codecs
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import RunError, UsageError
from harness.records import Document, Example
from harness.summarizers.predictions import Predictions

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of these lines (JSON where they are no bytes) and give its path."""

    def to_file(*lines: object, name: str = "made.jsonl", end: bytes = b"\n") -> Path:
        path = tmp_path / name
        rows = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in lines]
        path.write_bytes(b"".join(row + end for row in rows))
        return path

    return to_file


def row(id_: object = "a", summary: object = "Text.") -> dict[str, object]:
    return {"id": id_, "summary": summary}


def texts(predictions: Predictions, *ids: str) -> list[str]:
    examples = [Example(id_, (Document("d", "Source."),)) for id_ in ids]
    summaries = list(predictions.summarize(examples))
    assert [summary.example_id for summary in summaries] == list(ids)
    assert all(summary.error is None for summary in summaries)
    return [summary.text for summary in summaries]


def refusal(path: Path | str, **fields: str) -> str:
    with pytest.raises(UsageError) as caught:
        Predictions(str(path), **fields)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_summaries_are_matched_by_id_not_by_order(write: Write) -> None:
    made = Predictions(str(write(row("a", "Of a."), row("b", "Of b."))))
    made.prepare(["b", "a"])
    assert texts(made, "b", "a") == ["Of b.", "Of a."]


def test_the_text_is_given_as_it_stands(write: Write) -> None:
    text = "  Two\nlines, “quotes” \u2028 and 😀. "
    assert texts(Predictions(str(write(row("a", text), row("b", "")))), "a", "b") == [text, ""]


def test_other_keys_can_be_named_and_more_keys_may_stand_there(write: Write) -> None:
    path = write({"doc": "a", "output": {"no": 1}, "prediction": "Of a.", "id": 7})
    made = Predictions(str(path), id_field="doc", text_field="prediction")
    assert texts(made, "a") == ["Of a."]


def test_whole_numbers_are_taken_as_ids(write: Write) -> None:
    made = Predictions(str(write(row(7, "Of 7."), row(-1, "Of -1."))))
    made.prepare(["7", "-1"])
    assert texts(made, "7", "-1") == ["Of 7.", "Of -1."]


def test_blank_lines_are_passed_over(write: Write) -> None:
    path = write(b"", row("a", "Of a."), b"  \t", b"", row("b", "Of b."), b"")
    assert texts(Predictions(str(path)), "a", "b") == ["Of a.", "Of b."]


def test_the_last_line_may_have_no_end(write: Write) -> None:
    path = write(row("a", "Of a."), end=b"")
    assert texts(Predictions(str(path)), "a") == ["Of a."]


def test_windows_line_ends_are_read(write: Write) -> None:
    path = write(row("a", "Of a."), row("b", "Of b."), end=b"\r\n")
    assert texts(Predictions(str(path)), "a", "b") == ["Of a.", "Of b."]


@pytest.mark.parametrize("blank", [(), (b"",)], ids=["before a row", "before a blank line"])
def test_a_byte_order_mark_is_passed_over(write: Write, blank: tuple[bytes, ...]) -> None:
    path = write(*blank, row("a", "Of a."))
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert texts(Predictions(str(path)), "a") == ["Of a."]


def test_no_path_is_refused() -> None:
    with pytest.raises(UsageError, match=r"summarizer\.path is not set"):
        Predictions(None)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.jsonl"
    assert refusal(path) == f"summarizer.path: {path}: no such file"


def test_a_directory_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert error.startswith(f"summarizer.path: {tmp_path}: cannot be read (")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user without all rights"
)
def test_a_file_that_may_not_be_read_is_told(write: Write) -> None:
    path = write(row())
    path.chmod(0)
    assert "cannot be read (Permission denied)" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t\n", codecs.BOM_UTF8])
def test_an_empty_file_is_told(write: Write, content: bytes) -> None:
    path = write(content, end=b"")
    assert refusal(path) == f"summarizer.path: {path}: the file is empty"


@pytest.mark.parametrize(
    "bad",
    [b"not json", b'{"id": "x", "summary": "cut off', b'{"id": "x"} {"id": "y"}'],
    ids=["words", "cut off", "two objects"],
)
def test_what_is_not_json_is_told_with_its_line(write: Write, bad: bytes) -> None:
    path = write(*(row(f"{i}") for i in range(5)), b"", bad, row("z"))
    assert refusal(path).startswith(f"{path}:7: not JSON (")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"[" * 100_000, "JSON that is nested too deeply to be read"),
        (
            b'{"id": ' + b"1" * 5_000 + b', "summary": ""}',
            "JSON with a number of too many digits to be read",
        ),
    ],
    ids=["nesting", "number"],
)
def test_json_beyond_what_python_reads_is_told_with_its_line(
    write: Write, bad: bytes, reason: str
) -> None:
    path = write(row("a"), bad)
    assert refusal(path) == f"{path}:2: {reason}"


def test_the_line_of_an_error_counts_windows_line_ends_once(write: Write) -> None:
    path = write(*(row(f"{i}") for i in range(6)), b"bad", end=b"\r\n")
    assert refusal(path).startswith(f"{path}:7: not JSON (")


@pytest.mark.parametrize("bad", ["text", ["a", "b"], 7, None, True])
def test_what_is_no_object_is_told_with_its_line(write: Write, bad: object) -> None:
    path = write(row("a"), bad)
    kind = type(bad).__name__
    told = f"not a JSON object but a {kind}; JSONL has one object a line"
    assert refusal(path) == f"{path}:2: {told}"


@pytest.mark.parametrize(
    ("bad", "missing", "there"),
    [
        ({"summary": "Text.", "name": "a"}, "id", "summary, name"),
        ({"id": "a", "text": "Text."}, "summary", "id, text"),
        ({}, "id", "none"),
    ],
)
def test_a_missing_key_is_told_with_the_keys_that_are_there(
    write: Write, bad: object, missing: str, there: str
) -> None:
    path = write(row("x"), bad)
    assert refusal(path) == f"{path}:2: no key '{missing}'; the keys there: {there}"


@pytest.mark.parametrize(
    "bad",
    [
        row(1.5),
        row(True),
        row(None),
        row(["a"]),
        row({"a": 1}),
        row("a", None),
        row("a", 5),
        row("a", ["Text."]),
    ],
    ids=str,
)
def test_an_id_or_summary_of_another_type_is_told_with_its_line(write: Write, bad: object) -> None:
    path = write(row("x"), row("y"), bad)
    assert refusal(path) == f"{path}:3: id and summary must be strings"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_not_utf8_is_told_with_its_line(write: Write, number: int) -> None:
    lines: list[object] = [row("a"), row("b"), row("c")]
    lines[number - 1] = '{"id": "x", "summary": "café"}'.encode("latin-1")
    path = write(*lines)
    assert refusal(path) == f"{path}:{number}: not UTF-8 (byte 0xe9); save the file as UTF-8"


def test_a_file_in_utf16_is_told(write: Write) -> None:
    path = write(json.dumps(row()).encode("utf-16"))
    assert refusal(path) == f"{path}:1: not UTF-8 (byte 0xff); save the file as UTF-8"


@pytest.mark.parametrize("again", ["7", 7])
def test_an_id_that_stands_twice_is_told_with_both_lines(write: Write, again: object) -> None:
    path = write(row("x"), row("7"), b"", row("y"), row(again))
    assert refusal(path) == f"{path}:5: id '7' stands in line 2 already"


def unmatched(path: Path, *ids: str) -> str:
    with pytest.raises(RunError) as caught:
        Predictions(str(path)).prepare(ids)
    return str(caught.value)


def test_ids_without_a_summary_are_named(write: Write) -> None:
    path = write(row("a"))
    assert unmatched(path, "a", "b", "c") == f"{path}: no summary for 2 of 3 examples: b, c"


def test_ids_that_the_dataset_does_not_have_are_named(write: Write) -> None:
    path = write(row("a"), row("b"), row("c"))
    assert unmatched(path, "b") == f"{path}: 2 ids that the dataset does not have: a, c"


def test_missing_and_extra_ids_are_told_together(write: Write) -> None:
    path = write(row("a"), row("x"))
    assert unmatched(path, "a", "b") == (
        f"{path}: no summary for 1 of 2 examples: b; 1 ids that the dataset does not have: x"
    )


def test_of_many_ids_the_first_five_are_named(write: Write) -> None:
    path = write(row("a"))
    five = unmatched(path, "a", *"bcdef")
    assert five.endswith("5 of 6 examples: b, c, d, e, f")
    seven = unmatched(path, "a", *"bcdefgh")
    assert seven.endswith("7 of 8 examples: b, c, d, e, f, … (2 more)")


def test_matching_ids_are_accepted(write: Write) -> None:
    Predictions(str(write(row("a"), row("b")))).prepare(["b", "a"])


def test_the_signature_changes_with_the_content_not_with_the_path(write: Write) -> None:
    first = Predictions(str(write(row("a", "One."), name="first.jsonl"))).signature
    second = Predictions(str(write(row("a", "One."), name="second.jsonl"))).signature
    other = Predictions(str(write(row("a", "Two."), name="first.jsonl"))).signature
    assert first == second
    assert first != other
    assert "first.jsonl" not in first


def test_the_signature_changes_with_the_keys_that_are_read(write: Write) -> None:
    path = str(write({"id": "a", "other": "b", "summary": "One.", "title": "Two."}))
    signatures = {
        Predictions(path).signature,
        Predictions(path, text_field="title").signature,
        Predictions(path, id_field="other").signature,
    }
    assert len(signatures) == 3
