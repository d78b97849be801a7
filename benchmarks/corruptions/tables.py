"""The words that corruptions and true variants exchange.

They are kept apart from the fact check's own lists: a check that was tested on its own table of
antonyms would only show that it can read it.
"""


def both_ways(pairs: str) -> dict[str, str]:
    """ "a b, c d" as {a: b, b: a, c: d, d: c}; _ stands for a space within a word."""
    table: dict[str, str] = {}
    for pair in pairs.replace("\n", " ").split(","):
        first, second = (word.replace("_", " ") for word in pair.split())
        table.setdefault(first, second)
        table.setdefault(second, first)
    return table


ANTONYMS = both_ways(
    """increase decrease, increased decreased, increases decreases, increasing decreasing,
    rise fall, rose fell, rises falls, rising falling, risen fallen, win lose, won lost,
    wins loses, winning losing, success failure, successful unsuccessful, succeeded failed,
    successfully unsuccessfully, accept reject, accepted rejected, accepts rejects,
    allow forbid, allowed forbade, allows forbids, support oppose, supported opposed,
    supports opposes, supporters opponents, supporter opponent, open close, opened closed,
    opening closing, arrive leave, arrived left, enter exit, entered exited, begin end, began ended,
    begins ends, start stop, started stopped, starts stops, guilty innocent, legal illegal,
    legally illegally, public private, publicly privately, high low, higher lower, highest lowest,
    large small, larger smaller, largest smallest, big tiny, bigger littler, biggest tiniest,
    strong weak, stronger weaker, strongest weakest, good bad, better worse, best worst, old young,
    older younger, oldest youngest, early late, earliest latest, long short, longer shorter,
    longest shortest, fast slow, faster slower, quickly slowly, rich poor, richest poorest,
    safe dangerous, safely dangerously, safer riskier, happy unhappy, popular unpopular,
    positive negative, optimistic pessimistic, friendly hostile, possible impossible,
    likely unlikely, able unable, ally enemy, allies enemies, friend foe, friends foes, male female,
    man woman, men women, boy girl, boys girls, father mother, son daughter, sons daughters,
    brother sister, brothers sisters, husband wife, dead alive, full empty, hot cold, warm cool,
    hard easy, difficult simple, light dark, expensive cheap, praised condemned,
    praise condemnation, gain loss, gains losses, gained lost, profit deficit, improve worsen,
    improved worsened, improving worsening, include exclude, included excluded,
    includes excludes, agree disagree, agreed refused, confirmed denied, confirm deny, remember
    forget, remembered forgot, buy sell, bought sold, buying selling, borrow lend, hired fired,
    remain vanish, remained vanished, survived died, attack defence, attacked defended,
    appeared disappeared, expanded shrank, expand shrink, encourage discourage,
    encouraged discouraged, ahead behind, inside outside, upper lower, top bottom,
    domestic foreign, local national, urban rural, military civilian, temporary permanent,
    temporarily permanently, major minor, rare common, calm tense, majority minority,
    maximum minimum, tightened loosened, raised cut, raising cutting, freed jailed,
    released detained, built demolished, backed blocked, banned permitted"""
)
# More often another word than the one meant: "left arm", "close to", "in the light of".
for _other_word in ("left", "light", "close", "cut", "back", "long", "short", "able", "attack"):
    ANTONYMS.pop(_other_word, None)
ANTONYMS |= {"end": "beginning", "open": "closed"}

BOUNDS = {
    **dict.fromkeys(("over", "more than", "at least", "upwards of", "exceeding"), "<"),
    **dict.fromkeys(("above", "well over", "no fewer than", "no less than"), "<"),
    **dict.fromkeys(("under", "less than", "fewer than", "nearly", "almost", "up to"), ">"),
    **dict.fromkeys(("below", "just under", "at most", "no more than", "close to"), ">"),
}
BOUND_WORDS = {"<": ("almost", "under", "less than"), ">": ("over", "more than", "at least")}

QUANTIFIERS = {
    "all of": ("none of", "few of", "some of"),
    "none of": ("all of", "most of", "some of"),
    "most of": ("few of", "none of", "all of"),
    "some of": ("all of", "none of"),
    "many of": ("few of", "none of"),
    "few of": ("most of", "all of"),
    "one of": ("none of", "all of"),
    "both of": ("neither of",),
    "all": ("few", "some", "no"),
    "most": ("few", "no"),
    "some": ("all", "no"),
    "several": ("no", "all"),
    "many": ("few", "no", "all"),
    "a few": ("most", "all"),
    "few": ("most", "all"),
    "every": ("almost no", "hardly any"),
    "always": ("rarely", "never"),
    "never": ("always", "often"),
    "often": ("rarely", "never"),
    "usually": ("rarely", "never"),
    "sometimes": ("always", "never"),
    "rarely": ("often", "always"),
    "everyone": ("no one",),
    "everybody": ("nobody",),
    "nobody": ("everybody",),
    "no one": ("everyone",),
    "everything": ("nothing",),
    "nothing": ("everything",),
    "only": ("not only",),
}

CERTAINTIES = {
    "may have": ("has",),
    "might have": ("has",),
    "may": ("will",),
    "might": ("will",),
    "could be": ("is", "will be"),
    "could become": ("will become",),
    "could lead": ("will lead",),
    "is expected to": ("has agreed to", "is certain to"),
    "are expected to": ("have agreed to", "are certain to"),
    "was expected to": ("was certain to",),
    "were expected to": ("were certain to",),
    "is likely to": ("is certain to",),
    "are likely to": ("are certain to",),
    "appears to be": ("is",),
    "appear to be": ("are",),
    "appeared to be": ("was",),
    "seems to be": ("is",),
    "plans to": ("has begun to",),
    "plan to": ("have begun to",),
    "hopes to": ("is certain to",),
    "tried to": ("managed to",),
    "is considering": ("has decided on",),
    "are considering": ("have decided on",),
    "accused of": ("convicted of",),
    "suspected of": ("convicted of",),
    "charged with": ("convicted of",),
    "alleged": ("proven",),
    "allegedly": ("demonstrably",),
    "reportedly": ("officially",),
    "possibly": ("definitely",),
    "probably": ("definitely",),
    "apparently": ("definitely",),
    "perhaps": ("definitely",),
    "possible": ("certain", "confirmed"),
    "potential": ("confirmed",),
    "proposed": ("approved",),
    "suspected": ("proven",),
    "unclear": ("clear", "certain"),
    "unconfirmed": ("confirmed",),
    "believed to be": ("known to be",),
    "thought to be": ("known to be",),
    "will": ("may or may not",),
    "definitely": ("possibly",),
    "certainly": ("perhaps",),
}

TEMPORAL = {
    **both_ways("before after, earlier later, previous next, previously subsequently"),
    **both_ways("last_year next_year, last_month next_month, last_week next_week"),
    **both_ways("yesterday tomorrow, beforehand afterwards, preceding following"),
    **{"ahead of": "after", "prior to": "after", "until": "only after", "shortly after": "before"},
}

DIRECTIONS = both_ways(
    """north south, northern southern, northwest southeast, northeast southwest, east west,
    eastern western, northward southward, eastward westward, imported exported, imports exports,
    inbound outbound, incoming outgoing, upstream downstream, uphill downhill, clockwise
    counterclockwise, to_the_left to_the_right, moved_to moved_from, travelled_to travelled_from,
    traveled_to traveled_from, flew_to flew_from, sent_to sent_from, moved_into moved_out_of,
    returned_to returned_from, fled_to fled_from, withdraw_from withdraw_to, into out_of,
    northwards southwards, upwards downwards, upward downward"""
)

PRONOUNS = {
    **both_ways("he she, himself herself"),
    **{"him": "her", "his": "her", "her": "his", "hers": "his"},
}

# Forms of verbs that are the same in the past and as a participle: what a role swap and a change
# of voice turn round. Who does it to whom matters with all of them.
ROLE_VERBS = frozenset(
    """accused acquired adopted advised approached arrested assaulted attacked backed banned
    beat blamed blocked bombed bought captured challenged chased condemned contacted
    criticised criticized dismissed defeated defended denounced deposed deported employed
    endorsed expelled fired followed founded funded helped hired hit hosted informed interviewed
    invited invaded joined kicked kidnapped killed kissed led married mentored mocked murdered
    nominated ousted outscored overtook passed phoned praised promoted punished questioned
    recruited rejected replaced rescued sacked shot stabbed succeeded sued supported
    surprised tackled taught targeted thanked threatened told tracked trained urged visited
    warned welcomed asked ordered called saved served treated trusted created discovered controlled
    owned surrounded pursued examined observed described opposed overruled sentenced prosecuted
    represented pressured trailed topped hugged greeted alerted assisted cited copied influenced
    inspired outnumbered persuaded quoted raided searched struck subdued thrashed""".split()
)

PRESENT_ROLE_VERBS = tuple(
    """accuse accuses attack attacks beat beats blame blames criticise criticises criticize
    criticizes defeat defeats defend defends face faces follow follows fund funds help helps host
    hosts invade invades invite invites join joins lead leads praise praises push pushes replace
    replaces succeed succeeds sue sues support supports tell tells threaten threatens urge urges
    visit visits warn warns accusing attacking beating blaming defeating following helping leading
    joining supporting telling urging visiting warning""".split()
)

# An adverb whose loss leaves a sentence true.
LOOSE_ADVERBS = frozenset(
    """also currently recently meanwhile however additionally furthermore moreover subsequently
    famously notably importantly interestingly""".split()
)

_SAFE_PAIRS = """big large, bigger larger, biggest largest, begin start, began started,
    begun started, purchase buy, purchased bought, automobile car, physician doctor,
    aid assistance, assist help, assisted helped, located situated, roughly approximately,
    nearly almost, attempted tried, children kids, film movie, films movies, firm company,
    firms companies, ill sick, infant baby, jail prison, rapidly quickly, requested asked_for,
    utilized used, utilizing using, wounded injured, worldwide globally, soldiers troops,
    additional further, cop police_officer, frequently often, whilst while, home_town hometown,
    obtain get, obtained got, sufficient enough, numerous many, prior_to before, due_to because_of,
    in_order_to to, regarding about, concerning about, initially at_first, attorney lawyer,
    attorneys lawyers, residence home, employees workers, commenced started, vehicle_owners
    owners_of_vehicles, perished died, stated said"""
SYNONYMS = both_ways(_SAFE_PAIRS)
# These mean the same only in one direction: "help" may be a noun, "about" need not be a topic.
for _one_way in (
    "help",
    "helped",
    "about",
    "to",
    "got",
    "get",
    "used",
    "said",
    "home",
    "asked for",
):
    SYNONYMS.pop(_one_way, None)

CONTRACTIONS = {
    f"{word} not": short
    for word, short in [
        *((word, f"{word}n't") for word in "is are was were has have had does do did".split()),
        *((word, f"{word}n't") for word in "could would should must".split()),
        ("will", "won't"),
    ]
} | {"cannot": "can't"}

PAST_FORMS = {
    "went": "go", "said": "say", "told": "tell", "took": "take", "gave": "give", "came": "come",
    "made": "make", "saw": "see", "knew": "know", "found": "find", "won": "win", "lost": "lose",
    "left": "leave", "met": "meet", "began": "begin", "bought": "buy", "sold": "sell",
    "sent": "send", "brought": "bring", "thought": "think", "kept": "keep", "held": "hold",
    "became": "become", "got": "get", "wrote": "write", "paid": "pay", "spoke": "speak",
    "fell": "fall", "rose": "rise", "broke": "break", "fought": "fight", "caught": "catch",
    "built": "build", "led": "lead", "ran": "run", "drove": "drive", "grew": "grow", "threw":
    "throw", "chose": "choose", "stood": "stand", "taught": "teach", "died": "die", "felt": "feel",
    "killed": "kill", "refused": "refuse", "admitted": "admit", "stopped": "stop",
    "planned": "plan", "agreed": "agree", "wanted": "want", "asked": "ask", "called": "call",
    "worked": "work", "played": "play", "scored": "score", "used": "use", "moved": "move",
    "lived": "live", "claimed": "claim", "signed": "sign", "joined": "join", "arrived": "arrive",
    "announced": "announce", "accused": "accuse", "happened": "happen", "received": "receive",
}  # fmt: skip
BASE_FORMS = {base: past for past, base in PAST_FORMS.items()}

MONTHS = """January February March April May June July August September October November
    December""".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
OTHER_TIMES = {
    "yesterday": "last month", "today": "last month", "tomorrow": "next month",
    "last year": "a decade ago", "last month": "last year", "last week": "last year",
    "last night": "last month", "this week": "last month", "this month": "last year",
    "this year": "three years ago", "this morning": "last week",
}  # fmt: skip

COUNTED_NOUNS = """houses vehicles companies schools villages ships horses paintings bridges
    students engineers tourists""".split()
UNITS = {
    "seconds": ("hours",), "minutes": ("hours", "days"), "hours": ("days", "minutes"),
    "days": ("weeks", "years"), "weeks": ("days", "years"), "months": ("years", "days"),
    "years": ("months", "days"), "hour": ("day",), "day": ("year",), "week": ("month", "day"),
    "month": ("year", "day"), "year": ("day", "month"), "miles": ("yards", "metres"),
    "kilometres": ("metres",), "metres": ("miles",), "feet": ("miles",), "yards": ("miles",),
    "kilometers": ("meters",), "meters": ("miles",), "dollars": ("euros",), "euros": ("yen",),
    "pounds": ("dollars",), "inches": ("feet",), "mile": ("yard",),
}  # fmt: skip
SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
VAGUE = {
    "dozens": "thousands", "hundreds": "dozens", "thousands": "hundreds", "millions": "thousands",
    "billions": "millions",
}  # fmt: skip
NUMBER_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split()
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80} | {
    "ninety": 90
}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()

CITIES = """Toronto Lisbon Nairobi Osaka Melbourne Bogota Helsinki Lima Hanoi Seville Denver
    Leeds Marseille Krakow""".split()
COUNTRIES = both_ways(  # a country and its people: a country gives way to one, a people to another
    """Norway Norwegian, Brazil Brazilian, Kenya Kenyan, Vietnam Vietnamese, Canada Canadian,
    Portugal Portuguese, Mexico Mexican, Ghana Ghanaian, Malaysia Malaysian, Poland Polish,
    Turkey Turkish, Peru Peruvian"""
)

FIRST_NAMES = frozenset(
    """Adam Alan Alex Alexander Alice Amanda Amy Andrea Andrew Angela Anna Anne Anthony Antonio
    Barack Barbara Ben Benjamin Bill Bob Boris Brian Carlos Carol Catherine Charles Charlie Chris
    Christine Christopher Claire Daniel David Deborah Dennis Diana Diego Dmitry Donald Edward
    Elizabeth Emily Emma Eric Frank Gary George Gordon Hannah Harry Helen Henry Hillary Ian Jack
    James Jane Jason Jeff Jennifer Jessica Jim Joe John Jonathan Jose Joseph Juan Julia Julie Karen
    Kate Keith Kevin Kim Laura Lee Linda Lisa Lloyd Louis Luis Margaret Maria Mark Martin Mary
    Matthew Michael Michelle Mike Mitt Nancy Nicola Nicolas Oliver Patricia Patrick Paul Peter Phil
    Philip Rachel Richard Rob Robert Roger Ronald Rory Roy Ryan Sam Samuel Sarah Scott Sharon Simon
    Stephen Steve Steven Stuart Susan Terry Theresa Thomas Tim Tom Tony Vladimir Wayne
    William""".split()
)
