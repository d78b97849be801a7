"""JSONL files that are right, if unusual."""

import codecs
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.datasets import lines
from harness.datasets.jsonl import Jsonl
from harness.datasets.lines import numbered_lines
from harness.errors import RunError, UsageError
from harness.records import Document, Example

Write = Callable[..., Path]
ROW = {"id": "a", "documents": ["One.", "Two."], "references": ["Ref.", "Other."]}
EXAMPLE = Example("a", (Document("1", "One."), Document("2", "Two.")), ("Ref.", "Other."))


def read(path: Path, **choices: Any) -> list[Any]:
    return list(Jsonl(str(path), **choices).read())


def test_the_layout_of_annotated_summaries_is_read_as_it_is(write: Write) -> None:
    more = {"dataset": "x", "summary": "S.", "system": "m", "label": 1, "human": {"a": 0.5}}
    claims = {"claims": [{"text": "c", "label": 0}]}
    assert read(write("a.jsonl", [{**more, **ROW, **claims}])) == [EXAMPLE]


def test_id_and_references_may_be_missing(write: Write) -> None:
    one, two = read(write("a.jsonl", [{"documents": ["One."]}, {"documents": "Two.", "id": 7}]))
    assert (len(one.id), one.references) == (16, ())
    assert two.id == "7"


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + json.dumps(ROW).encode() + b"\n",
        json.dumps(ROW).encode() + b"\r\n",
        b"\n \r\n" + json.dumps(ROW).encode() + b"\n\n",
        json.dumps(ROW).encode(),
        b"  " + json.dumps(ROW, ensure_ascii=False).encode() + b"\t\n",
    ],
    ids=["byte-order mark", "CRLF", "blank lines", "no last line end", "white space"],
)
def test_how_lines_end_and_files_begin_does_not_matter(write: Write, content: bytes) -> None:
    assert read(write("a.jsonl", content)) == [EXAMPLE]


def test_line_ends_of_unicode_may_stand_in_texts(write: Write) -> None:
    text = "a\u2028b\u2029c\x85d\re\x0bf"
    content = json.dumps({"documents": text}, ensure_ascii=False).replace("\x0b", "\\u000b")
    (example,) = read(write("a.jsonl", content))
    assert example.documents[0].text == text


def test_escaped_null_characters_and_surrogates_are_read(write: Write) -> None:
    (example,) = read(write("a.jsonl", '{"documents": "a\\u0000b\\ud83d\\ude00\\udc00"}'))
    assert example.documents[0].text == "a\x00b😀\ufffd"


def test_a_document_of_five_megabytes_is_read(write: Write) -> None:
    text = "Ein Satz ohne Ende, " * 270_000
    (example,) = read(write("a.jsonl", [{"documents": text}]))
    assert example.documents[0].text == text


def test_an_empty_file_has_no_example(write: Write) -> None:
    assert read(write("a.jsonl", b"")) == []
    assert read(write("b.jsonl", codecs.BOM_UTF8)) == []


def test_several_files_are_one_dataset_in_the_order_of_their_names(
    write: Write, told: Callable[..., str]
) -> None:
    write("d/b.jsonl", [{"id": "b", "documents": "x"}])
    first = write("d/a.jsonl", [{"id": "a", "documents": "x"}])
    last = write("d/c.jsonl", [{"id": "c", "documents": "x"}])
    pattern = first.parent / "*.jsonl"
    assert [example.id for example in read(pattern)] == ["a", "b", "c"]
    write("d/c.jsonl", [{"id": "c", "documents": "x"}, {"id": "a", "documents": "x"}])
    message = told(Jsonl(str(pattern)), RunError)
    assert message == f"{last}:2: the id 'a' is that of {first}:1 already; ids must be unique"


def test_columns_by_other_names(write: Write) -> None:
    path = write("a.jsonl", [{"n": "x", "text": "One.|Two.", "s1": "Ref.", "s2": "Other."}])
    columns = {"id": "n", "documents": "text", "references": ["s1", "s2"]}
    (example,) = read(path, columns=columns, document_separator="|")
    assert example == Example("x", EXAMPLE.documents, EXAMPLE.references)


def test_an_id_that_must_be_there_and_is_null_is_refused(
    write: Write, told: Callable[..., str]
) -> None:
    path = write("a.jsonl", [{"n": None, "documents": "x"}])
    dataset = Jsonl(str(path), columns={"id": "n", "documents": "documents"})
    assert told(dataset, RunError) == (
        f"{path}:1: the id must be a string or a whole number, not NoneType"
    )


def test_without_a_path_it_says_what_to_name() -> None:
    for path in (None, "", []):
        with pytest.raises(UsageError, match=r"^dataset\.path is not set: name a JSONL file"):
            Jsonl(path)
    with pytest.raises(UsageError, match="must be a path or a list of paths"):
        Jsonl(3)  # type: ignore[arg-type]


def test_a_line_without_end_does_not_fill_the_memory(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.jsonl", b"12345\n123456\n")
    assert [number for number, _ in numbered_lines(path, longest=7)] == [1, 2]
    with pytest.raises(RunError, match=r"a\.jsonl:2: a line of more than 6 bytes"):
        list(numbered_lines(path, longest=6))
    assert lines.LONGEST < 1 << 30


def test_it_reads_line_by_line(write: Write) -> None:
    path = write("a.jsonl", [{"id": str(i), "documents": "x"} for i in range(3)])
    with path.open("ab") as stream:
        examples = Jsonl(str(path)).read()
        assert next(examples).id == "0"  # type: ignore[union-attr]
        stream.write(b'{"id": "later", "documents": "x"}\n')
        stream.flush()
        assert [example.id for example in examples][-1] == "later"  # type: ignore[union-attr]
