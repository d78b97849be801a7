"""What the claim says otherwise than its evidence, word by word: negation, opposites, certainty."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from harness.metrics.facts.case import Case
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Place, Signal
from harness.text.lexicon.clauses import clause_tokens, is_content
from harness.text.lexicon.contrasts import Contrast, Difference, differences
from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.negation import negations, polarities

# Sentences further down the evidence cover a name or a number, and speak of something else.
_COMPARED = 3
# Of these, the ones that tell the same thing: this close, by the share of the closest's similarity.
_AS_CLOSE = 0.7
_DENIED_THERE = "negation in the source"
# "The equipment left there": gone, or still there.
_AMBIGUOUS = frozenset({"left"})
# More such places than these say no more.
_MOST = 2
# Two words stand for one another where so many content words around both of them share one. An
# opposite of some word of a sentence is in most others that are as long.
_NEAR = 2
_IN_PLACE = frozenset({Contrast.ANTONYM, Contrast.EXCLUSIVE, Contrast.OVERSTATEMENT})
# "Both Mali and Niger" says no more than "Mali and Niger".
_PAIRS = frozenset({"both"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


# Every signal asks for the same of one case, one after the other.
@lru_cache(maxsize=4)
def _contrasts(case: Case) -> Mapping[str, list[Place]]:
    """What differs from an evidence sentence, and is told alike by none of the others."""
    close = [a for a in case.evidence[:_COMPARED] if a.similarity >= _AS_CLOSE * _closest(case)]
    claim = clause_tokens(case.claim.text)
    asserted = polarities(claim)
    # Nobody denies a name: in "no Russian firm signed" it is the firm that did not sign.
    names = {lemma(token) for name in case.claim.names for token in clause_tokens(name.text)}
    told = [_tokens(aligned.passage.text) for aligned in close]
    found = [differences(claim, tokens) for tokens in told]
    lemmas = [{lemma(token) for token in tokens} for tokens in told]
    places: dict[str, list[Place]] = {}
    for aligned, tokens, here in zip(close, told, found, strict=True):
        denied = _denied(tokens)
        # What denies more often than the other side may deny what that one says; else both may say
        # the same in other words ("did not answer", "failed to reply").
        more = _times_denied(claim) - _times_denied(tokens)
        for difference in here:
            alike = any(
                difference.claim in known and not _differs(difference, there)
                for known, there in zip(lemmas, found, strict=True)
            )
            is_denial = difference.contrast == Contrast.NEGATION
            by_source = is_denial and asserted.get(difference.claim)
            far_off = by_source and difference.claim not in denied
            answered = is_denial and (
                difference.claim in names or (-more if by_source else more) <= 0
            )
            elsewhere = difference.contrast in _IN_PLACE and not _in_place(
                difference, claim, tokens
            )
            if alike or far_off or answered or elsewhere or difference.claim in _PAIRS:
                continue
            other = difference.evidence
            source = _item(aligned.passage, other) if other else None
            place = _item(case.claim, difference.claim), source
            if not _AMBIGUOUS & {item.text for item in place if item}:
                kind = _DENIED_THERE if by_source else difference.contrast
                places.setdefault(kind, []).append(place)
    return places


def _closest(case: Case) -> float:
    return case.evidence[0].similarity if case.evidence else 0.0


def _in_place(difference: Difference, claim: Sequence[str], evidence: Sequence[str]) -> bool:
    """Whether the words that differ have a word around them in common."""
    other = difference.evidence
    return other is None or bool(_around(claim, difference.claim) & _around(evidence, other))


def _around(tokens: Sequence[str], word: str) -> set[str]:
    """The lemmas of the content words next to each occurrence of a lemma."""
    found: set[str] = set()
    for place, token in enumerate(tokens):
        if lemma(token) == word:
            sides = tokens[:place], tokens[place + 1 :]
            before, after = ([lemma(t) for t in side if is_content(t)] for side in sides)
            found.update(before[-_NEAR:], after[:_NEAR])
    return found


def _times_denied(tokens: Sequence[str]) -> int:
    # "Neither … nor" denies once.
    return sum(cue.text != "nor" for cue in negations(tokens))


def _denied(tokens: Sequence[str]) -> set[str]:
    """The lemmas right after a negator: further on, a source denies much that no claim is about."""
    nearest = (
        next((i for i in cue.scope if is_content(tokens[i])), None) for cue in negations(tokens)
    )
    return {lemma(tokens[i]) for i in nearest if i is not None}


@lru_cache(maxsize=2**12)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(clause_tokens(text))


def _item(passage: Passage, word: str) -> Item:
    """Where the passage has a lemma, or a quantifier's words; the whole passage where it cannot be
    told."""
    for match in _WORD.finditer(passage.text):
        if lemma(match[0]) == word or match[0].casefold() == word:
            start = passage.start + match.start()
            return Item(match[0], start, start + len(match[0]))
    return Item(passage.text, passage.start, passage.end)


def _differs(difference: Difference, others: list[Difference]) -> bool:
    return any(o.contrast == difference.contrast and o.claim == difference.claim for o in others)


def _with(kind: str) -> Callable[[Case], Finding]:
    def find(case: Case) -> Finding:
        places = _contrasts(case).get(kind, [])
        return Finding(min(len(places), _MOST) / _MOST, tuple(places)) if places else SILENT

    return find


SIGNALS = (
    Signal("negation", -1, "the claim denies what the source says", _with(Contrast.NEGATION), True),
    Signal(
        "negation in the source",
        -1,
        "the source denies what the claim says",
        _with(_DENIED_THERE),
        True,
        least=1.3,
    ),
    Signal("antonym", -1, "the source says the opposite", _with(Contrast.ANTONYM), True),
    Signal(
        "exclusive word",
        -1,
        "the source has another one of its kind",
        _with(Contrast.EXCLUSIVE),
        True,
    ),
    Signal(
        "overstatement",
        -1,
        "the source says it less firmly",
        _with(Contrast.OVERSTATEMENT),
        least=1.0,
    ),
    Signal(
        "other amount",
        -1,
        "the source says it of more or fewer",
        _with(Contrast.AMOUNT),
        True,
        least=1.0,
    ),
    Signal(
        "generalization",
        -1,
        "the source does not say it of all",
        _with(Contrast.GENERALIZATION),
        least=0.7,
    ),
    Signal(
        "restriction", -1, "the source does not say it of only that", _with(Contrast.RESTRICTION)
    ),
)
