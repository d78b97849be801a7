"""Words, stop words and n-grams."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

# Combining marks are no \w; those that follow letters lie below the Hangul syllables.
_MARKS = "".join(
    char for char in map(chr, range(0x300, 0xAC00)) if unicodedata.category(char) in ("Mn", "Mc")
)
# A word is a run of letters, digits and combining marks; an apostrophe, hyphen, point or comma
# stays inside it only between such characters ("don't", "mid-March", "U.S", "1,000", "2.5").
_WORD_PART = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_WORD = re.compile(rf"{_WORD_PART}(?:(?:['’\-‐‑.·]|(?<=\d),(?=\d)){_WORD_PART})*")

# Typographic apostrophe and hyphens, and their plain forms.
_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-"})

STOP_WORDS = frozenset(
    """
    a about above after again against all also although am among an and another any are aren't as
    at be became because been before being below between both but by can can't cannot could
    couldn't did didn't do does doesn't doing don't down during each either else even ever every
    few for from further get gets got had hadn't has hasn't have haven't having he her here hers
    herself him himself his how however i if in into is isn't it it's its itself just least less
    let like many may me might more most much must my myself neither nor now of off often on once
    one only onto or other others our ours ourselves out over own per perhaps quite rather s said
    same say says shall she should shouldn't since so some still such than that that's the their
    theirs them themselves then there these they this those though through thus to too toward
    towards under until up upon us very was wasn't we were weren't what when where whether which
    while who whom whose why will with within without won't would wouldn't yet you your yours
    yourself yourselves
    """.split()
)


def words(text: str) -> list[str]:
    """The words of `text` in order, as written; punctuation is no word."""
    return _WORD.findall(text)


def normalized_words(text: str) -> list[str]:
    """The words of `text`, NFKC-normalized and case-folded, apostrophes and hyphens made plain."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return [word.casefold() for word in words(plain)]


def content_words(text: str) -> list[str]:
    """The normalized words of `text` that are no English stop words, a possessive 's removed."""
    stems = (word.removesuffix("'s") for word in normalized_words(text))
    return [word for word in stems if word not in STOP_WORDS]


def ngrams(tokens: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    """How often each n-gram occurs in `tokens`; empty where there are fewer than n tokens."""
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def jaccard(first: frozenset[str] | set[str], second: frozenset[str] | set[str]) -> float:
    """Shared members over all members, in [0, 1]; 0 where either set is empty."""
    if not first or not second:
        return 0.0
    return len(first & second) / len(first | second)
