"""The word tables of the quantity grammar; to teach it a word, add it here."""

# comparator: patterns of the words before a value that say it
COMPARATORS = {
    "<": [
        *("almost", "nearly", "just under", "under", "no more than", "not more than", "less than"),
        *("fewer than", "up to", "below", "close to", "at most", "as many as", "as much as"),
        *("approaching", "a maximum of"),
    ],
    ">": [
        *("over", "just over", "well over", "no less than", "not less than", "no fewer than"),
        *("more than", "greater than", "at least", "above", "exceeding", "exceeds", "exceeded"),
        *("in excess of", "upward of", "upwards of", "a minimum of"),
    ],
    "~": [
        *("about", "roughly", "around", "approximately", r"approx\.?", "some", "an estimated"),
        *("estimated", "circa", "~", "≈"),
    ],
}
# words after a value: comparator
AFTERWORDS = {"+": ">", " or more": ">", " or so": "~", " or fewer": "<", " or less": "<"}
PRINTED = {"=": "", "<": "almost ", ">": "over ", "~": "about "}
PRINTED_UNITS = {
    "%": "%",
    "USD": " dollars",
    "GBP": " pounds sterling",
    "year of age": " years of age",
}

SYMBOLS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
# kind: unit: pattern of its other forms, a plural in -s understood; the first that fits is taken
UNITS = {
    "percent": {"%": "percent|per cent|pct|percentage point"},
    "money": {
        "USD": "dollar",
        "EUR": "euro",
        "GBP": "pound sterling",
        "JPY": "yen",
        "INR": "rupee",
    },
    "duration": {
        "year of age": r"years?(?: - |[ -])olds?|years of age",
        "second": "sec",
        "minute": "min",
        "hour": "hr",
        "day": "day",
        "week": "week",
        "month": "month",
        "year": "yr",
        "decade": "decade",
        "century": "centurie",
    },
    "distance": {
        "mile": "mi",
        "kilometre": "kilometer|km",
        "metre": "meter",
        "centimetre": "centimeter|cm",
        "foot": "feet|ft",
        "yard": "yd",
        "inch": "inche",
    },
}

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: i for i, word in enumerate(_ONES, 1)}
CARDINALS |= {word: 10 * i for i, word in enumerate(_TENS, 2)}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SCALES |= {"trillion": 10**12, "dozen": 12}
# written against the digits; "m" and "b" only where a currency says that no metres are meant
SUFFIXES = {"k": 10**3, "mn": 10**6, "bn": 10**9, "tn": 10**12}
MONEY_SUFFIXES = SUFFIXES | {"m": 10**6, "b": 10**9}
# word: the least and the most that it can mean
VAGUE = {"dozens": (24, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 99999)}
VAGUE |= {
    f"{word}s": (2 * SCALES[word], 1000 * SCALES[word] - 1) for word in ("million", "billion")
}
_ORDINAL_ONES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
ORDINALS = {word: i for i, word in enumerate(_ORDINAL_ONES, 1)}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

MONTHS = """January February March April May June July August September October November
    December""".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# plurals that do not end in -s: the singular
PLURALS = {word: word for word in "people personnel staff police aircraft cattle".split()}
PLURALS |= {"men": "man", "women": "woman", "children": "child", "servicemen": "serviceman"}
# counted nouns that name the same things in different reports
SAME_NOUN = (
    frozenset({"troop", "soldier", "personnel", "member", "force", "serviceman"}),
    frozenset({"people", "person"}),
)
