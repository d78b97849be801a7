"""CPU time of the fact check, on one thread, against embedding the same texts whole with MiniLM.

The sources are of 640 words, each its own, the summaries of 63 in three sentences, each of them a
source sentence with some words exchanged; all are made with a fixed seed from the words of
`seeds/`. The two take turns, so that a busy machine slows both. Embedding every sentence, in large
batches, is what any measure by sentence similarity costs at least.
"""

import argparse
import random
import statistics
import sys
from pathlib import Path

import torch
from timing import cpu_seconds

from harness.metrics.facts.metric import Facts
from harness.models.encoder import load_encoder
from harness.records import Document, Example, Summary
from harness.text.sentences import split_sentences

SOURCE_WORDS, SENTENCE, SENTENCES = 640, (14, 28), 3
EXCHANGED = 0.3
GOAL = 180.0
ROUND = 32


def main() -> int:
    """Print the table; 1 where the goal is missed with --strict."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 where the goal is missed"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    rng = random.Random(0)
    words = _words()
    check = Facts()
    encoder = load_encoder()
    ours, theirs = [], []
    for _ in range(options.rounds + 1):
        examples, summaries = zip(*(_case(rng, words) for _ in range(ROUND)), strict=True)
        texts = [
            sentence.text
            for example, summary in zip(examples, summaries, strict=True)
            for text in (example.documents[0].text, summary.text)
            for sentence in split_sentences(text)
        ]
        ours.append(cpu_seconds(lambda e=examples, s=summaries: check.score(e, s)))
        theirs.append(cpu_seconds(lambda t=texts: encoder.embed(t)))
    # The first round loads what the others find loaded.
    thousand = [1000 * seconds / ROUND for seconds in ours[1:]]
    ratios = [mine / embedding for mine, embedding in zip(ours[1:], theirs[1:], strict=True)]
    print(f"{'':34}{'min':>8}{'median':>8}{'max':>8}{'goal':>8}")
    for name, values, goal in (
        ("CPU seconds per 1,000 summaries", thousand, f"{GOAL:.0f}"),
        ("times embedding everything", ratios, ""),
    ):
        low, high, median = min(values), max(values), statistics.median(values)
        print(f"{name:34}{low:>8.2f}{median:>8.2f}{high:>8.2f}{goal:>8}")
    return int(options.strict and statistics.median(thousand) > GOAL)


def _case(rng: random.Random, words: list[str]) -> tuple[Example, Summary]:
    source: list[list[str]] = []
    while sum(map(len, source)) < SOURCE_WORDS:
        source.append(rng.choices(words, k=rng.randint(*SENTENCE)))
    told = [
        [rng.choice(words) if rng.random() < EXCHANGED else word for word in sentence]
        for sentence in rng.sample(source, SENTENCES)
    ]
    document = Document("source", _text(source))
    return Example("x", (document,), ()), Summary("x", _text(told))


def _text(sentences: list[list[str]]) -> str:
    joined = (" ".join(sentence) for sentence in sentences)
    return "\n".join(f"{line[0].upper()}{line[1:]}." for line in joined)


def _words() -> list[str]:
    paths = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    words = " ".join(path.read_text(encoding="utf-8") for path in paths).split()
    return [word for word in words if word.isascii() and word.isalpha()]


if __name__ == "__main__":
    sys.exit(main())
