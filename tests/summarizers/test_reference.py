"""The reference as a system."""

from harness.records import Document, Example
from harness.summarizers.reference import Reference


def test_the_first_reference_is_the_summary_as_it_is() -> None:
    example = Example("id", (Document("d", "Text."),), ("  The first.\nAs is. ", "The second."))
    (summary,) = Reference().summarize([example])
    assert (summary.example_id, summary.text, summary.error) == (
        "id",
        "  The first.\nAs is. ",
        None,
    )


def test_an_example_without_a_reference_gives_an_error_and_the_others_their_summaries() -> None:
    bare = Example("bare", (Document("d", "Text."),))
    full = Example("full", (Document("d", "Text."),), ("Reference.",))
    summaries = list(Reference().summarize([bare, full]))
    assert [(s.example_id, s.text, s.error) for s in summaries] == [
        ("bare", "", "the example has no reference"),
        ("full", "Reference.", None),
    ]


def test_it_is_marked_as_having_seen_the_references() -> None:
    assert Reference().sees_references is True
    assert Reference().signature == "reference|v:1"
