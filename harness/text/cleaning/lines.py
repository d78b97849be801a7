"""What a line of a page looks like: the few features that the cleaning rules judge by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harness.text.tokens import STOP_WORDS, words

PARAGRAPH_WORDS = 12
HEADLINE_CAPITALS = 0.6

# No heading, credit or notice is longer; what lies beyond cannot change a verdict, only cost time.
_LONGEST_JUDGED = 1500

_BULLET = re.compile(r"^(?:[-*•·▪‣◦●■►▶»–+]\s+|[•▪‣◦●■►▶])(?=\S)")
_NUMBERING = re.compile(r"^(?:step\s+)?\d{1,3}[.):]\s+(?=\S)", re.IGNORECASE)
# A sentence's end, with the quotes, brackets and note marks that may follow it.
_CLOSED = re.compile(r"[.!?…。！？｡।؟۔][\"'”’»›)\]」』）】*]*(?:\s*\[\d+\])*$")
_RUNS_ON = re.compile(r"[,;،、；，–—-]$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its place, its text and its shape.

    `folded` is the text in lower case, without bullet, with plain quotes and single spaces.
    `stop_share` is the share of stop words among all words; `capital_share` that of words with a
    capital among those that are no stop words and start with a letter. `closed`: it ends as a
    sentence does. `runs_on`: it ends in a comma, a semicolon or a dash. `introduces`: in a colon.
    `cased`: its script has capitals.
    """

    number: int
    text: str
    folded: str
    word_count: int
    stop_share: float
    capital_share: float
    bulleted: bool
    numbered: bool
    closed: bool
    runs_on: bool
    introduces: bool
    cased: bool
    starts_lower: bool

    @property
    def is_paragraph(self) -> bool:
        """Whether it is at least one full written sentence, no list item."""
        return (
            self.closed
            and self.word_count >= PARAGRAPH_WORDS
            and not self.bulleted
            and not self.starts_lower
        )

    @property
    def looks_like_headline(self) -> bool:
        """Whether most of its words have capitals, as in a title."""
        return self.capital_share >= HEADLINE_CAPITALS

    @property
    def trails_off(self) -> bool:
        """Whether it ends in an ellipsis, as a cut excerpt does."""
        return self.text.endswith(("…", "..."))


def line_of(number: int, text: str) -> Line:
    """The line with its shape; `text` has no outer space and is not empty."""
    head = text[:_LONGEST_JUDGED]
    bullet = _BULLET.match(head)
    content = head[bullet.end() :] if bullet else head
    found = words(content)
    folded = [word.replace("’", "'").casefold() for word in found]
    stops = sum(word in STOP_WORDS for word in folded)
    telling = [
        word
        for word, plain in zip(found, folded, strict=True)
        if word[0].isalpha() and plain not in STOP_WORDS
    ]
    capitals = sum(word[0].isupper() for word in telling)
    ending = text[-60:]
    return Line(
        number=number,
        text=text,
        folded=_SPACE.sub(" ", content.replace("’", "'").casefold()).strip(),
        # The judged head of a longer line has more words than any bound that is asked about.
        word_count=len(found),
        stop_share=stops / len(found) if found else 0.0,
        capital_share=capitals / len(telling) if telling else 0.0,
        bulleted=bullet is not None,
        numbered=_NUMBERING.match(head) is not None,
        closed=_CLOSED.search(ending) is not None,
        runs_on=_RUNS_ON.search(ending) is not None,
        introduces=ending.endswith((":", "：")),
        cased=_is_cased(content),
        starts_lower=text[0].islower(),
    )


def lines_of(raw: str) -> list[Line]:
    """The non-blank lines of `raw`, numbered from 1 with the blank ones counted."""
    stripped = ((n, line.strip()) for n, line in enumerate(raw.splitlines(), start=1))
    return [line_of(n, line) for n, line in stripped if line]


def stop_share_of(lines: Sequence[Line]) -> float:
    """The share of stop words in all of `lines`; 0 where there is no word."""
    total = sum(line.word_count for line in lines)
    return sum(line.stop_share * line.word_count for line in lines) / total if total else 0.0


def _is_cased(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    # A line without letters ("756", "***") is judged like any other, so it counts as cased.
    return 2 * sum(char.islower() or char.isupper() for char in letters) >= len(letters)
