"""The word tables of the quantity grammar; to teach it a word, add it here."""

# comparator: patterns of the words before a value that say it
COMPARATORS = {
    "<": [
        *("almost", "nearly", "just under", "under", "no more than", "not more than", "less than"),
        *("fewer than", "up to", "below", "just below", "close to", "at most", "as many as"),
        *("as much as", "approaching", "a maximum of", "maximum of", "nearing", "short of"),
        *("just short of", "shy of", "just shy of", "not quite", "virtually", "practically"),
    ],
    ">": [
        *("over", "just over", "well over", "no less than", "not less than", "no fewer than"),
        *("more than", "greater than", "at least", "above", "exceeding", "exceeds", "exceeded"),
        *("in excess of", "upward of", "upwards of", "a minimum of", "minimum of", "well above"),
        *("just above", "a little over", "slightly over", "as few as", "as little as", "north of"),
        *("surpassing", "surpassed", "topping", "topped", "beyond", "longer than", "larger than"),
        *("older than", "slightly more than", "just more than", "well more than"),
    ],
    "~": [
        *("about", "roughly", "around", "approximately", r"approx\.?", "some", "an estimated"),
        *("estimated", "circa", "~", "≈", "in the region of", "somewhere around", "more or less"),
    ],
    "==": ["exactly", "precisely"],
}
# words after a value: comparator
AFTERWORDS = {"+": ">", " or more": ">", " or so": "~", " or fewer": "<", " or less": "<"}
AFTERWORDS |= {"-plus": ">", "-odd": "~", " or over": ">", " or above": ">", " or under": "<"}
AFTERWORDS |= {" and over": ">", " and older": ">", " or older": ">", " or younger": "<"}
PRINTED = {"=": "", "<": "almost ", ">": "over ", "~": "about ", "==": "exactly "}

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: i for i, word in enumerate(_ONES, 1)}
CARDINALS |= {word: 10 * i for i, word in enumerate(_TENS, 2)}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SCALES |= {"trillion": 10**12, "dozen": 12}
# written against the digits; "m" and "b" only where a currency says that no metres are meant
SUFFIXES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
MONEY_SUFFIXES = SUFFIXES | {"m": 10**6, "b": 10**9}
# word: the least and the most that it can mean
VAGUE = {"dozens": (24, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 99999)}
VAGUE |= {
    f"{word}s": (2 * SCALES[word], 1000 * SCALES[word] - 1) for word in ("million", "billion")
}
# the same, only before "of"
VAGUE_OF = {"scores": (40, 199), "couple": (2, 3)}
# "several hundred": how many of them at least and at most
FEW = {"several": (2, 9), "few": (2, 9), "couple": (2, 3), "couple of": (2, 3)}
_ORDINAL_ONES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
ORDINALS = {word: i for i, word in enumerate(_ORDINAL_ONES, 1)}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# pattern: how many times it makes of a thing
MULTIPLES = {
    "twice|doubl(?:ed|ing)|double(?= (?:the|that|its|their|his|her|what|in|from|last)\\b)": 2,
    "thrice|tripl(?:ed|ing)|trebl(?:ed|ing)|triple(?= (?:the|that|its|their|what)\\b)": 3,
    "quadrupl(?:ed|ing)": 4,
}

MONTHS = """January February March April May June July August September October November
    December""".split()
# Ordinary words or first names too: read as months only where a word before them says so.
DOUBTFUL_MONTHS = frozenset("april may march june august".split())
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Days of their own before a weekday's name
HOLIDAYS = frozenset("good black super cyber ash easter palm bloody shrove maundy fat".split())
# phrase: how many units ago; "next" and its like lie ahead
DAYS_AGO = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
PERIODS = "day week month year decade century".split()

# plurals that do not end in -s: the singular
PLURALS = {word: word for word in "people personnel staff police aircraft cattle".split()}
PLURALS |= {"men": "man", "women": "woman", "children": "child", "servicemen": "serviceman"}
PLURALS |= {"servicewomen": "servicewoman", "policemen": "policeman", "firemen": "fireman"}
PLURALS |= {"gunmen": "gunman", "fishermen": "fisherman", "spokesmen": "spokesman"}
# counted nouns that are people
PEOPLE = frozenset(
    """people person personnel staff police man woman child serviceman servicewoman policeman
    fireman gunman fisherman spokesman troop soldier member force fighter militant civilian
    resident citizen refugee migrant worker employee officer official passenger student pupil
    teacher patient doctor nurse victim survivor prisoner hostage protester demonstrator voter
    player fan spectator adult teenager boy girl baby infant relative journalist
    reporter lawyer politician lawmaker senator user customer subscriber participant respondent
    viewer follower guest visitor tourist rebel insurgent terrorist suspect inmate detainee
    commando marine sailor pilot driver paratrooper colleague contractor firefighter
    scientist researcher engineer guard villager settler mercenary parent mother father son
    daughter brother sister friend grandchild actor artist singer author writer expert diplomat
    minister leader believer immigrant native casualty""".split()
)
# counted nouns that name the same things in different reports
SAME_NOUN = (
    frozenset({"troop", "soldier", "personnel", "member", "force", "serviceman", "servicewoman"}),
    frozenset({"people", "person"}),
    frozenset({"police", "officer", "policeman"}),
    frozenset({"child", "kid"}),
    frozenset({"pupil", "student"}),
    frozenset({"country", "nation"}),
    frozenset({"migrant", "immigrant"}),
)

# What a number names, when in capitals, whatever stands after it: "Airbase 101 lies", "Flight 93".
NUMBERED = (
    "base flight route highway interstate boeing airbus apollo article section chapter figure "
    "platform channel unit pier terminal phase area district division studio resolution proposition"
).split()
