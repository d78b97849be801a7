"""Contrasts: what a claim says otherwise than a sentence of its evidence, word by word."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from harness.text.lexicon.antonyms import antonyms
from harness.text.lexicon.clauses import BREAK, is_content
from harness.text.lexicon.exclusive import alternatives
from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.modality import certainties, overstates
from harness.text.lexicon.negation import polarities
from harness.text.lexicon.quantifiers import Amount, Quantifier, only, quantifiers


class Contrast(StrEnum):
    """How a claim differs from its evidence: an opposite, or another member of a closed group,
    stands in place of a word; a word is denied on one side; what is only possible is asserted;
    another amount of the same is meant; something is said of all; or of "only" that."""

    ANTONYM = "antonym"
    EXCLUSIVE = "exclusive"
    NEGATION = "negation"
    OVERSTATEMENT = "overstatement"
    AMOUNT = "amount"
    GENERALIZATION = "generalization"
    RESTRICTION = "restriction"


@dataclass(frozen=True, slots=True)
class Difference:
    """contrast; claim: the lemma of the claim, or the quantifier, that differs; evidence: what
    stands against it there, which is the same lemma where what is said of it differs, and None
    where the evidence only lacks the claim's "all" or "only"."""

    contrast: Contrast
    claim: str
    evidence: str | None


def differences(claim: Sequence[str], evidence: Sequence[str]) -> list[Difference]:
    """What the tokens of a claim say otherwise than those of its evidence (see `clause_tokens`).

    An antonym or exclusive word counts where each side has one of the two and not the other, and
    both are asserted or both denied: "not safe" is no contrast to "dangerous". Nothing here looks
    at what the sentences are about: compare only sentences that were aligned, and expect that of
    two long ones something always differs.
    """
    return [
        *_swaps(claim, evidence),
        *_denials(claim, evidence),
        *_overstatements(claim, evidence),
        *_amounts(quantifiers(claim), quantifiers(evidence)),
        *(Difference(Contrast.RESTRICTION, word, None) for word in _restricted(claim, evidence)),
    ]


def _swaps(claim: Sequence[str], evidence: Sequence[str]) -> Iterator[Difference]:
    ours, theirs = polarities(claim), polarities(evidence)
    claimed, given = _lemmas(claim), _lemmas(evidence)
    for word in sorted(claimed - given):
        for contrast, others in _RIVALS:
            for other in sorted(others(word) & (given - claimed)):
                if ours.get(word) == theirs.get(other):
                    yield Difference(contrast, word, other)


def _lemmas(tokens: Sequence[str]) -> set[str]:
    return {lemma(token) for token in tokens if token != BREAK}


def _denials(claim: Sequence[str], evidence: Sequence[str]) -> Iterator[Difference]:
    ours, theirs = polarities(claim), polarities(evidence)
    for word in sorted(ours.keys() & theirs.keys()):
        if ours[word] != theirs[word] and is_content(word):
            yield Difference(Contrast.NEGATION, word, word)


def _overstatements(claim: Sequence[str], evidence: Sequence[str]) -> Iterator[Difference]:
    ours, theirs = certainties(claim), certainties(evidence)
    for word in sorted(ours.keys() & theirs.keys()):
        if overstates(ours[word], theirs[word]):
            yield Difference(Contrast.OVERSTATEMENT, word, word)


def _amounts(claim: Sequence[Quantifier], evidence: Sequence[Quantifier]) -> Iterator[Difference]:
    counted = {found.word: found for found in evidence if found.word is not None}
    for ours in claim:
        theirs = counted.get(ours.word) if ours.word is not None else None
        if theirs and _differ(ours.amount, theirs.amount):
            yield Difference(Contrast.AMOUNT, ours.text, theirs.text)
    if not any(found.amount == Amount.ALL for found in evidence):
        for ours in claim:
            if ours.amount == Amount.ALL:
                yield Difference(Contrast.GENERALIZATION, ours.text, None)


def _differ(first: Amount, second: Amount) -> bool:
    # "Several", "some" and "a few" stand for one another; "all" and "none" for nothing else.
    extreme = Amount.ALL in (first, second) or Amount.NONE in (first, second)
    return first != second if extreme else abs(first - second) > 1


def _restricted(claim: Sequence[str], evidence: Sequence[str]) -> list[str]:
    return sorted(only(claim) - only(evidence))


_RIVALS: tuple[tuple[Contrast, Callable[[str], frozenset[str]]], ...] = (
    (Contrast.ANTONYM, antonyms),
    (Contrast.EXCLUSIVE, alternatives),
)
