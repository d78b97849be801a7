"""The units of the quantity grammar, and what lets two of one kind be compared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """kind: what it measures; unit: its name; factor: its size in the kind's smallest common unit,
    0 where it converts into no other."""

    kind: str
    unit: str
    factor: float


# kind: lines of "unit factor: other forms", a plural in -s of a form understood
_TABLE = {
    "percent": """
        % 0: percent, per cent, pct, percentage point""",
    "duration": """
        second 1: sec
        minute 60: min
        hour 3600: hr
        day 86400:
        week 604800:
        month 2629800: month-long
        year 31557600: yr
        decade 315576000:
        century 3155760000: centurie""",
    "distance": """
        mile 1609.344: mi
        kilometre 1000: kilometer, km
        metre 1: meter
        centimetre 0.01: centimeter, cm
        millimetre 0.001: millimeter, mm
        foot 0.3048: feet, ft
        yard 0.9144: yd
        inch 0.0254: inche""",
    "weight": """
        kilogram 1: kilogramme, kg, kilo
        gram 0.001: gramme
        tonne 1000: metric ton
        ton 1000:
        pound 0.45359237: lb
        ounce 0.028349523: oz
        milligram 0.000001: mg""",
    "area": """
        square mile 2.589988: sq mile, sq mi
        square kilometre 1: square kilometer, sq km
        square metre 0.000001: square meter, sq m, square-metre, square-meter
        square foot 0.000000092903: square feet, sq ft, square-foot
        acre 0.00404686:
        hectare 0.01:""",
    "speed": """
        mile per hour 1.609344: miles per hour, mph, miles an hour
        kilometre per hour 1: kilometres per hour, kilometers per hour, km/h, kph, kmh""",
    "volume": """
        litre 1: liter
        gallon 3.785:
        millilitre 0.001: milliliter, ml""",
    "temperature": """
        degree Celsius 0: degrees Celsius, degrees C, °C, ° C, C, degrees centigrade
        degree Fahrenheit 0: degrees Fahrenheit, degrees F, °F, ° F, F
        degree 0: °""",
}
_CURRENCIES = """
    USD: dollar, U.S. dollar, US dollar, American dollar
    AUD: Australian dollar
    CAD: Canadian dollar
    NZD: New Zealand dollar
    HKD: Hong Kong dollar
    SGD: Singapore dollar
    EUR: euro
    GBP: pound sterling, pounds sterling, British pound
    JPY: yen
    CNY: yuan, renminbi
    INR: rupee, Indian rupee
    RUB: rouble, ruble
    CHF: franc, Swiss franc
    XOF: CFA franc
    KRW: South Korean won
    TRY: lira
    ZAR: rand
    NGN: naira
    ILS: shekel
    AED: dirham
    SAR: riyal
    PLN: zloty
    SEK: krona, kronor
    NOK: krone, kroner
    MXN: peso
    BRL: Brazilian real, reais
    UAH: hryvnia
    THB: baht
    KES: shilling
    cent: cent
    penny: pence
"""
# read only after a number with a scale: "five million pounds", "3 billion won"
SCALED_CURRENCIES = {"pound": "GBP", "pounds": "GBP", "won": "KRW", "real": "BRL"}
SYMBOLS = {"US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD"}
SYMBOLS |= {"HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
SYMBOLS |= {"₹": "INR", "₽": "RUB", "₩": "KRW", "₦": "NGN", "₴": "UAH", "₪": "ILS", "₺": "TRY"}
_CODES = "USD EUR GBP JPY INR AUD CAD NZD HKD SGD CHF CNY RUB TRY ZAR NGN SEK NOK PLN BRL".split()
SYMBOLS |= {code: code for code in _CODES} | {"Rs": "INR", "Rs.": "INR"}

AGE = Measure("duration", "year of age", 0)
MONTHS_OF_AGE = Measure("duration", "month of age", 0)
# what a unit's name does not say itself when it is printed
PRINTED_UNITS = {
    "%": "%",
    "USD": " dollars",
    "GBP": " pounds sterling",
    "penny": " pence",
    "JPY": " yen",
    "year of age": " years of age",
    "month of age": " months of age",
    "foot": " feet",
    "inch": " inches",
    "century": " centuries",
    "square foot": " square feet",
    "mile per hour": " miles per hour",
    "kilometre per hour": " kilometres per hour",
    "degree": "°",
    "degree Celsius": "°C",
    "degree Fahrenheit": "°F",
}


def _forms() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for kind, lines in _TABLE.items():
        for line in lines.strip().splitlines():
            head, _, others = line.strip().partition(":")
            unit, factor = head.rsplit(" ", 1)
            measure = Measure(kind, unit, float(factor))
            for form in (unit, *filter(None, others.strip().split(", "))):
                found[form] = measure
    for line in _CURRENCIES.strip().splitlines():
        unit, _, others = line.strip().partition(": ")
        found |= {form: Measure("money", unit, 0) for form in (unit, *others.split(", "))}
    found |= {f"{form}s": measure for form, measure in found.items() if form[-1] not in "s%°CF"}
    return {form.lower() if len(form) > 1 else form: measure for form, measure in found.items()}


# what is written: the measure; letters in lower case but for a lone one
FORMS = _forms()
FACTORS = {measure.unit: measure.factor for measure in FORMS.values()}
