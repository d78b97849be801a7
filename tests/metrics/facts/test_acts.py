import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.acts import Act, acts, names_in
from harness.metrics.facts.passages import read_passages


def read(text: str) -> tuple[Act, ...]:
    return acts(read_passages(text, [(0, len(text))])[0])


def sides(text: str, deed: str) -> tuple[frozenset[str], frozenset[str]]:
    (act,) = [act for act in read(text) if act.deed == deed]
    return act.agents, act.patients


@pytest.mark.parametrize(
    "text",
    [
        "France invaded Brazil.",
        "Brazil was invaded by France.",
        "Officials said Brazil has often been invaded by French soldiers.",
        "The invasion of Brazil by France went on.",
        "France's invasion of Brazil went on.",
        "France, which is a big land, attacked Brazil.",
        "Paris has bombed Brazil.",
    ],
)
def test_who_attacks_whom(text: str) -> None:
    agents, patients = sides(text, "attack")
    assert "France" in agents - patients
    assert "Brazil" in patients - agents


@pytest.mark.parametrize(
    "text",
    [
        "Chad sold Niger three ships.",
        "Three ships were sold to Niger by Chad.",
        "Niger bought three ships from Chad.",
    ],
)
def test_a_deed_told_from_either_side_is_one(text: str) -> None:
    (act,) = [act for act in read(text) if act.deed == "give"]
    assert "Chad" in act.agents and "Niger" in act.patients


def test_a_noun_with_of_and_from() -> None:
    assert "Niger" in sides("The junta answered the request of Niger.", "ask")[0]
    assert "Niger" in sides("Chad lives on the aid from Niger.", "support")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Brazil was invaded.",
        "Two factories closed in May are in Chad.",
        "In May carts came, wrote the abbot.",
        "The council of the city",
        "",
    ],
)
def test_where_one_side_is_missing_there_is_no_act(text: str) -> None:
    assert read(text) == ()


def test_a_name_before_a_noun_does_it_whatever_of_tells() -> None:
    agents, patients = sides("U.S. support of Niger went on.", "support")
    assert "United States" in agents and "Niger" in patients


def test_what_is_done_by_a_margin_is_not_done_by_it() -> None:
    agents, patients = sides("France beat Brazil by a wide margin.", "beat")
    assert "France" in agents and "Brazil" in patients


def test_who_received_a_loan_did_not_give_it() -> None:
    (act,) = [act for act in read("Niger received a loan from Chad.") if act.deed == "give"]
    assert "Chad" in act.agents and "Niger" in act.patients


def test_a_name_is_told_by_its_country() -> None:
    text = "The Pentagon told Moscow about the Nigeriens."
    assert names_in(read_passages(text, [(0, len(text))])[0]) >= {"United States", "Russia"}


@given(st.text(max_size=80))
def test_any_text_is_read_with_right_spans(text: str) -> None:
    for act in read(text):
        assert 0 <= act.start < act.end <= len(text)
        assert act.agents and act.patients and not act.agents & act.patients
