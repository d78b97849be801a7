"""The extractive oracle: how well sentence extraction could do if it knew the reference."""

from collections.abc import Sequence

from rouge_score_rs import RougeScorer

from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import Extractive, SourceSentence, fill, in_source_order
from harness.text.tokens import words

_TYPES = ("rouge1", "rouge2")


class Oracle(Extractive):
    """Greedy selection by ROUGE-1 plus ROUGE-2 F1 against the references (Nallapati et al. 2017).

    An upper bound of extraction, not a system: it has seen the references.
    """

    sees_references = True

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._scorer = RougeScorer(list(_TYPES), use_stemmer=True)
        self.signature = signature("oracle", rouge=_TYPES, stem=True, budget=budget, v=1)

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The chosen sentences in source order: added while they fit and raise the score."""
        chosen: list[SourceSentence] = []
        best_value = 0.0
        while True:
            room = [s for s in sentences if s not in chosen and self._fits([*chosen, s])]
            values = [self._value(example, [*chosen, s]) for s in room]
            if not values or max(values) <= best_value:
                break
            best_value = max(values)
            chosen.append(room[values.index(best_value)])
        # Where nothing matches, or nothing fits, the oracle falls back to what any system can do.
        return in_source_order(chosen or fill(sentences, self.budget))

    def _fits(self, chosen: Sequence[SourceSentence]) -> bool:
        if self.budget.sentences is not None:
            return len(chosen) <= self.budget.sentences
        return sum(len(words(s.text)) for s in chosen) <= (self.budget.words or 0)

    def _value(self, example: Example, chosen: Sequence[SourceSentence]) -> float:
        text = "\n".join(in_source_order(chosen))
        return max(
            (
                sum(float(score.fmeasure) for score in self._scorer.score(reference, text).values())
                for reference in example.references
            ),
            default=0.0,
        )
