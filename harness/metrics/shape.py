"""The shape of a summary: how long, how compressed, how much copied, how repetitive."""

from collections import defaultdict
from collections.abc import Sequence

from harness.records import Column, Example, Score, Summary, signature
from harness.text.sentences import SPLITTER, split_sentences
from harness.text.tokens import ngrams, normalized_words

_NOVEL = (1, 2, 3, 4)
_REPETITION_N = 3


class Shape:
    """Length, compression, extractive coverage and density, novelty and repetition.

    words, sentences: of the summary. compression: words of the documents over words of the summary.
    extractive_coverage: the share of the summary's words in fragments copied from one document;
    density: the sum of those fragments' squared lengths over the words of the summary (both Grusky
    et al. 2018, who call the first "coverage").
    novel_n: the share of the summary's n-grams that no document has. repetition: the share of its
    3-grams that it had before.
    An empty summary has 0 in every column.
    """

    needs = frozenset({"documents"})
    columns = (
        Column("words", high=None, better=None),
        Column("sentences", high=None, better=None),
        Column("compression", high=None, better=None),
        Column("extractive_coverage", better=None),
        Column("density", high=None, better=None, main=True),
        *(Column(f"novel_{n}", better=None, main=n == 2) for n in _NOVEL),
        Column("repetition", better="low", main=True),
    )

    def __init__(self) -> None:
        self.signature = signature(
            "shape", novel=_NOVEL, repetition=_REPETITION_N, split=SPLITTER, v=1
        )

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example."""
        return [
            Score(example.id, _values(example, summary.text))
            for example, summary in zip(examples, summaries, strict=True)
        ]


def _values(example: Example, text: str) -> dict[str, float]:
    tokens = normalized_words(text)
    if not tokens:
        return {column.name: 0.0 for column in Shape.columns}
    documents = [normalized_words(document.text) for document in example.documents]
    fragments = copied_fragments(tokens, documents)
    values = {
        "words": float(len(tokens)),
        "sentences": float(len(split_sentences(text))),
        "compression": sum(map(len, documents)) / len(tokens),
        "extractive_coverage": sum(fragments) / len(tokens),
        "density": sum(length * length for length in fragments) / len(tokens),
        "repetition": _repetition(tokens),
    }
    for n in _NOVEL:
        values[f"novel_{n}"] = _novel_share(tokens, documents, n)
    return values


def copied_fragments(tokens: Sequence[str], documents: Sequence[Sequence[str]]) -> list[int]:
    """Lengths of the fragments that greedy matching finds copied from a document, in order.

    From each place of the summary on, the longest run of tokens that stands in one of the documents
    is a fragment; matching goes on behind it (Grusky et al. 2018, section 3.1).
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for d, document in enumerate(documents):
        for i, token in enumerate(document):
            places[token].append((d, i))
    lengths = []
    start = 0
    while start < len(tokens):
        longest = 0
        for d, i in places.get(tokens[start], ()):
            document = documents[d]
            # Only a run that also matches at the longest one's end can be longer.
            if i + longest >= len(document) or start + longest >= len(tokens):
                continue
            if document[i + longest] != tokens[start + longest]:
                continue
            length = _common_run(tokens, start, document, i)
            longest = max(longest, length)
        if longest:
            lengths.append(longest)
        start += max(longest, 1)
    return lengths


def _common_run(first: Sequence[str], i: int, second: Sequence[str], j: int) -> int:
    length = 0
    while (
        i + length < len(first)
        and j + length < len(second)
        and first[i + length] == second[j + length]
    ):
        length += 1
    return length


def _novel_share(tokens: Sequence[str], documents: Sequence[Sequence[str]], n: int) -> float:
    of_summary = ngrams(tokens, n)
    if not of_summary:
        return 0.0
    of_documents = {gram for document in documents for gram in ngrams(document, n)}
    novel = sum(count for gram, count in of_summary.items() if gram not in of_documents)
    return novel / of_summary.total()


def _repetition(tokens: Sequence[str]) -> float:
    grams = ngrams(tokens, _REPETITION_N)
    return 1 - len(grams) / grams.total() if grams else 0.0
