from hypothesis import given
from hypothesis import strategies as st

from harness.records import Document, Example
from harness.runs.identity import (
    dataset_digest,
    digest,
    example_key,
    part_identity,
    run_hex,
    score_key,
    summary_key,
)

BASE = Example("a", (Document("d", "text"), Document("e", "more")), ("reference",))


def test_example_key_depends_on_all_content_and_on_nothing_else() -> None:
    same = Example("other id", BASE.documents, BASE.references, {"meta": 1})
    assert example_key(same) == example_key(BASE)
    for other in (
        Example("a", (Document("d", "text!"), BASE.documents[1]), BASE.references),
        Example("a", (Document("x", "text"), BASE.documents[1]), BASE.references),
        Example("a", BASE.documents[::-1], BASE.references),
        Example("a", BASE.documents[:1], BASE.references),
        Example("a", BASE.documents, ("another",)),
        Example("a", BASE.documents, ()),
    ):
        assert example_key(other) != example_key(BASE)


def test_text_moved_between_fields_is_another_key() -> None:
    joined = Example("a", (Document("d", "textmore"),), ("reference",))
    split = Example("a", (Document("d", "text"), Document("more", "")), ("reference",))
    assert len({example_key(BASE), example_key(joined), example_key(split)}) == 3


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_values_have_different_digests(first: list[str], second: list[str]) -> None:
    assert (digest(first) == digest(second)) == (first == second)


def test_digest_takes_lone_surrogates() -> None:
    assert digest("\ud800") != digest("\ud801")


def test_dataset_digest_depends_on_choices_order_and_ids() -> None:
    base = dataset_digest("s", [("a", "1"), ("b", "2")])
    assert base == dataset_digest("s", iter([("a", "1"), ("b", "2")]))
    for other in (
        dataset_digest("t", [("a", "1"), ("b", "2")]),
        dataset_digest("s", [("b", "2"), ("a", "1")]),
        dataset_digest("s", [("a", "1")]),
        dataset_digest("s", [("a", "1"), ("c", "2")]),
    ):
        assert other != base


def test_a_parameter_that_a_signature_forgets_still_changes_the_identity() -> None:
    assert part_identity("s", {"k": 1}) != part_identity("s", {"k": 2})
    assert part_identity("s", {"k": 1}) != part_identity("t", {"k": 1})
    assert part_identity("s", {"k": 1, "l": 2}) == part_identity("s", {"l": 2, "k": 1})


def test_run_hex_changes_with_dataset_summarizer_and_seed() -> None:
    base = run_hex("d", "s", 0)
    assert len(base) == 8
    assert len({base, run_hex("x", "s", 0), run_hex("d", "x", 0), run_hex("d", "s", 1)}) == 4


def test_keys_of_summaries_and_scores_change_with_each_part() -> None:
    assert len({summary_key("e", "s"), summary_key("f", "s"), summary_key("e", "t")}) == 3
    keys = {score_key("e", "s", "m"), score_key("f", "s", "m"), score_key("e", "t", "m")}
    assert len(keys | {score_key("e", "s", "n")}) == 4
