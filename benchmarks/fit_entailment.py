"""Fit the entailment network of the fact check and write its weights.

    python benchmarks/fit_entailment.py --pairs nli.jsonl [--written FOLDER]
        [--start first.safetensors] [--output weights.safetensors]

--pairs: {premise, hypothesis, label} rows that people labelled; --written: a folder of claims that
were written for this purpose, each beside a few sentences (by default those of this project). No
label of any annotated summary is used, so a check fitted with the network can be measured on all of
them.

The network goes through the labelled pairs once, and then once through the written claims, mixed
with some of the pairs. --start: its weights after the first of these rounds, which is left out. One
premise in eleven is held out: the areas under the ROC curve of "entailed" on those are printed
after each round, and `fit_facts.py` fits on them.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from entailment.pairs import WRITTEN, Pair, held_out, labelled_pairs, written_pairs
from entailment.training import States, encode, new_network, predict, train
from safetensors.torch import load_file, save_file

from harness.analysis.agreement import auc
from harness.models.encoder import load_encoder
from harness.models.entailment import PACKAGED_WEIGHTS
from harness.models.joint import JointReader

# Labelled pairs in the second round, lest what the first one taught be lost.
_REPEATED = 2000


def main() -> None:
    """Read, train, print, write."""
    options = _options()
    torch.set_num_threads(options.threads)
    labelled = labelled_pairs(options.pairs)
    written = written_pairs(options.written)
    repeated = random.Random(0).sample(labelled, min(_REPEATED, len(labelled)))
    rounds = [labelled, [*repeated, *written]]
    network = new_network()
    if options.start:
        rounds = rounds[1:]
        network.load_state_dict(load_file(options.start))
        network.float()
    pairs = list(dict.fromkeys(pair for found in rounds for pair in found))
    states = encode([text for pair in pairs for text in (*pair.premises, pair.claim)])
    print(f"encoded {len(states.place)} texts, {len(states.hidden)} tokens", flush=True)
    held = [pair for pair in pairs if held_out(pair)]
    for number, found in enumerate(rounds):
        kept = [pair for pair in found if not held_out(pair)]
        train(network, kept, states, options.rate, number)
        _write(network, options.output)
        print(f"held out: {_told(network, held, states)}", flush=True)


def _told(network: JointReader, held: Sequence[Pair], states: States) -> str:
    scores = predict(network, held, states)[:, 0]
    entailed = np.array([pair.label == "entailment" for pair in held])
    origins = np.array([pair.origin.split("/")[0] for pair in held])
    told = []
    for kind in sorted(set(origins)):
        chosen = origins == kind
        if len(set(entailed[chosen])) == 2:
            told.append(f"{kind} {auc(scores[chosen], entailed[chosen]):.3f}")
    return ", ".join([*told, f"all {auc(scores, entailed):.3f}"])


def _write(network: JointReader, path: Path) -> None:
    """Half precision halves the file, and is finer than what the fit can tell."""
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    save_file(weights, path, {"encoder": load_encoder().identity})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the entailment network of the fact check.")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--start", type=Path, help="go on from these weights of the first round")
    parser.add_argument("--output", type=Path, default=PACKAGED_WEIGHTS)
    parser.add_argument("--rate", type=float, default=1.2e-4, help="the highest learning rate")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
