"""Names in a text whose capitals tell nothing: all lower case, all capitals, title case."""

from collections.abc import Iterable, Sequence

from harness.text.names.given import COMMON_WORDS, GIVEN
from harness.text.names.places import LONGEST_PLACE, folded_place, opens_place
from harness.text.names.tokens import Name, Token
from harness.text.names.words import (
    EVENT_WORDS,
    LINKS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    TITLES,
)
from harness.text.quantities.vocabulary import MONTHS, WEEKDAYS
from harness.text.tokens import STOP_WORDS

# Of the words within sentences, how many may yet be capitalised in a lower-case text; and how many
# must be in capitals, for the capitals to tell nothing.
_FEW = 0.01
_NEARLY_ALL = 0.9
_SHORTEST_HEADLINE = 5
_LONGEST_KNOWN = 6
_SHORTEST_PART = 4
_GENERIC = ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS | TITLES
_DATES = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
# After these a surname follows.
_STRONG_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame"})
# What follows a given name in a sentence more often than a surname does, beside stop words and
# words in -ed, -ing, -ly and -s.
_NO_SURNAMES = frozenset(
    """added ago ask asked back beat became began bought broke brought call came come cut died drew
    drove fell felt find finish flew forward found gave give goalkeeper going gone grew held help
    hit hurt join keep kept know knew last later led left lost made make meet met midfielder new
    next old paid put ran read return right rose run sat saw sell sent set shot show shown side
    signed sold spent spoke star start stood striker suffer take taken talk team tell think
    thought today told took top tried try turn want went win winger won work
    wore wrote year""".split()
)
# What follows a country's name ("us troops") and hardly the pronoun.
_AFTER_A_LAND = frozenset(
    """agency air airlines airstrike airstrikes airways ambassador army attorney base bases
    border citizen citizens coast coalition congress consulate court dollar dollars drone drones
    economy election embassy federal firm forces general government house immigration intelligence
    justice marines markets masters media military national navy official officials open president
    presidential secretary security senate senator senators sanctions soldier soldiers special state
    states supreme treasury troops""".split()
)
_NEVER_SURNAMES = _NO_SURNAMES | _GENERIC | _DATES | STOP_WORDS
_SURNAMES_IN_S = frozenset(
    """adams andrews banks barnes bates bridges brooks burns collins cummings daniels davies davis
    dawes douglas edwards evans ferris fields giggs gomes griffiths harris hayes hicks higgins
    hodges holmes hopkins hughes humphries jacobs james jenkins johns jones lewis lucas mathews
    matthews meyers michaels mills moses myers nichols nicholls norris owens parsons perkins peters
    phillips powers reeves reynolds richards rivers roberts robertson robinson rodgers rogers ross
    rogers rhodes rojas ramos santos saunders simmons simons stevens stephens stubbs sanders torres
    travis wales walters waters watkins watts wells wilkins williams woods yates vargas morales
    carlos rios fernandes rodrigues alves dos hughes cross moss fox""".split()
)


def is_uncased(tokens: Sequence[Token], headline: bool) -> bool:
    """Whether the capitals of a text do not tell its names.

    headline: whether one whose words are all capitalised is meant as well.
    """
    inner = [t.text for t in tokens if not t.opening and t.text[0].isalpha() and t.text != "I"]
    if not inner:
        return False
    if sum(word[0].isupper() for word in inner) <= _FEW * len(inner):
        return True
    words = [word for word in inner if word.casefold() not in STOP_WORDS | LINKS]
    shortest = 3 if all(map(str.isupper, words)) else _SHORTEST_HEADLINE
    if not headline or len(words) < shortest:
        return False
    return sum(word[0].isupper() for word in words) >= _NEARLY_ALL * len(words)


def find_uncased(text: str, tokens: Sequence[Token], known: Iterable[str]) -> list[Name]:
    """The known names that `text` has, in whole or by their surname, its places and its people."""
    index = _index(known)
    folded = [token.text.casefold() for token in tokens]
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        length = _length(text, tokens, folded, i, index)
        if length:
            start, end = tokens[i].start, tokens[i + length - 1].end
            before = folded[i - 1] if i else ""
            title = before if before in TITLES else ""
            names.append(Name(text[start:end], start, end, title))
        i += length or 1
    return names


def _index(known: Iterable[str]) -> frozenset[str]:
    """The known names and the words of them that tell a person, case-folded."""
    forms: set[str] = set()
    for name in known:
        words = name.casefold().split()
        if len(words) == 1 and words[0] in STOP_WORDS | _GENERIC | _DATES:
            continue
        forms.add(" ".join(words))
        if 1 < len(words) < 4 and not _GENERIC & set(words):
            forms.update(word for word in (words[0], words[-1]) if _tells(word))
    return frozenset(forms)


def _tells(word: str) -> bool:
    plain = word not in STOP_WORDS and word not in COMMON_WORDS and word not in _DATES
    return len(word) >= _SHORTEST_PART and word.isalpha() and plain


def _length(
    text: str, tokens: Sequence[Token], folded: Sequence[str], i: int, index: frozenset[str]
) -> int:
    """How many tokens from `i` on are a name; 0 for none."""
    longest = 1
    while longest < _LONGEST_KNOWN and i + longest < len(tokens):
        if text[tokens[i + longest - 1].end : tokens[i + longest].start] != " ":
            break
        longest += 1
    if folded[i] in ("us", "un") and _is_land(folded, i):
        return 1
    opens = opens_place(tokens[i].text)
    person = _person_length(folded, i, longest, index)
    for length in range(longest, 0, -1):
        form = " ".join(folded[i : i + length])
        if form in index or length == person:
            return length
        written = text[tokens[i].start : tokens[i + length - 1].end]
        if opens and length <= LONGEST_PLACE and folded_place(written):
            return length
    return 0


def _is_land(folded: Sequence[str], i: int) -> bool:
    """Whether "us" or "un" is the country, or the organisation, by the words around it."""
    if i and folded[i - 1] == "the":
        return True
    return i + 1 < len(folded) and folded[i + 1] in _AFTER_A_LAND


def _person_length(folded: Sequence[str], i: int, longest: int, index: frozenset[str]) -> int:
    first = folded[i]
    follows = longest > 1 and (_may_be_surname(folded[i + 1]) or folded[i + 1] in index)
    if i and folded[i - 1] in _STRONG_TITLES and first.isalpha() and first not in STOP_WORDS:
        return 1 + (follows and first in GIVEN)
    if first not in GIVEN or first in COMMON_WORDS:
        return 0
    return 2 if follows else 1


def _may_be_surname(word: str) -> bool:
    if len(word) < 3 or not word.isalpha() or word in _NEVER_SURNAMES:
        return False
    if word.endswith(("ed", "ing", "ly")):
        return False
    return not word.endswith("s") or word.endswith("ss") or word in _SURNAMES_IN_S
