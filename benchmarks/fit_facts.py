"""Fit the weights of the fact check to annotated summaries, and print what they are worth.

    python benchmarks/fit_facts.py SET.jsonl… [--unfitted OTHER.jsonl…] [--pairs nli.jsonl]
        [--written FOLDER] [--corrupted documents.jsonl] [--kept FOLDER] [--baselines]
        [--output weights.json]

A line of a SET has "documents" (a list of texts), "summary" and "label" (1 consistent, 0 not);
--unfitted sets are measured only; --pairs are {premise, hypothesis, label} rows, --written claims
as in `entailment/written`, of which those are used that the entailment network has not seen; of
--corrupted documents, sentences are made false by code. Each set is scored by weights that were
fitted without it, and the area under the ROC curve is printed with its 95 % interval over resampled
documents; then what each group of signals adds, and, with --baselines, how overlap and similarity
do on the same summaries. The weights are fitted to all sets. --kept: where measured signals are
kept, since measuring takes most of the time.
"""

import argparse
import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from facts.baselines import baselines
from facts.data import (
    Annotated,
    read_annotated,
    read_corrupted,
    read_pairs,
    read_written,
)
from facts.evaluation import (
    Setting,
    fit_sets,
    left_out_scores,
    resampled_aucs,
    told,
)
from facts.fitting import Array, Fitted
from facts.measuring import Measured, measure_rows

from harness.errors import HarnessError, UsageError
from harness.metrics.facts.signals import SIGNALS
from harness.metrics.facts.weighing import PACKAGED_WEIGHTS

_SENTENCES = 6
_SEED = 0
_VERSION = 4


def main() -> int:
    """Measure, fit, print, write; 2 where a file is no such set."""
    options = _options()
    try:
        sets, tested = _read(options)
    except HarnessError as error:
        print(f"fit_facts: {error}", file=sys.stderr)
        return 2
    setting = Setting(tuple(range(len(SIGNALS))), options.strength, options.worst)
    if len(sets) > 1:
        left_out = {
            name: left_out_scores(name, sets, measured, setting)
            for name, measured in tested.items()
        }
        _print_sets(tested, left_out)
        if options.baselines:
            _print_baselines(tested, left_out)
        if options.ablation:
            _print_ablation(sets, tested, setting)
    else:
        print("one set alone: nothing can be left out, so what follows is not measured\n")
    fitted = fit_sets(sets, setting)
    _print_weights(fitted)
    if options.output:
        _write(options.output, fitted, sets)
    return 0


def _read(options: argparse.Namespace) -> tuple[dict[str, Measured], dict[str, Measured]]:
    """What is fitted to, and what is measured on, by name."""

    def measured(name: str, rows: Sequence[Annotated]) -> Measured:
        if {row.label for row in rows} != {0, 1}:
            raise UsageError(f"{name}: only one label; a set needs consistent and other summaries")
        kept = options.kept / f"{name}.npz" if options.kept else None
        print(f"measuring {name}: {len(rows)} summaries", file=sys.stderr, flush=True)
        return measure_rows(rows, kept)

    tested = {path.stem: measured(path.stem, read_annotated(path)) for path in options.sets}
    sets = dict(tested)
    tested |= {path.stem: measured(path.stem, read_annotated(path)) for path in options.unfitted}
    if options.pairs:
        sets["pairs"] = measured("pairs", read_pairs(options.pairs))
    if options.written:
        sets["written"] = measured("written", read_written(options.written))
    if options.corrupted:
        made = read_corrupted(options.corrupted, _SENTENCES, _SEED)
        sets["corrupted"] = measured("corrupted", made)
    return sets, tested


def _print_sets(tested: Mapping[str, Measured], left_out: Mapping[str, Array]) -> None:
    samples = []
    print(f"{'set (left out of the fit)':28} {'n':>5} {'AUC':>6} [95 % interval]")
    for name, measured in tested.items():
        found = resampled_aucs([left_out[name]], measured)[0]
        samples.append(found)
        print(f"{name:28} {len(measured.rows):5} {told(found)}")
    print(f"{'mean':28} {'':5} {told(np.mean(samples, axis=0))}\n")


def _print_baselines(tested: Mapping[str, Measured], left_out: Mapping[str, Array]) -> None:
    samples, names = [], []
    for name, measured in tested.items():
        found = baselines(measured.rows)
        names = list(found)
        samples.append(resampled_aucs([left_out[name], *found.values()], measured))
    mean = np.mean(samples, axis=0)
    print(f"{'baseline':28} {'mean AUC':24} the check is better by")
    for place, name in enumerate(names, start=1):
        print(f"{name:28} {told(mean[place]):24} {told(mean[0] - mean[place])}")
    print()


def _print_ablation(
    sets: Mapping[str, Measured], tested: Mapping[str, Measured], setting: Setting
) -> None:
    groups: dict[str, list[int]] = {}
    for place, signal in enumerate(SIGNALS):
        groups.setdefault(signal.find.__module__.rpartition(".")[2], []).append(place)
    whole = _mean(sets, tested, setting)
    print(f"{'without the group':28} {'mean AUC':24} lost")
    for group, places in groups.items():
        columns = tuple(i for i in setting.columns if i not in places)
        part = _mean(sets, tested, Setting(columns, setting.strength, setting.worst))
        print(f"{group:28} {told(part):24} {told(whole - part)}")
    print()


def _mean(sets: Mapping[str, Measured], tested: Mapping[str, Measured], setting: Setting) -> Array:
    return np.mean(
        [
            resampled_aucs([left_out_scores(name, sets, measured, setting)], measured)[0]
            for name, measured in tested.items()
        ],
        axis=0,
    )


def _print_weights(fitted: Fitted) -> None:
    for place in np.argsort(-np.abs(fitted.weights)):
        print(f"{SIGNALS[place].name:32} {fitted.weights[place]:+.4f}")
    print(f"{'intercept':32} {fitted.intercept:+.4f}")


def _write(path: Path, fitted: Fitted, sets: Mapping[str, Measured]) -> None:
    good = np.concatenate(
        [
            claim[-1:]
            for measured in sets.values()
            for claims, label in zip(measured.claims, measured.labels, strict=True)
            if label
            for claim in claims
        ]
    )
    table = {
        "version": _VERSION,
        "fitted": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "data": {name: len(measured.rows) for name, measured in sets.items()},
        "intercept": round(fitted.intercept, 5),
        "signals": {
            signal.name: {"weight": round(float(weight), 5), "typical": round(float(typical), 5)}
            for signal, weight, typical in zip(
                SIGNALS, fitted.weights, good.mean(axis=0), strict=True
            )
        },
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET", help="annotated JSONL files")
    parser.add_argument("--unfitted", type=Path, nargs="*", default=[], help="measured only")
    parser.add_argument("--pairs", type=Path, help="labelled sentence pairs to fit to")
    parser.add_argument("--written", type=Path, help="a folder of written claims to fit to")
    parser.add_argument("--corrupted", type=Path, help="documents to make false sentences of")
    parser.add_argument("--kept", type=Path, help="a folder to keep measured signals in")
    parser.add_argument("--baselines", action="store_true", help="compare with overlap metrics")
    parser.add_argument("--ablation", action="store_true", help="what each group of signals adds")
    parser.add_argument("--strength", type=float, default=0.03, help="of the penalty (0.03)")
    parser.add_argument("--worst", type=float, default=0.5, help="share of the worst claim (0.5)")
    parser.add_argument(
        "--output", type=Path, help=f"write the weights there (packaged: {PACKAGED_WEIGHTS.name})"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
