"""Small operations on strings that every corruption needs."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from harness.text.names import find_names

# What may lose its capital where it no longer opens a sentence; any other word may be a name.
_FUNCTION_WORDS = frozenset(
    """the a an his her he she they it we this that these those some many most all two three four
    several no one police officials there their its in on at after during by when for""".split()
)
Edit = tuple[int, int, str]


def edited(text: str, edit: Edit) -> str:
    """`text` with what lies between the two places replaced."""
    start, end, new = edit
    return text[:start] + new + text[end:]


def one_edit(text: str, edits: Sequence[Edit], rng: random.Random) -> str | None:
    """`text` with one of the edits that change it made; None where there is none."""
    changing = [edit for edit in edits if edited(text, edit) != text]
    return edited(text, rng.choice(changing)) if changing else None


def any_word(forms: Sequence[str] | Mapping[str, object]) -> re.Pattern[str]:
    """A pattern of whole words in any case, the longest form first."""
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, ordered))})(?![\w'’-])", re.I)


def like(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def table_edits(
    text: str,
    pattern: re.Pattern[str],
    options: Callable[[str], Sequence[str]],
) -> list[Edit]:
    """Every exchange of a match for one of its options, the match in lower case given."""
    return [
        (match.start(), match.end(), like(match[0], new))
        for match in pattern.finditer(text)
        for new in options(match[0].lower())
    ]


def lowered(text: str) -> str:
    """The opening of a sentence as it is written inside one."""
    first = text.split(" ", 1)[0].rstrip(",")
    ordinary = first.lower() in _FUNCTION_WORDS and first != "I"
    named = any(name.start == 0 for name in find_names(text))
    return text[:1].lower() + text[1:] if ordinary and not named else text


def raised(text: str) -> str:
    """A part of a sentence as it opens one."""
    return text[:1].upper() + text[1:]
