"""Lemmas: the dictionary form that inflected forms of a word share."""

from collections.abc import Iterator
from functools import lru_cache

from harness.text.lexicon.irregular import COMPARED, IRREGULAR, UNINFLECTED

_KEPT = 2**16
_VOWELS = frozenset("aeiou")
# A doubled l that belongs to no verb in -ll: "cancelled".
_SINGLE_L = frozenset(
    """cancel control travel fuel level model label signal patrol compel expel propel rebel excel
    fulfil enrol instil distil quarrel marvel tunnel channel counsel duel equal rival total dial
    annul appal repel dispel impel extol pedal shovel unravel swivel spiral shrivel libel
    panel funnel equal initial""".split()
)
# Stems whose e no rule restores, and stems to which a rule would wrongly give one.
_WITH_E = frozenset(
    """
    explore restore ignore adore implore deplore postpone condone dethrone convene intervene serene
    delete complete compete deplete secrete obsolete invite unite excite recite incite ignite cite
    write rewrite despite expedite change arrange exchange rearrange challenge plunge avenge revenge
    lounge range lunge hinge cringe fringe impinge infringe sponge taste waste paste haste bathe
    breathe clothe soothe loathe interfere adhere persevere revere welcome become overcome
    persuade evoke provoke revoke invoke awake retake undertake mistake overtake escape reshape
    type scope hope cope grope elope compose schedule ridicule rule reconcile compile exile profile
    smile while console dispute salute dilute refute impute argue
    prescribe describe subscribe bribe transcribe inscribe probe robe cube tube
    choose lose loose cause pause praise raise appraise noise house cruise bruise please lease
    release increase decrease cease ease tease grease crease geese cheese freeze squeeze sneeze
    breeze seize leave achieve believe receive retrieve relieve grieve weave deceive perceive
    conceive heave sleeve
    """.split()
)
_WITHOUT_E = frozenset(
    """
    visit limit edit exit profit merit benefit inherit exhibit prohibit audit credit deposit orbit
    solicit permit submit admit commit transmit recruit wait await exploit target market budget
    interpret pocket jacket rocket ticket cricket blanket comfort format combat repeat defeat treat
    pivot ballot riot focus bias canvas cabin bargain solid avoid develop gallop envelop gossip
    worship kidnap profit forfeit inhabit elicit spirit orchid outfit vomit credit discredit audit
    monitor favor honor labor author anchor mirror sponsor tutor editor mentor harbor doctor factor
    murmur sulfur augur consul symbol parasol pencil council gas bus caucus anchor
    alarm
    """.split()
)
# Ends of stems of several syllables that come from a verb in -e.
_LOSING = tuple(
    """at id ir ur in ud ad od ed ot ut um ar ak ok ik uk ul im ib ob ub ap am""".split()
)


@lru_cache(maxsize=_KEPT)
def lemma(word: str) -> str:
    """The case-folded dictionary form of `word`: "took" take, "children" child, "worse" bad.

    Idempotent. Nouns, verbs and comparable adjectives go through one set of rules, so a form that
    could be either gets one lemma ("leaves" leave, "left" leave, "building" build); adverbs in -ly
    stay. Rules guess a silent e: a rare word may get a lemma that is no word, but its forms agree
    in most cases. English only; a word of fewer than three letters, or with digits, stays.
    """
    current = word.casefold().replace("’", "'")
    current = current.removesuffix("'s").removesuffix("'") or current
    # Each step shortens the word, or looks it up in a table without cycles.
    while (shorter := _step(current)) != current:
        current = shorter
    return current


def _step(word: str) -> str:
    if word in UNINFLECTED:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 3 or not word.replace("-", "").isalpha():
        return word
    return _positive(word) or _without_s(word) or _without_ed_ing(word) or word


def _positive(word: str) -> str | None:
    """The adjective of a comparative or superlative."""
    for ending in ("er", "est"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            doubled = stem[-1:] == stem[-2:-1]
            shorter = stem[:-1] if doubled else stem[:-1] + "y" if stem.endswith("i") else stem
            for candidate in (stem, stem + "e", shorter):
                if candidate in COMPARED:
                    return candidate
    return None


def _without_s(word: str) -> str | None:
    """The singular or base of a form in -s."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ous")):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _without_ed_ing(word: str) -> str | None:
    """The base of a regular past, participle or gerund."""
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and _has_vowel(stem) and not stem.endswith("e"):
            return _base(stem)
    return None


def _has_vowel(stem: str) -> bool:
    return any(char in _VOWELS or char == "y" for char in stem)


def _base(stem: str) -> str:
    """The verb whose -ed or -ing form has this stem."""
    last = stem[-1]
    if len(stem) > 3 and stem[-2] == last and last not in _VOWELS and stem != "boycott":
        if last not in "lszf" or stem[:-1] in _SINGLE_L:
            return stem[:-1]
        return stem
    return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    if stem in _WITHOUT_E:
        return False
    if stem + "e" in _WITH_E:
        return True
    last, before = stem[-1], stem[-2]
    if last in "cvu" or (last in "sz" and before != last):
        return True
    if last in "wxyhaeio":
        return False
    if last == "g":
        return before in "adirlu" and not (before == "a" and stem[-3:-2] in ("e", "o"))
    if last == "l" and before not in _VOWELS:
        return before in "bcdfgkptz"
    if before not in _VOWELS:
        return False
    groups = list(_vowel_groups(stem.replace("qu", "q")))
    if len(groups[-1]) > 1:
        return stem.endswith(("creat", "uat", "iat"))
    return len(groups) == 1 or stem.endswith(_LOSING)


def _vowel_groups(stem: str) -> Iterator[str]:
    group = ""
    for char in stem:
        if char in _VOWELS or (char == "y" and group):
            group += char
        elif group:
            yield group
            group = ""
    if group:
        yield group
