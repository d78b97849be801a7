"""From a claim, its evidence and the signals to verdicts and scores.

The rule is fixed, not fitted. A document's score for a claim is its content support (half the
closest sentence's cosine, half the share of the claim's terms that the evidence has), less what the
claim's unsupported names and quantities take away.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean

from harness.metrics.facts.alignment import Aligned, align
from harness.metrics.facts.passages import Passage, Passages, Vectors
from harness.metrics.facts.records import (
    Claim,
    ClaimVerdict,
    DocumentVerdict,
    Evidence,
    Reason,
    Verdict,
)
from harness.metrics.facts.signals import reasons
from harness.metrics.facts.terms import coverage

# Below it a document does not bear a claim out, whatever names and numbers they share.
_SUPPORT = 0.5
# With all names and numbers unsupported, this share of the score is gone.
_ITEM_SHARE = 0.5
# A contradicted claim scores lower than nearly all that merely lack support.
_CONTRADICTED = 0.2
_LOW_SUPPORT = Reason(
    "low similarity", "the aligned evidence has too little of what the claim says"
)


def judge_document(
    claim: Passage, vector: Vectors, name: str, document: Passages, weights: Mapping[str, float]
) -> DocumentVerdict:
    """What the document of that name says of the claim; an empty document supports nothing.

    vector: the claim's embedding; weights: of the terms (see `term_weights`).
    """
    aligned = align(claim, vector, document, weights)
    evidence = tuple(
        Evidence(name, a.passage.text, a.passage.start, a.passage.end, a.similarity)
        for a in aligned
    )
    content = _content(claim, aligned, weights)
    found = reasons(claim, aligned, weights)
    items = len(claim.names) + len(claim.quantities)
    score = content * (1 - _ITEM_SHARE * len(found) / items) if items else content
    why = tuple(reason for _, reason in found)
    if any(signal.contradicts for signal, _ in found):
        return DocumentVerdict(name, "contradicted", min(score, _CONTRADICTED), evidence, why)
    if content < _SUPPORT:
        why = (*why, _LOW_SUPPORT)
    verdict: Verdict = "unsupported" if why else "supported"
    return DocumentVerdict(name, verdict, score, evidence, why)


def _content(claim: Passage, evidence: Sequence[Aligned], weights: Mapping[str, float]) -> float:
    if not evidence:
        return 0.0
    given = frozenset[str]().union(*(aligned.passage.terms for aligned in evidence))
    covered = coverage(claim.terms, given, weights)
    return (max(aligned.cosine for aligned in evidence) + covered) / 2


def judge_claim(claim: Claim, documents: Sequence[DocumentVerdict]) -> ClaimVerdict:
    """The verdict over all documents: supported if one supports it, else contradicted if one does.

    Documents that contradict each other are not held against a claim that follows one of them; the
    contradiction stays in the row. The score and the reasons are those of the best document with
    the claim's verdict.
    """
    for verdict in ("supported", "contradicted", "unsupported"):
        agreeing = [document for document in documents if document.verdict == verdict]
        if agreeing:
            best = max(agreeing, key=lambda document: document.score)
            return ClaimVerdict(claim, best.verdict, best.score, tuple(documents), best.reasons)
    return ClaimVerdict(claim, "unsupported", 0.0, (), (_LOW_SUPPORT,))


def summary_score(claims: Sequence[ClaimVerdict]) -> float:
    """Half the worst claim's score, half their mean, in [0, 1]; 0 for no claims.

    The mean alone would let a long summary hide a false claim.
    """
    scores = [claim.score for claim in claims]
    return (min(scores) + fmean(scores)) / 2 if scores else 0.0
