"""What all extractive summarizers share: their sentences, filling the budget, the final order."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harness.errors import UsageError
from harness.records import Example, Summary
from harness.summarizers.budget import Budget
from harness.text.sentences import split_sentences
from harness.text.tokens import content_words, jaccard, words


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of an example: `document` and `position` count from 0, `text` is as written."""

    document: int
    position: int
    text: str


class Extractive(ABC):
    """A summarizer that picks whole sentences of the documents, best first, up to the budget."""

    def __init__(self, budget: Budget) -> None:
        if not isinstance(budget, Budget):
            raise UsageError(
                f"set budget.words or budget.sentences, not budget itself ({budget!r})"
            )
        self.budget = budget

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        """One summary an example, one sentence a line; an error where there is no text."""
        for example in examples:
            sentences = source_sentences(example)
            if sentences:
                yield Summary(example.id, "\n".join(self.extract(example, sentences)))
            else:
                yield Summary(example.id, "", error="the documents have no sentence")

    @abstractmethod
    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The chosen sentences (or, where not even one fits, the words that do), in their order."""


def source_sentences(example: Example) -> list[SourceSentence]:
    """The sentences of all documents that hold at least one word, document by document."""
    return [
        SourceSentence(d, p, sentence.text)
        for d, document in enumerate(example.documents)
        for p, sentence in enumerate(split_sentences(document.text))
        if words(sentence.text)
    ]


def fill(
    ranked: Iterable[SourceSentence],
    budget: Budget,
    *,
    contiguous: bool = False,
    duplicate_threshold: float | None = None,
) -> list[SourceSentence]:
    """The sentences to take from `ranked` (best first) within the budget, in that order.

    A sentence that does not fit in what is left of a word budget is passed over; with `contiguous`
    it ends the summary instead. One whose content words overlap with a chosen sentence's by at
    least `duplicate_threshold` (Jaccard, in (0, 1]) is passed over. Where no sentence fits, the
    best one is cut to the budget, so that no system scores zero for long sentences.
    """
    chosen: list[SourceSentence] = []
    contents: list[frozenset[str]] = []
    best: SourceSentence | None = None
    used = 0
    for sentence in ranked:
        best = best or sentence
        if budget.sentences is not None and len(chosen) >= budget.sentences:
            break
        length = len(words(sentence.text))
        if budget.words is not None and used + length > budget.words:
            if contiguous:
                break
            continue
        if duplicate_threshold is not None:
            content = frozenset(content_words(sentence.text))
            if any(jaccard(content, other) >= duplicate_threshold for other in contents):
                continue
            contents.append(content)
        chosen.append(sentence)
        used += length
    if not chosen and best is not None and budget.words is not None:
        text = first_words(best.text, budget.words)
        chosen.append(SourceSentence(best.document, best.position, text))
    return chosen


def checked_threshold(value: float) -> float:
    """A duplicate threshold as `fill` takes it; UsageError where it lies outside (0, 1]."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise UsageError(f"summarizer.duplicate_threshold must lie in (0, 1], not {value!r}")
    return value


def in_source_order(chosen: Iterable[SourceSentence]) -> list[str]:
    """The texts of the chosen sentences, document by document, each in its order."""
    ordered = sorted(chosen, key=lambda sentence: (sentence.document, sentence.position))
    return [sentence.text for sentence in ordered]


def first_words(text: str, limit: int) -> str:
    """`text` up to the end of its `limit`-th word."""
    end = 0
    for word in words(text)[:limit]:
        end = text.index(word, end) + len(word)
    return text[:end]
