"""BERTScore (Zhang et al. 2020), with bert-score's own matching."""

from collections.abc import Sequence
from importlib.metadata import version

from harness.errors import UsageError
from harness.models.files import find_model
from harness.models.token_matching import TokenMatcher, load_matcher
from harness.records import Column, Example, Score, Summary, signature
from harness.text.sentences import SPLITTER, split_sentences

_AGAINST = ("references", "documents")
_PRECISION, _CUT = "bertscore_source_precision", "bertscore_source_truncated"
_COLUMNS = {
    "references": (
        Column("bertscore_precision", low=-1.0),
        Column("bertscore_recall", low=-1.0),
        Column("bertscore_f1", low=-1.0, main=True),
        Column("bertscore_truncated", better="low", total=True, alarm=True),
    ),
    "documents": (
        Column(_PRECISION, low=-1.0, main=True),
        Column(_CUT, better="low", total=True, alarm=True),
    ),
}


class BertScore:
    """BERTScore precision, recall and F1 of each summary against its references (each at its best).

    model: the packaged MiniLM, a local folder or a hub name; layer: the hidden layer whose states
    are compared, counted from 1. Scores are what bert-score gives each pair alone; in its batches
    they depend on the neighbours. against: "references", or "documents" for how well the best match
    of each token of the summary, in all its documents together, is one: precision only, under
    bertscore_source_precision. Each sentence of a document is read alone, so documents may be of
    any length (and it agrees better with people than longer pieces, in whose states all tokens get
    alike). Blank text scores 0; `bertscore_truncated`
    (`bertscore_source_truncated`) is 1 where the summary, a reference or a sentence of a document
    was longer than the model reads and its rest was not seen.
    """

    def __init__(
        self,
        model: str,
        layer: int,
        revision: str | None = None,
        batch_size: int = 64,
        against: str = "references",
    ) -> None:
        if isinstance(layer, bool) or not isinstance(layer, int) or layer < 1:
            raise UsageError(f"bertscore: layer must be a whole number of 1 or more, not {layer!r}")
        if batch_size < 1:
            raise UsageError(f"bertscore: batch_size must be 1 or more, not {batch_size}")
        if against not in _AGAINST:
            raise UsageError(f"bertscore: against {against!r} is not one of {', '.join(_AGAINST)}")
        self._against = against
        self.needs = frozenset({against})
        self.columns = _COLUMNS[against]
        self._model = model
        self._revision = revision
        self._layer = layer
        self._batch_size = batch_size
        self.signature = signature(
            "bertscore",
            model=find_model(model, revision).identity,
            layer=layer,
            idf=False,
            rescale=False,
            **_target_fields(against),
            dtype="float32",
            impl=f"bert-score-{version('bert-score')}",
            transformers=version("transformers"),
            v=1,
        )

    def prepare(self) -> None:
        """Load the model; RunError where it has fewer layers or an unknown architecture."""
        load_matcher(self._model, self._revision, self._layer)

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example; every example must have what it is scored against."""
        matcher = load_matcher(self._model, self._revision, self._layer)
        if self._against == "documents":
            return _source_scores(matcher, examples, summaries, self._batch_size)
        pairs = [
            ((reference,), summary.text)
            for example, summary in zip(examples, summaries, strict=True)
            for reference in example.references
        ]
        matched = iter(matcher.match(pairs, self._batch_size))
        return [
            self._best(matcher, example, summary.text, [next(matched) for _ in example.references])
            for example, summary in zip(examples, summaries, strict=True)
        ]

    def _best(
        self,
        matcher: TokenMatcher,
        example: Example,
        text: str,
        triples: Sequence[tuple[float, float, float]],
    ) -> Score:
        # As bert-score does with several references, each of P, R and F1 is the best on its own.
        precision, recall, f1 = (max(values) for values in zip(*triples, strict=True))
        own = matcher.count_tokens(text)
        others = [matcher.count_tokens(reference) for reference in example.references]
        cut = max(own, *others) > matcher.max_tokens
        values = {
            "bertscore_precision": precision,
            "bertscore_recall": recall,
            "bertscore_f1": f1,
            "bertscore_truncated": float(cut),
        }
        tokens = {"summary": own, "references": others, "limit": matcher.max_tokens}
        return Score(example.id, values, {"tokens": tokens})


def _source_scores(
    matcher: TokenMatcher,
    examples: Sequence[Example],
    summaries: Sequence[Summary],
    batch_size: int,
) -> list[Score]:
    sentences = {
        example.documents: [
            sentence.text
            for document in example.documents
            for sentence in split_sentences(document.text)
        ]
        for example in examples
    }
    longest = {
        documents: max(map(matcher.count_tokens, parts), default=0)
        for documents, parts in sentences.items()
    }
    pairs = [
        (sentences[example.documents], summary.text)
        for example, summary in zip(examples, summaries, strict=True)
    ]
    scores = []
    for (precision, _, _), example, summary in zip(
        matcher.match(pairs, batch_size), examples, summaries, strict=True
    ):
        own, other = matcher.count_tokens(summary.text), longest[example.documents]
        values = {_PRECISION: precision, _CUT: float(max(own, other) > matcher.max_tokens)}
        tokens = {"summary": own, "longest sentence": other, "limit": matcher.max_tokens}
        scores.append(Score(example.id, values, {"tokens": tokens}))
    return scores


def _target_fields(against: str) -> dict[str, str]:
    """What the signature says of the targets; only references are several."""
    if against == "references":
        return {"refs": "max"}
    return {"against": "joined documents", "alone": SPLITTER}
