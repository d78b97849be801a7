import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.text.quantities import Quantity, QuantityIndex, agreement, find_quantities

PIECES = st.sampled_from(
    """over almost about exactly $ US$ 1,000 12 0.5 3-1 1-3 one two dozen hundred thousand million
    and a 2013 July 4 May mid- early late % percent miles km years old ago last next week troops
    Airbase 101 3.11 second 1/2 half of the in out five dozens hundreds scores couple to - between
    from 21:45 7pm 7:30 1990s '90s k bn + or more U.S. , . people Monday today aged # : twice
    pounds doubled -odd 2023-07-04 zero minutes hours""".split()
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_is_read_with_right_spans_and_finite_values(text: str) -> None:
    found = find_quantities(text)
    for quantity in found:
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.text
        assert math.isfinite(quantity.value)
        assert quantity.value >= 0
        assert quantity.high is None or math.isfinite(quantity.high)
        assert agreement(quantity, quantity) == "same"
        assert str(quantity)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_the_index_misses_nothing(claimed: str, source: str) -> None:
    sources = find_quantities(source)
    index = QuantityIndex(sources)
    for quantity in find_quantities(claimed):
        near, rivals = index.near(quantity), index.rivals(quantity)
        for place, other in enumerate(sources):
            one, back = agreement(quantity, other), agreement(other, quantity)
            assert place in near or one in ("different", "unrelated")
            assert place in rivals or "different" not in (one, back)


UNITS = [
    *(("money", unit) for unit in ("USD", "GBP", "CAD", "JPY", "penny")),
    *(("duration", unit) for unit in ("year", "century", "year of age", "month of age")),
    *(("distance", unit) for unit in ("mile", "foot", "inch", "metre")),
    *(("weight", "pound"), ("weight", "kilogram"), ("area", "square mile"), ("volume", "litre")),
    *(("area", "square foot"), ("speed", "mile per hour"), ("temperature", "degree Celsius")),
    *(("count", unit) for unit in ("troop", "people", "country", "serviceman", "time", "")),
    ("percent", "%"),
]
NUMBERS = st.one_of(
    st.integers(2, 10**12).map(float), st.decimals("0.1", "999", places=2).map(float)
)


@st.composite
def measures(draw: st.DrawFn) -> Quantity:
    kind, unit = draw(st.sampled_from(UNITS))
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    top = high if draw(st.booleans()) and high > low else None
    comparator = draw(st.sampled_from(["=", "<", ">", "~", "=="]))
    return Quantity("", 0, 0, comparator, low, top, unit, kind)


@st.composite
def dates(draw: st.DrawFn) -> Quantity:
    year, month, day = draw(st.integers(1000, 2099)), draw(st.integers(1, 12)), draw(DAYS)
    unit, high = "", None
    parts = draw(st.sampled_from(["m d", "y m", "y m d", "part", "days"]))
    told = parts.split()
    value = (year * 10000 if "y" in told else 0) + month * 100 + (day if "d" in told else 0)
    if parts == "part":
        unit = draw(st.sampled_from(["early", "mid", "late"]))
        value = month * 100
    if "days" in told:
        value = draw(st.sampled_from([0, year])) * 10000 + month * 100 + day
        high = float(value + 1)
    return Quantity("", 0, 0, "=", float(value), high, unit, "date")


DAYS = st.integers(1, 28)


@st.composite
def versions(draw: st.DrawFn) -> Quantity:
    major, minor, patch = (draw(st.integers(0, 999)) for _ in range(3))
    value = round(major + minor / 10**3 + patch / 10**6, 6)
    return Quantity("", 0, 0, "=", value, None, "python", "version")


@st.composite
def relatives(draw: st.DrawFn) -> Quantity:
    unit = draw(st.sampled_from("day week month year decade century".split()))
    value = draw(st.integers(1, 10**6))
    direction = draw(st.sampled_from(["ago", "ahead"]))
    comparator = draw(st.sampled_from(["=", "<", ">", "~", "=="]))
    return Quantity("", 0, 0, comparator, float(value), None, f"{unit} {direction}", "relative")


def exact(kind: str, unit: str, low: int, high: int) -> st.SearchStrategy[Quantity]:
    return st.integers(low, high).map(
        lambda value: Quantity("", 0, 0, "=", float(value), None, unit, kind)
    )


@settings(max_examples=500)
@given(
    measures()
    | dates()
    | versions()
    | relatives()
    | exact("year", "", 1900, 2099)
    | exact("year", "early", 1900, 2099)
    | exact("ordinal", "year", 1, 200)
    | exact("name", "airbase", 1, 1899)
    | exact("weekday", "", 1, 7)
    | exact("relative", "year ago", 0, 0)
    | exact("date", "clock", 0, 24 * 60 - 1)
    | exact("date", "o'clock", 60, 13 * 60 - 1)
)
def test_a_printed_quantity_reads_back_as_the_same(quantity: Quantity) -> None:
    (back,) = find_quantities(str(quantity))
    assert (back.comparator, back.value, back.high) == (
        quantity.comparator,
        quantity.value,
        quantity.high,
    )
    assert (back.kind, back.unit) == (quantity.kind, quantity.unit)
    assert agreement(back, quantity) == "same"


WORDS = {"<": "nearly", ">": "more than", "~": "roughly"}


@given(st.sampled_from(["", "<", ">", "~"]), st.integers(20, 10**6), st.sampled_from(["$", ""]))
def test_a_hedge_never_denies_its_own_number(hedge: str, value: int, sign: str) -> None:
    (plain,) = find_quantities(f"{sign}{value:,} of it")
    (hedged,) = find_quantities(f"{WORDS.get(hedge, '')} {sign}{value:,} of it")
    assert agreement(plain, hedged) in ("same", "compatible")
    assert agreement(hedged, plain) in ("same", "compatible")
