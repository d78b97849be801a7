import json
import math

import pytest

from harness.metrics.facts.coverage import Coverage
from harness.records import Document, Example, Score, Summary

REFERENCE = "About 60 Russian soldiers arrived in Niamey. French forces left Mali in 2022."
UNRELATED = "The bakery sells bread. A comet will pass close to Earth in June."


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    metric = Coverage()
    metric.prepare()
    return metric


def example(*references: str, name: str = "e") -> Example:
    return Example(name, (Document("a", "Nobody reads this."),), references)


def scored(metric: Coverage, summary: str, *references: str) -> Score:
    (score,) = metric.score([example(*references)], [Summary("e", summary)])
    assert list(score.values) == [column.name for column in metric.columns]
    assert all(0 <= value <= 1 for value in score.values.values())
    assert json.loads(json.dumps(score.detail)) == score.detail
    return score


def test_the_reference_itself_covers_all_of_it(coverage: Coverage) -> None:
    score = scored(coverage, REFERENCE, REFERENCE)
    assert score.values["coverage"] > 0.8
    assert score.values["coverage_supported"] == 1


def test_a_longer_summary_covers_no_less(coverage: Coverage) -> None:
    score = scored(coverage, f"{UNRELATED} {REFERENCE}", REFERENCE)
    assert score.values["coverage_supported"] == 1


def test_half_a_reference_is_half_covered(coverage: Coverage) -> None:
    score = scored(coverage, "French forces left Mali in 2022.", REFERENCE)
    assert score.values["coverage_supported"] == 0.5
    assert 0.3 < score.values["coverage"] < 0.7
    verdicts = [claim["verdict"] for claim in score.detail["claims"]]
    assert verdicts == ["unsupported", "supported"]


def test_another_topic_covers_nothing(coverage: Coverage) -> None:
    score = scored(coverage, UNRELATED, REFERENCE)
    assert score.values["coverage"] < 0.2
    assert score.values["coverage_supported"] == 0


@pytest.mark.parametrize("summary", ["", " \n", "…", "🚁🚁"])
def test_a_summary_without_words_covers_nothing(coverage: Coverage, summary: str) -> None:
    score = scored(coverage, summary, REFERENCE)
    assert set(score.values.values()) == {0.0}


def test_a_failed_summary_covers_nothing(coverage: Coverage) -> None:
    (score,) = coverage.score([example(REFERENCE)], [Summary("e", "", error="the model failed")])
    assert set(score.values.values()) == {0.0}


def test_of_several_references_the_best_covered_counts(coverage: Coverage) -> None:
    both = scored(coverage, REFERENCE, UNRELATED, REFERENCE)
    assert both.values == scored(coverage, REFERENCE, REFERENCE).values
    assert both.detail["reference"] == 1
    assert scored(coverage, REFERENCE, REFERENCE, UNRELATED).detail["reference"] == 0


def test_spans_are_of_reference_and_summary(coverage: Coverage) -> None:
    summary = f"It rained.\n\n{REFERENCE}"
    score = scored(coverage, summary, UNRELATED, REFERENCE)
    for claim in score.detail["claims"]:
        part = claim["claim"]
        assert REFERENCE[part["start"] : part["end"]] == part["text"]
        (cell,) = claim["documents"]
        for evidence in cell["evidence"]:
            assert summary[evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_reference_without_claims_is_not_covered(coverage: Coverage) -> None:
    assert set(scored(coverage, REFERENCE, "Who left?").values.values()) == {0.0}


def test_scores_come_in_order_and_alone_as_together(coverage: Coverage) -> None:
    examples = [example(REFERENCE, name="1"), example(UNRELATED, name="2")]
    summaries = [Summary("1", UNRELATED), Summary("2", UNRELATED)]
    scores = coverage.score(examples, summaries)
    assert [score.example_id for score in scores] == ["1", "2"]
    pairs = zip(examples, summaries, strict=True)
    assert [coverage.score([e], [s])[0] for e, s in pairs] == scores


@pytest.mark.parametrize("text", ["Нигер вышел.", "\ud800 é 🙂 ok.", "60" * 100, "| a | b |"])
def test_other_scripts_and_broken_text_are_scored(coverage: Coverage, text: str) -> None:
    assert all(map(math.isfinite, scored(coverage, text, text, REFERENCE).values.values()))


def test_signature_needs_and_main_column(coverage: Coverage) -> None:
    fields = coverage.signature.split("|")
    assert fields[0] == "coverage"
    assert fields[1].startswith("judge:weights-")
    assert fields[-3:] == ["refs:max", "claims:mean", "v:2"]
    assert coverage.needs == {"references"}
    assert [column.name for column in coverage.columns if column.main] == ["coverage"]


def test_a_reference_that_cannot_be_read_does_not_count(coverage: Coverage) -> None:
    german = (
        "Die Truppen haben das Land am Montag verlassen, sagte der Minister."
        " Sie kehren nach seinen Worten nicht mehr in das Land zurück."
    )
    summary = Summary("1", "The market in Oslo sells bread.")
    (alone,) = coverage.score([Example("1", (), ("All troops left Niger in May.",))], [summary])
    example = Example("1", (), ("All troops left Niger in May.", german))
    (both,) = coverage.score([example], [summary])
    assert both.values == alone.values
    (unread,) = coverage.score([Example("1", (), (german,))], [summary])
    assert unread.values["coverage_unchecked"] == 2
