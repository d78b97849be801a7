"""Whether the claim's pronouns fit whom the evidence speaks of."""

from harness.metrics.facts.case import Case
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.signals.base import SILENT, Finding, Signal
from harness.text.lexicon.pronouns import noun_gender, pronoun_gender
from harness.text.names import gender


def _other_gender(case: Case) -> Finding:
    """The claim has "she" where everybody in sight is a man, or "he" among women."""
    claimed = {found for word in case.claim.words if (found := pronoun_gender(word))}
    if not claimed:
        return SILENT
    sight = _named(case.claim)
    for aligned in case.evidence:
        sight |= _named(aligned.passage)
        for word in aligned.passage.words:
            if found := pronoun_gender(word) or noun_gender(word):
                sight.add(found)
    return Finding(float(bool(sight) and not claimed & sight))


def _named(passage: Passage) -> set[str]:
    return {found for name in passage.names if (found := gender(name.text, name.title))}


SIGNALS = (Signal("other gender", -1, "a pronoun fits nobody in the evidence", _other_gender),)
