"""Whether two names are one, as far as their forms tell."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harness.text.names.given import FEMALE, GIVEN, MALE, SHORT_FORMS
from harness.text.names.places import Place, place, same_place
from harness.text.names.words import (
    ALIASES,
    EQUIVALENTS,
    EVENT_WORDS,
    LINKS,
    NUMERALS,
    ORGANISATION_WORDS,
    PERSONAL_COUNTRIES,
    PLACE_WORDS,
)

# Shorter words differ by one letter too easily ("Iran", "Iraq").
_SHORTEST_MISSPELT = 6
_SHORTEST_PREFIX = 3
_SHORTEST_PLURAL = 4
_KEPT_FORMS = 2**15
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans("ckyz", "kkis")
# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
# "NGOs", "PhDs".
_PLURAL = re.compile(r"(?<=[A-Z][A-Z])s\b|(?<=[A-Z][a-z][A-Z])s\b")
_EXTENSIONS = frozenset({"city", "state", "strip"})
_JOBS = ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS


@dataclass(frozen=True, slots=True)
class _Form:
    """A name, read for comparison.

    text: as written; words: its key words; joined: those without spaces; initials: of the words as
    written, with and without links; place: where the whole name is one's; alias: the number of the
    names that stand for the same.
    """

    text: str
    words: tuple[str, ...]
    joined: str
    initials: tuple[str, str]
    place: Place | None
    alias: int | None


def matches(name: str, others: Iterable[str]) -> bool:
    """Whether one of the other names is, as far as its form tells, the same as this one.

    Same but for case, accents, points, hyphens, apostrophes, spaces and usual abbreviations (St,
    Utd, Ltd); a shorter form of it or a longer one (Austin, Lloyd Austin; Bill, William); an
    acronym and what it stands for; a place and its people; or, from six letters on, one letter
    added, left out or changed in a word that is no known name itself.
    """
    form = _form(name)
    return any(_same(form, _form(other)) for other in others)


@lru_cache(maxsize=_KEPT_FORMS)
def _form(name: str) -> _Form:
    written = _plain_words(name)
    words = key_words(name)
    initials = "".join(w[0] for w in written), "".join(w[0] for w in written if w not in _DROPPED)
    alias = ALIASES.get(" ".join(words)) if words else None
    if alias is None:
        alias = ALIASES.get(" ".join(written))
    return _Form(name, words, "".join(words), initials, place(name), alias)


_DROPPED = LINKS | {"the", "and", "for"}


def _plain_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", _PLURAL.sub("", name)).casefold().translate(_PLAIN)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"\b(?:al|el)[-‐‑]|[.'’‘`]", "", plain)
    return re.findall(r"[^\W_]+", plain)


@lru_cache(maxsize=_KEPT_FORMS)
def key_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, in the form in which they are compared."""
    plain = _plain_words(name)
    # "AL" is a name of its own, though all of it links others.
    words = [word for word in plain if word not in LINKS] or plain
    if len(words) > 1:
        words = [words[0], *(NUMERALS.get(word, word) for word in words[1:])]
        if words[-1] in EVENT_WORDS:
            words[0] = NUMERALS.get(words[0], words[0])
    kept = [EQUIVALENTS.get(word, word) for word in words]
    return tuple(word for word in kept if word) or tuple(words)


def _same(first: _Form, second: _Form) -> bool:
    if first.place and second.place and same_place(first.place, second.place):
        return True
    if first.alias is not None and first.alias == second.alias:
        return True
    if _is_land(first, second) or _is_land(second, first):
        return False
    words = first.words, second.words
    if not all(words):
        return False
    if first.place and second.place:
        return _is_city_of(*words) or _is_city_of(*words[::-1])
    return (
        first.joined == second.joined
        or _contains(*words)
        or _contains(*words[::-1])
        or _is_reordered(*words)
        or _is_acronym(first, second)
        or _is_acronym(second, first)
        or _is_variant(*words)
    )


def _is_city_of(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """ "New York City", "New York": what no other two places of the gazetteer are to each other."""
    return len(longer) > 1 and longer[-1] in _EXTENSIONS and longer[:-1] == shorter


def _is_land(form: _Form, other: _Form) -> bool:
    """Whether the form names a country, and the other cannot be a person of that name."""
    if not form.place or form.place.kind not in ("country", "organisation"):
        return False
    return form.joined not in PERSONAL_COUNTRIES or bool(other.place) or not is_given(other.words)


def is_given(words: Sequence[str]) -> bool:
    """Whether the first of several key words is a given name."""
    return len(words) > 1 and words[0] in GIVEN


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the part is a run of the whole's words, or its first and last and some between."""
    if len(part) > len(whole) or (len(part[0]) == 1 and len(part) == 1):
        return False
    for i in range(len(whole) - len(part) + 1):
        if all(map(same_word, whole[i : i + len(part)], part)):
            return True
    if len(part) < 2 or not (same_word(whole[0], part[0]) and same_word(whole[-1], part[-1])):
        return False
    rest = iter(whole)
    return all(any(same_word(word, other) for other in rest) for word in part)


def same_word(first: str, second: str) -> bool:
    """Whether two key words are one, or one the plural of the other."""
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return longer == shorter + "s" and len(shorter) >= _SHORTEST_PLURAL and not _known(shorter)


def _known(word: str) -> bool:
    return word in GIVEN or bool(place(word.capitalize()))


def _is_reordered(first: Sequence[str], second: Sequence[str]) -> bool:
    """ "Ministry of Defence", "Defence Ministry"."""
    return len(first) > 1 and sorted(first) == sorted(second) and any(w in _JOBS for w in first)


def _is_acronym(short: _Form, full: _Form) -> bool:
    letters = _PLURAL.sub("", short.text.replace(".", "").replace("-", ""))
    if len(letters) < 2 or not letters.isupper() or len(full.initials[1]) < 2:
        return False
    return letters.casefold() in full.initials


def _is_variant(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the words are one by one the same, misspelt, cut short, initials or diminutives; the
    last of several, a surname, neither cut short nor a diminutive."""
    if len(first) != len(second):
        return 1 in (len(first), len(second)) and _is_misspelt("".join(first), "".join(second))
    several = len(first) > 1
    alike = [same_word(a, b) or _is_misspelt(a, b) for a, b in zip(first, second, strict=True)]
    if several and not alike[-1]:
        return False
    return all(
        same or _is_short(a, b, several) or _is_short(b, a, several)
        for same, a, b in zip(alike, first, second, strict=True)
    )


def _is_short(short: str, full: str, several: bool) -> bool:
    """Whether the first word is a diminutive of the second, or in a longer name its beginning."""
    names = SHORT_FORMS.get(short, ())
    if full in names or set(names) & set(SHORT_FORMS.get(full, ())):
        return True
    if not several or not full.startswith(short) or short.isdigit():
        return False
    if len(short) == 1:
        return True
    return len(short) >= _SHORTEST_PREFIX and not _differ_in_gender(short, full)


def _differ_in_gender(first: str, second: str) -> bool:
    return (first in MALE and second in FEMALE) or (first in FEMALE and second in MALE)


def _is_misspelt(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _SHORTEST_MISSPELT or abs(len(first) - len(second)) > 1:
        return False
    if any(map(str.isdigit, first + second)):
        return False
    i = 0
    while i < min(len(first), len(second)) and first[i] == second[i]:
        i += 1
    rests = first[i:], second[i:]
    if not (rests[0][1:] == rests[1][1:] or rests[0] == rests[1][1:] or rests[0][1:] == rests[1]):
        return False
    return not (_known(first) and _known(second)) or _is_spelling(first, second)


def _is_spelling(first: str, second: str) -> bool:
    """Whether two known names are spellings of one (Mohamed, Mohammed; not Marina, Martina): of the
    same gender, and the same but for letters doubled or that sound alike."""
    return _sound(first) == _sound(second) and not _differ_in_gender(first, second)


def _sound(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.replace("ph", "f").translate(_SOUNDS))
