"""True variants of a sentence: other words or another order, the same or less said."""

import random
import re
from collections.abc import Callable

from harness.text.names import find_names

from . import tables
from .edits import any_word, lowered, one_edit, raised, table_edits
from .structure import find_clause

_PARENTHESIS = re.compile(r" \([^()]{2,60}\)")
_ADVERB = any_word(sorted(tables.LOOSE_ADVERBS))
_OPENER = re.compile(r"(?:In|On|At|During|Since) [\w' ’-]{2,40}, (?=[A-Za-z])")
_LONG_FORM = any_word(tables.CONTRACTIONS)
_SHORT_FORMS = {short: long for long, short in tables.CONTRACTIONS.items()}
_SHORT_FORM = any_word(_SHORT_FORMS)
_SYNONYM = any_word(tables.SYNONYMS)
_WORD_NUMBER = re.compile(r"(?<![\w-])(?:" + "|".join(tables.NUMBER_WORDS[2:13]) + r")(?=[ ][a-z])")
_DIGIT_NUMBER = re.compile(r"(?<![\w$£€.,:/–-])(?:1[0-2]|[2-9])(?= [a-z])")
_DOLLARS = re.compile(
    r"(?<!\w)\$(\d++(?:[.,]\d++)*+(?: (?:thousand|million|billion|trillion)\b)?+)(?![\w-])"
)
_TIME = rf"(?:On (?:{'|'.join(tables.WEEKDAYS)})|In (?:19|20)\d\d|In (?:{'|'.join(tables.MONTHS)})"
_TIME += r"|Last (?:week|month|year)|Earlier this (?:week|month|year))"
_TIME_FIRST = re.compile(rf"(?P<time>{_TIME}), (?P<rest>[^,;:\"“”—–]+)\.")
_TIME_LAST = re.compile(rf"(?P<rest>[^,;:\"“”—–]+) (?P<time>{_TIME})\.", re.I)
_NO_MOVE = re.compile(r"\b(?:that|who|which|and|but|when|after|before|because|if|said)\b")
_PLURAL = re.compile(
    r"(?:The|the|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any) (?:\w+ )*\w+[^s\W]s|[Pp]olice"
)
_SINGULAR = re.compile(r"(?:The|the|[Aa]n?) (?:[a-z]+ )*[a-z]+[^s\W]")


def identity(sentence: str, rng: random.Random) -> str | None:
    """The sentence itself."""
    return sentence


def shorter(sentence: str, rng: random.Random) -> str | None:
    """Without a parenthesis, an adverb, or the place or time that opens it."""
    edits = [(*match.span(), "") for match in _PARENTHESIS.finditer(sentence)]
    for match in _ADVERB.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        plain = not before.endswith((", ", "not ", "only ", "but ")) and after[:1] == " "
        if before.endswith(" ") and plain:
            edits.append((match.start(), match.end() + 1, ""))
    opener = _OPENER.match(sentence)
    if opener and sentence[opener.end() :].count(" ") > 4:
        edits.append((0, opener.end() + 1, sentence[opener.end()].upper()))
    return one_edit(sentence, edits, rng)


def contraction(sentence: str, rng: random.Random) -> str | None:
    """ "Did not" as "didn't", or the other way round."""
    edits = table_edits(sentence, _LONG_FORM, lambda word: (tables.CONTRACTIONS[word],))
    plain = sentence.replace("’", "'")
    edits += table_edits(plain, _SHORT_FORM, lambda word: (_SHORT_FORMS[word],))
    return one_edit(sentence, edits, rng)


def numeral(sentence: str, rng: random.Random) -> str | None:
    """ "12" as "twelve", "$3 million" as "3 million dollars", or the other way round."""
    edits = [
        (*match.span(), str(tables.NUMBER_WORDS.index(match[0])))
        for match in _WORD_NUMBER.finditer(sentence)
    ]
    for match in _DIGIT_NUMBER.finditer(sentence):
        edits.append((*match.span(), tables.NUMBER_WORDS[int(match[0])]))
    for match in _DOLLARS.finditer(sentence):
        edits.append((*match.span(), f"{match[1]} dollars"))
    return one_edit(sentence, edits, rng)


def short_name(sentence: str, rng: random.Random) -> str | None:
    """A person's family name alone."""
    edits = []
    for found in find_names(sentence):
        parts = found.text.split(" ")
        if len(parts) == 2 and parts[0] in tables.FIRST_NAMES and parts[1][:1].isupper():
            edits.append((found.start, found.end, parts[1]))
    return one_edit(sentence, edits, rng)


def synonym(sentence: str, rng: random.Random) -> str | None:
    """One word by another of the same meaning."""
    return one_edit(sentence, table_edits(sentence, _SYNONYM, lambda w: (tables.SYNONYMS[w],)), rng)


def voice(sentence: str, rng: random.Random) -> str | None:
    """ "A was hit by B" as "B hit A", and the other way round where "was" or "were" is sure."""
    clause = find_clause(sentence)
    if clause is None or clause.verb in ("led", "beat", "told", "asked", "called", "thanked"):
        return None
    if clause.passive:
        return clause.with_parts(clause.second, clause.verb, clause.first)
    be = _be(clause.second)
    if be is None or clause.between != clause.verb:
        return None
    return clause.with_parts(clause.second, f"{be} {clause.verb} by", clause.first)


def _be(phrase: str) -> str | None:
    if _PLURAL.fullmatch(phrase):
        return "were"
    names = find_names(f"It is {phrase}.")
    is_name = len(names) == 1 and names[0].text == phrase and not phrase.endswith("s")
    return "was" if is_name or _SINGULAR.fullmatch(phrase) else None


def moved_time(sentence: str, rng: random.Random) -> str | None:
    """ "On Monday, X did Y." as "X did Y on Monday.", and the other way round."""
    match = _TIME_FIRST.fullmatch(sentence)
    if match and not _NO_MOVE.search(match["rest"]):
        return f"{raised(match['rest'])} {match['time'][:1].lower()}{match['time'][1:]}."
    match = _TIME_LAST.fullmatch(sentence)
    if match and not _NO_MOVE.search(match["rest"]):
        return f"{raised(match['time'])}, {lowered(match['rest'])}."
    return None


FUNCTIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "identity": identity,
    "shorter": shorter,
    "contraction": contraction,
    "numeral": numeral,
    "short_name": short_name,
    "synonym": synonym,
    "voice": voice,
    "moved_time": moved_time,
}
