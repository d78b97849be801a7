"""True sentences made false, one kind of error at a time, and true variants of them.

Everything is a function of the sentence, the other sentences of its text and a `random.Random`, so
a seed gives the same sentences again. A kind that has nothing to take hold of gives None; the
result is grammatical as a rule, not always.
"""

import random
from collections.abc import Callable, Sequence

from harness.text.sentences import split_sentences
from harness.text.tokens import words

from . import entities, kept, structure, wording

_FUNCTIONS: dict[str, Callable[[str, Sequence[str], random.Random], str | None]] = {
    "number": entities.number,
    "unit_or_noun": entities.unit_or_noun,
    "bound": wording.bound,
    "date": entities.date,
    "name": entities.name,
    "place": entities.place,
    "direction": structure.direction,
    "role": structure.role,
    "negation": wording.negation,
    "antonym": wording.antonym,
    "quantifier": wording.quantifier,
    "certainty": wording.certainty,
    "pronoun": wording.pronoun,
    "temporal": wording.temporal,
}
_FOREIGN = "foreign_sentence"
KINDS: tuple[str, ...] = (*_FUNCTIONS, _FOREIGN)
KEPT: tuple[str, ...] = tuple(kept.FUNCTIONS)
_FEWEST_WORDS, _MOST_WORDS = 8, 40
_QUOTES = frozenset('"“”«»')


def corrupt(
    sentence: str,
    kind: str,
    context: Sequence[str],
    rng: random.Random,
    foreign: Sequence[str] = (),
) -> str | None:
    """`sentence` made false by an error of one of the `KINDS`; None where it has no hold.

    context: the other sentences of the text, whose names, numbers and nouns are borrowed; foreign:
    sentences of other texts, for "foreign_sentence". Raises KeyError for another kind.
    """
    if kind == _FOREIGN:
        others = [other for other in foreign if other != sentence and other not in context]
        return rng.choice(others) if others else None
    return _FUNCTIONS[kind](sentence, context, rng)


def keep(sentence: str, kind: str, rng: random.Random) -> str | None:
    """A variant of `sentence` that is true where it is, of one of the `KEPT` kinds, or None.

    Only "identity" gives the sentence itself. Raises KeyError for another kind.
    """
    return kept.FUNCTIONS[kind](sentence, rng)


def sentences_worth(text: str) -> list[str]:
    """The sentences of `text` fit to be changed: 8 to 40 words, plain statements, no quotations."""
    return [sentence.text for sentence in split_sentences(text) if _fit(sentence.text)]


def _fit(sentence: str) -> bool:
    length = len(words(sentence))
    plain = sentence.endswith(".") and not sentence.endswith("..") and not _QUOTES & set(sentence)
    return plain and sentence[0].isupper() and _FEWEST_WORDS <= length <= _MOST_WORDS
