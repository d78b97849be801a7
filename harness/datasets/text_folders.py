"""Examples from text files: a folder an example, or a file an example."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Unpack

from harness.datasets.ids import given_id, safe_name
from harness.datasets.paths import checked_path, checked_split, data_name
from harness.datasets.rows import Broken, Draft, Place
from harness.datasets.selected import Choices, SelectedDataset
from harness.datasets.text_files import text_or_broken
from harness.errors import Fault, RunError, UsageError
from harness.records import Document
from harness.text.printable import shortened


class TextFolders(SelectedDataset):
    """UTF-8 text files in a folder, which decides by what is in it.

    With sub-folders, each is an example with its name as the id; its files that match
    `reference_names` are references, the others that match `document_names` are documents, by name.
    Without, each matching file is an example of one document, and its references are the file of
    that name in `references_folder` (None: there are none). split: the sub-folder of `path` to take
    as the folder. Raises UsageError on wrong values.
    """

    def __init__(
        self,
        path: str | None,
        split: str | None = None,
        document_names: Sequence[str] = ("*.txt",),
        reference_names: Sequence[str] = ("reference*.txt", "summary*.txt"),
        references_folder: str | None = None,
        **choices: Unpack[Choices],
    ) -> None:
        if path is not None and not isinstance(path, str):
            raise UsageError(f"dataset.path must be one folder, not {path!r}")
        (self._path,) = checked_path(path, "a folder of text files")
        self._split = checked_split(split)
        self.name = data_name([self._path])
        self._documents = _patterns("document_names", document_names)
        self._references = _patterns("reference_names", reference_names)
        self._references_folder = None if references_folder is None else Path(references_folder)
        fields: dict[str, object] = {
            "split": split,
            "documents": self._documents,
            "references": self._references,
            "references_folder": references_folder is not None,
        }
        super().__init__("text", fields, **choices)

    def _drafts(self) -> Iterator[Draft | Broken]:
        folder = _folder(Path(self._path, self._split or ""))
        children = _children(folder)
        clusters = [child for child in children if child.is_dir()]
        files = [child for child in children if _matches(child, self._documents)]
        if clusters and files:
            raise RunError(
                f"{folder}: has both folders and text files such as {shortened(files[0].name)}; "
                "an example is a folder or a file\nput the files elsewhere, or each into a folder"
            )
        if clusters and self._references_folder is not None:
            raise UsageError(
                f"dataset.references_folder is for folders of files, and {folder} has sub-folders"
            )
        for child in clusters or files:
            try:
                yield self._cluster(folder, child) if clusters else self._single(folder, child)
            except Fault as fault:
                yield Broken(Place(str(child), 0), str(fault))
            except _Unreadable as error:
                yield error.broken

    def _cluster(self, root: Path, folder: Path) -> Draft:
        _check_inside(root, folder)
        inside = [child for child in _children(folder) if not child.is_dir()]
        references = [child for child in inside if _matches(child, self._references)]
        documents = [
            child
            for child in inside
            if _matches(child, self._documents) and child not in references
        ]
        if not documents:
            raise Fault(f"the folder has no document ({', '.join(self._documents)})")
        return Draft(
            Place(str(folder), 0),
            given_id(folder.name),
            tuple(
                Document(safe_name("name of a document", path.name), _text(root, path))
                for path in documents
            ),
            tuple(_text(root, path) for path in references),
        )

    def _single(self, root: Path, path: Path) -> Draft:
        references: tuple[str, ...] = ()
        if self._references_folder is not None:
            reference = self._references_folder / path.name
            references = (_text(self._references_folder, reference),)
        document = Document(safe_name("name of a document", path.name), _text(root, path))
        return Draft(Place(str(path), 0), given_id(path.stem), (document,), references)


class _Unreadable(Exception):
    def __init__(self, broken: Broken) -> None:
        self.broken = broken


def _text(root: Path, path: Path) -> str:
    """The text of a file that lies in `root`, without white space around it."""
    _check_inside(root, path)
    # Reading what is no file, such as a pipe, could wait for ever.
    if path.exists() and not path.is_file():
        raise _Unreadable(Broken(Place(str(path), 0), "not a file"))
    text = text_or_broken(path)
    if isinstance(text, Broken):
        raise _Unreadable(text)
    return text.strip()


def _check_inside(root: Path, path: Path) -> None:
    """Raise where the path leads out of the folder: data from elsewhere has no say in what of
    this machine is read, sent to a model and printed."""
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle
        inside = False
    if not inside:
        raise _Unreadable(
            Broken(Place(str(path), 0), f"a link that leads out of {root}; it is not followed")
        )


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise RunError(f"{path}: no such folder" if not path.exists() else f"{path}: not a folder")
    return path


def _children(folder: Path) -> list[Path]:
    """What is in a folder by name, without hidden files."""
    try:
        found = [child for child in folder.iterdir() if not child.name.startswith(".")]
    except OSError as error:
        raise RunError(f"{folder}: cannot be read ({error.strerror})") from error
    return sorted(found, key=lambda child: child.name)


def _matches(path: Path, patterns: Sequence[str]) -> bool:
    return not path.is_dir() and any(fnmatchcase(path.name, pattern) for pattern in patterns)


def _patterns(key: str, value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, Sequence) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"dataset.{key} must be a list of patterns such as [*.txt]")
    return tuple(names)
