"""Centroid relevance with maximal marginal relevance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from harness.errors import UsageError
from harness.models.files import PACKAGED_MODEL
from harness.records import Document, Example
from harness.summarizers.budget import Budget
from harness.summarizers.centroid_mmr import CentroidMmr, mmr_order
from harness.text.tokens import words


def unit(*rows: list[float]) -> NDArray[np.float32]:
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


# Two that nearly agree and one at a right angle: the centroid leans to the pair.
PAIR_AND_OTHER = unit([1.0, 0.1], [1.0, 0.0], [0.0, 1.0])


def test_full_relevance_orders_by_closeness_to_the_centroid() -> None:
    # Centroid direction is about (2, 1.1): 0 is closest, then 1, then 2.
    assert list(mmr_order(PAIR_AND_OTHER, 1.0)) == [0, 1, 2]


def test_less_relevance_puts_what_is_new_before_what_is_close() -> None:
    assert list(mmr_order(PAIR_AND_OTHER, 0.5)) == [0, 2, 1]


def test_the_weight_decides_at_the_point_where_the_formula_says() -> None:
    vectors = PAIR_AND_OTHER.astype(np.float64)
    centroid = vectors.mean(axis=0) / np.linalg.norm(vectors.mean(axis=0))
    close = vectors @ centroid
    gain, cost = close[1] - close[2], vectors[1] @ vectors[0] - vectors[2] @ vectors[0]
    even = cost / (gain + cost)
    assert list(mmr_order(PAIR_AND_OTHER, even + 0.01)) == [0, 1, 2]
    assert list(mmr_order(PAIR_AND_OTHER, even - 0.01)) == [0, 2, 1]


def test_redundancy_is_measured_against_the_closest_of_all_chosen() -> None:
    # 3 repeats 0; when its turn comes 0 was chosen two steps ago.
    vectors = unit([1, 0.2, 0.2], [0, 1, 0], [0, 0, 1], [1, 0.2, 0.2])
    assert list(mmr_order(vectors, 0.4))[-1] == 3


def test_without_relevance_the_first_is_the_first_and_then_the_farthest() -> None:
    vectors = unit([1, 0], [0.9, 0.1], [-1, 0.1])
    assert list(mmr_order(vectors, 0.0)) == [0, 2, 1]


def test_ties_go_to_the_lower_index() -> None:
    vectors = unit([1, 0], [1, 0], [1, 0])
    assert list(mmr_order(vectors, 0.7)) == [0, 1, 2]


def test_vectors_that_cancel_out_or_are_zero_are_still_ordered() -> None:
    assert list(mmr_order(unit([1, 0], [-1, 0]), 1.0)) == [0, 1]
    assert list(mmr_order(np.zeros((3, 2), dtype=np.float32), 0.5)) == [0, 1, 2]


@given(
    st.lists(st.lists(st.integers(-3, 3), min_size=3, max_size=3).filter(any), min_size=1),
    st.floats(0, 1),
)
@settings(deadline=None)
def test_every_row_is_ordered_once(rows: list[list[int]], relevance: float) -> None:
    order = list(mmr_order(unit(*[list(map(float, row)) for row in rows]), relevance))
    assert sorted(order) == list(range(len(rows)))


@pytest.mark.parametrize("relevance", [-0.1, 1.1, 70, float("nan"), float("inf")])
def test_relevance_outside_its_range_is_refused(relevance: float) -> None:
    with pytest.raises(UsageError, match=r"summarizer\.relevance must lie in \[0, 1\], not"):
        CentroidMmr(Budget(words=9), PACKAGED_MODEL, relevance)


@pytest.mark.parametrize("relevance", [0, 1])
def test_the_ends_of_the_range_are_allowed(relevance: float) -> None:
    assert (
        f"relevance:{relevance}"
        in CentroidMmr(Budget(words=9), PACKAGED_MODEL, relevance).signature
    )


def test_the_signature_tells_model_and_settings() -> None:
    model, *rest = CentroidMmr(Budget(words=9), PACKAGED_MODEL, 0.7).signature.split("|")[1:]
    assert model.startswith("model:all-MiniLM-L6-v2@")
    assert rest == [
        "relevance:0.7",
        "budget:9 words",
        "split:sentencex-1.0.32",
        "transformers:5.23.0",
        "v:1",
    ]


@pytest.mark.parametrize(("relevance", "said"), [(1.0, 2), (0.6, 1)])
def test_the_common_matter_is_said_once_where_relevance_leaves_room_for_novelty(
    relevance: float, said: int
) -> None:
    example = Example(
        "id",
        (
            Document("a", "I bake bread on Sundays. Russian troops entered an airbase in Niger."),
            Document("b", "Soldiers from Russia moved into the Niger airbase. Sunny skies today."),
            Document("c", "American forces must leave Niger, its junta has said."),
        ),
    )
    (summary,) = CentroidMmr(Budget(sentences=2), PACKAGED_MODEL, relevance).summarize([example])
    assert summary.text.count("airbase") == said
    assert summary.text.count("\n") == 1


def test_the_budget_is_kept_on_real_reports_and_the_summary_is_the_same_again(
    seed_example: Example,
) -> None:
    summarizer = CentroidMmr(Budget(words=300), PACKAGED_MODEL, 0.7)
    summarizer.prepare([seed_example.id])
    first, second = (list(summarizer.summarize([seed_example])) for _ in range(2))
    assert first == second
    assert 280 <= len(words(first[0].text)) <= 300


def test_text_that_no_tokenizer_takes_is_summarized_too() -> None:
    example = Example("id", (Document("a", "Half a pair \ud800 stands here. Another one."),))
    (summary,) = CentroidMmr(Budget(words=100), PACKAGED_MODEL, 0.7).summarize([example])
    assert summary.text == "Half a pair \ud800 stands here.\nAnother one."
