"""Folders of text files."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.text_folders import TextFolders
from harness.errors import RunError, UsageError
from harness.records import Document, Example

Write = Callable[..., Path]


def read(path: Path, **choices: Any) -> list[Any]:
    return list(TextFolders(str(path), **choices).read())


@pytest.fixture
def clusters(tmp_path: Path, write: Write) -> Path:
    for name in ("b/2.txt", "b/10.txt", "b/reference.txt", "b/notes.md", "b/.hidden.txt"):
        write(f"data/{name}", f"In {name}.\n")
    for name in ("a/x.txt", "a/summary_2.txt", "a/summary_1.txt"):
        write(f"data/{name}", f"\ufeffIn {name}.\n")
    return tmp_path / "data"


def test_a_folder_is_an_example_with_files_by_name(clusters: Path) -> None:
    assert read(clusters) == [
        Example(
            "a", (Document("x.txt", "In a/x.txt."),), ("In a/summary_1.txt.", "In a/summary_2.txt.")
        ),
        Example(
            "b",
            (Document("10.txt", "In b/10.txt."), Document("2.txt", "In b/2.txt.")),
            ("In b/reference.txt.",),
        ),
    ]


def test_other_names_of_documents_and_references(clusters: Path) -> None:
    found = read(clusters, document_names=["*.md", "2*"], reference_names=["10*"], on_error="skip")
    (example,) = (item for item in found if isinstance(item, Example))
    assert [doc.name for doc in example.documents] == ["2.txt", "notes.md"]
    assert example.references == ("In b/10.txt.",)


def test_a_folder_without_documents_is_told_or_skipped(
    clusters: Path, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    (clusters / "a/x.txt").unlink()
    message = f"{clusters / 'a'}: the folder has no document (*.txt)"
    assert told(TextFolders(str(clusters)), RunError) == message
    found = parts(TextFolders(str(clusters), on_error="skip"))
    assert found == (["b"], [str(clusters / "a")])


def test_without_folders_a_file_is_an_example(write: Write) -> None:
    write("docs/b.txt", "B.\r\n")
    folder = write("docs/a.txt", "A.").parent
    assert read(folder) == [
        Example("a", (Document("a.txt", "A."),)),
        Example("b", (Document("b.txt", "B."),)),
    ]


def test_references_lie_in_another_folder_under_the_same_name(
    write: Write, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    write("docs/a.txt", "A.")
    folder = write("docs/b.txt", "B.").parent
    references = write("refs/a.txt", "Ref.\n").parent
    dataset = TextFolders(str(folder), references_folder=str(references))
    assert told(dataset, RunError) == f"{references / 'b.txt'}: no such file"
    write("refs/b.txt", "Other.")
    assert [example.references for example in dataset.read()] == [("Ref.",), ("Other.",)]  # type: ignore[union-attr]
    (references / "a.txt").unlink()
    skipping = TextFolders(str(folder), references_folder=str(references), on_error="skip")
    assert parts(skipping) == (["b"], [str(references / "a.txt")])


def test_a_split_is_a_folder_in_the_folder(clusters: Path) -> None:
    assert [example.id for example in read(clusters.parent, split="data")] == ["a", "b"]


def test_folders_and_files_in_one_place_are_refused(
    clusters: Path, write: Write, told: Callable[..., str]
) -> None:
    write("data/loose.txt", "x")
    message = told(TextFolders(str(clusters), on_error="skip"), RunError)
    assert message.startswith(f"{clusters}: has both folders and text files such as loose.txt;")


def test_a_references_folder_beside_clusters_is_refused(
    clusters: Path, told: Callable[..., str]
) -> None:
    dataset = TextFolders(str(clusters), references_folder=str(clusters))
    assert "dataset.references_folder is for folders of files" in told(dataset, UsageError)


def test_what_is_not_utf8_is_told_with_its_line(
    clusters: Path, write: Write, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    path = write("data/a/x.txt", b"one\ncaf\xe9\n")
    message = f"{path}:2: not UTF-8 (byte 0xe9); save the file as UTF-8"
    assert told(TextFolders(str(clusters)), RunError) == message
    assert parts(TextFolders(str(clusters), on_error="skip")) == (["b"], [f"{path}:2"])


@pytest.mark.parametrize("name", ["a\x1b[2J", "a\nb", os.fsdecode(b"caf\xe9")])
def test_names_that_terminals_trip_over_are_refused(
    name: str, clusters: Path, parts: Callable[..., Any]
) -> None:
    (clusters / "a").rename(clusters / name)
    assert parts(TextFolders(str(clusters), on_error="skip"))[0] == ["b"]
    (clusters / name).rename(clusters / "a")
    (clusters / "a/x.txt").rename(clusters / "a" / f"{name}.txt")
    assert parts(TextFolders(str(clusters), on_error="skip"))[0] == ["b"]


@pytest.mark.parametrize("link", ["data/c", "data/a/c.txt", "data/a/reference.txt"])
def test_links_out_of_the_folder_are_not_followed(
    link: str, clusters: Path, write: Write, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    outside = write("outside/secret.txt", "Secret.")
    path = clusters.parent / link
    path.symlink_to(outside.parent if link == "data/c" else outside)
    message = f"{path}: a link that leads out of {clusters}; it is not followed"
    assert told(TextFolders(str(clusters)), RunError) == message
    assert str(path) in parts(TextFolders(str(clusters), on_error="skip"))[1]


def test_a_link_out_of_the_references_folder_is_not_followed(
    write: Write, told: Callable[..., str]
) -> None:
    folder = write("docs/a.txt", "A.").parent
    (folder.parent / "refs").mkdir()
    (folder.parent / "refs/a.txt").symlink_to(write("outside/secret.txt", "Secret."))
    dataset = TextFolders(str(folder), references_folder=str(folder.parent / "refs"))
    assert "it is not followed" in told(dataset, RunError)


def test_links_inside_and_to_the_folder_itself_are_followed(clusters: Path) -> None:
    (clusters / "a/y.txt").symlink_to(clusters / "b/2.txt")
    (clusters.parent / "link").symlink_to(clusters)
    first, _ = read(clusters.parent / "link")
    assert [doc.text for doc in first.documents] == ["In a/x.txt.", "In b/2.txt."]


def test_a_link_in_a_circle_and_a_pipe_are_told(clusters: Path, told: Callable[..., str]) -> None:
    (clusters / "a/y.txt").symlink_to(clusters / "a/y.txt")
    assert "y.txt: " in told(TextFolders(str(clusters)), RunError)
    (clusters / "a/y.txt").unlink()
    os.mkfifo(clusters / "a/y.txt")
    assert told(TextFolders(str(clusters)), RunError) == f"{clusters / 'a/y.txt'}: not a file"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, told: Callable[..., str]) -> None:
    path = tmp_path / "no"
    assert told(TextFolders(str(path)), RunError) == f"{path}: no such folder"
    path.touch()
    assert told(TextFolders(str(path)), RunError) == f"{path}: not a folder"


def test_an_empty_document_is_an_example(write: Write) -> None:
    (example,) = read(write("docs/a.txt", "\n").parent)
    assert example.documents == (Document("a.txt", ""),)


def test_wrong_choices_are_a_wrong_call() -> None:
    with pytest.raises(UsageError, match=r"^dataset\.path is not set: name a folder"):
        TextFolders(None)
    with pytest.raises(UsageError, match=r"^dataset\.path must be one folder"):
        TextFolders(["a", "b"])  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"^dataset\.document_names must be a list"):
        TextFolders("a", document_names=[1])  # type: ignore[list-item]


def test_the_choices_are_in_the_signature() -> None:
    base = TextFolders("a").signature
    assert base == TextFolders("b").signature
    assert base == (
        "text|split:none|documents:*.txt|references:reference*.txt,summary*.txt"
        "|references_folder:no|clean:no|limit:none|on_error:raise|v:1"
    )
    for choice in (
        {"split": "test"},
        {"document_names": ["*.md"]},
        {"reference_names": []},
        {"references_folder": "r"},
    ):
        assert TextFolders("a", **choice).signature != base  # type: ignore[arg-type]
