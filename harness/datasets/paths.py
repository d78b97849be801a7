"""Which files `dataset.path` means: one, several, a folder or a pattern, and of which split."""

import glob
import os
import re
from collections.abc import Sequence
from pathlib import Path

from harness.errors import RunError, UsageError
from harness.text.printable import shortened

_SHOWN = 5


def checked_path(path: object, wanted: str) -> tuple[str, ...]:
    """The paths of a config. Raises UsageError, saying what is wanted, where there is none."""
    if path is None or path == "" or path == []:
        raise UsageError(f"dataset.path is not set: name {wanted}")
    paths = [path] if isinstance(path, str) else path
    if not isinstance(paths, Sequence) or not all(isinstance(one, str) for one in paths):
        raise UsageError("dataset.path must be a path or a list of paths")
    return tuple(paths)


def data_name(paths: Sequence[str]) -> str:
    """What to call the data of these paths: the first file or folder, or a pattern's folder."""
    first = Path(paths[0]).absolute()
    while glob.has_magic(first.name):
        first = first.parent
    return first.stem or "data"


def checked_split(split: object) -> str | None:
    """A split's name, or None. Raises UsageError for anything else."""
    if split is None:
        return None
    if not isinstance(split, str) or not re.fullmatch(r"\w[\w.-]*", split):
        raise UsageError(
            f"dataset.split must be a plain name such as test, not {split!r}; "
            "for a part of a split: dataset.limit or dataset.sample"
        )
    return split


def data_files(
    paths: Sequence[str], suffixes: Sequence[str], split: str | None = None
) -> list[Path]:
    """The files that the paths mean, in order: a file, a pattern's matches or a folder's files with
    one of `suffixes`, both by name; each once.

    split: only files that have it as a word of their name (`test.jsonl`, `x.test-00000.jsonl`).
    Raises RunError where a path leads to no file, or no file is of the split.
    """
    found = list(dict.fromkeys(file for path in paths for file in _files(path, suffixes)))
    if split is None:
        return found
    of_split = [file for file in found if _is_of(file.name, split)]
    if not of_split:
        names = ", ".join(shortened(file.name) for file in found[:_SHOWN])
        more = f", … ({len(found) - _SHOWN} more)" if len(found) > _SHOWN else ""
        raise RunError(f"{paths[0]}: no file is of the split {split!r}; the files: {names}{more}")
    return of_split


def _files(path: str, suffixes: Sequence[str]) -> list[Path]:
    wanted = Path(os.path.expanduser(path))
    if wanted.is_file():
        return [wanted]
    if wanted.is_dir():
        inside = sorted(child for child in wanted.iterdir() if child.suffix.lower() in suffixes)
        files = [child for child in inside if child.is_file()]
        if not files:
            raise RunError(f"{path}: the folder has no {' or '.join(suffixes)} file")
        return files
    if wanted.exists():
        raise RunError(f"{path}: not a file; the data is read more than once, so no pipe will do")
    if not glob.has_magic(path):
        raise RunError(f"{path}: no such file")
    matches = [Path(name) for name in sorted(glob.glob(str(wanted), recursive=True))]
    files = [match for match in matches if match.is_file()]
    if not files:
        raise RunError(f"{path}: no file matches")
    return files


def _is_of(name: str, split: str) -> bool:
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(split)}(?![A-Za-z0-9])", name) is not None
