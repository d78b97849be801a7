"""Connectives: what holds between the clause that one opens and the clause it belongs to."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["time", "cause", "contrast", "condition", "addition"]
Order = Literal["main first", "opened first", "together"]


@dataclass(frozen=True, slots=True)
class Connective:
    """relation; order: which of the two comes first in time, or is the cause: the main clause, or
    the clause (or phrase) that the connective opens; None where neither does."""

    relation: Relation
    order: Order | None


_TABLE: tuple[tuple[Relation, Order | None, str], ...] = (
    (
        "time",
        "main first",
        "before; until; till; prior to; ahead of; by the time; then; afterwards",
    ),
    ("time", "main first", "later; subsequently; and then; thereafter"),
    ("time", "opened first", "after; following; once; as soon as; in the wake of; previously"),
    ("time", "opened first", "earlier; beforehand; in the aftermath of"),
    ("time", "together", "while; during; meanwhile; when; as; whilst; simultaneously; amid"),
    ("cause", "opened first", "because; because of; due to; owing to; since; as a result of"),
    (
        "cause",
        "opened first",
        "thanks to; on account of; in response to; caused by; resulting from",
    ),
    ("cause", "main first", "so; so that; therefore; thus; hence; consequently; as a result"),
    ("cause", "main first", "accordingly; leading to; resulting in; causing; which led to"),
    ("contrast", None, "but; although; though; despite; in spite of; however; even though; yet"),
    ("contrast", None, "nevertheless; nonetheless; whereas; regardless of; notwithstanding"),
    ("condition", "opened first", "if; provided that; as long as; in case; only if; assuming"),
    ("condition", None, "unless; whether; even if; except if"),
    ("addition", None, "and; also; moreover; furthermore; in addition; besides; as well as"),
)
_CONNECTIVES = {
    word.strip(): Connective(relation, order)
    for relation, order, words in _TABLE
    for word in words.split(";")
}


def connective(word: str) -> Connective | None:
    """What `word` (or a phrase such as "due to") says of two clauses; None where it is none.

    "Since" and "as" have two readings each, of which one is given: cause and time. A participle at
    the head of a clause ("Leaving the house, …") is no connective.
    """
    return _CONNECTIVES.get(" ".join(word.casefold().split()))
