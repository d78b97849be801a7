"""Names in a text whose capitals tell them: capitalised spans and acronyms."""

import re
from collections.abc import Iterable, Sequence

from harness.text.demonyms import LONGEST_FORM, country
from harness.text.names.given import GIVEN
from harness.text.names.places import place
from harness.text.names.tokens import Name, Token, tokens_of
from harness.text.names.uncased import find_uncased, is_uncased
from harness.text.names.words import (
    FEMALE_TITLES,
    LINKS,
    MALE_TITLES,
    ORGANISATION_WORDS,
    PERSONAL_COUNTRIES,
    PLACE_WORDS,
    TITLES,
)
from harness.text.quantities.vocabulary import MONTHS, WEEKDAYS
from harness.text.tokens import STOP_WORDS

_ARTICLE = re.compile(r"(?:al|el|an|as|ad)[-‐‑][^\W\d_]", re.I)
_NO_NAMES = STOP_WORDS | TITLES | LINKS
# Capitalised only because they open a sentence, beside the stop words and adverbs in -ly.
_OPENERS = frozenset(
    """according amid besides despite earlier finally first following furthermore given hence
    including instead last later meanwhile moreover nevertheless new nonetheless overall please
    regarding second since speaking then third today tomorrow tonight unlike using whether
    yesterday two three four five six seven eight nine ten yes no thank thanks hello hi okay ok
    well""".split()
)
_SHORTEST_ADVERB = 7
_DATES = frozenset([*MONTHS, *WEEKDAYS])
# Acronyms that are stop words in lower case, and no country.
_ACRONYMS = frozenset({"WHO"})
_PRONOUN = "I"
_CALLED = TITLES | MALE_TITLES | FEMALE_TITLES
_TITLES_BEFORE = re.compile(r"(?:[^\W\d_]+\.?[ \u00a0]){1,2}$")
_LOOK_BACK = 40


def find_names(text: str, known: Iterable[str] = ()) -> list[Name]:
    """The names of `text`, in order, not overlapping: "Lloyd Austin", "U.S.", "Islamic State".

    A country's name or its people's stands alone ("Russian", "Wagner Group"). A lone capitalised
    word that opens a sentence is taken only where something tells it from an ordinary word: it is
    an acronym or a place, or the text has it in capitals within a sentence. Months and weekdays
    are no names.

    known: names from elsewhere, such as the documents that a summary is of. They matter only where
    the text's capitals tell nothing (all lower case but for what opens a sentence, all capitals, a
    headline in title case): there, those of them that it has, places, and people by their given
    names or titles are its names.
    """
    tokens = list(tokens_of(text))
    known = list(known)
    if is_uncased(tokens, bool(known)):
        return find_uncased(text, tokens, known)
    groups = _groups(text, tokens)
    sure = {token.text for group in groups for token in group if not token.opening}
    known_lower = {token.text for token in tokens if token.text.islower()}
    names: list[Name] = []
    for group in groups:
        for part in _parts(group):
            kept = _trimmed(part, sure, known_lower)
            if kept:
                start, end = kept[0].start, kept[-1].end
                cut = part[: len(part) - len(kept)] if kept[-1] is part[-1] else []
                names.append(Name(text[start:end], start, end, _title(text, cut, start)))
    return names


def _groups(text: str, tokens: Iterable[Token]) -> list[list[Token]]:
    """Runs of capitalised words with only a space, or a link such as "of", between them."""
    groups: list[list[Token]] = []
    links: list[Token] = []
    end, closed = -1, True
    for token in tokens:
        gap = text[max(end, 0) : token.start]
        joined = bool(groups) and not closed and _is_gap(gap, groups[-1][-1])
        if token.text in _DATES:
            closed = True
        elif token.text[:1].isupper() or _ARTICLE.match(token.text):
            if joined:
                groups[-1].extend([*links, _inner(token)])
            else:
                groups.append([token])
            links, closed = [], token.end < token.stop
        elif joined and token.text in LINKS and len(links) < 2:
            links.append(token)
        else:
            closed = True
        end = token.stop
    return groups


def _inner(token: Token) -> Token:
    """A token that another one of its name comes before."""
    return Token(token.text, token.start, token.end, token.stop, False)


def _is_gap(between: str, last: Token) -> bool:
    if between in (" ", "\u00a0"):
        return True
    abbreviated = len(last.text) == 1 or last.text.casefold() in TITLES
    return between == ". " and abbreviated


def _parts(group: list[Token]) -> list[list[Token]]:
    """The group cut at the names of countries and peoples: "Russian", "Wagner Group"."""
    parts: list[list[Token]] = [[]]
    i = 0
    while i < len(group):
        length = _country_length(group[i : i + LONGEST_FORM])
        # "New Mexico", "Latin America": no country, though a word of it is.
        inner = 0 if length > 1 else _region_length(group[i : i + LONGEST_FORM])
        if inner:
            parts[-1] += group[i : i + inner]
            length = inner
        elif length == 1 and _is_person(group, i):
            parts[-1].append(group[i])
        elif length:
            parts += [group[i : i + length], []]
        else:
            parts[-1].append(group[i])
        i += length or 1
    return parts


def _country_length(tokens: list[Token]) -> int:
    """How many of the tokens, from the first on, name a country."""
    for length in range(len(tokens), 0, -1):
        if country(" ".join(token.text for token in tokens[:length])):
            return length
    return 0


def _region_length(tokens: list[Token]) -> int:
    """How many of the tokens, from the first on and two at least, name a region or a city."""
    for length in range(len(tokens), 1, -1):
        if place(" ".join(token.text for token in tokens[:length])):
            return length
    return 0


def _is_person(group: Sequence[Token], i: int) -> bool:
    """Whether the country's name at `i` is one of a person's: "Michael Jordan", "Jordan Smith"."""
    word = group[i].text.casefold()
    if word not in PERSONAL_COUNTRIES:
        return False
    before = group[i - 1].text.casefold() if i else ""
    if before in GIVEN or before in ("mr", "mrs", "ms", "miss", "dr"):
        return True
    after = group[i + 1].text if i + 1 < len(group) else ""
    folded = after.casefold()
    no_surname = ORGANISATION_WORDS | PLACE_WORDS | _NO_NAMES
    return word in GIVEN and after.istitle() and folded not in no_surname and not country(after)


def _trimmed(part: list[Token], sure: set[str], known_lower: set[str]) -> list[Token]:
    """The part without titles, links and ordinary words at its ends; [] where nothing is left."""
    while part and part[-1].text in LINKS:
        part.pop()
    first = 0
    while first < len(part) and _is_ordinary(part[first], len(part) - first > 1, sure, known_lower):
        first += 1
    return part[first:]


def _is_ordinary(token: Token, followed: bool, sure: set[str], known_lower: set[str]) -> bool:
    word, folded = token.text, token.text.casefold()
    capitals = word.isupper() and len(word) > 1 and folded not in STOP_WORDS
    if capitals or country(word) or word in _ACRONYMS:
        return False
    if word == _PRONOUN or folded in _NO_NAMES:
        return True
    if not token.opening or any(letter.isupper() for letter in word[1:]):
        return len(word) == 1 and not followed
    if folded in _OPENERS or folded in known_lower or _is_adverb(folded):
        return True
    return not followed and word not in sure and not place(word)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word not in GIVEN


def _title(text: str, cut: Sequence[Token], start: int) -> str:
    """The titles among the words cut off, or before the name ("spokeswoman", "his wife")."""
    titles = [token.text.casefold() for token in cut if token.text.casefold() in TITLES]
    if not titles and (found := _TITLES_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])):
        for word in reversed(found.group().replace(".", "").casefold().split()):
            if word not in _CALLED:
                break
            titles.insert(0, word)
    return " ".join(titles)
