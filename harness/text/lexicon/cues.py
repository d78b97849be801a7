"""Cues: phrases of a closed table, found in a sentence together with the words they bear on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from harness.text.lexicon.clauses import reach
from harness.text.lexicon.lemmas import lemma

Kind = TypeVar("Kind")
Table = Mapping[str, Sequence[tuple[tuple[str, ...], Kind | None]]]


@dataclass(frozen=True, slots=True)
class Cue(Generic[Kind]):
    """kind: what the phrase is; text: as the table has it; start: the place of its first token;
    scope: the places of the tokens after it that it bears on, empty where there are none."""

    kind: Kind
    text: str
    start: int
    scope: range


def cue_table(phrases: Mapping[Kind, str], idle: str = "") -> Table[Kind]:
    """A table for `find_cues`: each kind's phrases, separated by semicolons.

    A word of a phrase stands for all forms of that lemma, and for itself. `idle` are longer phrases
    that begin like a cue and are none ("no doubt").
    """
    table: dict[str, list[tuple[tuple[str, ...], Kind | None]]] = {}
    listed: list[tuple[Kind | None, str]] = [*phrases.items(), (None, idle)]
    for kind, joined in listed:
        for phrase in filter(None, map(str.split, joined.split(";"))):
            table.setdefault(phrase[0], []).append((tuple(phrase), kind))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in table.items()
    }


def find_cues(tokens: Sequence[str], table: Table[Kind], most: int) -> list[Cue[Kind]]:
    """The cues among the tokens (see `clause_tokens`), in order, not overlapping, longest first;
    each with a scope of at most `most` content words in its clause."""
    lemmas = [lemma(token) for token in tokens]
    found: list[Cue[Kind]] = []
    place = 0
    while place < len(tokens):
        phrase, kind = _match(tokens, lemmas, place, table)
        after = place + max(1, len(phrase))
        if kind is not None:
            found.append(Cue(kind, " ".join(phrase), place, reach(tokens, after, most)))
        place = after
    return found


def _match(
    tokens: Sequence[str], lemmas: Sequence[str], place: int, table: Table[Kind]
) -> tuple[tuple[str, ...], Kind | None]:
    forms = {tokens[place], lemmas[place]}
    entries = [entry for form in forms for entry in table.get(form, ())]
    for phrase, kind in sorted(entries, key=lambda entry: -len(entry[0])) if entries else ():
        places = range(place, place + len(phrase))
        if places.stop <= len(tokens) and all(
            word in (tokens[i], lemmas[i]) for i, word in zip(places, phrase, strict=True)
        ):
            return phrase, kind
    return (), None
