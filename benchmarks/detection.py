"""How often the fact check sees a known error, kind by kind, and how often it doubts the truth.

True sentences are taken from the documents of a JSONL file (a line has "documents", a list of
texts, or "text"); `corruptions` makes false sentences of them, one kind of error at a time, and
true variants. Each is checked as a summary of its own against all documents of its line, the
sentence that it was made from included. So a false one stands next to its truth in the source:
what is measured is whether the check sees the difference.

For each kind of error: n sentences; the share detected (verdict other than "supported") and the
share called contradicted; the mean score; and the area under the ROC curve of the score, these
false sentences against the true variants of the same sentences (1 is perfect, .5 is chance). For
each kind of true variant: n, the share wrongly not supported, wrongly contradicted, mean score.

A false sentence is false by construction, in the words of its rule; a few are odd English, and a
few are borne out by another sentence of the source. Read the rates against each other, and from one
release of the check to the next, rather than as absolute truths. The same file, limits and seed
give the same table.
"""

import argparse
import random
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corruptions import KEPT, KINDS, corrupt, keep, sentences_worth

from harness.errors import Fault, UsageError
from harness.metrics.facts.engine import check
from harness.metrics.facts.weighing import WeighedSignals
from harness.records import Document, Example
from harness.text.json_rows import json_object

_WORST_FIRST = ("contradicted", "unsupported", "supported")


@dataclass(frozen=True, slots=True)
class Judged:
    """One checked sentence. origin: which true sentence it was made from; kind: how."""

    origin: int
    kind: str
    verdict: str
    score: float


def main() -> int:
    """Print the table; 2 where the file cannot be used."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("file", type=Path, help='JSONL, each line with "documents" or "text"')
    parser.add_argument("--limit", type=int, default=50, help="lines with new documents (50)")
    parser.add_argument("--sentences", type=int, default=4, help="true sentences a line (4)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if min(options.limit, options.sentences) < 1:
        parser.error("--limit and --sentences must be 1 or more")
    try:
        examples = read_examples(options.file, options.limit)
    except UsageError as error:
        parser.error(str(error))
    judged = list(judge_all(examples, options.sentences, options.seed))
    if not judged:
        parser.error(f"{options.file}: no plain sentence of 8 to 40 words in any document")
    print(f"{options.file.name}: {len(examples)} lines, seed {options.seed}")
    print("\n".join(table(judged)))
    return 0


def read_examples(path: Path, limit: int) -> list[Example]:
    """The first `limit` lines whose documents no earlier line has.

    Raises UsageError where the file cannot be read, or a line is no JSON object with texts.
    """
    examples: dict[tuple[str, ...], Example] = {}
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                texts = _texts(line, f"{path}:{number}")
                documents = tuple(Document(str(i), text) for i, text in enumerate(texts))
                examples.setdefault(texts, Example(str(number), documents))
                if len(examples) == limit:
                    break
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a JSONL file") from None
    return list(examples.values())


def _texts(line: bytes, place: str) -> tuple[str, ...]:
    try:
        row = json_object(line)
    except Fault as fault:
        raise UsageError(f"{place}: {fault}") from None
    texts = row.get("documents", [row.get("text")])
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise UsageError(f'{place}: needs "documents", a list of texts, or "text"')
    return tuple(texts)


def judge_all(examples: Sequence[Example], sentences: int, seed: int) -> Iterator[Judged]:
    """Every variant of up to `sentences` sentences of each example, checked."""
    worth = [
        [sentences_worth(document.text) for document in example.documents] for example in examples
    ]
    origin = 0
    for i, example in enumerate(examples):
        # Of the neighbour's first document; with one example there is no other text.
        foreign = worth[i - 1][0] if len(examples) > 1 else []
        pool = [(text, own) for own in worth[i] for text in own]
        picked = random.Random(f"{seed}|{example.id}").sample(pool, min(sentences, len(pool)))
        for sentence, own in picked:
            context = [other for other in own if other != sentence]
            for kind, text in _variants(sentence, context, foreign, seed):
                if kind in KEPT or not any(text in d.text for d in example.documents):
                    yield _judged(origin, kind, example, text)
            origin += 1


def _variants(
    sentence: str, context: Sequence[str], foreign: Sequence[str], seed: int
) -> Iterator[tuple[str, str]]:
    for kind in (*KEPT, *KINDS):
        # A generator of its own: a change to one kind leaves the others' sentences alone.
        rng = random.Random(f"{seed}|{kind}|{sentence}")
        if kind in KEPT:
            text = keep(sentence, kind, rng)
        else:
            text = corrupt(sentence, kind, context, rng, foreign)
        if text is not None:
            yield kind, text


def _judged(origin: int, kind: str, example: Example, text: str) -> Judged:
    """The one place that knows the check: the worst of the claims that `text` is split into."""
    claims = check(example.documents, text, WeighedSignals()).claims
    verdict = min((claim.verdict for claim in claims), key=_WORST_FIRST.index)
    return Judged(origin, kind, verdict, min(claim.score for claim in claims))


def table(judged: Sequence[Judged]) -> list[str]:
    """The lines of the two tables, false kinds first, each with a line for all kinds."""
    true = [one for one in judged if one.kind in KEPT]
    false = [one for one in judged if one.kind in KINDS]
    lines = [f"{'error':<18}{'n':>6}{'detected':>10}{'contradicted':>14}{'score':>8}{'AUC':>8}"]
    for kind in (*KINDS, "all"):
        rows = [one for one in false if kind in ("all", one.kind)]
        origins = {one.origin for one in rows}
        against = [one.score for one in true if one.origin in origins]
        area = f"{auc([one.score for one in rows], against):.3f}" if rows else "-"
        lines.append(f"{kind:<18}{_rates(rows)}{area:>8}")
    lines.append("")
    lines.append(f"{'true variant':<18}{'n':>6}{'doubted':>10}{'contradicted':>14}{'score':>8}")
    for kind in (*KEPT, "all"):
        rows = [one for one in true if kind in ("all", one.kind)]
        lines.append(f"{kind:<18}{_rates(rows)}")
    return lines


def _rates(rows: Sequence[Judged]) -> str:
    if not rows:
        return f"{0:>6}{'-':>10}{'-':>14}{'-':>8}"
    doubted = sum(one.verdict != "supported" for one in rows) / len(rows)
    contradicted = sum(one.verdict == "contradicted" for one in rows) / len(rows)
    score = sum(one.score for one in rows) / len(rows)
    return f"{len(rows):>6}{doubted:>10.1%}{contradicted:>14.1%}{score:>8.3f}"


def auc(false: Sequence[float], true: Sequence[float]) -> float:
    """How likely a true one has the higher score, a tie counting half; both must have members."""
    ordered = sorted(false)
    below = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in true)
    return below / (2 * len(false) * len(true))


if __name__ == "__main__":
    sys.exit(main())
