"""Compound sentences, cut where a part of its own begins and ends."""

import re
from collections.abc import Iterator

from harness.metrics.facts.records import Claim
from harness.text.tokens import content_words, words

# Fewer words tell nothing that could be checked alone.
_FEWEST_WORDS = 3
_PRONOUN = r"(?:he|she|it|they|we|I|you|this|that|these|those|there)\b"
_DETERMINED = r"(?:the|a|an|his|her|its|their|our|some|several|many)\b"
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|"
    r"says|went|came|took|made|got|left|became|began|fell|rose|won|lost|flew|met|told|gave|found|held|kept|saw|ran|\w{2,}ed)\b"
)
# A subject and its verb: "he left", "the talks in Paris failed", "Austin said". A word is at most a
# few away, so that a list ("the army, the navy and the police") is left whole.
_CLAUSE = (
    rf"(?:{_PRONOUN}(?! of\b)|(?:{_DETERMINED}|[A-Z])[^,;:.]{{0,40}}?(?<=[\w'’])\s+(?={_FINITE}))"
)
_CUTS = [
    re.compile(r";\s+"),
    re.compile(rf",\s+(?:and|but|so|yet|or|while|whereas|although|though)\s+(?={_CLAUSE})"),
    re.compile(rf"\s+(?:while|whereas)\s+(?={_CLAUSE})"),
    # "Austin, the chief of the Pentagon, left", "Niger, which borders Chad, fell"
    re.compile(r",\s+(?=(?:which|who|whose|whom|where)\s)"),
    re.compile(
        r"(?<=[\w'’]),\s+(?=(?:the|a|an|his|her|its|their)\s(?:[\w'’-]+\s){1,5}(?:of|for|at|in)\s)"
    ),
]
_VERB = re.compile(rf"\b{_FINITE}")
_LINKED = (1, 2)
_INSERTION_END = re.compile(r",\s+")
_INSERTIONS = 3


def split_compounds(claim: Claim) -> list[Claim]:
    """The parts of the claim that can be checked alone, in order, with their spans in the summary.

    It is cut at semicolons, before a clause with a subject of its own (", and he left"), and around
    relative clauses and appositions; what links two parts belongs to none. The parts do not overlap
    and have all content words between them. They need not be sentences. A claim without a safe cut
    comes back as it is, and none is cut inside quotation marks.
    """
    gaps = sorted(gap for gap in _gaps(claim.text) if not _is_quoted(claim.text, gap[0]))
    parts: list[tuple[int, int]] = []
    start = 0
    for left, right in [*gaps, (len(claim.text), len(claim.text))]:
        ahead = claim.text[right:] or "..."
        if left < start:
            continue
        short = len(words(claim.text[start:left])) < _FEWEST_WORDS
        if left < len(claim.text) and (short or len(words(ahead)) < _FEWEST_WORDS):
            continue
        parts.append((start, left))
        start = right
    # A short rest would be left alone: it stays with the part before it.
    if len(parts) > 1 and len(words(claim.text[slice(*parts[-1])])) < _FEWEST_WORDS:
        parts[-2:] = [(parts[-2][0], parts[-1][1])]
    return [Claim(claim.text[a:b], claim.start + a, claim.start + b) for a, b in parts]


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where two parts part: the punctuation and the link between them."""
    for place, cut in enumerate(_CUTS):
        for match in cut.finditer(text):
            if content_words(match.group()):
                continue
            # Before "and the police" of a list there is no verb.
            if place in _LINKED and not _VERB.search(text, 0, match.start()):
                continue
            yield match.span()
            if place >= _INSERTIONS and (end := _INSERTION_END.search(text, match.end())):
                yield end.span()


def _is_quoted(text: str, place: int) -> bool:
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
