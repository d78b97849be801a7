from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.text.demonyms import country
from harness.text.names import find_names, matches


def names(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asked Friday, Kremlin spokesperson Dmitry Peskov spoke.", ["Kremlin", "Dmitry Peskov"]),
        ("In October, Washington moved.", ["Washington"]),
        ("Russian Wagner Group mercenaries", ["Russian", "Wagner Group"]),
        ("The U.S.-Russia relationship", ["U.S.", "Russia"]),
        ("Niger’s capital, the Diori Hamani International Airport", [
            "Niger", "Diori Hamani International Airport"]),
        ("President Joe Biden’s administration", ["Joe Biden"]),
        ("Mr. Smith met Dr Jones; then I left.", ["Smith", "Jones"]),
        ("Jama’at Nusrat al-Islam wal Muslimeen (JNIM)", [
            "Jama’at Nusrat al-Islam wal Muslimeen", "JNIM"]),
        ("Russian-held land and COVID-19", ["Russian", "COVID-19"]),
        ("African-American voters in the Russia-Ukraine war", [
            "African", "American", "Russia", "Ukraine"]),
        ("a P-make-like system and a T-shirt", []),
        ("Michael Jordan met the king of Jordan", ["Michael Jordan", "Jordan"]),
        ("then Chad Smith left Chad", ["Chad Smith", "Chad"]),
        ("from New Mexico to Latin America", ["New Mexico", "Latin America"]),
        ("the New York Times of New South Wales", ["New York Times of New South Wales"]),
        ("a Jordan Valley farm in Georgia", ["Jordan", "Valley", "Georgia"]),
        ("the University of Niger", ["University", "Niger"]),
        ("Troops of Niger left the Bank of Wales.", ["Niger", "Bank", "Wales"]),
        ("the Edwin M. Hood Award", ["Edwin M. Hood Award"]),
        ("troops left Burkina Faso and Mali", ["Burkina Faso", "Mali"]),
        ("they told us that the US and the WHO knew", ["US", "WHO"]),
        ("Élodie met Émile Zola", ["Émile Zola"]),
        ("", []),
        ("nothing here", []),
    ],
)  # fmt: skip
def test_finds(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_word_that_opens_a_sentence_needs_more_than_its_capital() -> None:
    assert names("Soldiers left. Troops stayed.") == []
    assert names("Austin spoke.") == []
    assert names("Austin spoke. They heard Austin.") == ["Austin", "Austin"]
    assert names("Niger fell. NATO and Lloyd Austin saw it.") == ["Niger", "NATO", "Lloyd Austin"]
    # In capitals before another name, but an ordinary word elsewhere.
    assert names("Rebels Wagner hired were paid; the rebels left.") == ["Wagner"]
    # An acronym ends a sentence, an initial does not.
    assert names("He sold a TV. Eventually they left the USA. Despite it, J. Smith came.") == [
        *("TV", "USA", "J. Smith")
    ]
    assert names("Incidentally Wagner left. Paris slept.") == ["Wagner", "Paris"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vice President Kamala Harris", "vice president"),
        ("the spokeswoman Maria Zakharova", "spokeswoman"),
        ("Mrs. Obama", "mrs"),
        ("then his wife Susan Smith", "wife"),
        ("they met Susan Smith", ""),
        ("Mr Bean. Susan Smith left.", ""),
    ],
)
def test_a_name_has_the_title_before_it(text: str, title: str) -> None:
    assert find_names(text)[-1].title == title


@pytest.mark.parametrize(
    ("name", "other"),
    [
        *(("Austin", "Lloyd Austin"), ("Lloyd Austin", "Austin"), ("U.S.", "United States")),
        *(("American", "US"), ("Americans", "U.S."), ("Nigerien", "Niger"), ("French", "France")),
        *(("Russian", "Russia"), ("UN", "United Nations"), ("WHO", "World Health Organization")),
        *(("Airbase", "Air Base"), ("al-Qaeda", "al Qaeda"), ("Jama’at", "Jama'at")),
        *(("Peskow", "Peskov"), ("Agades", "Agadez"), ("NIGER", "Niger")),
        *(("FDA", "the Food and Drug Administration"), ("PhDs", "PhD"), ("MPs", "MP")),
        *(("Man Utd", "Manchester United"), ("Man United", "Manchester United")),
        *(("Lib Dems", "Liberal Democrats"), ("GOP", "Republican Party")),
        *(("Republicans", "Republican"), ("Apple Inc.", "Apple"), ("AT&T", "AT and T")),
        *(("Bill", "William"), ("Tom Hanks", "Thomas Hanks"), ("Bob", "Rob")),
        *(("J. Smith", "John Smith"), ("JK Rowling", "J.K. Rowling")),
        *(("John F. Kennedy", "John Kennedy"), ("al-Bashir", "Bashir")),
        *(("Jean-Claude Juncker", "Juncker"), ("Martin Luther King Jr.", "Martin Luther King")),
        *(("St. Louis", "Saint Louis"), ("Mt Everest", "Mount Everest")),
        *(("Super Bowl XLIX", "Super Bowl 49"), ("World War II", "Second World War")),
        *(("Ministry of Defence", "Defense Ministry"), ("WWII", "World War Two")),
        *(("Cambridge University", "University of Cambridge"), ("Covid", "COVID-19")),
        *(("São Paulo", "Sao Paulo"), ("Łódź", "Lodz"), ("Kiev", "Kyiv"), ("Texan", "Texas")),
        *(("Londoners", "London"), ("New York", "New York City"), ("D.C.", "Washington")),
        *(("LA", "Los Angeles"), ("Mohammed", "Mohamed"), ("Zelensky", "Zelenskyy")),
        *(("English", "British"), ("North Korean", "Korea"), ("EU", "European")),
        *(("Jordan", "Jordan Pickford"), ("u.s.", "american"), ("turkey", "Turkish")),
    ],
)
def test_matches(name: str, other: str) -> None:
    assert matches(name, ["Elsewhere", other])
    assert matches(other, [name])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        *(("Nigerian", "Niger"), ("Nigerian", "Nigerien"), ("Iran", "Iraq"), ("Mali", "Malawi")),
        *(("John Smith", "Jane Smith"), ("America", "Bank of America"), ("Chad", "Chadwick")),
        *(
            ("Hamas", "Hamad"),
            ("Boeing737", "Boeing747"),
            ("Austin", "Boston"),
            ("WHO", "World Food Programme"),
        ),
        *(("John Smith", "Joan Smith"), ("David Cameron", "James Cameron")),
        *(("Marina", "Martina"), ("Daniel", "Daniela"), ("Michael", "Michelle")),
        *(("Airbase 101", "Airbase 201"), ("Louis XIV", "Louis XVI"), ("Plan A", "Plan B")),
        *(("Austria", "Australia"), ("Slovakia", "Slovenia"), ("England", "Scotland")),
        *(("Virginia", "West Virginia"), ("North Korea", "South Korea"), ("Sydney", "Sidney Hook")),
        *(("Manchester City", "Manchester United"), ("Sudan", "South Sudan")),
        *(
            ("Paul Smith", "Paula Smith"),
            ("J. Smith", "Kate Smith"),
            ("Ann Smith", "Ann Smithson"),
            ("Is", "Islamic State"),
        ),
    ],
)
def test_does_not_match(name: str, other: str) -> None:
    assert not matches(name, [other])
    assert not matches(other, [name])


def test_nothing_matches_no_names() -> None:
    assert not matches("Niger", [])


def test_country_words_that_are_common_words_count_in_capitals_only() -> None:
    assert country("US") == country("U.S.") == country("Americans") == "United States"
    assert country("Us") is country("us") is country("turkey") is None
    assert country("") is None


PIECES = st.sampled_from(
    "U.S. Niger 's The of al- al Qaeda Mr. J. Smith \n . ’s - United States I May US é É WHO Utd"
    " Franco-German jordan Jordan st. XIV bill William & İ ß".split(" ")
)


@example("AL")  # A name that is a link of names ("al Qaeda") and nothing else.
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map(" ".join)))
def test_any_text_is_read_with_right_spans(text: str) -> None:
    found = find_names(text)
    for name in found:
        assert name.text == text[name.start : name.end]
        assert name.text.strip() == name.text != ""
        assert matches(name.text, [name.text])
        for other in (text, *(other.text for other in found)):
            assert matches(name.text, [other]) == matches(other, [name.text])
    assert all(a.end <= b.start for a, b in pairwise(found))
