"""Annotated summaries: one JSON a line, with documents, a summary and a label."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corruptions import KEPT, KINDS, corrupt, keep, sentences_worth
from entailment.pairs import Pair, held_out, labelled_pairs, written_pairs

from harness.errors import Fault, UsageError
from harness.metrics.facts.records import Claim
from harness.records import Document
from harness.text.json_rows import json_object

# It tells the source from another one: nothing that a weight needs be told twice.
_FOREIGN = "foreign_sentence"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A summary that people have judged.

    group: what is resampled as one, the documents; label: 1 consistent, 0 not; claim: the part of
    the summary that the label is about, None for the whole of it.
    """

    group: str
    documents: tuple[Document, ...]
    summary: str
    label: int
    claim: Claim | None = None


def read_annotated(path: Path) -> list[Annotated]:
    """The labelled rows of a JSONL file; UsageError names the line that is none."""
    rows = []
    for number, row in enumerate(_rows(path), start=1):
        try:
            if row.get("label") is not None:
                rows.append(_annotated(row))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError(f"{path}:{number}: no annotated summary: {error!r}") from None
    if not rows:
        raise UsageError(f"{path}: no row has a label (1 consistent, 0 not)")
    return rows


def read_pairs(path: Path) -> list[Annotated]:
    """The {premise, hypothesis, label} rows of a JSONL file that were held out from the entailment
    network; label 1 for "entailment"."""
    return _held_out(labelled_pairs(path))


def read_written(folder: Path) -> list[Annotated]:
    """The claims of `written_pairs` that were held out from it, each with its evidence as the one
    document."""
    return _held_out(written_pairs(folder))


def _held_out(pairs: Sequence[Pair]) -> list[Annotated]:
    found = []
    for pair in filter(held_out, pairs):
        text = "\n".join(pair.premises)
        label = int(pair.label == "entailment")
        found.append(Annotated(text, (Document("premise", text),), pair.claim, label))
    return found


def read_corrupted(path: Path, sentences: int, seed: int) -> list[Annotated]:
    """Sentences of a JSONL file's documents, beside their documents: made false, label 0, and put
    in other true words, label 1. sentences: how many of a document."""
    rng = random.Random(seed)
    found = []
    for texts in dict.fromkeys(tuple(row["documents"]) for row in _rows(path)):
        documents = tuple(Document(str(i), text) for i, text in enumerate(texts))
        for text in texts:
            worth = sentences_worth(text)
            for sentence in rng.sample(worth, min(sentences, len(worth))):
                context = [other for other in worth if other != sentence]
                made = {
                    (corrupt(sentence, kind, context, rng), 0) for kind in KINDS if kind != _FOREIGN
                }
                made |= {(keep(sentence, kind, rng), 1) for kind in KEPT}
                found += [
                    Annotated("\n".join(texts), documents, summary, label)
                    for summary, label in sorted((m for m in made if m[0]), key=str)
                ]
    return found


def _rows(path: Path) -> Iterator[Any]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _object(line, f"{path}:{number}")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None


def _object(line: bytes, place: str) -> Any:
    try:
        return json_object(line)
    except Fault as fault:
        raise UsageError(f"{place}: {fault}") from None


def _annotated(row: Any) -> Annotated:
    documents = tuple(Document(str(i), str(text)) for i, text in enumerate(row["documents"]))
    label = int(row["label"])
    if label not in (0, 1):
        raise ValueError(f"label {label} is neither 1 nor 0")
    return Annotated("\n".join(row["documents"]), documents, str(row["summary"]), label)
