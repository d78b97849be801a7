"""Models that read a premise and a claim together and give each label a probability."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.errors import RunError, UsageError
from harness.models.files import ModelFiles
from harness.models.inference import Inference
from harness.text.encodable import encodable

# Stands for "no limit" where neither tokenizer nor model has one; tokenizers say 1e30.
_NO_LIMIT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Frame:
    """The special tokens before, between and after a premise and a claim.

    types: the token type of the five parts, from `before` to `after`; None for models without.
    """

    before: tuple[int, ...]
    between: tuple[int, ...]
    after: tuple[int, ...]
    types: tuple[int, int, int, int, int] | None = None

    @property
    def size(self) -> int:
        """How many tokens it takes of the model's window."""
        return len(self.before) + len(self.between) + len(self.after)


@dataclass(frozen=True, slots=True)
class Answer:
    """probabilities: one a label, in the model's order; truncated: the premise was cut."""

    probabilities: tuple[float, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class _Read:
    ids: list[int]
    types: list[int]
    truncated: bool


@dataclass(frozen=True, slots=True)
class PairModel:
    """A loaded model with all that it needs to answer.

    max_tokens: its window, special tokens included; label_tokens: for a language model, the tokens
    whose scores in the first decoded step are the labels'; None for a classification model.
    """

    name: str
    tokenizer: Any
    model: Any
    frame: Frame
    max_tokens: int
    label_tokens: tuple[int, ...] | None = None

    def answer(self, pairs: Sequence[tuple[str, str]], batch_size: int = 32) -> list[Answer | None]:
        """One answer a (premise, claim), in order; None where there is nothing to judge by.

        A pair that does not fit loses the end of its premise, never of its claim. None: the premise
        has no tokens, the claim has none, or it leaves the premise no room. Pairs of similar length
        share a batch, so that in float32 a probability may differ by some 1e-6 with its neighbours;
        a pair that comes again gets the same bits. Raises RunError where the model gives no finite
        numbers.
        """
        tokens = self.tokenize(text for pair in pairs for text in pair)
        read = {pair: self._read(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
        inputs = [(pair, found) for pair, found in read.items() if found is not None]
        inputs.sort(key=lambda item: (len(item[1].ids), item[0]))
        answers: dict[tuple[str, str], Answer] = {}
        for start in range(0, len(inputs), batch_size):
            batch = inputs[start : start + batch_size]
            rows = self._probabilities([found for _, found in batch])
            for (pair, found), row in zip(batch, rows, strict=True):
                answers[pair] = Answer(tuple(row.tolist()), found.truncated)
        return [answers.get(pair) for pair in pairs]

    def tokenize(self, texts: Iterable[str]) -> dict[str, list[int]]:
        """Each text's tokens without special ones; "</s>" in a text is only text."""
        distinct = list(dict.fromkeys(texts))
        if not distinct:
            return {}
        special = self.tokenizer.all_special_tokens
        plain = [_plain(encodable(text), special) for text in distinct]
        read = self.tokenizer(plain, add_special_tokens=False, verbose=False)["input_ids"]
        return dict(zip(distinct, read, strict=True))

    def _read(self, premise: list[int], claim: list[int]) -> _Read | None:
        frame = self.frame
        room = self.max_tokens - frame.size - len(claim)
        if not premise or not claim or room < 1:
            return None
        parts = (frame.before, premise[:room], frame.between, claim, frame.after)
        kinds = frame.types or (0,) * len(parts)
        return _Read(
            [token for part in parts for token in part],
            [kind for part, kind in zip(parts, kinds, strict=True) for _ in part],
            len(premise) > room,
        )

    def _probabilities(self, batch: Sequence[_Read]) -> NDArray[np.float32]:
        import torch

        length = max(len(read.ids) for read in batch)
        device = self.model.device

        def padded(rows: Iterable[Sequence[int]], filler: int) -> Any:
            filled = [[*row, *[filler] * (length - len(row))] for row in rows]
            return torch.tensor(filled, device=device)

        inputs = {
            "input_ids": padded((read.ids for read in batch), self.tokenizer.pad_token_id),
            "attention_mask": padded(([1] * len(read.ids) for read in batch), 0),
        }
        if self.frame.types:
            kinds = (read.types for read in batch)
            inputs["token_type_ids"] = padded(kinds, self.tokenizer.pad_token_type_id)
        with torch.inference_mode():
            if self.label_tokens is None:
                logits = self.model(**inputs).logits
            else:
                start = self.model.config.decoder_start_token_id
                first = torch.full((len(batch), 1), start, device=device)
                scores = self.model(**inputs, decoder_input_ids=first).logits
                logits = scores[:, 0, list(self.label_tokens)]
            found: NDArray[np.float32] = logits.float().softmax(dim=-1).cpu().numpy()
        if not np.isfinite(found).all():
            raise RunError(
                f"model {self.name!r} gives no finite numbers in {self.model.dtype}; "
                "use dtype=float32"
            )
        return found


def _plain(text: str, special: Iterable[str]) -> str:
    """The text with a space inside each special token that it happens to spell out.

    The tokenizers' own option for this fails where the vocabulary has them as pieces, too (T5).
    """
    for token in special:
        if token in text:
            text = text.replace(token, f"{token[0]} {token[1:]}")
    return text


def open_pairs(
    files: ModelFiles,
    tokenizer: Any,
    model: Any,
    frame: Frame,
    inference: Inference,
    label_tokens: tuple[int, ...] | None = None,
) -> PairModel:
    """The loaded parts put together.

    Raises RunError where the tokenizer has no padding token, UsageError as `window` does.
    """
    if tokenizer.pad_token_id is None:
        raise RunError(f"model {files.name!r} has no padding token, so it cannot be run in batches")
    limit = window(files.name, tokenizer, model, inference)
    return PairModel(files.name, tokenizer, model, frame, limit, label_tokens)


def pair_frame(tokenizer: Any) -> Frame:
    """The tokens that the tokenizer itself puts around a pair of texts, found by a probe."""
    whole = tokenizer("a", "b")
    first, second = (tokenizer(text, add_special_tokens=False)["input_ids"] for text in "ab")
    ids = whole["input_ids"]
    start = _find(first, ids, 0)
    middle = start + len(first)
    second_start = _find(second, ids, middle)
    end = second_start + len(second)
    types = None
    if "token_type_ids" in whole:
        kinds = whole["token_type_ids"]
        # A part without tokens has no type, and needs none.
        first_kind, second_kind = kinds[start], kinds[second_start]
        between = kinds[middle] if second_start > middle else first_kind
        before = kinds[0] if start else first_kind
        after = kinds[end] if end < len(ids) else second_kind
        types = (before, first_kind, between, second_kind, after)
    return Frame(tuple(ids[:start]), tuple(ids[middle:second_start]), tuple(ids[end:]), types)


def joined_frame(tokenizer: Any) -> Frame:
    """The tokens around a premise and a claim that are one text, an end token between them."""
    whole, text = (
        tokenizer("a", add_special_tokens=special)["input_ids"] for special in (True, False)
    )
    start = _find(text, whole, 0)
    end = tokenizer.eos_token_id
    if end is None:
        end = tokenizer.sep_token_id
    types = (0, 0, 0, 0, 0) if "token_type_ids" in tokenizer("a") else None
    return Frame(tuple(whole[:start]), (end,), tuple(whole[start + len(text) :]), types)


def _find(part: list[int], whole: list[int], start: int) -> int:
    places = range(start, len(whole) - len(part) + 1)
    return next(i for i in places if whole[i : i + len(part)] == part)


def window(name: str, tokenizer: Any, model: Any, inference: Inference) -> int:
    """How many tokens the model reads: `inference.max_tokens`, else what tokenizer and model say.

    Raises UsageError where that is more than the model has positions for.
    """
    positions = getattr(model.config, "max_position_embeddings", None)
    table = getattr(getattr(model.base_model, "embeddings", None), "position_embeddings", None)
    padding = getattr(table, "padding_idx", None)
    if positions is not None and padding is not None:
        # RoBERTa's table counts from behind the padding token's id.
        positions -= padding + 1
    if inference.max_tokens is None:
        return int(min(tokenizer.model_max_length, positions or _NO_LIMIT, _NO_LIMIT))
    # DeBERTa and T5 tell positions by distance alone, and read on behind what they were trained on.
    absolute = getattr(model.config, "position_biased_input", True)
    if positions is not None and absolute and inference.max_tokens > positions:
        raise UsageError(
            f"max_tokens: model {name!r} reads {positions} tokens, not {inference.max_tokens}"
        )
    return inference.max_tokens
