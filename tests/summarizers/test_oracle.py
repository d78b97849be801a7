"""The extractive oracle: an upper bound for the other extractive systems."""

from collections.abc import Callable

import pytest
from rouge_score_rs import RougeScorer

from harness.models.files import PACKAGED_MODEL
from harness.records import Document, Example
from harness.summarizers.base import Summarizer
from harness.summarizers.budget import Budget
from harness.summarizers.centroid_mmr import CentroidMmr
from harness.summarizers.lead import Lead, LeadRoundRobin
from harness.summarizers.oracle import Oracle
from harness.summarizers.random_sentences import RandomSentences
from harness.summarizers.sumy_adapter import Sumy
from harness.text.tokens import words

BASELINES: dict[str, Callable[[Budget], Summarizer]] = {
    "lead": Lead,
    "lead_round_robin": lambda budget: LeadRoundRobin(budget, 0.6),
    "random": lambda budget: RandomSentences(budget, 0),
    "centroid_mmr": lambda budget: CentroidMmr(budget, PACKAGED_MODEL, 0.7),
    **{
        name: lambda budget, name=name: Sumy(name, budget, 0.6)  # type: ignore[misc]
        for name in ("kl", "lexrank", "lsa", "luhn", "reduction", "sumbasic", "textrank")
    },
}

SMALL = Example(
    "small",
    (
        Document(
            "a",
            "Coffee prices rose again this week. Russian troops entered an airbase in Niger. "
            "Readers may subscribe to the newsletter.",
        ),
        Document(
            "b",
            "Coffee prices rose again, shops said this week. The junta ordered American forces "
            "to leave the country. Coffee shops said this week that prices rose.",
        ),
    ),
    ("Russian troops entered a base in Niger after its junta ordered American forces out.",),
)


def text_of(summarizer: Summarizer, example: Example) -> str:
    (summary,) = summarizer.summarize([example])
    assert summary.error is None
    return summary.text


def rouge_sum(text: str, reference: str) -> float:
    """ROUGE-1 plus ROUGE-2 F1."""
    scores = RougeScorer(["rouge1", "rouge2"], use_stemmer=True).score(reference, text)
    return sum(score.fmeasure for score in scores.values())


@pytest.fixture(scope="module")
def seed_oracle(seed_example: Example) -> float:
    return rouge_sum(text_of(Oracle(Budget(words=300)), seed_example), seed_example.references[0])


@pytest.mark.parametrize("name", BASELINES)
def test_it_beats_every_baseline_on_a_small_example(name: str) -> None:
    budget = Budget(words=20)
    oracle = rouge_sum(text_of(Oracle(budget), SMALL), SMALL.references[0])
    assert oracle > rouge_sum(text_of(BASELINES[name](budget), SMALL), SMALL.references[0])


@pytest.mark.parametrize("name", BASELINES)
def test_it_beats_every_baseline_on_the_seed_reports(
    name: str, seed_example: Example, seed_oracle: float
) -> None:
    baseline = text_of(BASELINES[name](Budget(words=300)), seed_example)
    assert seed_oracle > rouge_sum(baseline, seed_example.references[0])


def test_it_takes_what_the_reference_says_in_source_order_and_no_more() -> None:
    assert text_of(Oracle(Budget(words=100)), SMALL).split("\n") == [
        "Russian troops entered an airbase in Niger.",
        "The junta ordered American forces to leave the country.",
    ]


def test_it_keeps_to_a_word_budget(seed_example: Example) -> None:
    # The sentence about the junta has nine words, the one about the troops seven.
    assert text_of(Oracle(Budget(words=15)), SMALL).count("\n") == 0
    assert text_of(Oracle(Budget(words=16)), SMALL).count("\n") == 1
    assert len(words(text_of(Oracle(Budget(words=60)), seed_example))) <= 60


def test_it_keeps_to_a_sentence_budget() -> None:
    assert text_of(Oracle(Budget(sentences=1)), SMALL).count("\n") == 0
    assert text_of(Oracle(Budget(sentences=2)), SMALL).count("\n") == 1


def test_stems_count_as_matches() -> None:
    example = Example("id", (Document("a", "Coffee tastes good. He enters bases."),), ("entered",))
    assert text_of(Oracle(Budget(sentences=1)), example) == "He enters bases."


def test_with_several_references_the_best_one_counts() -> None:
    example = Example(
        "id",
        (Document("a", "Alpha beta gamma. Delta epsilon zeta."),),
        ("nothing of it", "delta epsilon zeta"),
    )
    assert text_of(Oracle(Budget(sentences=2)), example) == "Delta epsilon zeta."


@pytest.mark.parametrize("references", [(), ("",), ("words that no document has",)])
def test_it_falls_back_to_the_first_sentences_where_nothing_matches(
    references: tuple[str, ...],
) -> None:
    example = Example("id", (Document("a", "Alpha beta. Gamma. Delta epsilon."),), references)
    assert text_of(Oracle(Budget(words=4)), example) == "Alpha beta.\nGamma."


def test_it_cuts_the_first_sentence_where_nothing_fits() -> None:
    example = Example("id", (Document("a", "Alpha beta gamma delta."),), ("alpha beta",))
    assert text_of(Oracle(Budget(words=2)), example) == "Alpha beta"


def test_an_identical_sentence_is_not_added_twice() -> None:
    example = Example(
        "id",
        (Document("a", "Troops left Niger."), Document("b", "Troops left Niger.")),
        ("Troops left Niger.",),
    )
    assert text_of(Oracle(Budget(sentences=2)), example) == "Troops left Niger."


def test_a_sentence_that_does_not_raise_the_score_is_not_added() -> None:
    # ROUGE's own words are of a-z and 0-9, so the second sentence neither helps nor harms.
    example = Example("id", (Document("a", "Troops left. Войска ушли."),), ("Troops left.",))
    assert text_of(Oracle(Budget(sentences=2)), example) == "Troops left."


def test_it_is_marked_as_having_seen_the_references() -> None:
    oracle = Oracle(Budget(words=9))
    assert oracle.sees_references is True
    assert oracle.signature == (
        "oracle|rouge:rouge1,rouge2|stem:yes|budget:9 words|split:sentencex-1.0.32|v:1"
    )


def test_it_knows_the_best_sentence_in_any_script() -> None:
    documents = (Document("a", "Погода сегодня хорошая и тёплая.\nМост открыли в понедельник."),)
    example = Example("a", documents, ("Мост открыли в понедельник утром.",))
    (summary,) = Oracle(Budget(sentences=1)).summarize([example])
    assert summary.text == "Мост открыли в понедельник."
