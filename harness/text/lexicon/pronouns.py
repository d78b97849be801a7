"""Pronouns: their person, number and gender; and nouns that say whether a man or woman is meant."""

from dataclasses import dataclass
from typing import Literal

from harness.text.lexicon.lemmas import lemma

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """person: 1, 2 or 3; plural: None where the form does not tell ("you"); gender: None likewise,
    and for "it"."""

    person: int
    plural: bool | None
    gender: Gender | None


_FORMS: tuple[tuple[str, Pronoun], ...] = (
    ("i me my mine myself", Pronoun(1, False, None)),
    ("we us our ours ourselves", Pronoun(1, True, None)),
    ("you your yours", Pronoun(2, None, None)),
    ("yourself", Pronoun(2, False, None)),
    ("yourselves", Pronoun(2, True, None)),
    ("he him his himself", Pronoun(3, False, "m")),
    ("she her hers herself", Pronoun(3, False, "f")),
    ("it its itself", Pronoun(3, False, None)),
    # Singular "they" is common: no number.
    ("they them their theirs", Pronoun(3, None, None)),
    ("themselves", Pronoun(3, True, None)),
)
_PRONOUNS = {form: pronoun for forms, pronoun in _FORMS for form in forms.split()}

# Feminine noun, masculine counterpart.
_COUNTERPARTS = """
woman man; girl boy; lady gentleman; mother father; mum dad; mom dad; mummy daddy; mommy daddy;
daughter son; sister brother; wife husband; bride groom; bride bridegroom; widow widower;
grandmother grandfather; grandma grandpa; granny granddad; granddaughter grandson; aunt uncle;
auntie uncle; niece nephew; girlfriend boyfriend; fiancée fiancé; stepmother stepfather;
stepdaughter stepson; stepsister stepbrother; godmother godfather; goddaughter godson;
queen king; princess prince; duchess duke; countess count; empress emperor; baroness baron;
actress actor; waitress waiter; hostess host; heiress heir; stewardess steward; goddess god;
heroine hero; policewoman policeman; businesswoman businessman; spokeswoman spokesman;
chairwoman chairman; congresswoman congressman; saleswoman salesman; servicewoman serviceman;
sportswoman sportsman; councilwoman councilman; nun monk; nun priest; mrs mr; ms mr; madam sir;
female male; schoolgirl schoolboy; sorority fraternity; maid butler; witch wizard; masseuse masseur;
landlady landlord; mistress master; lesbian gay; cowgirl cowboy; motherhood fatherhood
"""
# Forms that are used of women too.
_COMMON = frozenset(
    "actor host heir god hero steward priest count master gay waiter landlord spokesman chairman"
    " masseur baron".split()
)
# (feminine, masculine)
GENDERED_NOUNS: tuple[tuple[str, str], ...] = tuple(
    (pair.split()[0], pair.split()[1]) for pair in _COUNTERPARTS.split(";")
)
_NOUNS: dict[str, Gender] = {
    **{woman: "f" for woman, _ in GENDERED_NOUNS},
    **{man: "m" for _, man in GENDERED_NOUNS if man not in _COMMON},
}


def pronoun(word: str) -> Pronoun | None:
    """The personal or possessive pronoun that `word` is in any case; None for another word."""
    return _PRONOUNS.get(word.casefold())


def pronoun_gender(word: str) -> Gender | None:
    """Who a pronoun stands for: "f" for she, her, hers, herself; "m" for he, him, his, himself;
    None for every other word."""
    found = pronoun(word)
    return found.gender if found else None


def noun_gender(word: str) -> Gender | None:
    """Who a noun or title is said of: "f" or "m" where only of women or only of men; else None.

    Nouns that are used of both ("actor", "chairman", "host") have none. First names are not known.
    """
    return _NOUNS.get(lemma(word))
