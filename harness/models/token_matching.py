"""Tokens of texts matched by their hidden states, as bert-score does it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from harness.errors import RunError, UsageError
from harness.models.files import find_model
from harness.models.loading import load_model, load_tokenizer
from harness.text.encodable import encodable

# Where the architectures keep their stack of layers.
_STACKS = ("encoder.layer", "transformer.layer", "encoder.block", "block", "layers", "layer")
# Stands for "no limit" where neither tokenizer nor model has one; tokenizers take no 1e30.
_NO_LIMIT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class TokenMatcher:
    """tokenizer, model: as bert-score takes them; max_tokens: what they read of a text."""

    tokenizer: Any
    model: Any
    max_tokens: int

    def count_tokens(self, text: str) -> int:
        """Those of the text, also beyond what the model reads, with the special ones."""
        return len(self.tokenizer(_as_read(text), verbose=False)["input_ids"])

    def match(
        self, pairs: Sequence[tuple[Sequence[str], str]], batch_size: int
    ) -> list[tuple[float, float, float]]:
        """(precision, recall, F1) of each (target in pieces, candidate); zeros where one is blank.

        The tokens of all pieces of a target are matched together.
        """
        from bert_score.utils import greedy_cos_idf

        read = [(tuple(map(_as_read, pieces)), _as_read(text)) for pieces, text in pairs]
        # bert-score raises on blank text under transformers 5, so it never gets to see any.
        texts = dict.fromkeys(text for pieces, own in read for text in (*pieces, own))
        states = self._states([text for text in texts if self._has_tokens(text)], batch_size)
        matched = []
        for pieces, text in read:
            target = [states[piece] for piece in pieces if piece in states]
            if not target or text not in states:
                matched.append((0.0, 0.0, 0.0))
                continue
            # One pair at a time: in a batch bert-score takes padding for a match of similarity 0,
            # so that a score would depend on its neighbours. It works in place, so on copies.
            pair = [*_joined(target), *_joined([states[text]])]
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


def _joined(parts: Sequence[Sequence[Any]]) -> list[Any]:
    """Copies of states, masks and weights, each joined along the tokens."""
    import torch

    return [torch.cat(tensors, dim=1) for tensors in zip(*parts, strict=True)]


def _as_read(text: str) -> str:
    """As bert-score reads it, without outer space."""
    return encodable(text.strip())


@cache
def load_matcher(name: str, revision: str | None, layer: int) -> TokenMatcher:
    """A model cut off behind its `layer`. Raises RunError where its architecture is unknown,
    UsageError where it has fewer layers.
    """
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
    return TokenMatcher(tokenizer, model, tokenizer.model_max_length)


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
