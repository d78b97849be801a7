"""Tokens that keep what ends a clause: what negators, modals and quantifiers reach is cut there."""

import re
from collections.abc import Sequence

from harness.text.tokens import STOP_WORDS, normalized_words

# Stands for any mark that ends a clause.
BREAK = ","

# A full stop is one only before a capital and after a word, not in "U.S. troops" or "2.5".
_MARKS = re.compile(r"[,;:!?)\]…](?=\W|$)|(?<=\w{3})\.(?=[\"”]?\s+[A-Z\"“]|$)|[(\[—]|\s[-–]\s")
_APART = {"cannot": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not")}
_APART |= {"shan't": ("shall", "not"), "ain't": ("is", "not"), "gonna": ("going", "to")}
# Chats leave the apostrophe out.
_APART |= {
    f"{verb}nt": (verb, "not")
    for verb in "do does did is are was were could would should have has had".split()
}
_ENDINGS = {"n't": "not", "'ll": "will"}
_MUTE = ("'s", "'re", "'ve", "'m", "'d")

# These open another clause.
_OPENERS = frozenset(
    """
    but and because although though while whereas since unless if when whenever before after until
    so yet who which whom whose where once whether then however therefore
    """.split()
)


def clause_tokens(text: str) -> list[str]:
    """The normalized words of one sentence, with "," for each mark that ends a clause.

    Contractions are taken apart ("won't": will, not; "didn't": did, not), a possessive 's is left
    out, and so are contracted forms of be, have and would, for "'s" and "'d" could be either. No
    mark stands first, last or twice in a row.
    """
    tokens: list[str] = []
    for part in _MARKS.split(text):
        if tokens and tokens[-1] != BREAK:
            tokens.append(BREAK)
        for word in normalized_words(part):
            tokens.extend(_apart(word))
    return tokens[:-1] if tokens and tokens[-1] == BREAK else tokens


def _apart(word: str) -> tuple[str, ...]:
    if word in _APART:
        return _APART[word]
    for ending, expanded in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), expanded)
    for ending in _MUTE:
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending),)
    return (word,)


def is_content(token: str) -> bool:
    """Whether the token says something by itself: neither a stop word nor a mark."""
    return token != BREAK and token not in STOP_WORDS


def reach(tokens: Sequence[str], start: int, most: int) -> range:
    """The places from `start` to the end of the clause, with at most `most` content words.

    The clause ends at a mark, or at a word that opens another clause ("but", "and", "because",
    "which"). No parser stands behind this: a comma within a clause ends it too, and "and" between
    two verbs or nouns of one clause does.
    """
    found = 0
    for place in range(start, len(tokens)):
        if tokens[place] == BREAK or tokens[place] in _OPENERS:
            return range(start, place)
        found += is_content(tokens[place])
        if found == most:
            return range(start, place + 1)
    return range(start, len(tokens))
