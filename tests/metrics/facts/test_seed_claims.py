"""The check on claims about the built-in cluster, written by hand before it was tried on them."""

import json
import statistics
from collections import Counter
from pathlib import Path

import pytest
import yaml

from harness.datasets.cluster import Cluster
from harness.metrics.facts.claims import split_claims
from harness.metrics.facts.engine import check
from harness.metrics.facts.records import ClaimVerdict
from harness.metrics.facts.weighing import WeighedSignals
from harness.records import Example
from harness.resources import resource

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "seed_claims.jsonl").read_text("utf-8").splitlines()
]
TRUE_KINDS = {"paraphrase", "merge"}
# Of these, at least eight; of the others in the file, a few.
FALSE_KINDS = frozenset(
    "number bound date name place direction negation role quantifier certainty".split()
)
RARE_FALSE_KINDS = {"antonym", "invented"}
COST = (
    "Almost $100 million was spent by the US on the construction of Airbase 201 in central Niger."
)


@pytest.fixture(scope="module")
def example() -> Example:
    config = yaml.safe_load((resource("configs") / "dataset" / "seeds.yaml").read_text("utf-8"))
    del config["_target_"]
    (seeds,) = Cluster(**config).read()
    return seeds


@pytest.fixture(scope="module")
def reference(example: Example) -> list[ClaimVerdict]:
    return list(check(example.documents, example.references[0], WeighedSignals()).claims)


def judged(example: Example, claim: str) -> ClaimVerdict:
    (verdict,) = check(example.documents, claim, WeighedSignals()).claims
    return verdict


def about(verdicts: list[ClaimVerdict], words: str) -> ClaimVerdict:
    (verdict,) = [verdict for verdict in verdicts if words in verdict.claim.text]
    return verdict


def test_rows_are_whole_and_told_apart() -> None:
    assert len(ROWS) >= 180
    for row in ROWS:
        assert set(row) == {"claim", "label", "kind", "note"}
        assert row["kind"] in (TRUE_KINDS if row["label"] else FALSE_KINDS | RARE_FALSE_KINDS)
        assert row["label"] in (0, 1)
        assert row["note"]
        assert [claim.text for claim in split_claims(row["claim"])] == [row["claim"]]
    assert len({row["claim"].casefold() for row in ROWS}) == len(ROWS)


def test_labels_kinds_and_lengths_are_balanced() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    assert all(kinds[kind] >= 8 for kind in FALSE_KINDS | TRUE_KINDS)
    assert all(kinds[kind] >= 3 for kind in RARE_FALSE_KINDS)
    false, true = (
        [len(row["claim"].split()) for row in ROWS if row["label"] == label] for label in (0, 1)
    )
    assert 0.9 < len(true) / len(false) < 1.1
    assert abs(statistics.mean(true) - statistics.mean(false)) < 1


def test_no_claim_is_a_copy_of_a_report(example: Example) -> None:
    texts = [document.text for document in example.documents]
    assert not [row["claim"] for row in ROWS if any(row["claim"] in text for text in texts)]


def test_scores_tell_true_claims_from_false_ones(example: Example) -> None:
    scores: tuple[list[float], list[float]] = ([], [])
    for row in ROWS:
        scores[row["label"]].append(judged(example, row["claim"]).score)
    false, true = scores
    wins = sum((t > f) + (t == f) / 2 for t in true for f in false)
    assert wins / (len(true) * len(false)) >= 0.90


def test_over_100_million_is_contradicted_by_almost_100_million(
    reference: list[ClaimVerdict],
) -> None:
    verdict = about(reference, "over $100 million")
    assert verdict.verdict == "contradicted"
    assert "bound mismatch" in [reason.name for reason in verdict.reasons]
    (report,) = [cell for cell in verdict.documents if cell.document.startswith("001_")]
    assert report.verdict == "contradicted"
    assert "bound mismatch" in [reason.name for reason in report.reasons]
    assert any(evidence.text.startswith(COST) for evidence in report.evidence)


def test_the_move_to_airbase_201_is_supported(reference: list[ClaimVerdict]) -> None:
    verdict = about(reference, "relocated from Airbase 101 to Airbase 201")
    assert verdict.verdict == "supported"
    (report,) = [cell for cell in verdict.documents if cell.document.startswith("001_")]
    assert report.verdict == "supported"
