from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.datasets.cluster import Cluster
from harness.metrics.facts.conflicts import find_conflicts
from harness.metrics.facts.passages import read_document
from harness.metrics.facts.records import Conflict
from harness.records import Document

REPORTS = ("000_06d2d918d916a9b8", "001_9a024726c1de5a39", "003_2baff9602406439c")
REPORTS += ("004_803fdf481cef97be",)
ARTICLE = "002_581d8107329007c6"


def conflicts(*texts: str) -> tuple[Conflict, ...]:
    return of([Document(str(i), text) for i, text in enumerate(texts)])


def of(documents: list[Document]) -> tuple[Conflict, ...]:
    return find_conflicts(documents, [read_document(document.text) for document in documents])


def told(*texts: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.first.item.text, c.second.item.text) for c in conflicts(*texts)]


def seeds(*names: str) -> list[Document]:
    (example,) = Cluster("seeds", [f"{name}.txt" for name in names]).read()
    return list(example.documents)


def test_the_reports_of_the_seeds_differ_in_one_quantity() -> None:
    # All that the four tell differently in numbers, found by reading them: 60 Russians, 1,000
    # troops, 100 troops in Chad, two miles and 500 miles are told alike or by one only.
    (conflict,) = of(seeds(*REPORTS))
    assert (conflict.kind, conflict.first.item.text) == ("bound", "more than two years")
    assert conflict.first.evidence.document == "000_06d2d918d916a9b8.txt"
    assert conflict.second.evidence.document == "001_9a024726c1de5a39.txt"
    assert "the war now approaching the end of its second year" in conflict.second.evidence.text
    assert {"Ukraine", "invasion"} <= set(conflict.subject)


def test_over_against_almost_100_million_is_found_in_the_article_and_a_report() -> None:
    _, conflict = of(seeds(*REPORTS, ARTICLE))
    assert conflict.kind == "bound"
    assert conflict.first.item.text == "Almost $100 million"
    assert conflict.first.evidence.document == "001_9a024726c1de5a39.txt"
    assert conflict.second.item.text == "over $100 million"
    assert conflict.second.evidence.document == "002_581d8107329007c6.txt"
    assert {"Airbase", "201"} <= set(conflict.subject)


KILLED = "A bomb at the market in Kabul killed 12 people, police said."
BASE = "The United States spent $110 million on the base in Agadez."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            KILLED,
            "Police said 15 people died when a bomb went off at a Kabul market.",
            ("number", "12 people", "15 people"),
        ),
        (
            "The base in Agadez was built by the US for almost $110 million.",
            "The United States spent over $110 million on the base in Agadez.",
            ("bound", "almost $110 million", "over $110 million"),
        ),
        (
            "The junta in Niger seized power from President Bazoum on 26 July 2023.",
            "On 27 July 2023 the junta of Niger seized power from President Bazoum.",
            ("date", "26 July 2023", "27 July 2023"),
        ),
        (
            "Unemployment in Spain rose to 12.5 percent, the ministry said.",
            "In Spain, the ministry said, unemployment rose to 14.1 percent.",
            None,  # what stands after "to" may be another month's
        ),
        (
            "The war in Sudan between the army and the RSF is in its second year.",
            "The army of Sudan and the RSF met in Jeddah, more than three years into the war.",
            ("bound", "second", "more than three years"),
        ),
    ],
)
def test_one_thing_told_differently(
    first: str, second: str, expected: tuple[str, str, str] | None
) -> None:
    assert told(first, second) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "other",
    [
        # hedges, bounds and rounding that allow both
        "Police said at least 10 people died when a bomb went off at a Kabul market.",
        "Police said about 12 people died when a bomb went off at a Kabul market.",
        "Police said 12.4 people died when a bomb went off at a Kabul market.",
        "Police said dozens of people died when a bomb went off at a Kabul market.",
        # another fact: people hurt, another place, another day, another bomb
        "Police said a bomb at the market in Kabul wounded 15 people.",
        "Police said 15 people died when a bomb went off at a Herat market.",
        "Police said another 15 people died when a bomb went off at a Kabul market.",
        "Police said 15 people died when a bomb went off at a Kabul market in 2019.",
        "Police feared 15 people could die when a bomb goes off at a Kabul market.",
        # the number of something else
        "Police said 15 shops burnt when a bomb went off at a Kabul market.",
        "The bomb at the market in Kabul was heard 15 km away, police said.",
        # the other number, too
        "Police said 15 people died when a bomb went off at a Kabul market. Later 12 people had "
        "died.",
        # a series, a list, a headline
        "Police said 15 people died when a bomb went off at a Kabul market. "
        "Police said 17 people died when a bomb went off at a Kabul market.",
        "Police said 15 people died and 9 people fled when a bomb went off at a Kabul market.",
        "Bomb at market in Kabul kills 15 people",
        # a number that is torn apart
        "Police said it was a bomb at a market in Kabul that killed 1.\n5 million people mourn.",
    ],
)
def test_what_may_be_another_thing_is_no_conflict(other: str) -> None:
    assert told(KILLED, other) == []
    assert told(other, KILLED) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "A bomb at the market in Kabul on Monday killed 12 people, police said.",
            "A bomb at the market in Kabul on Friday killed 15 people, police said.",
        ),
        (
            "The base in Agadez cost the United States $8 million.",
            "The base in Agadez cost the United States $1.\n5 million were paid at once.",
        ),
        (
            "A bomb in Kabul on Monday killed 12 people.",
            "A bomb in Kabul on Friday killed 9 people.",
        ),
        (
            "Sales of Acme Motors in 2019 were $3 billion.",
            "Sales of Acme Motors in 2020 were $5 billion.",
        ),
        ("Ajax of Amsterdam won the cup in 1987.", "Feyenoord of Rotterdam won the cup in 1991."),
        (
            "In Niger Airbase 101 is the home of the drones.",
            "In Niger Airbase 201 is the home of the drones.",
        ),
        (
            "Two years into his term in Chile, Boric resigned.",
            "Boric of Chile is in the second year of his term.",
        ),
        (
            "More than four years into the war in Sudan, the army of Khartoum fled.",
            "The head of Sudan fled Khartoum with the army in his second year of marriage.",
        ),
    ],
)
def test_years_of_a_series_days_and_names_tell_facts_apart(first: str, second: str) -> None:
    assert told(first, second) == []


def test_a_document_does_not_contradict_itself() -> None:
    other = "Police said 15 people died when a bomb went off at a Kabul market."
    assert told(f"{KILLED}\n{other}") == []
    assert told(KILLED) == []
    assert told() == []


def test_a_conflict_is_told_once_by_its_clearest_sentences() -> None:
    second = (
        "At the busy central market of the Afghan capital Kabul 15 people, most of them traders, "
        "died of a bomb, police said.\n"
        "A bomb at the market in Kabul killed 15 people, police said."
    )
    (conflict,) = conflicts(KILLED, second)
    assert (
        conflict.second.evidence.text
        == "A bomb at the market in Kabul killed 15 people, police said."
    )


def test_each_pair_of_documents_has_its_own() -> None:
    texts = [KILLED, KILLED.replace("12", "15"), KILLED.replace("12", "19")]
    found = [(c.first.evidence.document, c.second.evidence.document) for c in conflicts(*texts)]
    assert found == list(combinations("012", 2))


def test_spans_point_into_the_documents() -> None:
    texts = [f"Rain fell.\n{KILLED}", f"\n  Snow.  {KILLED.replace('12', '15')}"]
    (conflict,) = conflicts(*texts)
    for side in (conflict.first, conflict.second):
        text = texts[int(side.evidence.document)]
        assert text[side.evidence.start : side.evidence.end] == side.evidence.text
        assert text[side.item.start : side.item.end] == side.item.text
        assert 0.0 < side.evidence.similarity <= 1.0


SENTENCES = st.sampled_from(
    [
        KILLED,
        KILLED.replace("12", "15"),
        KILLED.replace("12", "19").replace("killed", "wounded"),
        BASE,
        BASE.replace("spent", "spent almost"),
        BASE.replace("spent", "spent over"),
        "The junta seized power in Niger on 26 July 2023.",
        "The junta seized power in Niger in July 2022.",
        "Rain fell.",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.lists(SENTENCES, max_size=4).map(" ".join), max_size=4))
def test_no_two_conflicts_are_equal_and_all_are_between_two_documents_in_order(
    texts: list[str],
) -> None:
    found = conflicts(*texts)
    places = [(int(c.first.evidence.document), c.first.item.start) for c in found]
    assert places == sorted(places)
    assert all(c.first.evidence.document < c.second.evidence.document for c in found)
    sides = [(c.first.evidence.document, c.first.item.text, c.second) for c in found]
    assert len(sides) == len(set(sides))
    assert found == conflicts(*texts)


@settings(max_examples=60)
@given(st.lists(SENTENCES, max_size=6).map(" ".join))
def test_equal_documents_are_never_in_conflict(text: str) -> None:
    assert conflicts(text, text) == ()
