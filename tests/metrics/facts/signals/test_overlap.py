from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
WORDS = st.lists(st.sampled_from(["river", "town", "rose", "old"]), min_size=1, max_size=8)
SOURCE = "The river rose by two metres in a night."


def test_covered_words_are_those_of_all_evidence(find_in: Find) -> None:
    claim = "The river rose and the dam broke."
    assert find_in("covered words", claim, SOURCE, "The dam broke.").value == pytest.approx(1)
    assert 0 < find_in("covered words", claim, SOURCE, "The dam held.").value < 1
    assert find_in("covered words", claim, "Bread is cheap.").value == 0


def test_words_from_elsewhere_are_in_the_source_but_not_in_the_evidence(find: Find) -> None:
    spread = ["Rivers", "Dams", "Mayors", "Bakers", "Singers", "Farmers", "Sailors", "Poets"]
    document = " ".join(f"{word} are mentioned in sentence number {word}." for word in spread)
    claim = "Rivers, dams, mayors, bakers, singers, farmers, sailors and poets met."
    assert find("words from elsewhere", claim, document).value == pytest.approx(3 / 8)
    assert find("words from elsewhere", "Rivers and dams met.", document).value == 0


def test_new_word_pairs_are_those_that_no_sentence_has(find_in: Find) -> None:
    found = find_in("new word pairs", "The river rose in the town.", "The river rose.", "In May.")
    assert found.value == 3 / 5  # rose in, in the, the town
    assert find_in("new word pairs", "Rivers", "The river rose.").value == 0


def test_words_that_never_meet_are_in_different_sentences(find_in: Find) -> None:
    never = "words that never meet"
    claim = "The mayor bought a violin."
    apart = find_in(never, claim, "The mayor sings.", "Somebody bought a violin.")
    assert apart.value == pytest.approx(2 / 3)  # mayor + bought, mayor + violin
    assert find_in(never, claim, "The mayor bought it.", "A violin of the mayor.").value < 2 / 3
    assert find_in(never, claim, "The mayor then bought that violin.").value == 0
    assert find_in(never, claim, "The mayor sings.").value == 0


@pytest.mark.parametrize(
    ("claim", "sentences", "longest", "density"),
    [
        (SOURCE, [SOURCE], 0.9, 1.0),
        ("The river rose slowly", ["the river rose"], 0.3, 9 / 16),
        ("The river rose and broke the dam", ["It broke the dam.", "A river rose."], 0.3, 10 / 49),
        ("Bread is cheap", [SOURCE], 0.0, 0.0),
        (" ".join(["word"] * 20), [" ".join(["word"] * 20)], 1.0, 1.0),
    ],
)
def test_copied_fragments(
    find_in: Find, claim: str, sentences: Sequence[str], longest: float, density: float
) -> None:
    assert find_in("longest fragment", claim, *sentences).value == pytest.approx(longest)
    assert find_in("density", claim, *sentences).value == pytest.approx(density)


def longest_subsequence(first: Sequence[str], second: Sequence[str]) -> int:
    """By the textbook's table."""
    row = [0] * (len(second) + 1)
    for word in first:
        above = row[:]
        for j, other in enumerate(second):
            row[j + 1] = above[j] + 1 if word == other else max(above[j + 1], row[j])
    return row[-1]


@given(WORDS, st.lists(WORDS, min_size=1, max_size=2))
def test_in_order_is_the_longest_common_subsequence_with_one_sentence(
    find_in: Find, claim: list[str], sentences: list[list[str]]
) -> None:
    longest = max(longest_subsequence(claim, sentence) for sentence in sentences)
    found = find_in("in order", " ".join(claim), *map(" ".join, sentences))
    assert found.value == pytest.approx(longest / len(claim))
