"""Modality: whether a sentence says that something is so, or is likely, planned or alleged."""

from collections.abc import Sequence
from enum import StrEnum

from harness.text.lexicon.clauses import is_content
from harness.text.lexicon.cues import Cue, cue_table, find_cues
from harness.text.lexicon.lemmas import lemma
from harness.text.lexicon.negation import negations


class Modality(StrEnum):
    """How firmly something is said, from the firmest: it is so; it is demanded, planned, thought
    likely; somebody holds it; it is possible; it depends on something."""

    CERTAIN = "certain"
    DEMANDED = "demanded"
    PLANNED = "planned"
    PROBABLE = "probable"
    CLAIMED = "claimed"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


_MOST_WORDS = 6
_PHRASES = {
    Modality.DEMANDED: """must; have to; need to; ought to; should; shall; be required to;
        be obliged to; be ordered to; order; urge; demand; call for; call on; request; insist on;
        recommend; suggest; propose; advise; ask to; ask he to; ask she to; ask they to; encourage;
        mandatory; supposed to""",
    Modality.PLANNED: """will; be going to; be set to; be due to; plan to; plan on; intend to;
        aim to; be about to; be scheduled to; be to be; hope to; want to; would like to; seek to;
        prepare to; agree to; promise to; pledge to; vow to; threaten to; decide to; plan;
        be poised to; be slated to; be planned; upcoming; promise; vow; pledge; try to;
        attempt to; offer to; ready to""",
    Modality.PROBABLE: """likely; probable; probably; expect; expected to; presumably; predict;
        forecast; anticipate; tend to; most likely; in all likelihood; be bound to""",
    Modality.CLAIMED: """allege; allegedly; reportedly; purportedly; supposedly; ostensibly;
        apparently; claim that; claim to; claim he; claim she; claim they; claim it; claim the;
        believe; think; feel that; suspect; suspected of; accuse; argue; assert; contend; maintain
        that; speculate; assume; seem; appear to; estimate that; suppose; guess; imagine; rumor;
        rumour; rumored; in the opinion of; according to some; be said to; be thought to;
        be believed to; hypothesize; consider to be""",
    Modality.POSSIBLE: """may; might; could; considering; reconsidering; whether;
        mulling; possible; possibly; perhaps; maybe; potential;
        potentially; conceivably; unclear; uncertain; unsure; doubt;
        doubtful; fear; risk; chance of; possibility; unconfirmed""",
    Modality.CONDITIONAL: """if; unless; would; provided that; as long as; in case;
        assuming; depending on; only if; even if; were to; in the event""",
}
_IDLE = """
as if; what if; if any; think of; think about; at will; free will; good will; the will;
have to do with; no risk; suggest that; considering that; regardless of whether;
no matter whether; whether or not
"""
_TABLE = cue_table(_PHRASES, _IDLE)
_ASSURANCES = cue_table(
    {
        Modality.CERTAIN: """prove that; proof that; establish that; establish as; certain that;
        be certain to; certainly; definitely; undoubtedly; doubtless; conclusively; indisputable;
        indisputably; be undisputed; beyond doubt; beyond a doubt; beyond any doubt; without doubt;
        without a doubt; already"""
    },
    "almost certain; almost certainly",
)
_FIRMNESS = {modality: -rank for rank, modality in enumerate(Modality)}
# "may" between these is the month.
_DATED = frozenset("in on of by since until late early mid last next this during from to".split())


def modalities(tokens: Sequence[str]) -> list[Cue[Modality]]:
    """The modal cues among the tokens of a sentence (see `clause_tokens`), each with its scope: six
    content words at most, to the end of the clause.

    "Can" is left out: it mostly says that somebody is able to. A noun and a verb of one form ("the
    plan", "they plan") are the same cue; "may" is the month after "in", "late" and the like, or
    beside a number.
    """
    return [
        cue
        for cue in find_cues(tokens, _TABLE, _MOST_WORDS)
        if cue.text != "may" or not _is_month(tokens, cue.start)
    ]


def _is_month(tokens: Sequence[str], place: int) -> bool:
    around = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    return any(token[0].isdigit() for token in around) or (
        place > 0 and tokens[place - 1] in _DATED
    )


def certainties(tokens: Sequence[str]) -> dict[str, Modality]:
    """Each content lemma of a sentence with the modality it stands under.

    The weakest of several counts ("may plan to leave": leave is possible); of several places of a
    lemma, the firmest ("he will leave; he left": left is certain).
    """
    weakest = [Modality.CERTAIN] * len(tokens)
    for cue in modalities(tokens):
        for place in cue.scope:
            weakest[place] = min(weakest[place], cue.kind, key=firmness)
    found: dict[str, Modality] = {}
    for token, modality in zip(tokens, weakest, strict=True):
        if is_content(token):
            word = lemma(token)
            found[word] = max(found.get(word, modality), modality, key=firmness)
    return found


def assurances(tokens: Sequence[str]) -> list[str]:
    """The phrases that call something sure or done ("it was proved that", "already"), as the table
    has them; not those that are denied ("not certain") or are themselves only possible, planned or
    demanded ("may have already", "wants to prove that")."""
    scopes = [cue.scope for cue in negations(tokens)] + [cue.scope for cue in modalities(tokens)]
    open_to_doubt = {place for scope in scopes for place in scope}
    return [
        cue.text
        for cue in find_cues(tokens, _ASSURANCES, _MOST_WORDS)
        if open_to_doubt.isdisjoint(range(cue.start, cue.start + len(cue.text.split())))
    ]


def firmness(modality: Modality) -> int:
    """An order of the modalities: greater is firmer, and what is certain is 0."""
    return _FIRMNESS[modality]


def overstates(claim: Modality, evidence: Modality) -> bool:
    """Whether a claim says as a fact, or as a plan, what its evidence holds for possible only.

    Of the changes between modalities this is the one that tells: an expectation, an opinion or a
    plan that a summary reports as a fact is found as often in faithful summaries as in others.
    """
    return evidence == Modality.POSSIBLE and claim in (Modality.CERTAIN, Modality.PLANNED)
