"""The random baseline: what a summarizer must at least beat."""

import random
from collections.abc import Sequence

from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import Extractive, SourceSentence, fill, in_source_order
from harness.text.sentences import SPLITTER


class RandomSentences(Extractive):
    """Sentences drawn at random, the draw decided by the seed and the example's id alone."""

    def __init__(self, budget: Budget, seed: int) -> None:
        super().__init__(budget)
        self._seed = seed
        self.signature = signature("random", budget=budget, seed=seed, split=SPLITTER, v=1)

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The drawn sentences in source order."""
        shuffled = list(sentences)
        random.Random(f"{self._seed}:{example.id}").shuffle(shuffled)
        return in_source_order(fill(shuffled, self.budget))
