"""What the entailment network learns from: labelled pairs, and true claims beside false ones."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from entailment.falsifying import exchanged, falsified, stock
from harness.errors import UsageError
from harness.metrics.facts.alignment import select
from harness.metrics.facts.passages import read_document, read_passages
from harness.metrics.facts.terms import share, term_weights, terms, weigh
from harness.text.sentences import split_sentences

LABELS = ("entailment", "neutral", "contradiction", "not_entailment")
WRITTEN = Path(__file__).with_name("written")
_EVIDENCE = 4
# The check shows a judge no more sentences than these.
_SHOWN = 5
_SHORTEST, _LONGEST = 5, 45
_SPEAKER = re.compile(r"#Person([0-9])#")
_SPEAKERS = ("Anna", "Ben", "Carl", "Dora", "Eve", "Fred", "Gus")


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


@cache
def shown(pair: Pair) -> tuple[str, ...]:
    """The premises as the check would show them to the network: of many, those that it aligns."""
    if len(pair.premises) <= _SHOWN:
        return pair.premises
    source = read_document("\n".join(pair.premises))
    weights = term_weights(passage.terms for passage in source.passages)
    (claim,) = read_passages(pair.claim, [(0, len(pair.claim))], source.names)
    return tuple(chosen.passage.text for chosen in select(claim, source.passages, weights))


def labelled_pairs(path: Path) -> list[Pair]:
    """The {premise, hypothesis, label} rows of a JSONL file, premises cut into sentences."""
    found = []
    for row in _rows(path):
        premises = tuple(s.text for s in split_sentences(row["premise"])) or (row["premise"],)
        found.append(Pair(premises, row["hypothesis"], row["label"], row.get("source", "")))
    return found


def written_pairs(folder: Path) -> list[Pair]:
    """The claims of all JSONL files of a folder, each beside its evidence (see its README).

    Raises UsageError where there is no such file.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise UsageError(f"{folder}: no folder with *.jsonl files of written claims")
    return [
        Pair(tuple(row["evidence"]), claim["text"], claim["label"], f"written/{claim['kind']}")
        for path in paths
        for row in _rows(path)
        for claim in row["claims"]
    ]


def falsified_pairs(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Entailed claims made false, and some premises as their own claims."""
    entailed = [pair for pair in pairs if pair.label == "entailment"]
    common = stock([pair.claim for pair in rng.sample(entailed, min(3000, len(entailed)))])
    found = []
    for pair in entailed:
        if rng.random() < 0.6:
            own = stock(pair.premises)
            false = falsified(pair.claim, own if rng.random() < 0.5 else common, rng)
            if false:
                found.append(Pair(pair.premises, false, "not_entailment", "falsified"))
        if rng.random() < 0.15:
            found.append(Pair(pair.premises, rng.choice(pair.premises), "entailment", "copied"))
    return found


def exchanged_pairs(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Entailed claims and single premises with two of their words exchanged, and the premises as
    they are: who does what to whom is all that differs."""
    found = []
    for pair in pairs:
        if pair.label == "entailment" and (false := exchanged(pair.claim, rng)):
            found.append(Pair(pair.premises, false, "not_entailment", "exchanged"))
        if len(pair.premises) == 1 and rng.random() < 0.35:
            (premise,) = pair.premises
            if false := exchanged(premise, rng):
                found.append(Pair(pair.premises, false, "not_entailment", "exchanged"))
                found.append(Pair(pair.premises, premise, "entailment", "exchanged"))
    return found


def summary_pairs(path: Path, rng: random.Random) -> list[Pair]:
    """Sentences of human summaries beside their dialogue, true and made false."""
    found = []
    for row in _rows(path):
        turns = [_named(turn) for turn in row["dialogue"].splitlines() if turn.strip()]
        held = stock(turns)
        summaries = [
            _named(text) for key, text in row.items() if re.fullmatch("summary[0-9]*", key)
        ]
        for summary in summaries:
            for sentence in split_sentences(summary):
                premises = _aligned(sentence.text, turns)
                found.append(Pair(premises, sentence.text, "entailment", "summary"))
                for _ in range(2):
                    if false := falsified(sentence.text, held, rng):
                        found.append(Pair(premises, false, "not_entailment", "false summary"))
    return found


def document_pairs(path: Path, rng: random.Random) -> list[Pair]:
    """Sentences of documents as claims, true and made false, and some with themselves left out."""
    found = []
    for text in dict.fromkeys(text for row in _rows(path) for text in row["documents"]):
        sentences = [sentence.text for sentence in split_sentences(text)]
        held = stock(sentences)
        for sentence in sentences:
            if not _SHORTEST <= len(sentence.split()) <= _LONGEST:
                continue
            premises = _aligned(sentence, sentences)
            if rng.random() < 0.4:
                found.append(Pair(premises, sentence, "entailment", "sentence"))
            others = tuple(premise for premise in premises if premise != sentence)
            if others and rng.random() < 0.1:
                found.append(Pair(others, sentence, "not_entailment", "sentence left out"))
            for _ in range(2):
                if false := falsified(sentence, held, rng):
                    found.append(Pair(premises, false, "not_entailment", "false sentence"))
    return found


def _aligned(claim: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences that cover most of the claim, in their order."""
    known = [terms(sentence) for sentence in sentences]
    wanted = weigh(terms(claim), term_weights(known))
    best = sorted(range(len(sentences)), key=lambda i: -share(wanted, known[i]))[:_EVIDENCE]
    return tuple(sentences[i] for i in sorted(best))


def _named(text: str) -> str:
    return _SPEAKER.sub(lambda match: _SPEAKERS[int(match[1]) % len(_SPEAKERS)], text)


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
