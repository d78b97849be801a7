"""What kind of thing a name names, and which names cannot be the same one's."""

from collections.abc import Sequence
from functools import lru_cache

from harness.text.names.given import FEMALE, GIVEN, MALE
from harness.text.names.matching import is_given, key_words, matches, same_word
from harness.text.names.places import place
from harness.text.names.words import (
    EVENT_WORDS,
    FEMALE_TITLES,
    MALE_TITLES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    TITLES,
)

# Given names that, alone, are as often surnames, and tell no gender then.
_ALSO_SURNAMES = frozenset(
    """abdullah ali allen bruce cameron carlos craig curtis dean douglas duncan francis george
    gordon graham grant gregory harvey henry howard hussein ivan james jordan joseph kelly kerry
    khalid lawrence lewis lloyd logan martin marshall mason mitchell morgan murphy murray nelson
    neil owen patrick paul perry ray reid rose ross russell ryan scott simon spencer stanley
    stewart stuart taylor terry thomas tyler vernon wallace warren wayne wesley wilson winston
    todd tyrone hope holly dawn hazel summer""".split()
)
# Given names that, alone, are more often something else.
_NOT_ALONE = frozenset(
    """april art chelsea christian crystal dawn hope jade joy lance madison marine mercedes milan
    mine roman said summer will""".split()
)
# Place words that go before the name.
_HEADS_BEFORE = frozenset("lake mount mt river port cape fort".split())
_FAMILY_TITLES = MALE_TITLES | FEMALE_TITLES
_LONGEST_PERSON = 4
_SHORTEST_STEM = 6


@lru_cache(maxsize=2**14)
def kind(name: str, title: str = "") -> str:
    """What the name is of: "country" (or its people), "region", "city", "place" (a river, an
    airport ...), "organisation", "event", "person"; "" where nothing tells.

    title: what stands before the name (see `Name`).
    """
    titles = title.casefold().split()
    if any(word in TITLES or word in _FAMILY_TITLES for word in titles):
        return "person"
    if found := place(name):
        return found.kind
    words = [word.strip(".'’\"").casefold() for word in name.split()]
    if not words:
        return ""
    if told := _told(words):
        return told
    if words[0] in TITLES and len(words) > 1:
        return "person"
    given = words[0] in GIVEN and not (len(words) == 1 and words[0] in _NOT_ALONE)
    plain = len(words) <= _LONGEST_PERSON and not any(map(str.isdigit, name))
    return "person" if given and plain and not (name.isupper() and len(name) < 4) else ""


def _told(words: Sequence[str]) -> str:
    """What the head of the name says: its last word, or the first in "University of Niger"."""
    tables = (PLACE_WORDS, "place"), (ORGANISATION_WORDS, "organisation"), (EVENT_WORDS, "event")
    head = words[-1]
    if "of" in words[1:-1]:
        head = words[words.index("of", 1) - 1]
    elif words[0] in _HEADS_BEFORE:
        return "place"
    for table, told in tables:
        if head in table:
            return told
    several = len(words) > 1 and words[0] not in GIVEN
    return "organisation" if several and any(w in ORGANISATION_WORDS for w in words) else ""


def gender(name: str, title: str = "") -> str | None:
    """Whether a person is "f" or "m", where the title or given name tells; None where nothing does.

    title: what stands before the name (see `Name`). A given name that is as common a surname tells
    nothing when alone.
    """
    for word in reversed(title.casefold().split()):
        if word in _FAMILY_TITLES:
            return "f" if word in FEMALE_TITLES else "m"
    if kind(name, title) != "person":
        return None
    words = [word for word in name.casefold().replace(".", " ").split() if word not in TITLES]
    first = next((word for word in words if len(word) > 1), "")
    if first in _ALSO_SURNAMES and len(words) == 1:
        return None
    return "f" if first in FEMALE else "m" if first in MALE else None


def rivals(first: str, second: str, titles: tuple[str, str] = ("", "")) -> bool:
    """Whether two names are alike enough to stand in one place, and name different things.

    So do two countries, two cities, two persons whose names differ, and two names that differ in
    one word or number only ("David Cameron", "James Cameron"; "Airbase 101", "Airbase 201"). False
    where the names match, or are places of different kinds.

    titles: what stands before each of them.
    """
    if matches(first, (second,)):
        return False
    kinds = kind(first, titles[0]), kind(second, titles[1])
    if kinds[0] == kinds[1] and kinds[0] in ("country", "city", "person"):
        return True
    places = place(first), place(second)
    if kinds == ("region", "region") and places[0] and places[1]:
        return bool(places[0].lands) == bool(places[1].lands)
    if {"country", "region", "city"} & set(kinds):
        return False
    return _differ_in_one_word(first, second) or _differ_in_the_end(first, second)


def _differ_in_one_word(first: str, second: str) -> bool:
    words = key_words(first), key_words(second)
    if len(words[0]) != len(words[1]) or len(words[0]) < 2:
        return False
    different = [(a, b) for a, b in zip(*words, strict=True) if not same_word(a, b)]
    return len(different) == 1 and is_given(words[0]) == is_given(words[1])


def _differ_in_the_end(first: str, second: str) -> bool:
    """ "BestInsuranceXYZ", "BestInsuranceABC"; "U17", "U21": made-up words with capitals or
    digits within."""
    if " " in first or " " in second or first.isalpha() != second.isalpha():
        return False
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    marked = all(any(not char.islower() for char in name[1:]) for name in (first, second))
    digits = first[length:].isdigit() and second[length:].isdigit() and length > 0
    return marked and (digits or length >= _SHORTEST_STEM)
