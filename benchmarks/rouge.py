"""CPU time of our ROUGE against rouge_score's, on one thread, and that both give the same bits.

The two take turns, so that a busy machine slows both. Ratios are of CPU time per pair.
"""

import argparse
import os
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = "1"

from rouge_score.rouge_scorer import RougeScorer
from timing import cpu_seconds

from harness.metrics.rouge import Rouge
from harness.records import Example, Summary
from harness.text.sentences import split_sentences

TYPES = ["rouge1", "rouge2", "rougeL", "rougeLsum"]
# (tokens of a summary, goal, pairs that the slow side scores in a round)
SIZES = ((60, 50, 60), (250, 80, 15))
FAST_PAIRS = 300
SENTENCE = 20

Pair = tuple[str, str]


def main() -> int:
    """Print the table; 1 where a value differs or, with --strict, a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is missed")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    ours = {"newlines": Rouge(lsum_split="newlines"), "sentences (default)": Rouge()}
    print(f"{'tokens':>6}  {'lsum_split':<20}{'us/pair':>9}{'theirs':>9}", end="")
    print(f"{'min':>8}{'median':>8}{'max':>8}{'goal':>7}")
    wrong = missed = 0
    for tokens, goal, slow_pairs in SIZES:
        pairs = [_pair(rng, tokens) for _ in range(FAST_PAIRS)]
        wrong += _differences(ours["newlines"], pairs[:slow_pairs], str)
        wrong += _differences(ours["sentences (default)"], pairs[:slow_pairs], _sentence_lines)
        for name, metric in ours.items():
            fast, slow = _rounds(metric, pairs, slow_pairs, options.rounds)
            ratios = [theirs / mine for mine, theirs in zip(fast, slow, strict=True)]
            median = statistics.median(ratios)
            missed += median < goal
            print(f"{tokens:>6}  {name:<20}{1e6 * statistics.median(fast):>9.1f}", end="")
            print(
                f"{1e6 * statistics.median(slow):>9.0f}{min(ratios):>7.0f}x{median:>7.0f}x", end=""
            )
            print(f"{max(ratios):>7.0f}x{goal:>6}x")
    print(f"{options.rounds} rounds in turn; values that differ from rouge_score's: {wrong}")
    return int(bool(wrong) or (options.strict and bool(missed)))


def _rounds(
    metric: Rouge, pairs: Sequence[Pair], slow_pairs: int, rounds: int
) -> tuple[list[float], list[float]]:
    """CPU seconds a pair of ours and of rouge_score, one each a round."""
    original = RougeScorer(TYPES, use_stemmer=True)
    examples = [Example(str(i), (), (target,)) for i, (target, _) in enumerate(pairs)]
    summaries = [Summary(str(i), text) for i, (_, text) in enumerate(pairs)]
    fast, slow = [], []
    for _ in range(rounds):
        fast.append(cpu_seconds(lambda: metric.score(examples, summaries)) / len(pairs))
        few = pairs[:slow_pairs]
        slow.append(cpu_seconds(lambda few=few: [original.score(*pair) for pair in few]) / len(few))
    return fast, slow


def _differences(metric: Rouge, pairs: Sequence[Pair], lines: Callable[[str], str]) -> int:
    original = RougeScorer(TYPES, use_stemmer=True)
    different = 0
    for target, text in pairs:
        (score,) = metric.score([Example("x", (), (target,))], [Summary("x", text)])
        for name, wanted in original.score(lines(target), lines(text)).items():
            found = [score.values[name + suffix] for suffix in ("_precision", "_recall", "")]
            different += found != [wanted.precision, wanted.recall, wanted.fmeasure]
    return different


def _sentence_lines(text: str) -> str:
    return "\n".join(sentence.text for sentence in split_sentences(text))


def _pair(rng: random.Random, tokens: int) -> Pair:
    """A reference and a summary of that many words; half of the summary's come from it, in runs."""
    target = rng.choices(_words(), k=tokens)
    text: list[str] = []
    while len(text) < tokens:
        run = rng.randint(1, 8)
        start = rng.randrange(tokens)
        text += target[start : start + run] if rng.random() < 0.5 else rng.choices(_words(), k=run)
    return _lines(target), _lines(text[:tokens])


def _words() -> list[str]:
    if not _WORDS:
        for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt")):
            words = path.read_text(encoding="utf-8").split()
            _WORDS.extend(word for word in words if word.isascii() and word.isalpha())
    return _WORDS


_WORDS: list[str] = []


def _lines(words: Sequence[str]) -> str:
    """Sentences of `SENTENCE` words, one a line."""
    starts = range(0, len(words), SENTENCE)
    lines = (" ".join(words[start : start + SENTENCE]) for start in starts)
    return "\n".join(f"{line[0].upper()}{line[1:]}." for line in lines)


if __name__ == "__main__":
    sys.exit(main())
