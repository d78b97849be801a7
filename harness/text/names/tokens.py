"""A name, and the tokens that names are put together from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.text.demonyms import country


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a text: `text == source[start:end]`, without a title and a possessive 's.

    title: the words before it that say who bears it, case-folded ("vice president", "mrs").
    """

    text: str
    start: int
    end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, without a possessive 's: `text == source[start:end]`.

    stop: where it ends with the possessive; opening: whether it opens a sentence.
    """

    text: str
    start: int
    end: int
    stop: int
    opening: bool


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’‐‑-][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"['’]s$", re.I)
# What stands before the first word of a sentence, a line, a quotation or a list item. A point after
# a lone capital ends an initial, not a sentence.
_OPENING = re.compile(
    r"(?:^|(?<!\b[A-Z])\.|[!?:;\n\r\u2028\u2029]|(?:^|\s)[-*•–—])[\s\"'`“”‘’(\[]*$|[\"`“‘(\[]$"
)
_LOOK_BACK = 12


def tokens_of(text: str) -> Iterator[Token]:
    """The words of `text` in order: of "Russian-held" only what is before the hyphen, and both
    parts of "Franco-German" or "African-American" by themselves."""
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if found := _POSSESSIVE.search(word):
            end -= len(found.group())
            word = text[start:end]
        head, hyphen, tail = word.partition("-")
        if hyphen and head[:1].isupper() and tail.islower():
            end, word = start + len(head), head
        before = text[max(0, start - _LOOK_BACK) : start]
        opening = not start or bool(_OPENING.search(before))
        if hyphen and tail[:1].isupper() and (country(head) or country(tail)) and not country(word):
            middle = start + len(head)
            yield Token(head, start, middle, middle, opening)
            yield Token(tail, middle + 1, end, match.end(), False)
        else:
            yield Token(word, start, end, match.end(), opening)
