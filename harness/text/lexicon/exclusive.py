"""Words that exclude each other: what is one thing of a closed group is no other of it."""

from collections import defaultdict
from functools import lru_cache

from harness.text.lexicon.groups import GROUPS
from harness.text.lexicon.lemmas import lemma

_KEPT = 2**16


@lru_cache(maxsize=_KEPT)
def alternatives(word: str) -> frozenset[str]:
    """The lemmas that cannot stand for the lemma `word` in a sentence without making another
    statement of it: other weekdays, colours, relatives, crimes …; empty where none is known.

    Symmetric. Names of the same thing ("car", "automobile") do not exclude each other. A text may
    still mention both ("a red and a blue car"), so compare only words that one side lacks. May and
    March are left out, being other words in lower case.
    """
    return frozenset(_ALTERNATIVES.get(word, ()))


def exclusive(first: str, second: str) -> bool:
    """Whether two lemmas are different members of one closed group (see `alternatives`)."""
    return second in alternatives(first)


def _alternatives() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in GROUPS.split(";"):
        members = [[lemma(word.strip()) for word in part.split("/")] for part in group.split(",")]
        for member in members:
            for word in member:
                found[word].update(w for other in members if other is not member for w in other)
    return dict(found)


_ALTERNATIVES = _alternatives()
