"""A site's name that a scraper glued into the words of the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harness.text.cleaning.lines import Line
from harness.text.tokens import STOP_WORDS, words

_HEADER_LINES = 10
_LONGEST_HEADER = 300
_FEWEST_LETTERS = 5
_MOST_WORDS = 3
_FEWEST_SHOWN = 2
_FEWEST_UNKNOWN = 3
_SEPARATOR = re.compile(r"\s*(?:[|»›>•·]|::?)\s*|\s+[-–—]\s*")
_NAME = re.compile(r"[^\W\d_][\w'&.]*(?: [^\W_][\w'&.]*){0,2}")
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z][A-Z]")
# What makes a new word of a name ("New York" + "ers") and is therefore no word glued to it.
_ENDINGS = frozenset(
    {"able", "based", "ers", "esque", "ese", "est", "gate", "hood", "ian", "ians", "ien", "iens"}
    | {"ify", "ing", "ings", "ish", "ism", "ist", "ista", "istas", "ists", "ites", "ize", "like"}
    | {"ness", "ship", "style", "team", "type", "ville", "wide", "wise"}
)


@dataclass(frozen=True, slots=True)
class Glued:
    """A word as it stands in a line from `start` on, and what remains without the site's name."""

    start: int
    before: str
    after: str


def glued_words(lines: Sequence[Line]) -> dict[int, list[Glued]]:
    """The words to repair, by line number, in their order.

    A site's name is looked for in the page's own header only, the lines before the first
    paragraph, where a separator sets it off ("Name|Headline"). One plain word counts as a name
    where two header lines show it; a name of several words or with an inner capital needs one.
    """
    start = next((i for i, line in enumerate(lines) if line.is_paragraph), 0)
    header = [line.text for line in lines[:start] if not line.closed][:_HEADER_LINES]
    names = _site_names([text for text in header if len(text) <= _LONGEST_HEADER])
    if not names:
        return {}
    body = lines[start:]
    vocabulary = STOP_WORDS | {word.casefold() for line in body for word in words(line.text)}
    for name in names:
        repairs = _repairs(name, body, vocabulary)
        if repairs:
            # One name at a time: words that two names are glued to change with the first repair.
            return repairs
    return {}


def without_glue(text: str, glued: Sequence[Glued]) -> str:
    """`text` with the glued words, in their order, put right."""
    pieces: list[str] = []
    end = 0
    for word in glued:
        pieces += [text[end : word.start], word.after]
        end = word.start + len(word.before)
    return "".join([*pieces, text[end:]])


def _repairs(name: str, body: Sequence[Line], vocabulary: frozenset[str]) -> dict[int, list[Glued]]:
    pattern = _glue(name)
    alone = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    stands_alone = any(alone.search(line.text) for line in body)
    repairs: dict[int, list[Glued]] = {}
    for line in body:
        for match in pattern.finditer(line.text):
            after = match.group("after") or match.group("before")
            if _is_glued(name, after, vocabulary, stands_alone):
                repairs.setdefault(line.number, []).append(
                    Glued(match.start(), match.group(), after)
                )
    return repairs


def _glue(name: str) -> re.Pattern[str]:
    escaped, letters, edge = re.escape(name), r"[^\W\d_]{2,}", r"[^\W_]"
    return re.compile(
        rf"(?<!{edge})(?:{escaped}(?P<after>{letters})|(?P<before>{letters}?){escaped}(?!{edge}))"
    )


def _is_glued(name: str, rest: str, vocabulary: frozenset[str], alone: bool) -> bool:
    if rest.casefold() in _ENDINGS:
        return False
    if alone and not _INNER_CAPITAL.search(name):
        # A plain word that the text itself uses may be the start of others ("Paris", "Parisian").
        return False
    return rest.casefold() in vocabulary or (len(rest) >= _FEWEST_UNKNOWN and rest.islower())


def _site_names(header: Sequence[str]) -> list[str]:
    """The names that the header sets off, the longest first."""
    parted = ([part for part in _SEPARATOR.split(text) if part] for text in header)
    split = [parts for parts in parted if len(parts) > 1]
    candidates = {part for parts in split for part in parts if _may_be_name(part)}
    return sorted(
        (name for name in candidates if _is_evident(name, split)), key=lambda n: (-len(n), n)
    )


def _may_be_name(part: str) -> bool:
    letters = sum(char.isalpha() for char in part)
    shaped = _NAME.fullmatch(part) is not None and part[0].isupper()
    return shaped and letters >= _FEWEST_LETTERS and len(part.split()) <= _MOST_WORDS


def _is_evident(name: str, split: Sequence[Sequence[str]]) -> bool:
    if " " in name or _INNER_CAPITAL.search(name):
        return True
    shown = (any(part.startswith(name) or part.endswith(name) for part in parts) for parts in split)
    return sum(shown) >= _FEWEST_SHOWN
