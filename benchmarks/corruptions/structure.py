"""False by order: who did it to whom, from where to where; or by a sentence of another text."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.text.demonyms import country
from harness.text.names import find_names

from . import tables
from .edits import Edit, any_word, lowered, one_edit, raised, table_edits

# PHRASE is a short noun phrase, for re.X: nothing that opens another part of the sentence is in it.
_NO_NOUN = r"""(?!(?i:he|she|it|they|we|I|you|him|her|them|us|me|who|which|that|what|whose|and|or|
    but|to|of|in|on|at|by|for|from|with|after|before|when|while|as|because|was|were|is|are|be|been|
    has|had|have|will|would|not|also|himself|herself|themselves|during|over|into|against|about|near|
    under|outside|later|home|along|says|said|since|until|if|than)\b)"""
_WORD = rf"{_NO_NOUN}[\w$£€][\w'’.,-]*(?<![.,])"
PHRASE = rf"{_WORD}(?:[ ](?:of[ ])?{_WORD}){{0,4}}"
_END = r"""(?=[,;:]|\.$|$|[ ](?:in|on|at|for|after|before|when|while|as|with|during|because|and|
    over|to|into|against|about|since|until|from|who|that|last|this|by|but|near|under|outside)\b)"""
_VERB = "|".join(sorted(tables.ROLE_VERBS))
_ACTIVE = re.compile(
    rf"(?P<a>{PHRASE})[ ](?P<between>(?:(?:has|have|had)[ ])?(?:also[ ])?(?P<verb>{_VERB}))[ ]"
    rf"(?P<b>{PHRASE}){_END}",
    re.X,
)
_PASSIVE = re.compile(
    rf"(?P<a>{PHRASE})[ ](?P<between>(?P<be>was|were)[ ](?P<verb>{_VERB})[ ]by)[ ]"
    rf"(?P<b>{PHRASE}){_END}",
    re.X,
)
_ANY_VERB = "|".join([_VERB, *tables.PRESENT_ROLE_VERBS])
_ACTING = re.compile(rf"[ ](?:\w+[ ]){{0,3}}(?:{_ANY_VERB})(?:[ ]{_WORD}){{0,4}}[ ]", re.X)
_OPENING = re.compile(r"\b(?:that|said|says|when|after|because|while) |, ")
# After these, "of" opens no part of the noun phrase.
_OF_SOMETHING = ("accused", "informed", "warned")
_FROM_TO = re.compile(rf"\bfrom[ ](?P<a>{PHRASE})[ ]to[ ](?P<b>{PHRASE}){_END}", re.X)
_DIRECTION = any_word(tables.DIRECTIONS)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and what is around it: `before first between second rest` is the sentence.

    verb: the full verb; passive: whether the first is what it is done to.
    """

    before: str
    first: str
    between: str
    second: str
    rest: str
    verb: str
    passive: bool

    def with_parts(self, first: str, between: str, second: str) -> str:
        """The sentence with these parts in the clause, and the capital that its opening needs."""
        opening = lowered(first) if self.before else raised(first)
        return f"{self.before}{opening} {between} {lowered(second)}{self.rest}"


def find_clause(sentence: str) -> Clause | None:
    """Who did what to whom, where a clause opens with it in one of two plain patterns."""
    for start in (0, *(match.end() for match in _OPENING.finditer(sentence))):
        for pattern, passive in ((_PASSIVE, True), (_ACTIVE, False)):
            if match := pattern.match(sentence, start):
                return _clause(sentence, match, passive)
    return None


def _clause(sentence: str, match: re.Match[str], passive: bool) -> Clause:
    second = match["b"]
    if match["verb"] in _OF_SOMETHING:
        second = second.partition(" of ")[0]
    before, rest = sentence[: match.start()], sentence[match.start("b") + len(second) :]
    return Clause(before, match["a"], match["between"], second, rest, match["verb"], passive)


def role(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """ "A accused B" as "B accused A"."""
    clause = find_clause(sentence)
    if clause and clause.first.lower() != clause.second.lower():
        return clause.with_parts(clause.second, clause.between, clause.first)
    return one_edit(sentence, _swapped_names(sentence), rng)


def _swapped_names(sentence: str) -> list[Edit]:
    """Neighbouring names with such a verb between them, each in the place of the other."""
    return [
        (first.start, second.end, f"{second.text}{between}{first.text}")
        for first, second in pairwise(find_names(sentence))
        if _ACTING.fullmatch(between := sentence[first.end : second.start])
        and bool(country(first.text)) == bool(country(second.text))
    ]


def direction(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """ "From A to B" as "from B to A", north as south, into as out of."""
    edits = [
        (match.start(), match.end(), f"from {match['b']} to {match['a']}")
        for match in _FROM_TO.finditer(sentence)
    ] or table_edits(sentence, _DIRECTION, lambda word: (tables.DIRECTIONS[word],))
    return one_edit(sentence, edits, rng)
