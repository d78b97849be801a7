"""Fit the entailment network of the fact check and write its weights.

    python benchmarks/fit_entailment.py --pairs nli.jsonl --summaries dialogues.jsonl \\
        --documents news.jsonl --output harness/models/entailment.safetensors

--pairs: {premise, hypothesis, label} rows that people labelled; --summaries: {dialogue, summary1 …}
rows, whose summaries are taken to be true; --documents: {documents: […]} rows, whose sentences are;
--written: a folder of claims written for this purpose (by default `entailment/written`).

The packaged weights took two rounds, one over all but the written claims, one over these and part
of the rest:

    python benchmarks/fit_entailment.py … --no-written --output first.safetensors
    python benchmarks/fit_entailment.py … --start first.safetensors --others 0.45 --epochs 3 \\
        --rate 3e-4 --blend 0.5

No label of any annotated summary is used, so a check fitted with the network can be measured on all
of them. One pair in eleven is held out, by its premise: the areas under the ROC curve of
"entailed" on those are printed after each epoch, and `fit_facts.py` fits on them.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from entailment.pairs import (
    WRITTEN,
    Pair,
    document_pairs,
    exchanged_pairs,
    falsified_pairs,
    held_out,
    labelled_pairs,
    shown,
    summary_pairs,
    written_pairs,
)
from entailment.training import blended, encode, predict, train
from safetensors.torch import save_file

from harness.analysis.agreement import auc
from harness.cli.options import share
from harness.errors import UsageError
from harness.models.comparison import Comparison
from harness.models.encoder import load_encoder
from harness.models.entailment import PACKAGED_WEIGHTS


def main() -> int:
    """Read, train, print, write; 2 where there are no written claims or no pairs at all."""
    options = _options()
    torch.set_num_threads(options.threads)
    try:
        written = [] if options.no_written else written_pairs(options.written)
    except UsageError as error:
        print(f"fit_entailment: {error}", file=sys.stderr)
        return 2
    rng = random.Random(options.seed)
    labelled = labelled_pairs(options.pairs)
    made = falsified_pairs(labelled, rng)
    made += summary_pairs(options.summaries, rng)
    made += document_pairs(options.documents, rng)
    made += exchanged_pairs(labelled, rng)
    pairs = [*labelled, *made]
    if options.others < 1:
        pairs = [pair for pair in pairs if rng.random() < options.others]
    pairs += written
    kept = [pair for pair in pairs if not held_out(pair)]
    held = [pair for pair in pairs if held_out(pair)]
    if not kept:
        print("fit_entailment: no pair to learn from; raise --others", file=sys.stderr)
        return 2
    print(f"{len(kept)} pairs to learn from, {len(held)} held out", flush=True)
    states = encode([text for pair in pairs for text in (*shown(pair), pair.claim)])
    print(f"encoded {len(states.place)} texts, {len(states.ids)} tokens", flush=True)
    started = time.monotonic()
    epochs = train(kept, states, options.epochs, options.rate, options.seed, options.start)
    for epoch, network in enumerate(epochs, start=1):
        if options.blend < 1:
            network = blended(network, options.start, options.blend)
        _write(network, options.output)
        print(
            f"epoch {epoch}, {time.monotonic() - started:.0f} s: {_told(network, held, states)}",
            flush=True,
        )
    return 0


def _told(network: Comparison, held: Sequence[Pair], states: object) -> str:
    scores = predict(network, held, states)[:, 0]
    entailed = np.array([pair.label == "entailment" for pair in held])
    origins = np.array([pair.origin.split("/")[0] for pair in held])
    parts = {kind: origins == kind for kind in sorted(set(origins))}
    parts["all"] = np.ones(len(held), dtype=bool)
    told = [
        f"{kind} {auc(scores[chosen], entailed[chosen]):.3f}"
        for kind, chosen in parts.items()
        if len(set(entailed[chosen])) == 2
    ]
    return ", ".join(told) or "no area: what is held out has one label only"


def _write(network: Comparison, path: Path) -> None:
    """Half precision halves the file, and is finer than what the fit can tell."""
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    save_file(weights, path, {"encoder": load_encoder().identity})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the entailment network of the fact check.")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--summaries", type=Path, required=True)
    parser.add_argument("--documents", type=Path, required=True)
    written = parser.add_mutually_exclusive_group()
    written.add_argument("--written", type=Path, default=WRITTEN, help="a folder of written claims")
    written.add_argument("--no-written", action="store_true", help="learn from the others alone")
    parser.add_argument(
        "--others", type=share, default=1.0, help="the share of the other pairs that take part (1)"
    )
    parser.add_argument("--output", type=Path, default=PACKAGED_WEIGHTS)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument(
        "--blend", type=share, default=1.0, help="the share of the newly fitted weights (1)"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=7e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if options.blend < 1 and not options.start:
        parser.error("--blend: between what? name the weights to go on from with --start")
    return options


if __name__ == "__main__":
    sys.exit(main())
