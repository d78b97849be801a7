"""Claims made false by code: one word, name, number or denial of a true one exchanged."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.text.lexicon.antonyms import antonyms
from harness.text.lexicon.exclusive import alternatives
from harness.text.lexicon.lemmas import lemma
from harness.text.names import find_names, matches, rivals
from harness.text.quantities import agreement, find_quantities
from harness.text.tokens import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|can|could|should|would|may|must|did|does|do)\b"
)
_NEGATOR = re.compile(r"\b(?:not|never|no longer|no)\b ?|n't\b")
_DIGITS = re.compile(r"(?<![\w.,])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![\w])")
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()
)
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_PRONOUNS = {
    **{"he": "she", "she": "he", "his": "her", "her": "his", "him": "her"},
    **{"himself": "herself", "herself": "himself"},
}
_FUNCTION_WORDS = [
    ("all", "some"),
    ("every", "no"),
    ("most", "few"),
    ("both", "neither"),
    ("always", "never"),
    ("before", "after"),
    ("with", "without"),
    ("over", "under"),
    ("more", "less"),
    ("first", "last"),
    ("may", "will"),
    ("could", "must"),
    ("also", "only"),
    ("since", "until"),
    ("because", "although"),
    ("up", "down"),
    ("for", "against"),
    ("can", "cannot"),
    ("and", "or"),
]
_EXCHANGED = {
    **dict(_FUNCTION_WORDS),
    **{second: first for first, second in _FUNCTION_WORDS},
}
# A noun, not an adjective: something other than a noun follows.
_NOUN = re.compile(
    r"\b(?:the|an?) ([a-z]{3,})(?= (?:is|are|was|were|has|have|had|will|would|can|could|in|on|at|to"
    r"|for|with|by|from|and|or|that|who|which|as|into|over|under|near|while|through)\b|[,.;]|$)",
    re.I,
)
_JOINED = re.compile(r"\W*(?:(?:and|or|,|with|of|in|at)\b)?\W*(?:the|an?)?\W*", re.I)
_ENDINGS = ("ing", "ed", "ly", "ion", "ment", "ness", "ity", "ers", "er", "ous", "ive", "al", "s")
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Stock:
    """What a text has to put in the place of something: names, and words by their endings."""

    names: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


def stock(texts: Sequence[str]) -> Stock:
    """The names and content words of some texts."""
    names = {name.text for text in texts for name in find_names(text)}
    words: dict[str, set[str]] = {}
    for text in texts:
        for word in _content(text):
            words.setdefault(_ending(word[0]), set()).add(word[0])
    return Stock(
        tuple(sorted(names)), {ending: tuple(sorted(found)) for ending, found in words.items()}
    )


def falsified(claim: str, held: Stock, rng: random.Random) -> str | None:
    """The claim with one thing exchanged; None where nothing of it can be."""
    kinds = [*_KINDS, *_KINDS[:3]]
    rng.shuffle(kinds)
    for kind in kinds[:_TRIES]:
        changed = kind(claim, held, rng)
        if changed is not None and changed.split() != claim.split():
            return changed
    return None


def _opposite(claim: str, held: Stock, rng: random.Random) -> str | None:
    """A word's antonym, or another of its closed group, in about the same form."""
    found = []
    for match in _content(claim):
        for other in sorted(antonyms(match[0]) | alternatives(match[0])):
            if "-" not in other:  # "un-troop" is an antonym by rule only
                found.append((match, _in_form_of(match[0], other)))
    return _put(claim, *rng.choice(found)) if found else None


def _in_form_of(word: str, other: str) -> str:
    base = lemma(word)
    if word != base and word.startswith(base[:-1]) and word.endswith(("s", "ed", "ing")):
        for ending in ("ing", "ed", "s"):
            if word.endswith(ending):
                return (other.removesuffix("e") if ending != "s" else other) + ending
    return other


def _other_word(claim: str, held: Stock, rng: random.Random) -> str | None:
    places = list(_content(claim))
    if not places:
        return None
    match = rng.choice(places)
    others = [w for w in held.words.get(_ending(match[0]), ()) if w[:4] != match[0][:4]]
    return _put(claim, match, rng.choice(others)) if others else None


def _other_name(claim: str, held: Stock, rng: random.Random) -> str | None:
    names = find_names(claim)
    if not names:
        return None
    name = rng.choice(names)
    others = [n for n in held.names if not matches(name.text, (n,)) and n not in claim]
    close = [other for other in others if rivals(name.text, other)]
    chosen = close if close and rng.random() < 0.7 else others
    return claim[: name.start] + rng.choice(chosen) + claim[name.end :] if chosen else None


def _other_number(claim: str, held: Stock, rng: random.Random) -> str | None:
    found = [*_DIGITS.finditer(claim), *_NUMBER.finditer(claim)]
    if not found:
        return None
    match = rng.choice(found)
    if match[0] in _NUMBERS:
        changed = _put(claim, match, rng.choice([n for n in _NUMBERS if n != match[0]]))
    else:
        changed = _put(claim, match, _other_digits(match[0], rng))
    old, new = find_quantities(claim), find_quantities(changed)
    same = len(old) == len(new) and all(
        agreement(a, b) in ("same", "compatible") for a, b in zip(old, new, strict=True)
    )
    return None if same else changed


def _other_digits(digits: str, rng: random.Random) -> str:
    value = float(digits.replace(",", ""))
    if value.is_integer() and 1900 < value < 2100:
        return str(int(value) + rng.choice([-3, -2, -1, 1, 2, 5]))
    changed = (
        value * rng.choice([0.3, 0.5, 1.5, 2, 3])
        if rng.random() < 0.5
        else value + rng.choice([-2, -1, 1, 2, 3, 5])
    )
    return f"{changed:.1f}" if "." in digits else f"{max(1, round(changed)):,}"


def _other_function_word(claim: str, held: Stock, rng: random.Random) -> str | None:
    found = [m for m in _WORD.finditer(claim) if m[0].lower() in _EXCHANGED]
    if not found:
        return None
    match = rng.choice(found)
    return _put(claim, match, _EXCHANGED[match[0].lower()])


def _denied(claim: str, held: Stock, rng: random.Random) -> str | None:
    if match := _NEGATOR.search(claim):
        return (
            re.sub(r"\bca$|\bwo$", "will", claim[: match.start()].rstrip())
            + " "
            + claim[match.end() :].lstrip()
        )
    found = list(_AUXILIARY.finditer(claim))
    if not found:
        return None
    match = rng.choice(found)
    return (
        claim[: match.end()] + rng.choice([" not", " never", " no longer"]) + claim[match.end() :]
    )


def exchanged(claim: str, rng: random.Random) -> str | None:
    """The claim with two of its names, or nouns after an article, in each other's place."""
    spans = [(name.start, name.end) for name in find_names(claim)]
    spans += [match.span(1) for match in _NOUN.finditer(claim)]
    spans = sorted(span for span in spans if not _inside(span, spans))
    pairs = [
        (first, second)
        for place, first in enumerate(spans)
        for second in spans[place + 1 :]
        if _are_apart(claim, first, second)
    ]
    if not pairs:
        return None
    (start, end), (begin, stop) = rng.choice(pairs)
    return claim[:start] + claim[begin:stop] + claim[end:begin] + claim[start:end] + claim[stop:]


def _inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in spans)


def _are_apart(claim: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether an exchange says something else: "Mali and Niger" is "Niger and Mali"."""
    one, other = claim[slice(*first)], claim[slice(*second)]
    between = claim[first[1] : second[0]]
    return not matches(one, (other,)) and not _JOINED.fullmatch(between)


def _exchanged_names(claim: str, held: Stock, rng: random.Random) -> str | None:
    return exchanged(claim, rng)


def _other_pronoun(claim: str, held: Stock, rng: random.Random) -> str | None:
    found = [m for m in _WORD.finditer(claim) if m[0].lower() in _PRONOUNS]
    if not found:
        return None
    match = rng.choice(found)
    return _put(claim, match, _PRONOUNS[match[0].lower()])


_KINDS: tuple[Callable[[str, Stock, random.Random], str | None], ...] = (
    _opposite,
    _other_word,
    _other_name,
    _other_number,
    _other_function_word,
    _denied,
    _exchanged_names,
    _other_pronoun,
)


def _content(text: str) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        if match[0].islower() and len(match[0]) > 3 and match[0] not in STOP_WORDS:
            yield match


def _ending(word: str) -> str:
    return next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "")


def _put(text: str, match: re.Match[str], word: str) -> str:
    if match[0][:1].isupper():
        word = word[:1].upper() + word[1:]
    return text[: match.start()] + word + text[match.end() :]
