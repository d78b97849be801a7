"""Summaries that were made elsewhere, read from a JSONL file and matched by id."""

import codecs
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from harness.errors import Fault, RunError, UsageError
from harness.records import Example, Summary, signature
from harness.text.json_rows import json_object

_SHOWN = 5


class Predictions:
    """Gives the summary that the file holds for each example's id.

    path: JSONL, one object a line; id_field, text_field: the keys of the example's id and of the
    summary in it. Raises UsageError where the file is missing, empty or malformed (with its line).
    """

    def __init__(self, path: str | None, id_field: str = "id", text_field: str = "summary") -> None:
        if path is None:
            raise UsageError("summarizer.path is not set: name the JSONL file of the predictions")
        self._path = Path(path)
        content = _read(self._path)
        self._texts = _parse(self._path, content, id_field, text_field)
        self.signature = signature(
            "predictions",
            sha256=hashlib.sha256(content).hexdigest()[:16],
            id=id_field,
            field=text_field,
            v=1,
        )

    def prepare(self, ids: Sequence[str]) -> None:
        """Check that the file has a summary for each of `ids` and for nothing else."""
        wanted = set(ids)
        missing = [id_ for id_ in ids if id_ not in self._texts]
        extra = [id_ for id_ in self._texts if id_ not in wanted]
        problems = []
        if missing:
            problems.append(
                f"no summary for {len(missing)} of {len(ids)} examples: {_some(missing)}"
            )
        if extra:
            problems.append(f"{len(extra)} ids that the dataset does not have: {_some(extra)}")
        if problems:
            raise RunError(f"{self._path}: " + "; ".join(problems))

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        """One summary an example, as the file has it."""
        for example in examples:
            yield Summary(example.id, self._texts[example.id])


def _read(path: Path) -> bytes:
    try:
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError:
        raise UsageError(f"summarizer.path: {path}: no such file") from None
    except OSError as error:
        raise UsageError(f"summarizer.path: {path}: cannot be read ({error.strerror})") from error
    if not content.strip():
        raise UsageError(f"summarizer.path: {path}: the file is empty")
    return content


def _parse(path: Path, content: bytes, id_field: str, text_field: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json_object(line)
        except Fault as fault:
            raise UsageError(f"{where}: {fault}") from None
        id_, text = _fields(where, row, id_field, text_field)
        if id_ in lines:
            raise UsageError(f"{where}: id {id_!r} stands in line {lines[id_]} already")
        lines[id_] = number
        texts[id_] = text
    return texts


def _fields(
    where: str, row: Mapping[str, object], id_field: str, text_field: str
) -> tuple[str, str]:
    for key in (id_field, text_field):
        if key not in row:
            there = ", ".join(map(str, row)) or "none"
            raise UsageError(f"{where}: no key {key!r}; the keys there: {there}")
    id_, text = row[id_field], row[text_field]
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    if not isinstance(id_, str) or not isinstance(text, str):
        raise UsageError(f"{where}: {id_field} and {text_field} must be strings")
    return id_, text


def _some(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:_SHOWN])
    return shown if len(ids) <= _SHOWN else f"{shown}, … ({len(ids) - _SHOWN} more)"
