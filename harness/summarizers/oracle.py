"""The extractive oracle: how well sentence extraction could do if it knew the reference."""

import re
from collections.abc import Sequence

from rouge_score_rs import RougeScorer
from rouge_score_rs.tokenizers import UnicodeTokenizer

from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import Extractive, SourceSentence, fill, in_source_order
from harness.text.sentences import SPLITTER
from harness.text.tokens import words

_TYPES = ("rouge1", "rouge2")
_LATIN = re.compile("[a-z0-9]")


class Oracle(Extractive):
    """Greedy selection by ROUGE-1 plus ROUGE-2 F1 against the references (Nallapati et al. 2017).

    An upper bound of extraction, not a system: it has seen the references.
    """

    sees_references = True

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._stemmed = RougeScorer(list(_TYPES), use_stemmer=True)
        self._any_script = RougeScorer(list(_TYPES), tokenizer=UnicodeTokenizer())
        self.signature = signature(
            "oracle", rouge=_TYPES, stem=True, budget=budget, split=SPLITTER, v=1
        )

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The chosen sentences in source order: added while they fit and raise the score."""
        # The stemming tokenizer sees nothing of a text without a-z and 0-9.
        readable = any(_LATIN.search(reference.lower()) for reference in example.references)
        scorer = self._stemmed if readable else self._any_script
        chosen: list[SourceSentence] = []
        best_value = 0.0
        while True:
            room = [s for s in sentences if s not in chosen and self._fits([*chosen, s])]
            values = [_value(scorer, example, [*chosen, s]) for s in room]
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


def _value(scorer: RougeScorer, example: Example, chosen: Sequence[SourceSentence]) -> float:
    text = "\n".join(in_source_order(chosen))
    return max(
        (
            sum(float(score.fmeasure) for score in scorer.score(reference, text).values())
            for reference in example.references
        ),
        default=0.0,
    )
