"""The lead baselines."""

from harness.records import Document, Example
from harness.summarizers.budget import Budget
from harness.summarizers.lead import Lead, LeadRoundRobin

EXAMPLE = Example(
    "id",
    (
        Document("a", "Alpha one. Alpha two. Alpha three."),
        Document("b", "Beta one."),
        Document("c", "Gamma one. Gamma two."),
    ),
)


def lead(example: Example, **budget: int) -> list[str]:
    (summary,) = Lead(Budget(**budget)).summarize([example])
    return summary.text.split("\n")


def round_robin(example: Example, threshold: float = 1.0, **budget: int) -> list[str]:
    (summary,) = LeadRoundRobin(Budget(**budget), threshold).summarize([example])
    return summary.text.split("\n")


def test_lead_takes_document_after_document() -> None:
    assert lead(EXAMPLE, sentences=4) == ["Alpha one.", "Alpha two.", "Alpha three.", "Beta one."]


def test_lead_stops_where_a_sentence_does_not_fit() -> None:
    example = Example("id", (Document("a", "One two. Three four five six. Seven."),))
    assert lead(example, words=5) == ["One two."]


def test_lead_cuts_a_first_sentence_that_is_over_the_budget() -> None:
    example = Example("id", (Document("a", "One two three four five. Six."),))
    assert lead(example, words=3) == ["One two three"]


def test_lead_takes_all_where_the_budget_is_larger_than_the_text() -> None:
    assert len(lead(EXAMPLE, words=1000)) == 6


def test_lead_keeps_duplicates() -> None:
    example = Example("id", (Document("a", "Troops left."), Document("b", "Troops left.")))
    assert lead(example, words=10) == ["Troops left.", "Troops left."]


def test_round_robin_takes_the_first_of_each_then_the_second_of_each() -> None:
    assert round_robin(EXAMPLE, sentences=10) == [
        "Alpha one.",
        "Beta one.",
        "Gamma one.",
        "Alpha two.",
        "Gamma two.",
        "Alpha three.",
    ]


def test_round_robin_passes_over_empty_documents() -> None:
    documents = (Document("x", ""), *EXAMPLE.documents, Document("y", "***"))
    example = Example("id", documents)
    assert round_robin(example, sentences=10) == round_robin(EXAMPLE, sentences=10)


def test_round_robin_passes_over_near_duplicates_from_the_threshold_on() -> None:
    example = Example(
        "id",
        (
            Document("a", "Troops entered base. Talks begin."),
            Document("b", "The troops entered base today. Winter comes."),
        ),
    )
    # Three of four content words are shared.
    assert round_robin(example, 0.75, sentences=10) == [
        "Troops entered base.",
        "Talks begin.",
        "Winter comes.",
    ]
    assert len(round_robin(example, 0.76, sentences=10)) == 4


def test_round_robin_goes_on_after_a_sentence_that_does_not_fit() -> None:
    example = Example(
        "id", (Document("a", "One two."), Document("b", "Three four five."), Document("c", "Six."))
    )
    assert round_robin(example, words=4) == ["One two.", "Six."]


def test_signatures_tell_budget_and_threshold() -> None:
    assert Lead(Budget(words=300)).signature == "lead|budget:300 words|split:sentencex-1.0.32|v:1"
    assert (
        LeadRoundRobin(Budget(sentences=5), 0.6).signature
        == "lead_round_robin|budget:5 sentences|duplicates:0.6|split:sentencex-1.0.32|v:1"
    )
