"""BERTScore (Zhang et al. 2020), with bert-score's own matching."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from harness.errors import RunError, UsageError
from harness.models.files import find_model
from harness.models.loading import load_model, load_tokenizer
from harness.records import Column, Example, Score, Summary, signature
from harness.text.encodable import encodable

# Where the architectures keep their stack of layers.
_STACKS = ("encoder.layer", "transformer.layer", "encoder.block", "block", "layers", "layer")
# Stands for "no limit" where neither tokenizer nor model has one; tokenizers take no 1e30.
_NO_LIMIT = 2**31 - 1


class BertScore:
    """BERTScore precision, recall and F1 of each summary against its references (best F1 wins).

    model: the packaged MiniLM, a local folder or a hub name; layer: the hidden layer whose states
    are compared, counted from 1. Scores are what bert-score gives each pair alone; in its batches
    they depend on the neighbours. Blank text scores 0; `bertscore_truncated` is 1 where the summary
    or a reference was longer than the model reads and its rest was not seen.
    """

    needs = frozenset({"references"})
    columns = (
        Column("bertscore_precision", low=-1.0),
        Column("bertscore_recall", low=-1.0),
        Column("bertscore_f1", low=-1.0, main=True),
        Column("bertscore_truncated", better="low", total=True, alarm=True),
    )

    def __init__(
        self, model: str, layer: int, revision: str | None = None, batch_size: int = 64
    ) -> None:
        if isinstance(layer, bool) or not isinstance(layer, int) or layer < 1:
            raise UsageError(f"bertscore: layer must be a whole number of 1 or more, not {layer!r}")
        if batch_size < 1:
            raise UsageError(f"bertscore: batch_size must be 1 or more, not {batch_size}")
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
            refs="max",
            dtype="float32",
            impl=f"bert-score-{version('bert-score')}",
            transformers=version("transformers"),
            v=1,
        )

    def prepare(self) -> None:
        """Load the model; RunError where it has fewer layers or an unknown architecture."""
        _load(self._model, self._revision, self._layer)

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One score an example; every example must have a reference."""
        scorer = _load(self._model, self._revision, self._layer)
        pairs = [
            (reference, summary.text)
            for example, summary in zip(examples, summaries, strict=True)
            for reference in example.references
        ]
        matched = iter(scorer.match(pairs, self._batch_size))
        return [
            self._best(scorer, example, summary.text, [next(matched) for _ in example.references])
            for example, summary in zip(examples, summaries, strict=True)
        ]

    def _best(
        self,
        scorer: "_Scorer",
        example: Example,
        text: str,
        triples: Sequence[tuple[float, float, float]],
    ) -> Score:
        # As bert-score does with several references, each of P, R and F1 is the best on its own.
        precision, recall, f1 = (max(values) for values in zip(*triples, strict=True))
        own = scorer.count_tokens(text)
        others = [scorer.count_tokens(reference) for reference in example.references]
        cut = max(own, *others) > scorer.max_tokens
        values = {
            "bertscore_precision": precision,
            "bertscore_recall": recall,
            "bertscore_f1": f1,
            "bertscore_truncated": float(cut),
        }
        tokens = {"summary": own, "references": others, "limit": scorer.max_tokens}
        return Score(example.id, values, {"tokens": tokens})


@dataclass(frozen=True, slots=True)
class _Scorer:
    tokenizer: Any
    model: Any
    max_tokens: int

    def count_tokens(self, text: str) -> int:
        return len(self.tokenizer(_as_read(text), verbose=False)["input_ids"])

    def match(
        self, pairs: Sequence[tuple[str, str]], batch_size: int
    ) -> list[tuple[float, float, float]]:
        """(precision, recall, F1) of each (reference, candidate); (0, 0, 0) where one is blank."""
        from bert_score.utils import greedy_cos_idf

        pairs = [(_as_read(reference), _as_read(candidate)) for reference, candidate in pairs]
        # bert-score raises on blank text under transformers 5, so it never gets to see any.
        readable = {text: self._has_tokens(text) for pair in pairs for text in pair}
        states = self._states(
            [text for text, has_tokens in readable.items() if has_tokens], batch_size
        )
        matched = []
        for reference, candidate in pairs:
            if not (readable[reference] and readable[candidate]):
                matched.append((0.0, 0.0, 0.0))
                continue
            # One pair at a time: in a batch bert-score takes padding for a match of similarity 0,
            # so that a score would depend on its neighbours. It works in place, so on copies.
            pair = [tensor.clone() for text in (reference, candidate) for tensor in states[text]]
            precision, recall, f1 = greedy_cos_idf(*pair)
            matched.append((precision.item(), recall.item(), f1.item()))
        return matched

    def _states(self, texts: Sequence[str], batch_size: int) -> dict[str, tuple[Any, Any, Any]]:
        """What bert-score matches of each text: token states, mask and weights, as a batch of one.

        The last bits depend on the batch, so batches are made in the same order in every process
        (bert-score's own order is that of a set).
        """
        from bert_score.utils import get_bert_embedding

        weights: dict[int, float] = defaultdict(lambda: 1.0)
        weights[self.tokenizer.sep_token_id] = 0.0
        weights[self.tokenizer.cls_token_id] = 0.0
        states = {}
        order = sorted(texts, key=lambda text: (len(text), text))
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            embedded = get_bert_embedding(batch, self.model, self.tokenizer, weights, device="cpu")
            for i, text in enumerate(batch):
                length = int(embedded[1][i].sum())
                vectors, mask, weight = (tensor[i : i + 1, :length].clone() for tensor in embedded)
                states[text] = (vectors, mask, weight)
        return states

    def _has_tokens(self, text: str) -> bool:
        ids = self.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        return bool(ids)


def _as_read(text: str) -> str:
    """As bert-score reads it, without outer space."""
    return encodable(text.strip())


@cache
def _load(name: str, revision: str | None, layer: int) -> _Scorer:
    from transformers import GPT2Tokenizer, RobertaTokenizer

    files = find_model(name, revision)
    tokenizer = load_tokenizer(files)
    if isinstance(tokenizer, GPT2Tokenizer | RobertaTokenizer):
        # bert-score asks for this when it encodes, which transformers 5 silently ignores; the
        # published scores have it (https://github.com/Tiiiger/bert_score/issues/147).
        tokenizer = load_tokenizer(files, add_prefix_space=True)
    model = load_model(files)
    model = getattr(model, "encoder", model) if hasattr(model, "decoder") else model
    _keep_layers(model, layer, name)
    tokenizer.model_max_length = _max_tokens(tokenizer, model)
    return _Scorer(tokenizer, model, tokenizer.model_max_length)


def _max_tokens(tokenizer: Any, model: Any) -> int:
    """How many tokens the model reads: some tokenizers know no limit (1e30), but the table of
    positions has one, and RoBERTa's counts from behind the padding token's id."""
    limits = [tokenizer.model_max_length, _NO_LIMIT]
    positions = getattr(model.config, "max_position_embeddings", None)
    if positions is not None:
        table = getattr(getattr(model, "embeddings", None), "position_embeddings", None)
        padding = getattr(table, "padding_idx", None)
        limits.append(positions if padding is None else positions - padding - 1)
    return int(min(limits))


def _keep_layers(model: Any, layer: int, name: str) -> None:
    for path in _STACKS:
        owner = model
        *parents, last = path.split(".")
        for parent in parents:
            owner = getattr(owner, parent, None)
        stack = getattr(owner, last, None)
        if stack is not None:
            if layer > len(stack):
                raise UsageError(f"bertscore: layer {layer}, but {name} has only {len(stack)}")
            setattr(owner, last, stack[:layer])
            return
    raise RunError(f"bertscore: {name} keeps its layers where this harness does not look")
