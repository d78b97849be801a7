"""Whether evidence entails a claim, from the token states of both: compare and aggregate.

A small network over the packaged encoder's states (after the decomposable attention of Parikh et
al. 2016): each claim token is compared with what it attends to in the evidence, and each evidence
token with the claim. `benchmarks/fit_entailment.py` fits it to sentence pairs that people labelled
and to claims that code made false.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.models.encoder import Encoded

PACKAGED_WEIGHTS = Path(__file__).with_name("entailment.safetensors")


@dataclass(frozen=True, slots=True)
class Entailment:
    """What evidence does to a claim: three probabilities that add up to 1."""

    entailed: float
    neutral: float
    contradicted: float


def entailment(claim: Encoded, evidence: Sequence[Encoded]) -> Entailment:
    """What the evidence sentences together do to the claim; neutral where either has no tokens."""
    import torch

    premises = [sentence.states for sentence in evidence if len(sentence.tokens)]
    if not premises or not len(claim.tokens):
        return Entailment(0.0, 1.0, 0.0)
    with torch.inference_mode():
        logits = _network()(*_batch(claim.states), *_batch(np.concatenate(premises)))[0]
        entailed, neutral, contradicted = torch.softmax(logits.double(), dim=0).tolist()
    return Entailment(entailed, neutral, contradicted)


def _batch(states: NDArray[np.float16]) -> tuple[Any, Any]:
    import torch

    return torch.tensor(states, dtype=torch.float32)[None], torch.ones(
        1, len(states), dtype=torch.bool
    )


@cache
def network_identity() -> str:
    """What determines the network's answers beside the encoder, for signatures."""
    return hashlib.sha256(PACKAGED_WEIGHTS.read_bytes()).hexdigest()[:8]


@cache
def _network() -> Any:
    from safetensors.torch import load_file

    from harness.models.comparison import Comparison

    network = Comparison()
    network.load_state_dict(load_file(PACKAGED_WEIGHTS))
    return network.float().eval()
