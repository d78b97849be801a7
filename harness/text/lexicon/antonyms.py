"""Antonyms: opposites of a word, from tables and from a few prefixes and suffixes."""

from collections import defaultdict
from functools import lru_cache

from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.opposites import TABLES
from harness.text.lexicon.prefixes import PREFIXES
from harness.text.lexicon.pronouns import GENDERED_NOUNS

_KEPT = 2**16
# A word that begins with "un" or "non" and is no opposite has a shorter rest than this, or
# a rest that is not looked for because nobody writes it ("unique", "iquely").
_SHORTEST_BASE = 4
_NO_OPPOSITES = frozenset(
    "unless until unearth unleash unveil unravel unfold unite universe".split()
)
_SWAPPED = (("pro-", "anti-"), ("pre-", "post-"), ("over", "under"))
_SWAPPED_BASES = frozenset(
    """estimate value state pay charge weight rate perform price staff fund report play take go feed
    supply achieve""".split()
)


@lru_cache(maxsize=_KEPT)
def antonyms(word: str) -> frozenset[str]:
    """The opposites of a lemma (see `lemma`), as lemmas; empty where none is known. Symmetric.

    Beside the tables: "un-", "non-", "pro-" and "anti-", "-ful" and "-less", and adverbs in -ly of
    adjectives in the tables. Those rules may give a word that does not exist ("unhouse"), which
    does no harm where opposites are looked for in a text. Opposites of a word's other senses are
    among them ("light": dark, heavy), and converses ("buy": sell), which tell
    one event from two sides.
    """
    # What a rule gives one way only is no opposite: "nonless" would be one of "less".
    return frozenset(other for other in _candidates(word) if word in _candidates(other))


def are_antonyms(first: str, second: str) -> bool:
    """Whether two lemmas are opposites (see `antonyms`)."""
    return second in antonyms(first)


def _listed() -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)

    def add(first: str, second: str) -> None:
        first, second = lemma(first), lemma(second)
        if first != second:
            pairs[first].add(second)
            pairs[second].add(first)

    for entry in ";".join(TABLES).split(";"):
        left, right = (side.split() for side in entry.split("|"))
        for first in left:
            for second in right:
                add(first, second)
    for prefix, bases in PREFIXES.items():
        for base in bases.split():
            add(base, prefix + base)
    for woman, man in GENDERED_NOUNS:
        add(woman, man)
    return dict(pairs)


_LISTED = _listed()


def _candidates(word: str) -> set[str]:
    return {*_LISTED.get(word, ()), *_by_affix(word)} - {word}


def _by_affix(word: str) -> set[str]:
    found: set[str] = set()
    if word.endswith("ful") and len(word) > 6:
        found.add(word.removesuffix("ful") + "less")
    if word.endswith("less") and len(word) > 7:
        found.add(word.removesuffix("less") + "ful")
    for first, second in _SWAPPED:
        for prefix, other in ((first, second), (second, first)):
            rest = word.removeprefix(prefix)
            if rest != word and (prefix.endswith("-") or rest in _SWAPPED_BASES):
                found.add(other + rest)
    if word.endswith("ly") and word not in _LISTED:
        found.update(other + "ly" for other in _LISTED.get(word.removesuffix("ly"), ()))
    return found | _negated(word)


def _negated(word: str) -> set[str]:
    """The word with a negative prefix, or without the one it has."""
    for prefix in ("un-", "non-", "un", "non"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_BASE and word not in _NO_OPPOSITES:
            return {rest}
    if len(word) < _SHORTEST_BASE or any("un" + word == other for other in _NO_OPPOSITES):
        return set()
    return {prefix + word for prefix in ("un-", "non-", "un", "non")}
