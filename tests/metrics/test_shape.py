"""The shape of a summary: golden values, and fragments against a naive reference."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.shape import Shape, copied_fragments
from harness.records import Document, Example, Summary
from harness.text.tokens import normalized_words

TOKENS = st.lists(st.sampled_from("abc"), max_size=14)
DOCUMENTS = st.lists(TOKENS, max_size=3)
TEXTS = st.text(st.sampled_from("aAbc é猫1.,'-\n\u200b\ud800"), max_size=60) | st.text(max_size=40)


def values(text: str, *documents: str) -> dict[str, float]:
    named = tuple(Document(str(i), document) for i, document in enumerate(documents))
    (score,) = Shape().score([Example("x", named)], [Summary("x", text)])
    assert score.example_id == "x"
    return dict(score.values)


def naive_fragments(tokens: Sequence[str], documents: Sequence[Sequence[str]]) -> list[int]:
    """Grusky et al. 2018, figure 2, by brute force: at each place the longest match of any."""
    lengths = []
    i = 0
    while i < len(tokens):
        best = 0
        for document in documents:
            for j in range(len(document)):
                k = 0
                while i + k < len(tokens) and tokens[i : i + k + 1] == document[j : j + k + 1]:
                    k += 1
                best = max(best, k)
        if best:
            lengths.append(best)
        i += max(best, 1)
    return lengths


@given(TOKENS, DOCUMENTS)
def test_fragments_equal_the_naive_reference(tokens: list[str], documents: list[list[str]]) -> None:
    assert copied_fragments(tokens, documents) == naive_fragments(tokens, documents)


@given(TOKENS, DOCUMENTS)
def test_fragments_never_overlap_and_their_words_are_those_that_a_document_has(
    tokens: list[str], documents: list[list[str]]
) -> None:
    known = {token for document in documents for token in document}
    assert sum(copied_fragments(tokens, documents)) == sum(token in known for token in tokens)


@pytest.mark.parametrize(
    ("tokens", "documents", "lengths"),
    [
        ("a b c d", ["a b x c d"], [2, 2]),
        ("a b x c", ["a b c"], [2, 1]),
        ("a b c", ["a x a b x a b c"], [3]),
        # Greedy from the left: "a b" is taken, so that "b c d" is not found.
        ("a b c d", ["a b x b c d"], [2, 2]),
        # The longest run may overlap with a shorter one that begins before it.
        ("a a b", ["a a a b"], [3]),
        ("a a a", ["a a"], [2, 1]),
        ("a b", [], []),
        ("a b", [""], []),
        ("", ["a b"], []),
        ("x y", ["a b"], []),
    ],
)
def test_fragments_by_hand(tokens: str, documents: list[str], lengths: list[int]) -> None:
    assert copied_fragments(tokens.split(), [text.split() for text in documents]) == lengths


def test_a_fragment_never_crosses_two_documents() -> None:
    assert copied_fragments(list("abcd"), [list("ab"), list("cd")]) == [2, 2]
    assert copied_fragments(list("abcd"), [list("abcd")]) == [4]
    assert values("one two three four", "one two", "three four")["density"] == 2.0
    assert values("one two three four", "one two three four")["density"] == 4.0
    # Nor does a known n-gram.
    assert values("one two three four", "one two", "three four")["novel_2"] == pytest.approx(1 / 3)


def test_all_values_by_hand() -> None:
    # 8 words, fragments "the river rose" and "in the town" (3 and 3); "slowly", "old" are new.
    found = values(
        "The river rose slowly. In the town, old!", "The river rose again", "It rained in the town"
    )
    assert found == {
        "words": 8.0,
        "sentences": 2.0,
        "compression": 9 / 8,
        "extractive_coverage": 6 / 8,
        "density": (9 + 9) / 8,
        "novel_1": 2 / 8,
        "novel_2": pytest.approx(3 / 7),  # rose slowly, slowly in, town old
        "novel_3": pytest.approx(4 / 6),
        "novel_4": 1.0,
        "repetition": 0.0,
    }


def test_a_copied_sentence_has_coverage_one_and_its_length_as_density() -> None:
    sentence = "The river rose by two metres in a night."
    found = values(sentence, f"It rained. {sentence} Nobody was hurt.")
    assert found["extractive_coverage"] == 1.0
    assert found["density"] == found["words"] == 9.0
    assert [found[f"novel_{n}"] for n in (1, 2, 3, 4)] == [0.0] * 4
    assert found["compression"] == 14 / 9


def test_case_and_kinds_of_apostrophe_do_not_make_words_new() -> None:
    found = values("DON’T GO", "don't go")
    assert found["extractive_coverage"] == 1.0
    assert found["novel_1"] == 0.0


def test_repetition_is_the_share_of_trigrams_that_were_there_before() -> None:
    assert values("a b c a b c", "")["repetition"] == 1 / 4  # abc bca cab abc
    assert values("a a a a a", "")["repetition"] == pytest.approx(2 / 3)
    assert values("a b c d e", "")["repetition"] == 0.0
    assert values("a a", "")["repetition"] == 0.0


def test_repeated_new_ngrams_count_each_time() -> None:
    assert values("x x a", "a")["novel_1"] == pytest.approx(2 / 3)
    assert values("x x x", "a")["novel_2"] == 1.0


def test_a_summary_shorter_than_n_has_no_novel_ngrams() -> None:
    found = values("x y", "a")
    assert [found[f"novel_{n}"] for n in (1, 2, 3, 4)] == [1.0, 1.0, 0.0, 0.0]


@pytest.mark.parametrize("text", ["", "  \n", "…", "\u200b"])
def test_a_summary_without_words_is_zero_in_every_column(text: str) -> None:
    found = values(text, "The river rose.")
    assert list(found) == [column.name for column in Shape.columns]
    assert set(found.values()) == {0.0}


@pytest.mark.parametrize("documents", [(), ("",), ("", "...")])
def test_against_empty_documents_all_is_new(documents: tuple[str, ...]) -> None:
    found = values("one two three four five", *documents)
    assert (found["compression"], found["extractive_coverage"], found["density"]) == (0.0, 0.0, 0.0)
    assert [found[f"novel_{n}"] for n in (1, 2, 3, 4)] == [1.0] * 4


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_values_stay_in_the_ranges_of_their_columns(text: str, documents: list[str]) -> None:
    found = values(text, *documents)
    assert sorted(found) == sorted(column.name for column in Shape.columns)
    for column in Shape.columns:
        value = found[column.name]
        assert value >= (column.low or 0.0)
        assert value <= (float("inf") if column.high is None else column.high)
        assert value != float("inf")
    assert found["extractive_coverage"] <= found["density"] <= found["words"]
    assert found["extractive_coverage"] == pytest.approx(
        1 - found["novel_1"] if found["words"] else 0
    )


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_summary_that_is_a_document_is_all_copied(documents: list[str]) -> None:
    found = values(documents[0], *documents)
    words = len(normalized_words(documents[0]))
    assert found["density"] == words
    assert found["novel_1"] == 0.0


def test_scores_come_in_order_and_alone_as_together() -> None:
    texts = ["a b c", "", "b c d", "a"]
    examples = [Example(str(i), (Document("d", "a b c d"),)) for i in range(4)]
    summaries = [Summary(str(i), text) for i, text in enumerate(texts)]
    scores = Shape().score(examples, summaries)
    assert [score.example_id for score in scores] == ["0", "1", "2", "3"]
    pairs = zip(examples, summaries, strict=True)
    assert [Shape().score([e], [s])[0] for e, s in pairs] == scores


def test_signature_and_main_columns() -> None:
    assert Shape().signature == "shape|novel:1,2,3,4|repetition:3|split:sentencex-1.0.32|v:1"
    main = [column.name for column in Shape.columns if column.main]
    assert main == ["density", "novel_2", "repetition"]
    better = {column.name: column.better for column in Shape.columns if column.better}
    assert better == {"repetition": "low"}
