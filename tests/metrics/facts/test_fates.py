import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.fates import fates
from harness.metrics.facts.passages import Passage, read_passages
from harness.models.encoder import Encoded
from harness.text.quantities import Quantity, QuantityIndex, agreement, find_quantities

NOT_READ = Encoded((), np.zeros((0, 3, 1), np.float16), np.zeros(1, np.float32))


def passage(text: str) -> Passage:
    return read_passages(text, [(0, len(text))])[0]


def fate_names(claim: str, *evidence: str, cosine: float = 0.8) -> list[str]:
    told = [Aligned(passage(text), NOT_READ, cosine, cosine) for text in evidence]
    return [name for name, _ in fates(passage(claim), told, {})]


def pairs(count: int, first: int, clause: str) -> str:
    return ", ".join(clause.format(first + i, 1000 + i) for i in range(count)) + "."


PLAIN = "in {1} it was {0}"
TOLD = "the army lost {0} tanks near the river in {1}"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ((1, PLAIN), (1, PLAIN), {"supported"}),
        ((1, PLAIN), (5001, PLAIN), {"supported", "unsupported"}),
        ((1, TOLD), (1, TOLD), {"supported"}),
        ((1, TOLD), (5001, TOLD), {"supported", "different"}),
    ],
)
def test_the_work_grows_with_the_numbers_and_not_with_their_cube(
    monkeypatch: pytest.MonkeyPatch,
    claim: tuple[int, str],
    source: tuple[int, str],
    expected: set[str],
) -> None:
    calls = 0

    def counted(first: Quantity, second: Quantity) -> str:
        nonlocal calls
        calls += 1
        return agreement(first, second)

    for user in ("items", "fates"):
        monkeypatch.setattr(f"harness.metrics.facts.{user}.agreement", counted)
    count = 300
    names = fate_names(pairs(count, *claim), pairs(count, *source))
    assert len(names) == 2 * count
    assert set(names) == expected
    assert calls < 20 * count


def test_each_number_has_its_own_fate_however_often_a_clause_is_read() -> None:
    claim = "The army lost over 60 tanks, 5 trucks and 7 guns near the river bank in 2013"
    source = "The army lost nearly 60 tanks, 5 trucks and 9 guns near the river bank"
    found = ["bound mismatch", "supported", "different", "unsupported"]
    assert fate_names(claim, source) == found
    assert fate_names(claim) == ["unsupported"] * 4


def test_a_comma_right_before_a_number_ends_the_clause() -> None:
    claim = "The junta in Niamey said on its new radio channel,60 French soldiers left the base"
    assert fate_names(claim, "90 French soldiers left the base") == ["different"]


def test_another_number_of_an_unlike_sentence_denies_nothing() -> None:
    claim = "The junta expelled 60 French soldiers from the northern base."
    other = "The junta expelled 90 French soldiers from a northern base."
    assert fate_names(claim, other) == ["different"]
    assert fate_names(claim, other, cosine=0.1) == ["unsupported"]
    assert fate_names(claim, "The junta leader thanked 90 soldiers.") == ["unsupported"]
    assert fate_names(claim, other, "There were 60 French soldiers.") == ["supported"]


def test_the_same_value_elsewhere_hides_no_other_bound() -> None:
    claim = "The U.S. invested over $100 million in constructing Airbase 201."
    told = "Almost $100 million was spent by the US on the construction of Airbase 201."
    elsewhere = "The junta spent over $100 million on wheat."
    assert fate_names(claim, told, elsewhere) == ["bound mismatch", "supported"]


def test_numbers_of_one_claim_do_not_deny_each_other() -> None:
    claim = "Soldiers moved from Airbase 101 to Airbase 201 by road."
    told = "Soldiers moved to Airbase 201 by road."
    assert fate_names(claim, told) == ["unsupported", "supported"]


PIECES = """in on over almost about up to at least Airbase Air Base $ 5 6 6.5 60 66 120 5-9 60-70
    2010 2013 2010-2015 2010s May July 4 4, 2013-07-04 5:30 pm millions dozens of 3rd second men
    troops soldiers people % miles years million base 2-1 half days , .""".split()
QUANTITIES = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join).map(find_quantities)


@given(QUANTITIES, QUANTITIES)
def test_the_index_misses_nothing_that_agrees_or_differs(
    claimed: list[Quantity], sources: list[Quantity]
) -> None:
    index = QuantityIndex(sources)
    for quantity in claimed:
        near, rivals = index.near(quantity), index.rivals(quantity)
        assert list(near) == sorted(near) and list(rivals) == sorted(rivals)
        for place, source in enumerate(sources):
            one, other = agreement(quantity, source), agreement(source, quantity)
            if one not in ("different", "unrelated"):
                assert place in near
            if one == "different" or other == "different":
                assert place in rivals
            if quantity.kind == source.kind == "count" and quantity.value == source.value:
                assert place in near
