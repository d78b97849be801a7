"""The seven algorithms of sumy behind our sentences and our budget."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness.errors import UsageError
from harness.records import Document, Example, Summary
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import source_sentences
from harness.summarizers.sumy_adapter import Sumy
from harness.text.tokens import content_words, jaccard, words

ALGORITHMS = ["kl", "lexrank", "lsa", "luhn", "reduction", "sumbasic", "textrank"]
THRESHOLD = 0.6

SENTENCE = st.lists(
    st.sampled_from("the of and it troops base left Niger 12 3.5 x-y O’Brien 東京 नमस्ते".split()),
    min_size=1,
    max_size=6,
).map(lambda row: " ".join(row) + ".")
DOCUMENT = st.one_of(
    st.lists(SENTENCE, max_size=5).map("\n".join),
    st.text(max_size=40),
    st.sampled_from(["", "...", "One.", "The of and.", "1 2 3.\n4 5 6.", "\ud800 half.", "😀"]),
)


def made_of(*texts: str) -> Example:
    return Example("id", tuple(Document(f"{i}.txt", text) for i, text in enumerate(texts)))


def summary_of(algorithm: str, example: Example, budget: Budget) -> Summary:
    (summary,) = Sumy(algorithm, budget, THRESHOLD).summarize([example])
    return summary


def places(example: Example, lines: Sequence[str]) -> list[int]:
    """Where the lines stand among the sentences of the example, each after the one before."""
    source = [sentence.text for sentence in source_sentences(example)]
    found: list[int] = []
    for line in lines:
        found.append(source.index(line, found[-1] + 1 if found else 0))
    return found


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_word_budget_is_kept_and_used(algorithm: str, seed_example: Example) -> None:
    summary = summary_of(algorithm, seed_example, Budget(words=300))
    # No sentence of a few words could have been added to it, so it is nearly full.
    assert 280 <= len(words(summary.text)) <= 300


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_sentence_budget_is_kept_and_used(algorithm: str, seed_example: Example) -> None:
    summary = summary_of(algorithm, seed_example, Budget(sentences=4))
    assert len(summary.text.split("\n")) == 4


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_the_sentences_come_from_the_documents_in_source_order(
    algorithm: str, seed_example: Example
) -> None:
    lines = summary_of(algorithm, seed_example, Budget(words=300)).text.split("\n")
    assert places(seed_example, lines) != list(range(len(lines)))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_no_two_sentences_of_a_summary_are_near_duplicates(
    algorithm: str, seed_example: Example
) -> None:
    lines = summary_of(algorithm, seed_example, Budget(words=300)).text.split("\n")
    contents = [frozenset(content_words(line)) for line in lines]
    for i, content in enumerate(contents):
        assert all(jaccard(content, other) < THRESHOLD for other in contents[:i])


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_sentence_that_several_documents_have_appears_once(algorithm: str) -> None:
    shared = "Russian troops have entered the airbase in Niger."
    made = made_of(
        f"{shared} Winter is coming to the mountains soon.",
        f"Prices of coffee went up again. {shared}",
        "The Russian troops entered an airbase in Niger. Voters chose another mayor yesterday.",
    )
    lines = summary_of(algorithm, made, Budget(words=500)).text.split("\n")
    assert sum("airbase" in line for line in lines) == 1
    assert len(lines) == 4


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_what_many_documents_say_is_preferred_to_what_one_says(algorithm: str) -> None:
    made = made_of(
        "Coffee tastes bitter. Russian troops entered Niger.",
        "Snow fell overnight. The airbase hosts American soldiers.",
        "Voters yawned. Russian troops entered the airbase in Niger that hosts American soldiers.",
    )
    summary = summary_of(algorithm, made, Budget(sentences=1))
    assert "Niger" in summary.text


def test_the_algorithms_differ(seed_example: Example) -> None:
    budgets = [Budget(sentences=5), Budget(sentences=8)]
    summaries = {
        tuple(summary_of(name, seed_example, budget).text for budget in budgets)
        for name in ALGORITHMS
    }
    assert len(summaries) == len(ALGORITHMS)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops left.", "Troops left."),
        ("It is. And of the. So was it.", "It is.\nAnd of the.\nSo was it."),
        ("12 34 56.\n7,000 8.5.", "12 34 56.\n7,000 8.5."),
        ("Troops left.\nTroops left.\nTroops left.", "Troops left."),
    ],
    ids=["one sentence", "stop words only", "numbers only", "identical sentences"],
)
def test_small_texts_are_summarized(algorithm: str, text: str, expected: str) -> None:
    summary = summary_of(algorithm, made_of(text), Budget(words=100))
    assert (summary.text, summary.error) == (expected, None)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_text_without_a_word_gives_an_error(algorithm: str) -> None:
    summary = summary_of(algorithm, made_of("...", "", "😀 ---"), Budget(words=100))
    assert (summary.text, summary.error) == ("", "the documents have no sentence")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@settings(max_examples=30, deadline=None)
@given(st.lists(DOCUMENT, max_size=3), st.integers(1, 20))
@example(["One.\nOne.", "The of and.\nThe of and."], 20)
@example(["\ud800 half. \udfff half."], 20)
def test_any_documents_give_a_summary_within_the_budget_or_an_error(
    algorithm: str, texts: list[str], limit: int
) -> None:
    made = made_of(*texts)
    summary = summary_of(algorithm, made, Budget(words=limit))
    sources = source_sentences(made)
    assert bool(summary.error) == (not sources)
    assert bool(summary.text) == bool(sources)
    assert len(words(summary.text)) <= limit
    lines = summary.text.split("\n") if summary.text else []
    if len(lines) == 1:
        assert any(sentence.text.startswith(lines[0]) for sentence in sources)
    else:
        places(made, lines)


def test_rankings_and_summaries_are_the_same_whatever_the_hash_seed(
    seed_example: Example,
) -> None:
    program = (
        "import json, sys\n"
        "from harness.records import Document, Example\n"
        "from harness.summarizers.budget import Budget\n"
        "from harness.summarizers.extraction import source_sentences\n"
        "from harness.summarizers.sumy_adapter import Sumy, _ranking\n"
        "documents, algorithms = json.load(sys.stdin)\n"
        "example = Example('id', tuple(Document(**document) for document in documents))\n"
        "texts = [sentence.text for sentence in source_sentences(example)]\n"
        "made = [Sumy(name, Budget(words=300), 0.6) for name in algorithms]\n"
        "print(json.dumps([\n"
        "    [_ranking(name, texts) for name in algorithms],\n"
        "    [next(part.summarize([example])).text for part in made],\n"
        "]))\n"
    )
    content = json.dumps([[asdict(document) for document in seed_example.documents], ALGORITHMS])
    answers = {}
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=content,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        rankings, summaries = json.loads(done.stdout)
        answers[seed] = dict(zip(ALGORITHMS, zip(rankings, summaries, strict=True), strict=True))
    assert answers["1"] == answers["0"]
    assert answers["2"] == answers["0"]


def test_an_unknown_algorithm_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        Sumy("lexrnk", Budget(words=9), THRESHOLD)
    assert str(caught.value) == (
        f"summarizer.algorithm 'lexrnk' is not one of {', '.join(ALGORITHMS)}"
    )


def test_the_signature_tells_the_algorithm_and_its_settings() -> None:
    assert (
        Sumy("kl", Budget(words=9), 0.6).signature
        == "kl|budget:9 words|duplicates:0.6|split:sentencex-1.0.32|impl:sumy-0.13.0|v:1"
    )
