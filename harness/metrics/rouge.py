"""ROUGE (Lin 2004), bit for bit as rouge_score computes it."""

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from harness.errors import UsageError
from harness.records import Column, Example, Score, Summary, signature
from harness.text.sentences import SPLITTER, split_sentences

_FAST, _ORIGINAL = "rouge-score-rs", "rouge-score"
_TOKENIZERS = ("rouge_score", "unicode", "characters")
_SPLITS = ("sentences", "newlines")
_RULES = ("max", "mean")
_AGAINST = ("references", "documents")
_TYPES = (*(f"rouge{n}" for n in range(1, 10)), "rougeL", "rougeLsum")

Triple = tuple[float, float, float]


class Rouge:
    """ROUGE-N, ROUGE-L and ROUGE-Lsum: F1 under the type's name, precision and recall beside it.

    types: of rouge1 … rouge9, rougeL, rougeLsum. stemming: Porter's, for English. tokenizer:
    "rouge_score" keeps only a-z and 0-9; "unicode" takes the words of any script (UAX 29),
    "characters" takes single characters; neither of those stems. lsum_split: what a sentence is to
    ROUGE-Lsum, our splitter's "sentences" or the text's own "newlines" (as rouge_score has it).
    multi_reference: per type the reference with the best F1 ("max", as rouge_score has it) or the
    "mean" over references. against: "references", or "documents" for how much of the summary all
    its documents together hold (as one text, in their order); that is precision only, since their
    length makes recall and F1 meaningless, and the columns are rouge1_source_precision and so on.
    implementation: "rouge-score-rs" or "rouge-score", null for the first that is installed; both
    give the same bits. An empty summary scores 0.
    """

    def __init__(
        self,
        types: Sequence[str] = ("rouge1", "rouge2", "rougeL", "rougeLsum"),
        stemming: bool = True,
        tokenizer: str = "rouge_score",
        lsum_split: str = "sentences",
        multi_reference: str = "max",
        implementation: str | None = None,
        against: str = "references",
    ) -> None:
        for key, value, known in (
            ("tokenizer", tokenizer, _TOKENIZERS),
            ("lsum_split", lsum_split, _SPLITS),
            ("multi_reference", multi_reference, _RULES),
            ("implementation", implementation, (_FAST, _ORIGINAL, None)),
            ("against", against, _AGAINST),
        ):
            if value not in known:
                options = ", ".join(str(option or "null") for option in known)
                raise UsageError(f"rouge: {key} {value!r} is not one of {options}")
        if isinstance(types, str):
            raise UsageError(f"rouge: types must be a list: [{types}]")
        unknown = [name for name in types if name not in _TYPES]
        if unknown or not types:
            raise UsageError(f"rouge: types {unknown} are not of {', '.join(_TYPES)}")
        if against == "documents" and multi_reference != "max":
            raise UsageError("rouge: multi_reference goes with against=references only")
        if stemming and tokenizer != "rouge_score":
            raise UsageError(f"rouge: the {tokenizer} tokenizer has no stemmer; set stemming=false")
        implementation = implementation or (_FAST if _installed(_FAST) else _ORIGINAL)
        self._types = tuple(dict.fromkeys(types))
        self._split = lsum_split
        self._rule = multi_reference
        self._against = against
        self.needs = frozenset({against})
        self._scorer = _scorer(implementation, self._types, stemming, tokenizer)
        self.columns = _columns(self._types, against)
        self.signature = signature(
            "rouge",
            types=[name.removeprefix("rouge") for name in self._types],
            stem=stemming,
            tok=tokenizer,
            lsum=SPLITTER if lsum_split == "sentences" else lsum_split,
            **_target_fields(against, multi_reference),
            impl=f"{implementation}-{version(implementation)}",
            v=1,
        )

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example; every example must have what it is scored against."""
        values = self._values if self._against == "references" else self._source_values
        return [
            Score(example.id, values(example, summary.text))
            for example, summary in zip(examples, summaries, strict=True)
        ]

    def _values(self, example: Example, text: str) -> dict[str, float]:
        candidate = self._sentence_lines(text)
        targets = map(self._sentence_lines, example.references)
        each = [self._triples(target, candidate) for target in targets]
        values = {}
        for name in self._types:
            precision, recall, f1 = self._join([triples[name] for triples in each])
            values[name] = f1
            values[f"{name}_precision"] = precision
            values[f"{name}_recall"] = recall
        return values

    def _source_values(self, example: Example, text: str) -> dict[str, float]:
        source = self._sentence_lines("\n".join(document.text for document in example.documents))
        triples = self._triples(source, self._sentence_lines(text))
        return {
            column.name: triples[name][0]
            for name, column in zip(self._types, self.columns, strict=True)
        }

    def _triples(self, target: str, candidate: str) -> dict[str, Triple]:
        scores = self._scorer(target, candidate)
        return {
            name: (float(score.precision), float(score.recall), float(score.fmeasure))
            for name, score in scores.items()
        }

    def _join(self, triples: Sequence[Triple]) -> Triple:
        if self._rule == "max":
            return max(triples, key=lambda triple: triple[2])
        precision, recall, f1 = (
            sum(values) / len(triples) for values in zip(*triples, strict=True)
        )
        return precision, recall, f1

    def _sentence_lines(self, text: str) -> str:
        # Both implementations take the lines of the text as its sentences; tokens never span a
        # line break, so the other types do not change.
        if self._split == "newlines" or "rougeLsum" not in self._types:
            return text
        return "\n".join(sentence.text for sentence in split_sentences(text))


def _columns(types: Sequence[str], against: str) -> tuple[Column, ...]:
    if against == "documents":
        return tuple(Column(f"{name}_source_precision", main=True) for name in types)
    return tuple(
        Column(name + suffix, main=not suffix)
        for name in types
        for suffix in ("", "_precision", "_recall")
    )


def _target_fields(against: str, multi_reference: str) -> dict[str, str]:
    """What the signature says of the targets; only references are several."""
    return {"refs": multi_reference} if against == "references" else {"against": "joined documents"}


def _installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _scorer(
    implementation: str, types: Sequence[str], stemming: bool, tokenizer: str
) -> Callable[[str, str], Any]:
    if implementation == _ORIGINAL:
        # nltk behind it takes a second to import; only the fallback needs it.
        from rouge_score.rouge_scorer import RougeScorer

        if tokenizer != "rouge_score":
            raise UsageError(f"rouge: the {tokenizer} tokenizer needs {_FAST} installed")
        return RougeScorer(list(types), use_stemmer=stemming).score  # type: ignore[no-any-return]

    from rouge_score_rs import RougeScorer as FastScorer
    from rouge_score_rs.tokenizers import CharacterTokenizer, DefaultTokenizer, UnicodeTokenizer

    tokenizers = {
        "rouge_score": lambda: DefaultTokenizer(stemming),
        "unicode": UnicodeTokenizer,
        "characters": CharacterTokenizer,
    }
    return FastScorer(list(types), tokenizer=tokenizers[tokenizer]()).score  # type: ignore[no-any-return]
