"""Who does what to whom in a sentence, read without a parser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harness.metrics.facts.passages import Passage
from harness.metrics.facts.terms import terms
from harness.text.lexicon.converses import Deed, deed
from harness.text.lexicon.lemmas import lemma
from harness.text.names import land
from harness.text.quantities.vocabulary import CARDINALS

# A word, or a mark that ends a clause.
WORD = re.compile(r"[^\W_]+(?:[.'’‑-][^\W_]+)*|[,;:()—–.!?]")
_BE = frozenset("is are was were be been being am get gets got getting".split())
_IDLE = frozenset("not also already never just now yet only".split())
# These end what belongs to a verb, on its left and on its right.
_ENDS = frozenset(
    """, ; : ( ) — – . ! ? that because while although though when whenever if unless whether since
    after before where than as until but or who which whom whose and""".split()
)
# These stand between a verb and who does it too: "Chad, which asked", "came and asked".
_PASSED = frozenset("and who which".split())
_RELATIVE = frozenset("who which whose".split())
_DETERMINERS = frozenset("the a an its their his her our my your this no any another".split())
# A verb with one of these after it has lost its object: "the factories closed in May".
_PREPOSITIONS = frozenset(
    """in on at from of for with to by during after before into out off over as through about
    between near under within""".split()
)
_REACH = 9
_BY = 7


@dataclass(frozen=True, slots=True)
class Act:
    """deed: what is done; agents, patients: terms of who or what stands on either side of it, what
    stands on both left out; start, end: its words in the passage."""

    deed: str
    agents: frozenset[str]
    patients: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    keys: frozenset[str]
    named: bool
    start: int
    end: int


@lru_cache(maxsize=2**12)
def acts(passage: Passage) -> tuple[Act, ...]:
    """The acts of a passage, one for each verb or noun of doing that has something on both sides.

    Both sides hold all content words of the clause, up to nine: which of them does it, another
    sentence on the same deed tells. The passive is turned ("was told by"), and so are verbs that
    tell the deed from its other side ("bought"). A passive without "by" is no act.
    """
    tokens = list(_tokens(passage))
    return tuple(act for place in range(len(tokens)) for act in _acts_at(tokens, place))


@lru_cache(maxsize=2**12)
def names_in(passage: Passage) -> frozenset[str]:
    """The terms of its names."""
    return frozenset[str]().union(*(token.keys for token in _tokens(passage) if token.named))


def _tokens(passage: Passage) -> Iterator[_Token]:
    """The words and marks; a name is one token, by the country where it stands for one."""
    names = [(n.start - passage.start, n.end - passage.start) for n in passage.names]
    begin = 0
    for start, end in [*names, (len(passage.text), len(passage.text))]:
        for match in WORD.finditer(passage.text, begin, start):
            keys = frozenset() if match[0] in ("s", "'s", "’s") else terms(match[0])
            yield _Token(match[0].casefold(), keys, False, match.start(), match.end())
        if start < end:
            name = passage.text[start:end]
            country = land(name)
            keys = frozenset([country]) if country else terms(name)
            yield _Token(name, keys, True, start, end)
        begin = max(begin, end)


def _acts_at(tokens: Sequence[_Token], place: int) -> Iterator[Act]:
    token = tokens[place]
    if token.named or token.word in _ENDS or not token.keys:
        return
    before = tokens[place - 1] if place else None
    named_before = before is not None and before.named
    determined = before is not None and before.word in _DETERMINERS
    plain = lemma(token.word) == token.word
    what = deed(token.word, plain and (named_before or determined))
    if named_before and not what:  # "Brazil beat France"
        what = deed(token.word, False)
    if not what:
        return
    left, right = _left(tokens, place), _right(tokens, place)
    if not right or (what.noun and _told_already(tokens, left, what)):
        return
    following = tokens[right.start].word
    passive = not what.noun and _is_passive(tokens, place)
    # "Supported Chad by sending troops" names nobody after "by".
    reach = _BY if passive or what.noun else 1
    by = next((i for i in right[:reach] if _opens_doer(tokens, i)), None)
    if what.noun and by is None and following in ("of", "from"):
        by = right.start if (what.of_doer and not named_before) or following == "from" else None
    if by is None and (passive or (not what.noun and following in _PREPOSITIONS)):
        return
    if by is None:
        agents, patients = _keys(tokens, left), _keys(tokens, right)
    else:
        agents = _keys(tokens, range(by + 1, right.stop))
        patients = _keys(tokens, range(place + 1, by))
        if passive or not patients:
            patients |= _keys(tokens, left)
    if not what.by_doer:
        agents, patients = patients, agents
    if agents - patients and patients - agents:
        start = tokens[left[0] if left else place].start
        end = tokens[right.stop - 1].end
        yield Act(what.name, agents - patients, patients - agents, start, end)


def _told_already(tokens: Sequence[_Token], left: Sequence[int], what: Deed) -> bool:
    """Whether a verb tells whose deed the noun is: "received a loan"."""
    verbs = (deed(tokens[i].word, False) for i in left if not tokens[i].named)
    return any(verb and verb.name == what.name and not verb.noun for verb in verbs)


def _opens_doer(tokens: Sequence[_Token], place: int) -> bool:
    """Whether it is a "by" of doing: "by the government", and not "by 23 votes"."""
    if tokens[place].word != "by" or place + 1 == len(tokens):
        return False
    after = tokens[place + 1].word
    return not (after[0].isdigit() or after in CARDINALS or after.endswith("ing"))


def _left(tokens: Sequence[_Token], place: int) -> list[int]:
    """What stands before the verb in its clause, without a relative clause in commas."""
    found, i = 0, place - 1
    if i > 0 and tokens[i].word in _PASSED:
        i -= 2 if tokens[i - 1].word == "," else 1
    elif i > 0 and tokens[i].word == ",":
        opened = next((k for k in range(i - 1, 0, -1) if tokens[k].word == ","), None)
        if opened is not None and tokens[opened + 1].word in _RELATIVE:
            i = opened - 1
    places: list[int] = []
    while i >= 0 and found < _REACH and tokens[i].word not in _ENDS:
        found += bool(tokens[i].keys)
        places.append(i)
        i -= 1
    return places[::-1]


def _right(tokens: Sequence[_Token], place: int) -> range:
    found, i = 0, place + 1
    while i < len(tokens) and found < _REACH:
        if tokens[i].word in _ENDS and tokens[i].word != "and":
            break
        found += bool(tokens[i].keys)
        i += 1
    return range(place + 1, i)


def _is_passive(tokens: Sequence[_Token], place: int) -> bool:
    word = tokens[place].word
    if word.endswith("ing") or lemma(word) == word:
        return False
    i = place - 1
    while i >= 0 and (tokens[i].word in _IDLE or tokens[i].word.endswith("ly")):
        i -= 1
    return i >= 0 and tokens[i].word in _BE


def _keys(tokens: Sequence[_Token], places: Sequence[int]) -> frozenset[str]:
    return frozenset[str]().union(*(tokens[i].keys for i in places))
