"""Training the entailment network on token states of the packaged encoder, which stays as is."""

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from entailment.pairs import LABELS, Pair, shown
from harness.models.comparison import Comparison
from harness.models.encoder import load_encoder

BATCH = 48
# Tokens of a claim, and of its evidence.
_LONGEST = 96, 256
_ENCODED_TOGETHER = 32
# Pairs of like length share a batch: this many batches are drawn and sorted at a time.
_SORTED = 20
# Sentences of other pairs that stand among the evidence, as those of a source do.
_STRANGERS = (0, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class States:
    """The encoder's states of many texts. ids: of their subwords; hidden: middle and last states;
    place: where each text's begin and end."""

    ids: NDArray[np.int32]
    hidden: NDArray[np.float16]
    place: dict[str, tuple[int, int]]
    inputs: Tensor

    def of(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.float16]]:
        """The subwords of one text and their states."""
        begin, end = self.place[text]
        return self.ids[begin:end], self.hidden[begin:end]


def encode(texts: Sequence[str]) -> States:
    """The states of the distinct texts, in bfloat16: a third of the time, and its noise is small
    beside what one wording differs from another."""
    encoder = load_encoder()
    distinct = list(dict.fromkeys(texts))
    ids = [encoder.tokenizer(t, truncation=True, max_length=128)["input_ids"] for t in distinct]
    ends = np.cumsum([len(row) - 2 for row in ids])
    place = {
        text: (int(end) - len(row) + 2, int(end))
        for text, end, row in zip(distinct, ends, ids, strict=True)
    }
    hidden = np.zeros((int(ends[-1]), 2 * encoder.model.config.hidden_size), dtype=np.float16)
    order = sorted(range(len(distinct)), key=lambda i: len(ids[i]))
    for start in range(0, len(order), _ENCODED_TOGETHER):
        chosen = order[start : start + _ENCODED_TOGETHER]
        longest = len(ids[chosen[-1]])
        batch = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in chosen])
        mask = torch.tensor([[n < len(ids[i]) for n in range(longest)] for i in chosen])
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            layers = encoder.model(
                input_ids=batch, attention_mask=mask.long(), output_hidden_states=True
            ).hidden_states
        states = torch.cat([layers[len(layers) // 2].float(), layers[-1].float()], -1).half()
        for row, i in enumerate(chosen):
            begin, end = place[distinct[i]]
            hidden[begin:end] = states[row, 1 : len(ids[i]) - 1].numpy()
    flat = np.concatenate([np.array(row[1:-1], dtype=np.int32) for row in ids])
    inputs = encoder.model.get_input_embeddings().weight.detach()
    return States(flat, hidden, place, inputs)


def train(
    pairs: Sequence[Pair], states: States, epochs: int, rate: float, seed: int, start: Path | None
) -> Iterator[Comparison]:
    """The network after each epoch, in evaluation mode while it is looked at; start: the weights to
    go on from."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Comparison()
    if start:
        network.load_state_dict(load_file(start))
        network.float()
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(pairs) // BATCH + 2 * _SORTED)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=steps, pct_start=0.1
    )
    for _ in range(epochs):
        network.train()
        for chosen in _batches(pairs, rng):
            inputs = [_item(pair, states, rng, pairs) for pair in chosen]
            loss = _loss(_forward(network, inputs, states), [pair.label for pair in chosen])
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        network.eval()
        yield network


def blended(network: Comparison, start: Path, share: float) -> Comparison:
    """The network between `start` and what it was fitted to from there, in evaluation mode: it
    keeps more of what it knew of other kinds of text (Wortsman et al. 2022).

    share: of the fitted weights, in [0, 1]; the rest is `start`'s.
    """
    known = load_file(start)
    # A new network would draw from the generator that training goes on with.
    between = copy.deepcopy(network)
    between.load_state_dict(
        {
            name: torch.lerp(known[name].float(), fitted, share)
            for name, fitted in network.state_dict().items()
        }
    )
    return between.eval()


def predict(network: Comparison, pairs: Sequence[Pair], states: States) -> NDArray[np.float64]:
    """Probabilities of entailment, neutral and contradiction, one row a pair."""
    rows = np.zeros((len(pairs), 3))
    order = sorted(range(len(pairs)), key=lambda i: _length(pairs[i]))
    with torch.inference_mode():
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            inputs = [_item(pairs[i], states, None, ()) for i in chosen]
            rows[chosen] = _forward(network, inputs, states).softmax(-1).double().numpy()
    return rows


_Side = tuple[NDArray[np.int32], NDArray[np.float16]]


def _item(
    pair: Pair, states: States, rng: random.Random | None, others: Sequence[Pair]
) -> tuple[_Side, _Side]:
    premises = [states.of(premise) for premise in shown(pair)]
    if rng:
        for _ in range(rng.choice(_STRANGERS)):
            stranger = rng.choice(shown(rng.choice(others)))
            premises.insert(rng.randrange(len(premises) + 1), states.of(stranger))
    joined = np.concatenate([p[0] for p in premises]), np.concatenate([p[1] for p in premises])
    claim = states.of(pair.claim)
    cuts = _LONGEST
    return (claim[0][: cuts[0]], claim[1][: cuts[0]]), (joined[0][: cuts[1]], joined[1][: cuts[1]])


def _batches(pairs: Sequence[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    order = list(range(len(pairs)))
    rng.shuffle(order)
    for start in range(0, len(order), BATCH * _SORTED):
        drawn = sorted(order[start : start + BATCH * _SORTED], key=lambda i: _length(pairs[i]))
        groups = [drawn[i : i + BATCH] for i in range(0, len(drawn), BATCH)]
        rng.shuffle(groups)
        for group in groups:
            yield [pairs[i] for i in group]


def _length(pair: Pair) -> int:
    return len(pair.claim) + sum(map(len, shown(pair)))


def _forward(network: Comparison, inputs: Sequence[tuple[_Side, _Side]], states: States) -> Tensor:
    claims, evidence = zip(*inputs, strict=True)
    logits: Tensor = network(*_padded(claims, states.inputs), *_padded(evidence, states.inputs))
    return logits


def _padded(sides: Sequence[_Side], embeddings: Tensor) -> tuple[Tensor, Tensor]:
    size = embeddings.shape[1]
    longest = max(max(len(ids) for ids, _ in sides), 1)
    ids = torch.zeros(len(sides), longest, dtype=torch.long)
    hidden = torch.zeros(len(sides), longest, 2 * size)
    mask = torch.zeros(len(sides), longest, dtype=torch.bool)
    for row, (tokens, states) in enumerate(sides):
        ids[row, : len(tokens)] = torch.from_numpy(tokens.astype(np.int64))
        hidden[row, : len(tokens)] = torch.from_numpy(states.astype(np.float32))
        mask[row, : len(tokens)] = True
    layers = [embeddings[ids], hidden[:, :, :size], hidden[:, :, size:]]
    return torch.stack(layers, 2), mask


def _loss(logits: Tensor, labels: Sequence[str]) -> Tensor:
    """Cross-entropy; where only "not entailed" is known, of the sum of the other two."""
    log = functional.log_softmax(logits, -1)
    outcomes = torch.cat([log, torch.logsumexp(log[:, 1:], -1, keepdim=True)], -1)
    wanted = torch.tensor([LABELS.index(label) for label in labels])
    return -outcomes.gather(1, wanted[:, None]).mean()
