"""The random baseline: drawn by the seed and the example's id, and by nothing else."""

from harness.records import Document, Example
from harness.summarizers.budget import Budget
from harness.summarizers.random_sentences import RandomSentences
from harness.text.tokens import words

TEXT = " ".join(f"Sentence number {i} stands here." for i in range(30))
EXAMPLES = [Example(name, (Document("d", TEXT),)) for name in ("a", "b", "c", "d")]


def drawn(examples: list[Example], seed: int) -> dict[str, str]:
    summarizer = RandomSentences(Budget(sentences=5), seed)
    return {summary.example_id: summary.text for summary in summarizer.summarize(examples)}


def test_the_same_seed_and_id_draw_the_same() -> None:
    assert drawn(EXAMPLES, seed=1) == drawn(EXAMPLES, seed=1)


def test_another_seed_draws_others() -> None:
    assert drawn(EXAMPLES, seed=1) != drawn(EXAMPLES, seed=2)


def test_another_id_draws_others() -> None:
    assert len(set(drawn(EXAMPLES, seed=1).values())) > 1


def test_the_draw_does_not_depend_on_the_other_examples_or_their_order() -> None:
    together = drawn(EXAMPLES, seed=1)
    assert drawn(EXAMPLES[::-1], seed=1) == together
    assert drawn([EXAMPLES[2]], seed=1) == {"c": together["c"]}


def test_a_summarizer_that_is_used_twice_draws_the_same() -> None:
    summarizer = RandomSentences(Budget(sentences=5), seed=1)
    assert list(summarizer.summarize(EXAMPLES)) == list(summarizer.summarize(EXAMPLES))


def test_the_drawn_sentences_stand_in_source_order_within_the_budget() -> None:
    for text in drawn(EXAMPLES, seed=1).values():
        numbers = [int(line.split()[2]) for line in text.split("\n")]
        assert len(numbers) == 5
        assert numbers == sorted(set(numbers))
    (summary,) = RandomSentences(Budget(words=12), seed=1).summarize([EXAMPLES[0]])
    assert len(words(summary.text)) == 10


def test_the_draw_is_not_the_lead() -> None:
    lead = "\n".join(TEXT.split(". ")[i].rstrip(".") + "." for i in range(5))
    assert set(drawn(EXAMPLES, seed=1).values()) - {lead}


def test_the_signature_tells_the_seed() -> None:
    signature = RandomSentences(Budget(words=9), 3).signature
    assert signature == "random|budget:9 words|seed:3|split:sentencex-1.0.32|v:1"
