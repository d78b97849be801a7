"""Lead baselines: the first sentences, of the first document or of each in turn."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import Extractive, SourceSentence, checked_threshold, fill
from harness.text.sentences import SPLITTER


class Lead(Extractive):
    """The first sentences, document after document, until one does not fit."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.signature = signature("lead", budget=budget, split=SPLITTER, v=1)

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The first sentences in source order."""
        return [sentence.text for sentence in fill(sentences, self.budget, contiguous=True)]


class LeadRoundRobin(Extractive):
    """The first sentence of each document, then the second of each, and so on."""

    def __init__(self, budget: Budget, duplicate_threshold: float) -> None:
        super().__init__(budget)
        self._duplicate_threshold = checked_threshold(duplicate_threshold)
        self.signature = signature(
            "lead_round_robin", budget=budget, duplicates=duplicate_threshold, split=SPLITTER, v=1
        )

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The sentences in the order of the turns; near-duplicates are passed over."""
        documents: dict[int, list[SourceSentence]] = {}
        for sentence in sentences:
            documents.setdefault(sentence.document, []).append(sentence)
        turns = chain.from_iterable(zip_longest(*documents.values()))
        ranked = (sentence for sentence in turns if sentence is not None)
        chosen = fill(ranked, self.budget, duplicate_threshold=self._duplicate_threshold)
        return [sentence.text for sentence in chosen]
