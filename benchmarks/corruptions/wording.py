"""False by a word: a bound, a quantifier, a certainty, an antonym, a pronoun, a time, a "not"."""

import random
import re
from collections.abc import Sequence

from harness.text.quantities import find_quantities

from . import tables
from .edits import Edit, any_word, edited, like, one_edit, table_edits
from .structure import PHRASE

_BOUND = any_word(tables.BOUNDS)
_ANTONYM = any_word(tables.ANTONYMS)
_QUANTIFIER = any_word(tables.QUANTIFIERS)
_NO_QUANTIFIER_AFTER = re.compile(r"\b(?:at|after|the|as|how|so|too|very|not|his|her|that) $", re.I)
_NO_QUANTIFIER_BEFORE = re.compile(
    r" (?:[\d$£€]|a |an |one\b|other\b|important|likely|recent|as\b)"
)
_CERTAINTY = any_word(tables.CERTAINTIES)
_TEMPORAL = any_word(tables.TEMPORAL)
_PRONOUN = any_word(tables.PRONOUNS)
_NO_OBJECT_AFTER = re.compile(r" (?!(?:to|in|on|at|for|from|with|by|as|and|or|but|that|when)\b)\w")
_AUXILIARY = re.compile(
    r"(?<![\w'’-])(?:is|are|was|were|has|have|had|will|would|could|should|must|can|did|does)"
    r"(?= (?!(?:not|no|never|any|to|a|an|the|its|his|her|their)\b|n't)[a-z]+)"
)
_NEGATED = re.compile(
    r"(?<![\w'’-])(?:(?P<do>did|does|do)(?:n['’]t| not) (?P<verb>[a-z]+)"
    r"|(?P<aux>is|are|was|were|has|have|had|would|could|should|must)(?:n['’]t| not)\b"
    r"|(?P<can>can(?:not|['’]t| not))\b|(?P<will>won['’]t|will not)\b|(?P<never>never )"
    r"|(?P<longer>no longer ))",
)
_REGULAR_PAST = re.compile(
    rf"{PHRASE}[ ](?P<verb>[a-z]{{2,}}ed)[ ]"
    r"(?:the|an?|his|her|its|their|that|to|in|at|for|on|from)\b",
    re.X,
)
_PAST = any_word(tables.PAST_FORMS)


def bound(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """ "Over" a number made "under" it, or the other way round."""
    numbers = find_quantities(sentence)
    edits = [
        edit
        for edit in table_edits(sentence, _BOUND, lambda w: tables.BOUND_WORDS[tables.BOUNDS[w]])
        if any(number.start <= edit[0] < number.end for number in numbers)
    ]
    return one_edit(sentence, edits, rng)


def antonym(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """One word made its opposite."""
    return one_edit(sentence, table_edits(sentence, _ANTONYM, lambda w: (tables.ANTONYMS[w],)), rng)


def quantifier(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """ "All" made "some" or "no", "most" made "few", "never" made "always"."""
    edits = [
        edit
        for edit in table_edits(sentence, _QUANTIFIER, lambda word: tables.QUANTIFIERS[word])
        if not _NO_QUANTIFIER_AFTER.search(sentence[: edit[0]])
        and not _NO_QUANTIFIER_BEFORE.match(sentence, edit[1])
    ]
    return one_edit(sentence, edits, rng)


def certainty(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """What may be said to be, what is alleged to be proven, what will be to be open."""
    edits = [
        edit
        for edit in table_edits(sentence, _CERTAINTY, lambda word: tables.CERTAINTIES[word])
        if sentence[edit[0] : edit[1]] not in ("May", "Will")  # a month, a man
    ]
    return one_edit(sentence, edits, rng)


def pronoun(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """Every "he" made "she", or every "she" "he", with "his" and "her"."""

    def other(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word == "her":
            determiner = _NO_OBJECT_AFTER.match(sentence, match.end())
            return like(match[0], "his" if determiner else "him")
        if word == "his" and not _NO_OBJECT_AFTER.match(sentence, match.end()):
            return like(match[0], "hers")
        return like(match[0], tables.PRONOUNS[word])

    changed = _PRONOUN.sub(other, sentence)
    return changed if changed != sentence else None


def temporal(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """ "Before" made "after", "earlier" "later"."""
    return one_edit(
        sentence, table_edits(sentence, _TEMPORAL, lambda w: (tables.TEMPORAL[w],)), rng
    )


def negation(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """A "not" taken out where there is one, else put in."""
    if removed := [_affirmed(match) for match in _NEGATED.finditer(sentence)]:
        return one_edit(sentence, removed, rng)
    match = _AUXILIARY.search(sentence)
    if match:
        return edited(sentence, (match.end(), match.end(), "not" if match[0] == "can" else " not"))
    match = _PAST.search(sentence)
    if match and match[0].islower():
        return edited(sentence, (*match.span(), f"did not {tables.PAST_FORMS[match[0]]}"))
    # Before a regular verb "never" needs no base form, which would have to be guessed.
    match = _REGULAR_PAST.match(sentence)
    return edited(sentence, (match.start("verb"), match.start("verb"), "never ")) if match else None


def _affirmed(match: re.Match[str]) -> Edit:
    if match["do"]:
        return (*match.span(), _done(match["do"], match["verb"]))
    if match["aux"]:
        return (*match.span(), match["aux"])
    if match["can"] or match["will"]:
        return (*match.span(), "can" if match["can"] else "will")
    return (*match.span(), "always " if match["never"] else "still ")


def _done(helper: str, verb: str) -> str:
    """ "Did not go" as "went", "does not go" as "goes"."""
    if helper == "did":
        return _past(verb)
    if helper == "does":
        ending = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
        return {"have": "has", "be": "is"}.get(verb, verb + ending)
    return verb


def _past(verb: str) -> str:
    if known := tables.BASE_FORMS.get(verb) or {"have": "had", "do": "did"}.get(verb):
        return known
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"
