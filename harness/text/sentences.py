"""Sentences with their places in the text; the one splitter that every part uses."""

import re
from dataclasses import dataclass
from importlib.metadata import version

import sentencex

from harness.text.encodable import encodable

# For signatures: another release may split otherwise.
SPLITTER = f"sentencex-{version('sentencex')}"

_LONGEST_ORPHAN = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its span: `text == source[start:end]`, in code points, without outer space."""

    text: str
    start: int
    end: int


def split_sentences(text: str, language: str = "en") -> list[Sentence]:
    """The sentences of `text`, in order, not overlapping; blank text has none.

    A line break always ends a sentence. Within a line the rules are sentencex's; then a piece that
    starts in lower case, or has at most four characters, is joined to the one before it ("U. s.
    troops" of a careless rewrite, a lone closing quote), since no sentence looks like that.
    `language` is an ISO 639 code; for one that sentencex does not know it falls back to English.
    """
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", text):
        sentences.extend(_line_sentences(line.group(), line.start(), language))
    return sentences


def _line_sentences(line: str, offset: int, language: str) -> list[Sentence]:
    pieces: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(language, encodable(line)):
        start, end = _strip(line, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        if pieces and _continues(line[start:end]):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [Sentence(line[start:end], offset + start, offset + end) for start, end in pieces]


def _continues(piece: str) -> bool:
    return len(piece) <= _LONGEST_ORPHAN or piece[0].islower()


def _strip(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end
