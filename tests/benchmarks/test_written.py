"""The written claims that the entailment network learns from: whole, and not told by their form."""

import json
import statistics
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmarks" / "entailment" / "written"
ROWS = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
CLAIMS = [claim for row in ROWS for claim in row["claims"]]
TRUE_KINDS = set("paraphrase merge part near".split())
NEGATED = (" not ", " no ", " never ", "n't ")


def true(claim: dict[str, str]) -> bool:
    return claim["label"] == "entailment"


def test_rows_are_whole() -> None:
    assert ROWS
    for row in ROWS:
        assert set(row) == {"evidence", "claims"}
        assert row["evidence"] and all(text.strip() for text in row["evidence"])
        for claim in row["claims"]:
            assert set(claim) == {"text", "label", "kind"}
            assert claim["label"] in ("entailment", "neutral", "contradiction")
            assert true(claim) == (claim["kind"] in TRUE_KINDS)
        texts = [claim["text"] for claim in row["claims"]]
        assert len(set(texts)) == len(texts)


def test_true_and_false_claims_are_alike_in_length_and_in_negation() -> None:
    words = {
        label: statistics.mean(len(c["text"].split()) for c in CLAIMS if true(c) == label)
        for label in (True, False)
    }
    assert 0.85 < words[True] / words[False] < 1.18
    counts = Counter(
        (true(c), any(word in f" {c['text'].lower()} " for word in NEGATED)) for c in CLAIMS
    )
    shares = [
        counts[label, True] / (counts[label, True] + counts[label, False]) for label in (1, 0)
    ]
    assert 0.6 < shares[0] / shares[1] < 1.7


def test_the_claims_that_the_check_is_tested_on_are_none_of_them() -> None:
    seeds = ROOT / "tests" / "metrics" / "facts" / "seed_claims.jsonl"
    tested = {json.loads(line)["claim"] for line in seeds.read_text("utf-8").splitlines()}
    assert not tested & {claim["text"] for claim in CLAIMS}
    evidence = " ".join(text for row in ROWS for text in row["evidence"])
    assert "Niamey" not in evidence and "Agadez" not in evidence
