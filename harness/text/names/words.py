"""Words that tell what a name names, and how its words may be written otherwise."""

LINKS = frozenset("of de del della di da du des la le van von der den bin ibn al el wal".split())
# Countries that are also given names or surnames.
PERSONAL_COUNTRIES = frozenset(
    """jordan chad georgia israel ireland england english french holland wales kenya cuba germany
    india malta scots welsh dominican poland norway""".split()
)
MALE_TITLES = frozenset(
    """mr sir lord king prince duke earl baron emperor pope monsignor fr sultan emir
    sheikh ayatollah imam actor husband son father brother grandfather uncle boy
    spokesman chairman congressman councilman""".split()
)
FEMALE_TITLES = frozenset(
    """mrs ms miss dame lady queen princess duchess countess baroness empress madam actress wife
    daughter mother sister grandmother aunt girl
    spokeswoman chairwoman congresswoman councilwoman""".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor
    secretary senator sen representative rep governor gov mayor judge justice general gen colonel
    col captain capt lieutenant lt major sergeant sgt admiral commander king queen prince princess
    pope rev reverend spokesman spokesperson spokeswoman chairman chairwoman congressman
    congresswoman councillor cllr duke duchess inspector detective constable corporal cpl
    brigadier archbishop bishop ambassador sheikh ayatollah imam baroness baron premier""".split()
)
PLACE_WORDS = frozenset(
    """airbase airport avenue base bay beach bridge canyon castle cathedral city coast
    county creek desert empire district falls fjord forest garden gardens glacier gulf
    harbour hill hills island islands isle lake mountain mountains mount ocean palace
    park peninsula plaza port province reef region river road sea square stadium station
    strait street town tower valley village volcano zoo""".split()
)
ORGANISATION_WORDS = frozenset(
    """academy administration agency airlines airways alliance army assembly association athletic
    authority bank board broadcasting bureau cabinet centre church club college commission committee
    company confederation congress corporation corps council court department electric
    faculty federation fc afc force foundation fund gallery group guard hospital hotspur institute
    insurance institution laboratory league library ltd inc llc plc corp co magazine media ministry
    motors mosque museum navy network news newspaper office organization parliament party police
    post press rovers school senate service society studios systems team technologies times trust
    union united university wanderers workers""".split()
)
EVENT_WORDS = frozenset(
    """act award awards championship championships cup day festival final games grand olympics
    prix series prize tournament treaty war""".split()
)

# Word of a name: the word that stands for it in comparison; "" where it tells nothing.
EQUIVALENTS = {
    **{
        "utd": "united",
        "st": "saint",
        "ste": "saint",
        "mt": "mount",
        "ft": "fort",
        "wm": "william",
    },
    **{"dept": "department", "univ": "university", "intl": "international", "govt": "government"},
    **{"natl": "national", "bros": "brothers", "assoc": "association", "assn": "association"},
    **{"organisation": "organization", "center": "centre", "defense": "defence", "rd": "road"},
    **{"labor": "labour", "program": "programme", "theater": "theatre", "harbor": "harbour"},
    **{"parliamentary": "parliament", "islamist": "islamic", "jewish": "jew", "jews": "jew"},
    **{"democratic": "democrat", "democrats": "democrat", "tories": "tory", "ave": "avenue"},
    **{"buddhist": "buddhism", "buddhists": "buddhism", "hindus": "hindu", "hinduism": "hindu"},
    **{"muslims": "muslim", "islam": "islamic", "catholics": "catholic", "catholicism": "catholic"},
    **{"kurdish": "kurd", "kurds": "kurd", "nazis": "nazi", "christians": "christian"},
    **{
        "olympic": "olympics",
        "senators": "senate",
        "hq": "headquarters",
        "dems": "democrat",
        "gen": "general",
    },
    **dict.fromkeys(["inc", "llc", "ltd", "plc", "corp", "co", "jr", "sr", "the", "and"], ""),
    **{"limited": "", "corporation": ""},
}
_SPELT = """one first|two second|three third|four fourth|five fifth|six sixth|seven seventh
eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth""".replace("\n", "|").split("|")
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# Number word or Roman numeral: its digits.
NUMERALS = {
    **{word: str(i) for i, words in enumerate(_SPELT, 1) for word in words.split()},
    **{_TENS[i // 10] + _ONES[i % 10]: str(i) for i in range(1, 100)},
}
# Other names of one thing that no rule finds: any line's forms are the same.
_ALIASES = """
gop|republican party|republicans|grand old party
pm|prime minister
man city|manchester city
tory|conservative party|conservatives|tory party
isis|isil|islamic state|daesh
whatsapp|whats app
world war 1|first world war|great war|wwi|ww1
world war 2|second world war|wwii|ww2
spurs|tottenham hotspur|tottenham
nypd|new york police department
lapd|los angeles police department
fbi|federal bureau of investigation
covid|coronavirus|covid 19|sars cov 2
pentagon|department of defence|us department of defence|dod
psg|paris saint germain
"""
ALIASES = {
    form: number
    for number, line in enumerate(_ALIASES.strip().splitlines())
    for form in line.split("|")
}
