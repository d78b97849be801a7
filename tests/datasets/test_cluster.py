"""A cluster of text files as one example, or one a document."""

from pathlib import Path
from typing import Any

import pytest

from harness.datasets.cluster import Cluster
from harness.errors import RunError, UsageError
from harness.records import Document, Example
from harness.resources import resource

BODY = (
    "Russian military personnel have entered an airbase in Niger that hosts American troops, "
    "two officials confirmed on Thursday."
)
PAGE = f"\n{BODY}\n\nCurrent:Home > News\nShare on Facebook\nSubscribe to our newsletter\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contents = {"one.txt": PAGE, "two.txt": BODY + "\n", "ref.txt": " A short reference.\n"}
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def cluster(folder: Path, **changes: Any) -> Cluster:
    options: dict[str, Any] = {
        "id": "event",
        "documents": ["two.txt", "one.txt"],
        "references": ["ref.txt"],
        "folder": str(folder),
        "clean": False,
    }
    return Cluster(**(options | changes))


def test_the_files_are_one_example_in_the_order_of_the_config(folder: Path) -> None:
    assert list(cluster(folder).read()) == [
        Example(
            "event",
            (Document("two.txt", BODY), Document("one.txt", PAGE.strip())),
            ("A short reference.",),
        )
    ]


def test_it_gives_the_same_examples_each_time(folder: Path) -> None:
    made = cluster(folder)
    assert list(made.read()) == list(made.read())


def test_per_document_gives_one_example_a_document_named_after_its_file(folder: Path) -> None:
    examples = list(cluster(folder, per_document=True).read())
    assert [example.id for example in examples] == ["two", "one"]
    assert [[d.name for d in example.documents] for example in examples] == [
        ["two.txt"],
        ["one.txt"],
    ]
    assert {example.references for example in examples} == {("A short reference.",)}


def test_references_may_be_left_out(folder: Path) -> None:
    (example,) = cluster(folder, references=()).read()
    assert example.references == ()


def test_cleaning_takes_the_boilerplate_out(folder: Path) -> None:
    (raw,) = cluster(folder, clean=False).read()
    (cleaned,) = cluster(folder, clean=True).read()
    assert "Share on Facebook" in raw.documents[1].text
    assert [document.text for document in cleaned.documents] == [BODY, BODY]


def test_references_are_never_cleaned(folder: Path) -> None:
    made = cluster(folder, clean=True, references=["one.txt"])
    (example,) = made.read()
    assert example.references == (PAGE.strip(),)
    assert list(made.files())[-1].cleaned.dropped == ()


def test_the_signature_tells_the_choices_and_neither_folder_nor_files(folder: Path) -> None:
    assert cluster(folder).signature == "cluster|clean:no|per_document:no|v:1"
    assert cluster(folder, clean=True).signature == "cluster|clean:yes|per_document:no|v:1"
    assert cluster(folder, per_document=True).signature == "cluster|clean:no|per_document:yes|v:1"


def test_files_tells_the_role_of_each_file_and_what_was_dropped(folder: Path) -> None:
    files = list(cluster(folder, clean=True).files())
    assert [(file.name, file.role) for file in files] == [
        ("two.txt", "document"),
        ("one.txt", "document"),
        ("ref.txt", "reference"),
    ]
    assert files[0].cleaned.dropped == ()
    assert [line.text for line in files[1].cleaned.dropped] == [
        "Current:Home > News",
        "Share on Facebook",
        "Subscribe to our newsletter",
    ]
    assert files[1].cleaned.text == BODY


def test_without_cleaning_files_tells_of_nothing_dropped(folder: Path) -> None:
    assert all(not file.cleaned.dropped for file in cluster(folder, clean=False).files())


def test_no_documents_are_refused() -> None:
    with pytest.raises(UsageError, match=r"dataset\.documents names no file"):
        Cluster("event", [])


@pytest.mark.parametrize("role", ["documents", "references"])
def test_a_missing_file_is_told_when_the_examples_are_asked_for(folder: Path, role: str) -> None:
    made = cluster(folder, **{role: ["no.txt"]})
    with pytest.raises(RunError) as caught:
        list(made.read())
    assert str(caught.value) == f"{folder / 'no.txt'}: no such file"


def test_what_is_not_utf8_is_told_with_its_line(folder: Path) -> None:
    (folder / "one.txt").write_bytes(b"first\nsecond\ncaf\xe9\n")
    with pytest.raises(RunError, match=r"one\.txt:3: not UTF-8 \(byte 0xe9\)"):
        list(cluster(folder).read())


def test_without_a_folder_the_built_in_reports_are_read() -> None:
    name = "003_2baff9602406439c.txt"
    (example,) = Cluster("seeds", [name], clean=False).read()
    raw = (resource("seeds") / name).read_bytes().decode("utf-8")
    assert example.documents == (Document(name, raw.strip()),)


@pytest.mark.parametrize("key", ["documents", "references"])
def test_one_name_instead_of_a_list_is_explained(key: str) -> None:
    names: dict[str, Any] = {"documents": ["a.txt"], "references": [], key: "a.txt"}
    with pytest.raises(UsageError, match=rf"dataset.{key} must be a list of file names: \[a.txt\]"):
        Cluster("c", **names)


@pytest.mark.parametrize("key", ["clean", "per_document"])
def test_a_switch_is_true_or_false(key: str) -> None:
    choices: dict[str, Any] = {key: "maybe"}
    with pytest.raises(UsageError, match=f"dataset.{key} must be true or false"):
        Cluster("c", ["a.txt"], **choices)
