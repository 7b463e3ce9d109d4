"""Names in a sentence and the vocabulary of what they are to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extract.reading import Clause, Reading
from graphkit.model import AFFIRMED, ASSERTED

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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
    """A mention by its tokens `first:last`, its number, and what it names (a kind of `reading`)."""

    first: int
    last: int
    number: int
    kind: str

    def head(self, reading: Reading) -> Token:
        """The token the parser hangs the name on."""
        return reading.doc[self.first : self.last].root


def names_in(sent: Span, reading: Reading) -> Iterator[Name]:
    """The mentions of a sentence from left to right."""
    i = sent.start
    while i < sent.end:
        number = reading.mention_at.get(i)
        last = i + 1
        while number is not None and last < sent.end and reading.mention_at.get(last) == number:
            last += 1
        if number is not None:
            yield Name(i, last, number, reading.kind(i, last))
        i = last


def noun_kind(noun: Token, reading: Reading) -> str:
    """The kind of a noun in `roles.tsv`, "" if it is not there."""
    return next((kind for kind in RELATIONS if reading.is_a(noun, kind)), "")


def standing(subject: Name, target: Name, cue: int, predicate: str, rule: str) -> Clause:
    """A standing relation that the text takes for granted."""
    return Clause(subject.number, target.number, cue, predicate, AFFIRMED, ASSERTED, rule)
