"""Quantifiers: how many, or how often, of what, on one scale from none to all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from harness.text.lexicon.clauses import BREAK, is_content
from harness.text.lexicon.cues import cue_table, find_cues
from harness.text.lexicon.lemmas import lemma


class Amount(IntEnum):
    """How much of a whole is meant."""

    NONE = 0
    FEW = 1
    SOME = 2
    MANY = 3
    MOST = 4
    ALL = 5


@dataclass(frozen=True, slots=True)
class Quantifier:
    """amount; text: the phrase; start: the place of its first token; word: the lemma of the next
    content word, which is what it counts or how often that happens; None where none follows."""

    amount: Amount
    text: str
    start: int
    word: str | None


_PHRASES = {
    Amount.ALL: """all; every; each; everyone; everybody; everything; everywhere; always; entire;
        entirely; whole; wholly; completely; totally; fully; whole of; both; all of; each of;
        both of; every one of; every single; without exception; invariably; universal;
        100 percent""",
    Amount.MOST: """most of; majority of; majority; usually; mostly; mainly; largely; nearly all;
        almost all; almost every; primarily; generally; typically; almost always; most people;
        predominantly; chiefly; not all; not every; not everyone; not always; normally; all but""",
    Amount.MANY: """many; much of; several; numerous; often; frequently; a lot of; lots of;
        plenty of; a number of; a variety of; a range of; various; multiple; countless; quite a few;
        a wide range of; regularly; not a few; a great deal of; dozens of; hundreds of;
        thousands of""",
    Amount.SOME: """some; some of; sometimes; occasionally; someone; somebody; something; somewhere;
        a few; a few of; partly; partially; partial; a couple of; at times; certain; at least one;
        one of; either; either of; any of; in part; a bit of; a little; part of; a handful of""",
    Amount.FEW: """few; few of; rarely; seldom; hardly any; hardly ever; scarcely any; barely any;
        little; hardly; only a few; only some; a minority of; minority of; very few; almost no;
        almost none; not many; not much; only a handful of; infrequently; limited""",
    Amount.NONE: """no; none; none of; never; nobody; no one; nothing; nowhere; neither;
        neither of; not one; not a single; not any; at no time; zero""",
}
_IDLE = """
at all; after all; above all; all right; all over; all the same; all along; first of all;
each other; no longer; no doubt; no matter; no more than; no less than; no fewer than; no later
than; no sooner;
whole milk; for certain; make certain; one another; either way; in no time; no problem; all time;
a certain; of all time; not only; best of all; most of all; as many as; as much as; how many;
once and for all; little by little; little league; by all means; some time; one of the; all day
"""
_TABLE = cue_table(_PHRASES, _IDLE)
_FEW = (("a", "few"), ("a", "handful"), ("a", "little"), ("a", "small"))
_ONLY = frozenset("only solely merely exclusively".split())


def quantifiers(tokens: Sequence[str]) -> list[Quantifier]:
    """The quantifiers among the tokens of a sentence (see `clause_tokens`), in order.

    Numbers are not among them (see `harness.text.quantities`), nor is "most" before an adjective.
    The word that a quantifier counts is the content word after it: of "all new cars" it is "new".
    """
    return [
        Quantifier(cue.kind, cue.text, cue.start, _first_word(tokens, cue.scope))
        for cue in find_cues(tokens, _TABLE, 1)
        # "Some 200 people": about 200.
        if not (cue.text == "some" and _is_number(tokens, cue.start + 1))
    ]


def only(tokens: Sequence[str]) -> frozenset[str]:
    """The lemmas to which the sentence restricts something: the content word after each "only",
    and after "just" where a number or "a" follows it; "not only" restricts nothing."""
    found: set[str] = set()
    for place, token in enumerate(tokens):
        after = tuple(tokens[place + 1 : place + 3])
        counted = after[:1] == ("a",) or _is_number(tokens, place + 1)
        # "Only a few" is as many as "a few".
        few = after[:1] == ("few",) or after in _FEW
        restricts = (token in _ONLY and not few) or (token == "just" and counted)
        if restricts and (place == 0 or tokens[place - 1] != "not"):
            rest = range(place + 1, len(tokens))
            ends = next((i for i in rest if tokens[i] == BREAK), len(tokens))
            if word := _first_word(tokens, range(place + 1, ends)):
                found.add(word)
    return frozenset(found)


def _first_word(tokens: Sequence[str], places: range) -> str | None:
    return next((lemma(tokens[i]) for i in places if is_content(tokens[i])), None)


def _is_number(tokens: Sequence[str], place: int) -> bool:
    return place < len(tokens) and tokens[place][0].isdigit()
