"""The classical extractive summarizers of sumy, fed with our own sentences."""

import warnings
import zlib
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from harness.errors import UsageError
from harness.records import Example, signature
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import (
    Extractive,
    SourceSentence,
    checked_threshold,
    fill,
    in_source_order,
)
from harness.text.sentences import SPLITTER
from harness.text.tokens import STOP_WORDS, normalized_words

_ALGORITHMS: dict[str, Callable[..., Any]] = {
    "kl": KLSummarizer,
    "lexrank": LexRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "reduction": ReductionSummarizer,
    "sumbasic": SumBasicSummarizer,
    "textrank": TextRankSummarizer,
}


class Sumy(Extractive):
    """One of sumy's algorithms as the ranking of an extractive summary.

    algorithm: lexrank (Erkan and Radev 2004), textrank (Mihalcea and Tarau 2004), lsa (Steinberger
    and Ježek 2004), luhn (Luhn 1958), kl (Haghighi and Vanderwende 2009), sumbasic (Nenkova and
    Vanderwende 2005) or reduction. duplicate_threshold: see `fill`.
    """

    def __init__(self, algorithm: str, budget: Budget, duplicate_threshold: float) -> None:
        super().__init__(budget)
        if algorithm not in _ALGORITHMS:
            known = ", ".join(_ALGORITHMS)
            raise UsageError(f"summarizer.algorithm {algorithm!r} is not one of {known}")
        self._algorithm = algorithm
        self._duplicate_threshold = checked_threshold(duplicate_threshold)
        self.signature = signature(
            algorithm,
            budget=budget,
            duplicates=duplicate_threshold,
            split=SPLITTER,
            impl=f"sumy-{version('sumy')}",
            v=1,
        )

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        """The best-rated sentences in source order, near-duplicates passed over."""
        order = _ranking(self._algorithm, [sentence.text for sentence in sentences])
        chosen = fill(
            (sentences[i] for i in order),
            self.budget,
            duplicate_threshold=self._duplicate_threshold,
        )
        return in_source_order(chosen)


class _Stem(str):
    """A stem whose hash is the same in every process.

    LexRank and LSA iterate over sets of stems, so that with Python's own randomized hashes the
    last bits of their ratings, and with them the ranking of ties, would change from run to run.
    """

    __slots__ = ()

    def __hash__(self) -> int:
        return zlib.crc32(self.encode("utf-8", "surrogatepass"))


class _Words:
    """The tokenizer that sumy's sentences ask for their words."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(normalized_words(text))


def _ranking(algorithm: str, texts: Sequence[str]) -> list[int]:
    """Indices of `texts`, best first; in source order where the algorithm rates none of them."""
    stem = Stemmer("english")
    summarizer = _ALGORITHMS[algorithm](lambda word: _Stem(stem(word)))
    summarizer.stop_words = STOP_WORDS
    document = ObjectDocumentModel([Paragraph([Sentence(text, _Words()) for text in texts])])
    order: list[int] = []

    def keep_all(rated: Sequence[Any]) -> Sequence[Any]:
        order.extend(info.order for info in rated)
        return rated

    with warnings.catch_warnings():
        # "Number of words is lower than number of sentences": true of tiny inputs, and harmless.
        warnings.simplefilter("ignore")
        summarizer(document, keep_all)
    return order or list(range(len(texts)))
