"""Negation: which words of a sentence are denied, by negators and by verbs such as "fail to"."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from harness.text.lexicon.clauses import BREAK, is_content, reach
from harness.text.lexicon.cues import Cue, cue_table, find_cues
from harness.text.lexicon.lemmas import lemma
from harness.text.quantities.vocabulary import CARDINALS, SCALES


class Negator(StrEnum):
    """How a cue denies: a plain negator; nearly ("hardly"); a verb ("fail to"); something that is
    missing ("without"); or what another thing stands instead of."""

    PLAIN = "plain"
    NEARLY = "nearly"
    VERB = "verb"
    MISSING = "missing"
    INSTEAD = "instead"


_MOST_WORDS = 5
_PHRASES = {
    Negator.PLAIN: """not; no; never; none; nobody; no one; nothing; nowhere; neither; nor;
        no longer; not yet; by no means; not at all; impossible to; unable to; incapable of""",
    Negator.NEARLY: "hardly; scarcely; barely; far from; anything but; yet to; rarely; seldom",
    Negator.VERB: """fail to; refuse to; decline to; neglect to; forget to; cease to; deny; avoid;
        stop short of; rule out; prevent; refrain from; abstain from; reject;
        unwilling to; reluctant to""",
    Negator.MISSING: """without; lack; lack of; absence of; devoid of; free of; except; except for;
        excluding; apart from; short of""",
    Negator.INSTEAD: "instead of; rather than; as opposed to; in lieu of",
}
# "not" and "no" that deny nothing that a reader would miss, or only a part.
_IDLE = """
not only; not just; not merely; not simply; not solely; not necessarily; not least; not to mention;
not until; not all; not every; not everyone; not always; not exactly; not so much;
no doubt; no matter; no more than; no less than; no fewer than; no later than; no longer than;
no sooner;
no wonder; no problem; nothing but; nothing less than; whether or not; or not; if not; why not;
do not worry; never mind; cannot help; can not help; not fail to; never fail to; can not wait;
can not deny; not deny; not avoid; without doubt; without a doubt;
without question; no one else; no question;
"""
_TABLE = cue_table(_PHRASES, _IDLE)
# "Nobody came earlier than Ann" says that Ann came first, and denies of nobody that they came.
_NOBODY = frozenset({"no", "none", "nobody", "no one", "nothing"})
_MORE = frozenset("more less better worse".split())
_NO_MORE = frozenset({"rather", "other"})
_MEASURES = frozenset({*CARDINALS, *SCALES, "half", "expected", "usual", "planned", "before"})


def negations(tokens: Sequence[str]) -> list[Cue[Negator]]:
    """The negators among the tokens of a sentence (see `clause_tokens`), each with its scope.

    The scope runs to the end of the clause, five content words at most: a subject before "not" is
    outside, "and" ends it, and the clause after "said that" is inside. "Not only", "no doubt" and
    the like are no negators, nor is the "no" of a superlative with "-er than" ("no country did so
    earlier than Mali"); nor are affixes ("unsafe": see `antonyms`) and verbs that deny but not what
    follows ("lose").
    """
    return [cue for cue in find_cues(tokens, _TABLE, _MOST_WORDS) if not _compares(cue, tokens)]


def _compares(cue: Cue[Negator], tokens: Sequence[str]) -> bool:
    """Whether a "no" is a superlative's: a comparative and "than" stand behind it in its clause,
    and then what is compared with, no measure ("longer than a year", "more than 500")."""
    if cue.text not in _NOBODY:
        return False
    clause = [tokens[i] for i in reach(tokens, cue.scope.start, len(tokens))]
    for word, than, other in zip(clause, clause[1:], clause[2:], strict=False):
        if word == "that":
            return False
        if than == "than" and (word in _MORE or (word.endswith("er") and word not in _NO_MORE)):
            return is_content(other) and not other[0].isdigit() and other not in _MEASURES
    return False


def polarities(tokens: Sequence[str]) -> dict[str, bool]:
    """Each lemma of a sentence: True where it is asserted, False where it is denied.

    Two negators on one word assert it ("not without risk"). A lemma that stands under a negator in
    one place and free in another is left out, for neither answer would hold.
    """
    negators = [0] * len(tokens)
    for cue in negations(tokens):
        for place in cue.scope:
            negators[place] += 1
    seen: dict[str, set[bool]] = defaultdict(set)
    for token, count in zip(tokens, negators, strict=True):
        if token != BREAK:
            seen[lemma(token)].add(count % 2 == 0)
    return {word: values.pop() for word, values in seen.items() if len(values) == 1}
