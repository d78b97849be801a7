"""The gazetteer: countries, regions and cities as one table of places."""

from dataclasses import dataclass
from functools import lru_cache

from harness.text.demonyms import COUNTRIES, country, place_key, same_land
from harness.text.names.cities import CITIES
from harness.text.names.states import REGIONS


@dataclass(frozen=True, slots=True)
class Place:
    """kind: "country", "region" or "city"; name: its own name, whatever form was read; lands: what
    it lies in, several where places share the name."""

    kind: str
    name: str
    lands: tuple[str, ...]


_REGIONS = {place_key(form): Place("region", *entry) for form, entry in REGIONS.items()}
_CITIES = {place_key(form): Place("city", *entry) for form, entry in CITIES.items()}
LONGEST_PLACE = max(len(key.split()) for table in (COUNTRIES, _REGIONS, _CITIES) for key in table)
# The first words of them all, to tell the many words that begin none.
_FIRST_WORDS = frozenset(k.split()[0] for table in (COUNTRIES, _REGIONS, _CITIES) for k in table)
# Capitals whose names stand for their governments in the news.
_SEATS = frozenset(
    """washington moscow paris berlin beijing tokyo seoul pyongyang delhi islamabad kabul
    tehran baghdad damascus riyadh ankara cairo kyiv kiev minsk warsaw prague budapest vienna bern
    rome madrid lisbon athens dublin stockholm oslo copenhagen helsinki ottawa canberra caracas
    havana bogota lima nairobi pretoria abuja""".split()
) | {"new delhi", "buenos aires", "addis ababa", "mexico city"}
# Other names that stand for a government or its army.
_HOUSES = {
    "pentagon": "United States",
    "white house": "United States",
    "capitol hill": "United States",
    "kremlin": "Russia",
    "downing street": "United Kingdom",
    "whitehall": "United Kingdom",
    "london": "United Kingdom",
    "elysee": "France",
    "élysée": "France",
}
# What the table of countries has besides.
_NO_COUNTRIES = {"Africa": "region", "Asia": "region", "Europe": "region"} | {
    "European Union": "organisation",
    "United Nations": "organisation",
}
# Abbreviations and places that are other words when in lower case.
_OTHER_WORDS = frozenset(
    """us un car rok png turkey china polish pole poles chad swede dane jordan guinea turk
    turks finn scot scots lao dominican miss mass ore ark la ill wash kan neb mo md pa va ind del
    mich ky nv nice mobile cork bath reading cologne split lodz buffalo phoenix providence salem
    stoke bergen darwin paisley victoria georgia kent norfolk essex queens flint independence
    augusta faro fife goa perry montgomery lima basel homs colombo cali kandy salvador florence
    eugene madison richmond wellington santiago sofia lexington houston austin dallas lincoln
    charlotte georgian roman norman saxon breton maine ala conn""".split()
)
# Those of them that headlines in capitals mean as places.
_CAPITALS = frozenset({"us", "un"})
# Abbreviations that are words without their point, and those that are only when in capitals.
_POINTED = frozenset("mo miss mass del ill ark wash ind pa kan".split())
_ACRONYMS = frozenset(place_key(form) for form in (*REGIONS, *CITIES) if form.isupper())


def place(form: str) -> Place | None:
    """What a name is as a place ("Texan", "Kiev", "Russians"); None for other names.

    A name without capitals comes from a text without them and is read as if it had them. A country
    goes before a region, and that before a city, where all have the name.
    """
    if form.islower():
        return _lookup(place_key(form))
    if not form[:1].isupper():
        return None
    if land := country(form):
        return _land(land)
    key = place_key(form)
    found = _REGIONS.get(key) or _CITIES.get(key)
    if (key in _POINTED and "." not in form) or (key in _ACRONYMS and not form.isupper()):
        return None
    return found


def _lookup(key: str) -> Place | None:
    if land := COUNTRIES.get(key):
        return _land(land)
    return _REGIONS.get(key) or _CITIES.get(key)


def _land(name: str) -> Place:
    return Place(_NO_COUNTRIES.get(name, "country"), name, ())


def folded_place(form: str) -> Place | None:
    """The same for a form in which the case of letters tells nothing; not for other words' forms
    ("turkey")."""
    key = place_key(form)
    if key in _OTHER_WORDS and "." not in form and not (form.isupper() and key in _CAPITALS):
        return None
    return _lookup(key)


def opens_place(word: str) -> bool:
    """Whether a place's name may begin with the word, however written."""
    key = place_key(word)
    return key in _FIRST_WORDS or " " in key


@lru_cache(maxsize=2**14)
def lies_in(part: str, whole: str) -> bool:
    """Whether the first is known to be a city or region of the second ("Texan", "U.S.")."""
    inner, outer = place(part), place(whole)
    return bool(inner and outer) and _lies_in(inner, outer)


@lru_cache(maxsize=2**14)
def governs(seat: str, land: str) -> bool:
    """Whether the first is a seat of government whose name stands for that country's ("Washington",
    "U.S.")."""
    governed = _seat_of(seat)
    return governed is not None and (lies_in(seat, land) or governed == country(land))


@lru_cache(maxsize=2**14)
def land(name: str) -> str | None:
    """The country that a name stands for: its own, its people's, or its government's seat's; None
    for other names."""
    return country(name) or _seat_of(name)


def _seat_of(name: str) -> str | None:
    """The country whose government the name of a place stands for ("Washington", "Kremlin")."""
    key = place_key(name)
    seat = _CITIES.get(key) if key in _SEATS else None
    return _HOUSES.get(key) or (seat.lands[0] if seat else None)


def _lies_in(inner: Place | None, outer: Place | None) -> bool:
    if not inner or not outer:
        return False
    for land in inner.lands:
        if land == outer.name or (outer.kind == "country" and same_land(land, outer.name)):
            return True
        above = place(land)
        if above and above.lands and _lies_in(above, outer):
            return True
    return False


def same_place(first: Place, second: Place) -> bool:
    """Whether two places are one, or one a part of the other by name (English, British)."""
    return same_land(first.name, second.name)
