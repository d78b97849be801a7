"""What a model reads beside a claim, and what is said where it could read nothing."""

from dataclasses import dataclass

from harness.metrics.facts.case import Case
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item, Reason


@dataclass(frozen=True, slots=True)
class Premise:
    """Sentences of a source that are put before a claim, joined by spaces, in their order."""

    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """As the model reads it."""
        return " ".join(passage.text.strip() for passage in self.passages)


def evidence_sentences(case: Case) -> list[Passage]:
    """The evidence that is not blank, best aligned first."""
    return [a.passage for a in case.evidence if a.passage.text.strip()]


def joined_evidence(case: Case) -> Premise:
    """The same as one premise, in the document's order."""
    places = {passage: place for place, passage in enumerate(case.source.passages)}
    return Premise(tuple(sorted(evidence_sentences(case), key=places.__getitem__)))


def item(passage: Passage) -> Item:
    """A claim or a sentence as a whole, for a reason to point at."""
    return Item(passage.text, passage.start, passage.end)


def without_evidence(case: Case) -> Judgement:
    """For a source in which there is nothing to read."""
    reason = Reason(
        "no evidence", "the document has no text to check the claim against", item(case.claim)
    )
    return Judgement(0.0, "unsupported", (reason,))


def unread(case: Case) -> Judgement:
    """For a claim that the model could not be given."""
    reason = Reason(
        "not read",
        "the claim leaves no room in the model's window, or the model has no tokens for it",
        item(case.claim),
    )
    return Judgement(0.0, "unsupported", (reason,), truncated=True)
