"""What the claim says otherwise than its evidence, word by word: negation, opposites, certainty."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harness.metrics.facts.case import Case
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Place, Signal
from harness.text.lexicon.clauses import clause_tokens, is_content
from harness.text.lexicon.contrasts import Contrast, Difference, differences
from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.negation import negations, polarities

_DENIED_THERE = "negation in the source"
# "The equipment left there": gone, or still there.
_AMBIGUOUS = frozenset({"left"})
# More such places than these say no more.
_MOST = 2
# Two words stand for one another where so many content words around both of them share one. An
# opposite of some word of a sentence is in most others that are as long.
_NEAR = 2
_IN_PLACE = frozenset({Contrast.ANTONYM, Contrast.EXCLUSIVE, Contrast.OVERSTATEMENT})
_OPPOSED = frozenset({Contrast.NEGATION, Contrast.ANTONYM, Contrast.EXCLUSIVE})
# "Both Mali and Niger" says no more than "Mali and Niger".
_PAIRS = frozenset({"both"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A claim, or a sentence of its evidence. denied: the lemmas right after a negator; times: how
    often it denies."""

    passage: Passage
    tokens: tuple[str, ...]
    lemmas: frozenset[str]
    denied: frozenset[str]
    times: int


# Every signal asks for the same of one case, one after the other.
@lru_cache(maxsize=4)
def _contrasts(case: Case) -> Mapping[str, list[Place]]:
    """What differs from an evidence sentence, and is told alike by none of the others."""
    claim = _read(case.claim)
    told = [_read(aligned.passage) for aligned in case.close_evidence]
    found = [differences(claim.tokens, sentence.tokens) for sentence in told]
    places: dict[str, list[Place]] = {}
    for sentence, here in zip(told, found, strict=True):
        for difference in here:
            alike = any(
                difference.claim in other.lemmas and not _differs(difference, there)
                for other, there in zip(told, found, strict=True)
            )
            kind = None if alike else _kind(difference, claim, sentence)
            if kind is None:
                continue
            other = difference.evidence
            source = _item(sentence.passage, other) if other else None
            place = _item(claim.passage, difference.claim), source
            if not _AMBIGUOUS & {item.text for item in place if item}:
                places.setdefault(kind, []).append(place)
    return places


def _kind(difference: Difference, claim: _Sentence, sentence: _Sentence) -> str | None:
    """The signal that a difference speaks for; None where it tells nothing."""
    if difference.contrast == Contrast.NEGATION:
        return _denial(difference.claim, claim, sentence)
    if difference.claim in _PAIRS:
        return None
    if difference.contrast in _IN_PLACE and not _in_place(difference, claim, sentence):
        return None
    return difference.contrast


def _denial(word: str, claim: _Sentence, sentence: _Sentence) -> str | None:
    by_source = polarities(claim.tokens)[word]
    denier, other = (sentence, claim) if by_source else (claim, sentence)
    # What denies more often than the other side may deny what that one says; else both may say the
    # same in other words ("did not answer", "failed to reply").
    if denier.times <= other.times:
        return None
    # Nobody denies a name: in "no Russian firm signed" it is the firm that did not sign.
    if any(word in _read_name(name.text) for name in claim.passage.names):
        return None
    # Further behind its negators, a source denies much that no claim is about.
    if by_source and word not in sentence.denied:
        return None
    return _DENIED_THERE if by_source else Contrast.NEGATION


def _in_place(difference: Difference, claim: _Sentence, sentence: _Sentence) -> bool:
    """Whether the words that differ have a word around them in common."""
    other = difference.evidence
    if other is None:
        return True
    return bool(_around(claim.tokens, difference.claim) & _around(sentence.tokens, other))


def _around(tokens: Sequence[str], word: str) -> set[str]:
    """The lemmas of the content words next to each occurrence of a lemma."""
    found: set[str] = set()
    for place, token in enumerate(tokens):
        if lemma(token) == word:
            sides = tokens[:place], tokens[place + 1 :]
            before, after = ([lemma(t) for t in side if is_content(t)] for side in sides)
            found.update(before[-_NEAR:], after[:_NEAR])
    return found


# A sentence of the evidence stands beside many claims.
@lru_cache(maxsize=2**12)
def _read(passage: Passage) -> _Sentence:
    tokens = tuple(clause_tokens(passage.text))
    cues = negations(tokens)
    return _Sentence(
        passage,
        tokens,
        frozenset(lemma(token) for token in tokens),
        frozenset(lemma(word) for cue in cues for word in _nearest(tokens, cue.scope)),
        # "Neither … nor" denies once.
        sum(cue.text != "nor" for cue in cues),
    )


def _nearest(tokens: Sequence[str], scope: range) -> list[str]:
    """The first content word of a scope, and the next where that may be an adverb: "not immediately
    clear" denies "clear", and "did not comply" that they did."""
    content = [tokens[i] for i in scope if is_content(tokens[i])]
    return content[: 2 if content and content[0].endswith("ly") else 1]


@lru_cache(maxsize=2**12)
def _read_name(name: str) -> frozenset[str]:
    return frozenset(lemma(token) for token in clause_tokens(name))


def _item(passage: Passage, word: str) -> Item:
    """Where the passage has a lemma, or a quantifier's words; the whole passage where it cannot be
    told."""
    for match in _WORD.finditer(passage.text):
        if lemma(match[0]) == word or match[0].casefold() == word:
            start = passage.start + match.start()
            return Item(match[0], start, start + len(match[0]))
    return Item(passage.text, passage.start, passage.end)


def _differs(difference: Difference, others: list[Difference]) -> bool:
    """Whether another sentence differs from the claim in that word, too: "unclear" and "not clear"
    are two contrasts to "clear", and neither tells it alike."""
    alike = _OPPOSED if difference.contrast in _OPPOSED else {difference.contrast}
    return any(o.claim == difference.claim and o.contrast in alike for o in others)


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
