from harness.metrics.facts.records import Claim, ClaimVerdict, Report
from harness.report.thresholds import Thresholds

CLAIM = Claim("Troops left.", 0, 12)


def report(verdict: str, score: float) -> Report:
    return Report(score, (ClaimVerdict(CLAIM, verdict, score),))  # type: ignore[arg-type]


def test_a_score_at_the_threshold_passes() -> None:
    assert Thresholds(0.5).fallen(report("supported", 0.5)) == []
    assert Thresholds(0.5).fallen(report("unsupported", 0.49)) == ["score 0.49 is under 0.5"]


def test_verdicts_that_are_named_fall() -> None:
    told = Thresholds(None, ("contradicted",)).fallen(report("contradicted", 0.1))
    assert told == ["1 claim contradicted"]


def test_what_could_not_be_read_reaches_no_threshold() -> None:
    told = Thresholds(0.1).fallen(report("unchecked", 0.5))
    assert told == ["no claim could be checked, so no score is known"]
