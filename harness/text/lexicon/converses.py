"""What one party does to another: verbs and nouns that tell the same deed, from either side."""

from dataclasses import dataclass
from functools import lru_cache

from harness.text.lexicon.irregular import IRREGULAR
from harness.text.lexicon.lemmas import lemma

# One deed a phrase, under its first verb: after the stroke, what the other party does in it.
_DEEDS = """
give send provide deliver supply ship donate grant lend sell offer hand award transfer export lease
rent | receive get obtain buy purchase borrow acquire import accept;
pay reimburse compensate repay | charge; return | retrieve regain;
tell inform notify brief assure advise remind report reveal | hear learn;
warn caution alert; ask request demand urge beg press require order instruct;
support back endorse help assist aid defend protect favor favour; train teach coach educate;
attack invade bomb raid shell assault shoot storm; accuse blame sue criticise criticize denounce
condemn fault; beat defeat overcome thrash outsell outbid overtake overhaul;
replace succeed supplant; visit; expel oust evict deport eject banish;
hire employ recruit appoint; fund finance bankroll subsidise subsidize; spend invest;
lead head command manage oversee; praise thank congratulate; apologise apologize;
capture arrest detain seize; describe call portray characterize characterise; promise pledge;
reject refuse rebuff; fight battle combat; invite; follow; summon; rescue save;
chase pursue; seek; convince persuade; kill murder; owe; deceive mislead
"""
# Nouns of deeds: what follows "of" is who it is done to, or, in the second, who does it.
_DONE_TO = """
invasion attack; delivery give; sale give; training train; expulsion expel; murder kill;
visit visit; rescue rescue; arrest capture; capture capture; purchase -give; defeat beat;
attack attack; assault attack; pursuit chase; replacement replace; praise praise; gift give;
loan give; offer give; payment pay; refusal reject; rejection reject;
criticism accuse; successor replace
"""
_DONE_BY = """
request ask; demand ask; order ask; backing support; aid support; help support; support support;
assistance support; warning warn; accusation accuse; complaint accuse; apology apologise;
invitation invite
"""
# Forms that are more often a thing than the deed.
_THINGS = frozenset(
    """train trains orders head heads back backs call calls lead leads lease leases report reports
    rent rents press shell shells charge charges fault faults hand hands following grant grants
    ship ships coach coaches storm storms command award awards""".split()
)
# Nouns with irregular plurals, and verbs that leave open who does what.
_NO_DEEDS = frozenset(
    """man woman person child be have do use go come become say think foot tooth life wife half
    base""".split()
)


@dataclass(frozen=True, slots=True)
class Deed:
    """name: the same for all words of one deed; by_doer: whether the word tells it from the side
    of who does it ("sold", "sale") rather than of the other party ("bought"); noun: whether it is
    one; of_doer: whether who does it follows the noun's "of" ("the request of")."""

    name: str
    by_doer: bool = True
    noun: bool = False
    of_doer: bool = False


def _table() -> dict[str, Deed]:
    table: dict[str, Deed] = {}
    for phrase in _DEEDS.split(";"):
        doing, _, done = phrase.partition("|")
        name = doing.split()[0]
        table |= {verb: Deed(name) for verb in doing.split()}
        table |= {verb: Deed(name, by_doer=False) for verb in done.split()}
    return table


def _nouns() -> dict[str, Deed]:
    found: dict[str, Deed] = {}
    for table, of_doer in ((_DONE_TO, False), (_DONE_BY, True)):
        for phrase in table.split(";"):
            noun, name = phrase.split()
            found[noun] = Deed(name.removeprefix("-"), name[0] != "-", True, of_doer)
    return found


_VERBS, _NOUNS = _table(), _nouns()


@lru_cache(maxsize=2**16)
def deed(word: str, is_noun: bool) -> Deed | None:
    """The deed that a word tells; None where it tells none.

    is_noun: whether it stands where only a noun can ("the request"). A verb that is in no table
    tells a deed of its own, under its lemma; it is known by its ending.
    """
    word = word.casefold()
    base = lemma(word)
    if is_noun or (word in _NOUNS and word not in _VERBS):
        return _NOUNS.get(word) or _NOUNS.get(base)
    if word in _THINGS:
        return None
    if found := _VERBS.get(base):
        return found
    if base == word or base in _NO_DEEDS or not word.isalpha():
        return None
    return Deed(base) if word.endswith(("ed", "ing")) or word in IRREGULAR else None
