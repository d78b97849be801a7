"""What the entailment network learns from: pairs that people labelled, and written claims."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.text.sentences import split_sentences

LABELS = ("entailment", "neutral", "contradiction", "not_entailment")
WRITTEN = Path(__file__).with_name("written")


@dataclass(frozen=True, slots=True)
class Pair:
    """premises: sentences; label: one of `LABELS`; the last says only that it is not the first."""

    premises: tuple[str, ...]
    claim: str
    label: str
    origin: str


def held_out(pair: Pair) -> bool:
    """Whether a pair is kept from the network, one premise in eleven; the same in every process."""
    return sum(pair.premises[0].encode("utf-8", "replace")) % 11 == 0


def labelled_pairs(path: Path) -> list[Pair]:
    """The {premise, hypothesis, label} rows of a JSONL file, premises cut into sentences."""
    found = []
    for row in _rows(path):
        premises = tuple(s.text for s in split_sentences(row["premise"])) or (row["premise"],)
        found.append(Pair(premises, row["hypothesis"], row["label"], row.get("source", "")))
    return found


def written_pairs(folder: Path) -> list[Pair]:
    """The claims of all JSONL files of a folder, each beside its evidence (see its README)."""
    return [
        Pair(tuple(row["evidence"]), claim["text"], claim["label"], f"written/{claim['kind']}")
        for path in sorted(folder.glob("*.jsonl"))
        for row in _rows(path)
        for claim in row["claims"]
    ]


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
