import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.terms import coverage, share, term_weights, terms, weigh


def test_forms_of_a_word_and_of_a_country_are_one_term() -> None:
    assert terms("U.S. forces constructing bases") == terms(
        "The American force's construction, base"
    )
    assert terms("United States") == terms("Americans") == {"United States"}
    assert terms("1,000 troops") == terms("1000 troop")
    assert terms("of the us") == frozenset()


def test_coverage_is_the_share_by_weight() -> None:
    weights = {"rare": 3.0, "common": 1.0}
    wanted = frozenset(weights)
    assert coverage(wanted, frozenset({"rare"}), weights) == pytest.approx(0.75)
    assert coverage(wanted, wanted, weights) == 1.0
    assert coverage(wanted, frozenset(), weights) == 0.0
    assert coverage(frozenset(), wanted, weights) == 0.0


def test_an_unknown_term_weighs_as_much_as_the_rarest() -> None:
    assert coverage(frozenset({"a", "new"}), frozenset({"a"}), {"a": 2.0}) == pytest.approx(0.5)


def test_terms_weighed_once_serve_for_every_sentence() -> None:
    weighed = weigh(frozenset({"rare", "new"}), {"rare": 3.0, "common": 1.0})
    assert weighed == {"rare": 3.0, "new": 3.0}
    assert weigh(frozenset({"rare"}), {}) == {"rare": 1.0}
    assert share(weighed, frozenset({"new", "other"})) == pytest.approx(0.5)
    assert share({}, frozenset({"new"})) == 0.0


def test_rarer_terms_weigh_more() -> None:
    weights = term_weights([frozenset({"a", "b"}), frozenset({"a"}), frozenset({"a"})])
    assert 0 < weights["a"] < weights["b"]
    assert term_weights([]) == {}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_share(first: str, second: str) -> None:
    wanted, given_terms = terms(first), terms(second)
    share = coverage(wanted, given_terms, term_weights([given_terms, wanted]))
    assert 0 <= share <= 1
