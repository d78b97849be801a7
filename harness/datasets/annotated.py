"""Summaries that people have judged, from JSONL: what `harness agree` holds metrics against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.datasets.lines import numbered_lines
from harness.datasets.rows import Place
from harness.errors import Fault, RunError
from harness.records import Document, Example, Summary
from harness.text.json_rows import json_object
from harness.text.printable import shortened

# Sums and squares of scores stay far from overflow below this.
_LARGEST = 1e100


@dataclass(frozen=True, slots=True)
class Annotated:
    """One judged summary.

    example: its documents and references; dataset: the data set it counts to; system: what wrote
    it, None where that is unknown; human: what people said, by name; label: 1 consistent, 0 not,
    None unknown.
    """

    place: Place
    example: Example
    summary: Summary
    dataset: str
    system: str | None
    human: Mapping[str, float]
    label: int | None


def read_annotated(path: Path) -> list[Annotated]:
    """The judged summaries of a file, in order.

    A row has `id` and `summary`; `documents` and `references` (lists of texts), `dataset` (else the
    file's name), `system`, `human` ({name: number or null}) and `label` (0, 1 or null) where there
    are any; other fields are let be. Raises RunError, with file and line, on the first fault, and
    where there is no row.
    """
    rows: list[Annotated] = []
    seen: dict[tuple[str, str], Place] = {}
    for number, line in numbered_lines(path):
        if not line.strip():
            continue
        place = Place(str(path), number)
        try:
            row = _annotated(json_object(line), place, path.stem)
        except Fault as fault:
            raise RunError(f"{place}: {fault}") from None
        first = seen.setdefault((row.dataset, row.example.id), place)
        if first is not place:
            told = shortened(row.example.id)
            raise RunError(f"{place}: id {told!r} is that of line {first.number}, too")
        rows.append(row)
    if not rows:
        raise RunError(f"{path}: no summaries in it")
    return rows


def _annotated(values: Mapping[str, object], place: Place, dataset: str) -> Annotated:
    name = values.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or name == "":
        raise Fault(f"id must be a name, not {_told(name)}")
    texts = tuple(_texts(values, "documents"))
    documents = tuple(Document(str(i), text) for i, text in enumerate(texts))
    summary = values.get("summary")
    if not isinstance(summary, str):
        raise Fault(f"summary must be a text, not {_told(summary)}")
    return Annotated(
        place=place,
        example=Example(str(name), documents, tuple(_texts(values, "references"))),
        summary=Summary(str(name), summary),
        dataset=_name(values, "dataset") or dataset,
        system=_name(values, "system"),
        human=dict(_human(values.get("human"))),
        label=_label(values.get("label")),
    )


def _texts(values: Mapping[str, object], key: str) -> Iterator[str]:
    found = values.get(key)
    if found is None:
        return
    if not isinstance(found, list):
        raise Fault(f"{key} must be a list of texts, not {_told(found)}")
    for text in found:
        if not isinstance(text, str):
            raise Fault(f"{key} must be a list of texts, but {_told(text)} is in it")
        yield text


def _name(values: Mapping[str, object], key: str) -> str | None:
    found = values.get(key)
    if found is None or (isinstance(found, str) and found.strip()):
        return found
    raise Fault(f"{key} must be a name, not {_told(found)}")


def _human(found: object) -> Iterator[tuple[str, float]]:
    if found is None:
        return
    if not isinstance(found, dict):
        raise Fault(f"human must be an object of scores by name, not {_told(found)}")
    for name, score in found.items():
        if name == "label":
            raise Fault("a human score cannot be called label: that is the field beside it")
        if score is None:
            continue
        # NaN is no more a score than infinity is.
        if not isinstance(score, int | float) or not abs(score) <= _LARGEST:
            raise Fault(f"human.{shortened(name)} must be a number, not {_told(score)}")
        yield name, float(score)


def _label(found: object) -> int | None:
    if found is None:
        return None
    if not isinstance(found, int | float) or found not in (0, 1):
        raise Fault(f"label must be 0 or 1 (or absent), not {_told(found)}")
    return int(found)


def _told(value: object) -> str:
    return "nothing" if value is None else shortened(repr(value))
