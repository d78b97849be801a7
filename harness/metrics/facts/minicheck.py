"""Claim-checking models as judges (MiniCheck, Tang et al. 2024)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from harness.errors import RunError, UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.metric import FactCheck
from harness.metrics.facts.nli import check_threshold
from harness.metrics.facts.premises import item, joined_evidence, unread, without_evidence
from harness.metrics.facts.records import Reason
from harness.models.files import find_model
from harness.models.inference import Inference, check_count
from harness.models.loading import (
    load_classifier,
    load_config,
    load_seq2seq,
    load_tokenizer,
)
from harness.models.pairs import Answer, PairModel, joined_frame, open_pairs

PREMISES = ("document", "evidence")
# The ids of the first token that the Flan-T5 decodes: not supported, and
# supported (https://github.com/Liyan06/MiniCheck, minicheck/inference.py).
FLAN_T5_LABELS = (3, 209)
_SUPPORTED = 1
# The published chunk sizes: words for Flan-T5, tokens for RoBERTa and DeBERTa.
_WORDS, _TOKENS = 500, 400


class FactsMiniCheck(FactCheck):
    """The fact check with a MiniCheck model as its judge.

    model: a local folder or a hub name, of a Flan-T5 model or of a sequence-classification model
    with two outputs, the second of which is "supported"; threshold: the probability of "supported"
    from which on a claim is supported. These models have two answers only: nothing is ever
    contradicted, and `facts_minicheck_contradicted` is always 0.

    premises: what stands before the claim. "document": the whole document, in chunks of whole
    sentences, the chunk that supports the claim most counting, as published; "evidence": only the
    aligned sentences. chunk_size: in words for Flan-T5 (null: 500), in tokens for the others (null:
    400); a sentence that is longer is cut into chunks between words. label_tokens: of a Flan-T5,
    the two token ids for "not supported" and "supported".

    device, dtype, batch_size and max_tokens: see `Inference`.
    """

    def __init__(
        self,
        model: str,
        revision: str | None = None,
        premises: str = "document",
        threshold: float = 0.5,
        chunk_size: int | None = None,
        label_tokens: Sequence[int] = FLAN_T5_LABELS,
        device: str = "cpu",
        dtype: str = "float32",
        batch_size: int = 16,
        max_tokens: int | None = None,
    ) -> None:
        name = "facts_minicheck"
        inference = Inference(device, dtype, batch_size, max_tokens)
        inference.check(name)
        if premises not in PREMISES:
            raise UsageError(f"{name}: premises must be {' or '.join(PREMISES)}, not {premises!r}")
        check_threshold(name, threshold)
        if chunk_size is not None:
            check_count(name, "chunk_size", chunk_size)
        tokens = tuple(label_tokens) if isinstance(label_tokens, list | tuple) else ()
        whole = all(type(token) is int and token >= 0 for token in tokens)
        if not whole or len(tokens) != 2 or tokens[0] == tokens[1]:
            raise UsageError(
                f"{name}: label_tokens must be two different token ids, not {label_tokens!r}"
            )
        judge = MiniCheckJudge(
            model, revision, premises, threshold, chunk_size, (tokens[0], tokens[1]), inference
        )
        super().__init__(name, judge)


@dataclass(frozen=True, slots=True)
class MiniCheckJudge:
    """Judges by the model's probability of "supported"; fields as `FactsMiniCheck` has them."""

    model: str
    revision: str | None = None
    premises: str = "document"
    threshold: float = 0.5
    chunk_size: int | None = None
    label_tokens: tuple[int, int] = FLAN_T5_LABELS
    inference: Inference = field(default_factory=Inference)

    @property
    def identity(self) -> str:
        """Model, premises, threshold, precision, and sizes and tokens where they are given."""
        parts = [f"minicheck-{find_model(self.model, self.revision).identity}", self.premises]
        parts += [str(self.threshold), self.inference.dtype]
        if self.chunk_size is not None:
            parts.append(f"chunk_size={self.chunk_size}")
        if self.label_tokens != FLAN_T5_LABELS:
            parts.append(f"label_tokens={'+'.join(map(str, self.label_tokens))}")
        if self.inference.max_tokens is not None:
            parts.append(f"max_tokens={self.inference.max_tokens}")
        return ",".join(parts)

    @property
    def language(self) -> None:
        """Whatever the model reads."""

    def prepare(self) -> None:
        """Load the model; RunError or UsageError where it cannot be had or is of another kind."""
        self._load()

    def judge(self, cases: Sequence[Case]) -> list[Judgement]:
        """One judgement a case, the same alone as beside others but for rounding."""
        model = self._load()
        texts = {case: self._texts(case) for case in cases}
        split = self._chunks(model, [text for found in texts.values() for text in found])
        chunks = [split(texts[case]) for case in cases]
        pairs = [
            (_prompt(model, chunk), case.claim.text)
            for case, found in zip(cases, chunks, strict=True)
            for chunk in found
        ]
        answers = iter(model.answer(pairs, self.inference.batch_size))
        return [
            self._judge(case, [next(answers) for _ in found])
            for case, found in zip(cases, chunks, strict=True)
        ]

    def _load(self) -> PairModel:
        return _load(self.model, self.revision, self.label_tokens, self.inference)

    def _texts(self, case: Case) -> list[str]:
        passages = (
            joined_evidence(case).passages if self.premises == "evidence" else case.source.passages
        )
        return [passage.text.strip() for passage in passages if passage.text.strip()]

    def _chunks(
        self, model: PairModel, texts: Sequence[str]
    ) -> Callable[[Sequence[str]], list[str]]:
        """What makes chunks of a document's sentences, all of which are among `texts`."""
        if model.label_tokens is not None:
            limit = self.chunk_size or _WORDS
            return lambda sentences: list(chunked(sentences, limit, lambda text: len(text.split())))
        limit = self.chunk_size or _TOKENS
        tokens = model.tokenize(texts)
        long = [text for text, ids in tokens.items() if len(ids) > limit]
        tokens |= model.tokenize(word for text in long for word in text.split())
        return lambda sentences: list(chunked(sentences, limit, lambda text: len(tokens[text])))

    def _judge(self, case: Case, answers: Sequence[Answer | None]) -> Judgement:
        if not answers:
            return without_evidence(case)
        read = [answer for answer in answers if answer is not None]
        if not read:
            return unread(case)
        truncated = any(answer.truncated for answer in read) or len(read) < len(answers)
        score = max(answer.probabilities[_SUPPORTED] for answer in read)
        if score >= self.threshold:
            return Judgement(score, "supported", truncated=truncated)
        told = f"no part of the source supports it (probability {score:.2f})"
        return Judgement(
            score, "unsupported", (Reason("no support", told, item(case.claim)),), truncated
        )


def chunked(sentences: Sequence[str], limit: int, size: Callable[[str], int]) -> Iterator[str]:
    """The sentences joined by spaces into chunks of at most `limit`, by the sum of `size`.

    Only a sentence that alone is larger is parted, between words; a word that is larger stays one.
    """
    pieces = [
        piece
        for sentence in sentences
        for piece in (sentence.split() if size(sentence) > limit else [sentence])
    ]
    chunk: list[str] = []
    filled = 0
    for piece in pieces:
        added = size(piece)
        if chunk and filled + added > limit:
            yield " ".join(chunk)
            chunk, filled = [], 0
        chunk.append(piece)
        filled += added
    if chunk:
        yield " ".join(chunk)


def _prompt(model: PairModel, chunk: str) -> str:
    return f"predict: {chunk}" if model.label_tokens is not None else chunk


@cache
def _load(
    name: str, revision: str | None, label_tokens: tuple[int, int], inference: Inference
) -> PairModel:
    files = find_model(name, revision)
    config = load_config(files)
    built = " ".join(config.architectures or ())
    if "ForSequenceClassification" in built:
        names = [config.id2label[place] for place in sorted(config.id2label)]
        if names not in (["0", "1"], ["LABEL_0", "LABEL_1"]):
            raise RunError(
                f"model {name!r} is no MiniCheck model: its labels are {', '.join(names)}, not 0 "
                "and 1; facts_nli takes entailment models"
            )
        tokenizer = load_tokenizer(files)
        model = load_classifier(files, inference.device, inference.dtype)
        return open_pairs(files, tokenizer, model, joined_frame(tokenizer), inference)
    if not (config.is_encoder_decoder and "ForConditionalGeneration" in built):
        raise RunError(
            f"model {name!r} is no MiniCheck model: it is {built or 'of no architecture'}, neither "
            "a sequence classifier nor an encoder-decoder language model"
        )
    if max(label_tokens) >= config.vocab_size:
        raise UsageError(
            f"facts_minicheck: label_tokens {list(label_tokens)}, but {name!r} has only "
            f"{config.vocab_size} tokens"
        )
    tokenizer = load_tokenizer(files)
    model = load_seq2seq(files, inference.device, inference.dtype)
    return open_pairs(files, tokenizer, model, joined_frame(tokenizer), inference, label_tokens)
