"""Whether the claim is surer of itself than anything that the evidence says."""

from harness.metrics.facts.case import Case
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Signal
from harness.text.lexicon.clauses import clause_tokens
from harness.text.lexicon.modality import assurances


def _assured(case: Case) -> Finding:
    """The claim calls something proved, certain or already so, and no evidence sentence calls
    anything so."""
    if not assurances(clause_tokens(case.claim.text)):
        return SILENT
    told = (assurances(clause_tokens(aligned.passage.text)) for aligned in case.evidence)
    claim = case.claim
    return (
        SILENT if any(told) else Finding(1.0, ((Item(claim.text, claim.start, claim.end), None),))
    )


SIGNALS = (
    Signal(
        "assurance",
        -1,
        "the evidence calls nothing proved, certain or already so",
        _assured,
        least=1.0,
    ),
)
