"""Names: capitalised spans and acronyms, found and compared without a trained model."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from harness.text.demonyms import LONGEST_FORM, country
from harness.text.quantities.vocabulary import MONTHS, WEEKDAYS
from harness.text.tokens import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a text: `text == source[start:end]`, without a title and a possessive 's."""

    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’‐‑-][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"['’]s$", re.I)
_ARTICLE = re.compile(r"(?:al|el|an|as|ad)[-‐‑][^\W\d_]", re.I)
# What stands before the first word of a sentence, a line, a quotation or a list item.
_OPENING = re.compile(
    r"(?:^|(?<![A-Z])\.|[!?:;\n\r\u2028\u2029]|(?:^|\s)[-*•–—])[\s\"'“”‘’(\[]*$|[\"“‘(\[]$"
)
_LOOK_BACK = 12
_LINKS = frozenset("of de del della di da du des la le van von der den bin ibn al el wal".split())
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor
    secretary senator sen representative rep governor gov mayor judge justice general gen colonel
    col captain capt lieutenant lt major sergeant sgt admiral commander king queen prince princess
    pope rev reverend spokesman spokesperson spokeswoman""".split()
)
_NO_NAMES = STOP_WORDS | _TITLES | _LINKS
# Capitalised only because they open a sentence, beside the stop words.
_OPENERS = frozenset(
    """according amid besides concurrently consequently currently despite earlier finally first
    following furthermore given hence including instead last later meanwhile moreover nevertheless
    new nonetheless overall please recently regarding second similarly since speaking ten then third
    today tomorrow tonight unlike using whether yesterday two three four five six seven eight nine
    yes no thank thanks hello hi okay ok well""".split()
)
_DATES = frozenset([*MONTHS, *WEEKDAYS])
# Acronyms that are stop words in lower case, and no country.
_ACRONYMS = frozenset({"WHO"})
_PRONOUN = "I"
# Shorter words differ by one letter too easily ("Iran", "Iraq").
_SHORTEST_MISSPELT = 6


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    opening: bool


def find_names(text: str) -> list[Name]:
    """The names of `text`, in order, not overlapping: "Lloyd Austin", "U.S.", "Islamic State".

    A country's name or its people's stands alone ("Russian", "Wagner Group"). A lone capitalised
    word that opens a sentence is taken only where something tells it from an ordinary word: it is
    an acronym or a country, or the text has it in capitals within a sentence. Months and weekdays
    are no names.
    """
    groups = _groups(text)
    sure = {token.text for group in groups for token in group if not token.opening}
    known_lower = {match.group() for match in _TOKEN.finditer(text) if match.group().islower()}
    names: list[Name] = []
    for group in groups:
        for part in _parts(group):
            part = _trimmed(part, sure, known_lower)
            if part:
                start, end = part[0].start, part[-1].end
                names.append(Name(text[start:end], start, end))
    return names


def _groups(text: str) -> list[list[_Token]]:
    """Runs of capitalised words with only a space, or a link such as "of", between them."""
    groups: list[list[_Token]] = []
    links: list[_Token] = []
    end, closed = -1, True
    for match in _TOKEN.finditer(text):
        gap = text[max(end, 0) : match.start()]
        joined = bool(groups) and not closed and _is_gap(gap, groups[-1][-1])
        token = _token(text, match, joined)
        if token.text in _DATES:
            closed = True
        elif token.text[:1].isupper() or _ARTICLE.match(token.text):
            if joined:
                groups[-1].extend([*links, token])
            else:
                groups.append([token])
            links, closed = [], token.end < match.end()
        elif joined and token.text in _LINKS and len(links) < 2:
            links.append(token)
        else:
            closed = True
        end = match.end()
    return groups


def _token(text: str, match: re.Match[str], joined: bool) -> _Token:
    word, start = match.group(), match.start()
    end = match.end() - len(found.group()) if (found := _POSSESSIVE.search(word)) else match.end()
    word = text[start:end]
    # "Russian-held", "Niger-based": the name is the part before the hyphen.
    head, hyphen, tail = word.partition("-")
    if hyphen and head[:1].isupper() and tail.islower() and len(head) > 1:
        end, word = start + len(head), head
    before = text[max(0, start - _LOOK_BACK) : start]
    return _Token(word, start, end, not joined and (not start or bool(_OPENING.search(before))))


def _is_gap(between: str, last: _Token) -> bool:
    if between in (" ", "\u00a0"):
        return True
    abbreviated = len(last.text) == 1 or last.text.casefold() in _TITLES
    return between == ". " and abbreviated


def _parts(group: list[_Token]) -> list[list[_Token]]:
    """The group cut at the names of countries and peoples: "Russian", "Wagner Group"."""
    parts: list[list[_Token]] = [[]]
    i = 0
    while i < len(group):
        length = _country_length(group[i : i + LONGEST_FORM])
        if length:
            parts += [group[i : i + length], []]
        else:
            parts[-1].append(group[i])
        i += length or 1
    return parts


def _country_length(tokens: list[_Token]) -> int:
    """How many of the tokens, from the first on, name a country."""
    for length in range(len(tokens), 0, -1):
        if country(" ".join(token.text for token in tokens[:length])):
            return length
    return 0


def _trimmed(part: list[_Token], sure: set[str], known_lower: set[str]) -> list[_Token]:
    """The part without titles, links and ordinary words at its ends; [] where nothing is left."""
    while part and part[-1].text in _LINKS:
        part = part[:-1]
    first = 0
    while first < len(part) and _is_ordinary(part[first], len(part) - first > 1, sure, known_lower):
        first += 1
    return part[first:]


def _is_ordinary(token: _Token, followed: bool, sure: set[str], known_lower: set[str]) -> bool:
    word, folded = token.text, token.text.casefold()
    capitals = word.isupper() and len(word) > 1 and folded not in STOP_WORDS
    if capitals or country(word) or word in _ACRONYMS:
        return False
    if word == _PRONOUN or folded in _NO_NAMES:
        return True
    if not token.opening or any(letter.isupper() for letter in word[1:]):
        return len(word) == 1 and not followed
    if folded in _OPENERS or folded in known_lower:
        return True
    return not followed and word not in sure


def matches(name: str, others: Iterable[str]) -> bool:
    """Whether one of the other names is, as far as its form tells, the same as this one.

    Same but for case, points, hyphens, apostrophes and spaces; a shorter form of it or a longer one
    (Austin, Lloyd Austin); an acronym and what it stands for; a country and its people; or, from
    six letters on, one letter added, left out or changed.
    """
    return any(_same(name, other) for other in others)


def _same(first: str, second: str) -> bool:
    lands = country(first), country(second)
    if any(lands):
        return lands[0] == lands[1]
    words = _key_words(first), _key_words(second)
    keys = "".join(words[0]), "".join(words[1])
    if not all(keys):
        return False
    return (
        keys[0] == keys[1]
        or _contains(*words)
        or _contains(*words[::-1])
        or _is_acronym(first, words[1])
        or _is_acronym(second, words[0])
        or _is_misspelt(*keys)
    )


def _key_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = re.sub(r"\b(?:al|el)[-‐‑]|[.'’‘`]|(?<=\w)[-‐‑](?=\w)", "", plain)
    return [word for word in re.findall(r"\w+", plain) if word not in _LINKS and word != "the"]


def _contains(whole: list[str], part: list[str]) -> bool:
    places = range(len(whole) - len(part) + 1)
    return any(whole[i : i + len(part)] == part for i in places) and len(part[0]) > 1


def _is_acronym(name: str, words: list[str]) -> bool:
    letters = name.replace(".", "")
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and letters.isupper() and letters.casefold() == initials


def _is_misspelt(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _SHORTEST_MISSPELT or abs(len(first) - len(second)) > 1:
        return False
    if any(map(str.isdigit, first + second)):
        return False
    i = 0
    while i < min(len(first), len(second)) and first[i] == second[i]:
        i += 1
    rests = first[i:], second[i:]
    return rests[0][1:] == rests[1][1:] or rests[0] == rests[1][1:] or rests[0][1:] == rests[1]
