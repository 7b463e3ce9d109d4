"""Names in a sentence and the vocabulary of what they are to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extract.reading import PERSON, Clause, Reading
from graphkit.extract.words import root_of
from graphkit.model import AFFIRMED, ASSERTED

if TYPE_CHECKING:
    from graphkit.extract.words import Word

ROLE_OF, MEMBER_OF, PART_OF = "role_of", "member_of", "part_of"
LOCATED_IN, FAMILY_OF, ORIGIN = "located_in", "family_of", "origin"
#: what a noun of each kind in `roles.tsv` says of the name it stands beside
RELATIONS = {
    "family": FAMILY_OF,
    "office": ROLE_OF,
    "member": MEMBER_OF,
    "part": PART_OF,
    "place": LOCATED_IN,
    "trade": ORIGIN,
}


class Name(NamedTuple):
    """A mention by its words `first:last`, its number, what it names (a kind of `reading`), and what it hangs on by."""

    first: int
    last: int
    number: int
    kind: str
    head: Word


def names_in(sent: Sequence[Word], reading: Reading) -> Iterator[Name]:
    """The mentions of a sentence from left to right."""
    first = sent[0].i
    for number, covered in groupby(map(reading.mention_at.get, range(first, sent[-1].i + 1))):
        last = first + len(list(covered))
        if number is not None:
            yield Name(first, last, number, reading.kind(first, last), root_of(reading.words[first:last]))
        first = last


def noun_kind(noun: Word, reading: Reading) -> str:
    """The kind of a noun in `roles.tsv`, "" if it is not there."""
    kinds = reading.kinds(noun)
    return next((kind for kind in RELATIONS if kind in kinds), "")


def relation_of(kind: str, subject: str, other: int, reading: Reading) -> str:
    """The relation that a noun of that kind tells: what somebody is by trade to a person or a body is a role there."""
    label = reading.types[other] if other < len(reading.types) else ""
    if kind == "trade" and label in ("PERSON", "ORG"):
        return ROLE_OF if subject in (PERSON, "") else "is"
    return RELATIONS.get(kind, "is")


def standing(subject: Name, target: Name, cue: int, predicate: str, rule: str) -> Clause:
    """A standing relation that the text takes for granted."""
    return Clause(subject.number, target.number, cue, predicate, AFFIRMED, ASSERTED, rule)
