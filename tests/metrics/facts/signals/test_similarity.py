from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
SOURCE = "Russian soldiers entered an air base in Niger."
PARAPHRASE = "Troops from Russia moved into a Nigerien air base."
OTHER = "Whisk the eggs with sugar until they are pale."


def test_the_closest_sentence_counts(find: Find) -> None:
    name = "similar sentence"
    assert find(name, SOURCE, f"{OTHER} {SOURCE}").value == pytest.approx(1, abs=1e-3)
    assert find(name, PARAPHRASE, f"{OTHER} {SOURCE}").value > 0.6
    assert find(name, SOURCE, OTHER).value < 0.2


def test_three_sentences_count_and_one_that_is_not_there_counts_as_nothing_alike(
    find: Find,
) -> None:
    name = "similar sentences"
    assert find(name, SOURCE, SOURCE).value == pytest.approx(1 / 3, abs=1e-3)
    assert find(name, SOURCE, f"{SOURCE} {PARAPHRASE} {OTHER}").value > 0.5
    assert find(name, SOURCE, f"{OTHER} It rained in the valley.").value < 0.1


def test_one_strange_word_is_the_weakest(find: Find) -> None:
    name = "weakest word"
    strange = find(name, "Russian soldiers entered an air base in Niger with violins.", SOURCE)
    assert find(name, SOURCE, SOURCE).value == pytest.approx(1, abs=1e-2)
    assert strange.value < find(name, PARAPHRASE, SOURCE).value < 1
