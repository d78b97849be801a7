"""Training the entailment network on the packaged encoder's middle states; its lower half stays."""

import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from entailment.pairs import LABELS, Pair
from harness.models.encoder import load_encoder
from harness.models.joint import JointReader, upper_layers

BATCH = 32
# Tokens of a claim, and of its evidence.
_LONGEST = 64, 160
_ENCODED_TOGETHER = 32
# Pairs of like length share a batch: this many batches are drawn and sorted at a time.
_SORTED = 30
# Sentences of other pairs that stand among the evidence, as those of a source do.
_STRANGERS = (0, 0, 0, 0, 0, 1)
# The layers know the language already; what is new learns faster.
_NEW = 5.0
# How many batches apart the progress is told.
_TOLD = 50


@dataclass(frozen=True, slots=True)
class States:
    """The encoder's middle states of many texts. hidden: one row a subword; place: where each
    text's begin and end."""

    hidden: NDArray[np.float16]
    place: dict[str, tuple[int, int]]

    def of(self, text: str) -> NDArray[np.float16]:
        """The states of one text."""
        begin, end = self.place[text]
        return self.hidden[begin:end]


def encode(texts: Sequence[str]) -> States:
    """The middle states of the distinct texts."""
    encoder = load_encoder()
    distinct = list(dict.fromkeys(texts))
    ids = [encoder.tokenizer(t, truncation=True, max_length=128)["input_ids"] for t in distinct]
    ends = np.cumsum([len(row) - 2 for row in ids])
    place = {
        text: (int(end) - len(row) + 2, int(end))
        for text, end, row in zip(distinct, ends, ids, strict=True)
    }
    hidden = np.zeros((int(ends[-1]), encoder.model.config.hidden_size), dtype=np.float16)
    # The layers above are not looked at.
    lower = copy.deepcopy(encoder.model)
    lower.encoder.layer = lower.encoder.layer[: len(lower.encoder.layer) // 2]
    order = sorted(range(len(distinct)), key=lambda i: len(ids[i]))
    for start in range(0, len(order), _ENCODED_TOGETHER):
        chosen = order[start : start + _ENCODED_TOGETHER]
        longest = len(ids[chosen[-1]])
        batch = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in chosen])
        mask = torch.tensor([[n < len(ids[i]) for n in range(longest)] for i in chosen])
        with torch.inference_mode():
            states = lower(input_ids=batch, attention_mask=mask.long()).last_hidden_state
        for row, i in enumerate(chosen):
            begin, end = place[distinct[i]]
            hidden[begin:end] = states[row, 1 : len(ids[i]) - 1].half().numpy()
    return States(hidden, place)


def new_network() -> JointReader:
    """A network whose layers are the encoder's own."""
    network = JointReader()
    upper = upper_layers(load_encoder().model, len(network.layers))
    network.load_state_dict({**network.state_dict(), **upper})
    return network


def train(
    network: JointReader, pairs: Sequence[Pair], states: States, rate: float, seed: int
) -> None:
    """Goes through the pairs once, with a rate that rises and falls; leaves the network in
    evaluation mode."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    known = list(network.layers.parameters())
    own = {id(parameter) for parameter in known}
    new = [parameter for parameter in network.parameters() if id(parameter) not in own]
    optimizer = torch.optim.AdamW([{"params": known}, {"params": new}], lr=rate, weight_decay=0.01)
    steps = len(pairs) // BATCH + 2 * _SORTED
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [rate, _NEW * rate], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    network.train()
    losses: list[float] = []
    started = time.monotonic()
    for number, chosen in enumerate(_batches(pairs, rng)):
        inputs = [_item(pair, states, rng, pairs) for pair in chosen]
        loss = _loss(_forward(network, inputs), [pair.label for pair in chosen])
        optimizer.zero_grad()
        loss.backward()
        clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if number % _TOLD == 0:
            mean = sum(losses[-_TOLD:]) / len(losses[-_TOLD:])
            told = f"{number * BATCH} of {len(pairs)} pairs, {time.monotonic() - started:.0f} s"
            print(f"{told}, loss {mean:.3f}", flush=True)
    network.eval()


def predict(network: JointReader, pairs: Sequence[Pair], states: States) -> NDArray[np.float64]:
    """Probabilities of entailment, neutral and contradiction, one row a pair."""
    rows = np.zeros((len(pairs), 3))
    order = sorted(range(len(pairs)), key=lambda i: _length(pairs[i]))
    with torch.inference_mode():
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            inputs = [_item(pairs[i], states, None, ()) for i in chosen]
            rows[chosen] = _forward(network, inputs).softmax(-1).double().numpy()
    return rows


_Side = NDArray[np.float16]


def _item(
    pair: Pair, states: States, rng: random.Random | None, others: Sequence[Pair]
) -> tuple[_Side, _Side]:
    premises = [states.of(premise) for premise in pair.premises]
    if rng:
        for _ in range(rng.choice(_STRANGERS)):
            stranger = rng.choice(rng.choice(others).premises)
            premises.insert(rng.randrange(len(premises) + 1), states.of(stranger))
    return states.of(pair.claim)[: _LONGEST[0]], np.concatenate(premises)[: _LONGEST[1]]


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
    return len(pair.claim) + sum(map(len, pair.premises))


def _forward(network: JointReader, inputs: Sequence[tuple[_Side, _Side]]) -> Tensor:
    claims, evidence = zip(*inputs, strict=True)
    logits: Tensor = network(*_padded(claims), *_padded(evidence))
    return logits


def _padded(sides: Sequence[_Side]) -> tuple[Tensor, Tensor]:
    longest = max(max(map(len, sides)), 1)
    states = torch.zeros(len(sides), longest, sides[0].shape[1])
    mask = torch.zeros(len(sides), longest, dtype=torch.bool)
    for row, side in enumerate(sides):
        states[row, : len(side)] = torch.from_numpy(side.astype(np.float32))
        mask[row, : len(side)] = True
    return states, mask


def _loss(logits: Tensor, labels: Sequence[str]) -> Tensor:
    """Cross-entropy; where only "not entailed" is known, of the sum of the other two."""
    log = functional.log_softmax(logits, -1)
    outcomes = torch.cat([log, torch.logsumexp(log[:, 1:], -1, keepdim=True)], -1)
    wanted = torch.tensor([LABELS.index(label) for label in labels])
    return -outcomes.gather(1, wanted[:, None]).mean()
