"""Sentences of an example, filling a budget with them, and their final order."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.errors import UsageError
from harness.records import Document, Example
from harness.summarizers.budget import Budget
from harness.summarizers.extraction import (
    Extractive,
    SourceSentence,
    checked_threshold,
    fill,
    first_words,
    in_source_order,
    source_sentences,
)
from harness.text.tokens import content_words, jaccard, words

RANKED = st.lists(
    st.lists(st.sampled_from("cat dog fox the of 1,000 x-y".split()), min_size=1, max_size=8),
    max_size=10,
).map(lambda rows: sentences(*(" ".join(row) + "." for row in rows)))
BUDGETS = st.one_of(
    st.integers(1, 25).map(lambda limit: Budget(words=limit)),
    st.integers(1, 6).map(lambda limit: Budget(sentences=limit)),
)
THRESHOLDS = st.none() | st.floats(0.1, 1)


def sentences(*texts: str) -> list[SourceSentence]:
    return [SourceSentence(0, i, text) for i, text in enumerate(texts)]


def texts(chosen: Sequence[SourceSentence]) -> list[str]:
    return [sentence.text for sentence in chosen]


def cost(chosen: Sequence[SourceSentence]) -> int:
    return sum(len(words(sentence.text)) for sentence in chosen)


def test_source_sentences_tell_document_and_place() -> None:
    made = Example(
        "id", (Document("a", "One here. Two here."), Document("b", ""), Document("c", "Three."))
    )
    assert source_sentences(made) == [
        SourceSentence(0, 0, "One here."),
        SourceSentence(0, 1, "Two here."),
        SourceSentence(2, 0, "Three."),
    ]


def test_sentences_without_a_word_are_left_out_but_keep_their_place() -> None:
    made = Example("id", (Document("a", "* * * * *\nOne here.\n-----\nTwo here."),))
    assert source_sentences(made) == [
        SourceSentence(0, 1, "One here."),
        SourceSentence(0, 3, "Two here."),
    ]


def test_a_word_budget_passes_over_what_does_not_fit() -> None:
    ranked = sentences("one two three", "four five six", "seven", "eight")
    assert texts(fill(ranked, Budget(words=5))) == ["one two three", "seven", "eight"]


def test_a_word_budget_can_be_used_up_exactly() -> None:
    ranked = sentences("one two three", "four five", "six")
    assert texts(fill(ranked, Budget(words=5))) == ["one two three", "four five"]


def test_contiguous_ends_at_the_first_that_does_not_fit() -> None:
    ranked = sentences("one two three", "four five six", "seven")
    assert texts(fill(ranked, Budget(words=5), contiguous=True)) == ["one two three"]


def test_a_sentence_budget_counts_sentences_however_long() -> None:
    ranked = sentences("one two three", "four five six", "seven")
    assert texts(fill(ranked, Budget(sentences=2))) == ["one two three", "four five six"]


def test_fill_keeps_the_order_of_the_ranking() -> None:
    first, second = sentences("one", "two")
    assert fill([second, first], Budget(words=5)) == [second, first]


def test_near_duplicates_of_a_chosen_sentence_are_passed_over() -> None:
    ranked = sentences(
        "Russian troops entered the base.",
        "The Russian troops entered that base!",
        "Russian troops entered their base again yesterday.",
        "Talks begin.",
    )
    # Content words shared with the first: 4 of 4, 4 of 5, none.
    assert texts(fill(ranked, Budget(sentences=9), duplicate_threshold=0.9)) == [
        ranked[0].text,
        ranked[2].text,
        ranked[3].text,
    ]
    assert texts(fill(ranked, Budget(sentences=9), duplicate_threshold=0.8)) == [
        ranked[0].text,
        ranked[3].text,
    ]
    assert fill(ranked, Budget(sentences=9)) == ranked


def test_duplicates_do_not_use_up_a_sentence_budget() -> None:
    ranked = sentences("Troops left.", "Troops left.", "Talks begin.")
    chosen = fill(ranked, Budget(sentences=2), duplicate_threshold=0.6)
    assert texts(chosen) == ["Troops left.", "Talks begin."]


def test_a_sentence_that_was_not_taken_makes_no_duplicates() -> None:
    ranked = sentences("Troops left Niger today, officials said.", "Troops left Niger today.")
    chosen = fill(ranked, Budget(words=4), duplicate_threshold=0.6)
    assert texts(chosen) == ["Troops left Niger today."]


@pytest.mark.parametrize("contiguous", [False, True])
def test_a_best_sentence_over_the_budget_is_cut_where_nothing_else_fits(contiguous: bool) -> None:
    ranked = sentences('"One two," he said, "three four."', "five six seven eight")
    chosen = fill(ranked, Budget(words=3), contiguous=contiguous)
    assert chosen == [SourceSentence(0, 0, '"One two," he')]


def test_a_best_sentence_over_the_budget_gives_way_to_one_that_fits() -> None:
    ranked = sentences("one two three four", "five six")
    assert texts(fill(ranked, Budget(words=3))) == ["five six"]
    assert texts(fill(ranked, Budget(words=3), contiguous=True)) == ["one two three"]


def test_nothing_ranked_gives_nothing() -> None:
    assert fill([], Budget(words=3)) == []
    assert fill(iter([]), Budget(sentences=3)) == []


@given(RANKED, BUDGETS, st.booleans(), THRESHOLDS)
@example(sentences("the of", "the of"), Budget(words=3), False, 0.6)
def test_fill_keeps_to_the_budget_and_the_ranking(
    ranked: list[SourceSentence],
    budget: Budget,
    contiguous: bool,
    threshold: float | None,
) -> None:
    chosen = fill(iter(ranked), budget, contiguous=contiguous, duplicate_threshold=threshold)
    assert bool(chosen) == bool(ranked)
    if budget.words is not None:
        assert cost(chosen) <= budget.words
    else:
        assert len(chosen) <= (budget.sentences or 0)
    positions = [sentence.position for sentence in chosen]
    assert positions == sorted(set(positions))
    whole = [sentence for sentence in chosen if sentence in ranked]
    if whole != chosen:
        assert len(chosen) == 1
        assert cost(chosen) == budget.words
        assert ranked[0].text.startswith(chosen[0].text)
    if threshold is not None:
        contents = [frozenset(content_words(sentence.text)) for sentence in chosen]
        for i, content in enumerate(contents):
            assert all(jaccard(content, other) < threshold for other in contents[:i])
    if contiguous and threshold is None and whole == chosen:
        assert chosen == ranked[: len(chosen)]


@given(RANKED, st.integers(1, 25))
def test_a_word_budget_leaves_no_room_for_a_sentence_that_was_passed_over(
    ranked: list[SourceSentence], limit: int
) -> None:
    chosen = fill(ranked, Budget(words=limit))
    if all(sentence in ranked for sentence in chosen):
        left = [sentence for sentence in ranked if sentence not in chosen]
        assert all(cost([*chosen, sentence]) > limit for sentence in left)
    else:
        assert all(cost([sentence]) > limit for sentence in ranked)


def test_in_source_order_goes_document_by_document() -> None:
    chosen = [
        SourceSentence(1, 0, "third"),
        SourceSentence(0, 10, "second"),
        SourceSentence(0, 2, "first"),
    ]
    assert in_source_order(chosen) == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (0, ""),
        (1, "“On"),
        (2, "“On Jan"),
        (3, "“On Jan. 5"),
        (4, "“On Jan. 5, 1,000"),
        (6, "“On Jan. 5, 1,000 on-site on"),
        # More than there are: up to the last word there is.
        (9, "“On Jan. 5, 1,000 on-site on"),
    ],
)
def test_first_words_end_with_the_last_word_that_counts(limit: int, expected: str) -> None:
    assert first_words("“On Jan. 5, 1,000 on-site on.”", limit) == expected


@given(st.text(), st.integers(0, 8))
@example("on-site on o", 2)
def test_first_words_are_the_words_that_the_text_begins_with(text: str, limit: int) -> None:
    cut = first_words(text, limit)
    assert text.startswith(cut)
    assert words(cut) == words(text)[:limit]
    assert not cut or cut.endswith(words(cut)[-1])


class LastTwo(Extractive):
    """The last two sentences."""

    def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
        return texts(sentences[-2:])


def test_a_summary_has_one_sentence_a_line_and_the_id_of_its_example() -> None:
    examples = [
        Example("a", (Document("d", "One here. Two here. Three here."),)),
        Example("b", (Document("d", "Four here."),)),
    ]
    summaries = list(LastTwo(Budget(words=9)).summarize(examples))
    assert [(s.example_id, s.text, s.error) for s in summaries] == [
        ("a", "Two here.\nThree here.", None),
        ("b", "Four here.", None),
    ]


@pytest.mark.parametrize("text", ["", " \n", "*** --- 😀\n..."])
def test_documents_without_a_word_give_an_error_and_do_not_end_the_run(text: str) -> None:
    examples = [
        Example("empty", (Document("d", text), Document("e", text))),
        Example("none", ()),
        Example("full", (Document("d", text), Document("e", "One here."))),
    ]
    empty, none, full = LastTwo(Budget(words=9)).summarize(examples)
    assert (empty.text, empty.error) == ("", "the documents have no sentence")
    assert (none.text, none.error) == ("", "the documents have no sentence")
    assert (full.text, full.error) == ("One here.", None)


def test_summaries_come_one_by_one() -> None:
    seen: list[str] = []

    class Watching(LastTwo):
        def extract(self, example: Example, sentences: Sequence[SourceSentence]) -> list[str]:
            seen.append(example.id)
            return super().extract(example, sentences)

    examples = [Example(name, (Document("d", "One here."),)) for name in "abc"]
    summaries = Watching(Budget(words=9)).summarize(examples)
    next(iter(summaries))
    assert seen == ["a"]


@pytest.mark.parametrize("value", [0, -0.5, 1.5, True, "much"])
def test_a_threshold_outside_its_range_is_refused(value: Any) -> None:
    with pytest.raises(UsageError, match=r"duplicate_threshold must lie in \(0, 1\]"):
        checked_threshold(value)
    assert checked_threshold(1) == 1
