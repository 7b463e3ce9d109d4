"""What the rules for claims share: the values they work on and the words they know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.facts import demonyms_index, given_name_groups, names_index
from graphkit.facts.table import read_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON, PLACE, BODY, PEOPLE = "person", "place", "body", "people"
_KINDS = {"PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": PEOPLE, "ORG": BODY}


@dataclass(frozen=True)
class Clause:
    """A claim by token positions: subject, object and speaker are mentions' numbers, `cue` the word that carries it."""

    subject: int
    object: int
    cue: int
    predicate: str
    polarity: str
    modality: str
    rule: str
    event: str = ""
    speaker: int | None = None


@dataclass(frozen=True)
class Reading:
    """A block with the number of the mention that covers a token, and the dictionary form of a token."""

    doc: Doc
    mention_at: Mapping[int, int]
    lemma: Callable[[Token], str]

    def is_a(self, token: Token, kind: str) -> bool:
        """Whether the table of roles has the word under that kind."""
        word, words = self.lemma(token), roles().get(kind, frozenset())
        return word in words or word.removesuffix("s") in words  # a capitalised plural is a name to the lemmatizer


@cache
def roles() -> dict[str, frozenset[str]]:
    """The nouns of `roles.tsv` by kind."""
    return {row["kind"]: frozenset(row["words"].split()) for row in read_rows("roles.tsv", "graphkit.extract")}


def kind_of(doc: Doc, first: int, last: int) -> str:
    """What a mention `first:last` names: by the tables, else by the model, else ""."""
    text = doc[first:last].text
    if text in demonyms_index() and text not in names_index():
        return PEOPLE
    facts = names_index().get(text)
    if facts:
        return _KINDS.get(facts[0].type, "")
    said = next((_KINDS.get(token.ent_type_, "") for token in reversed(doc[first:last]) if token.ent_type_), "")
    if said == BODY and last - first == 2 and doc[first].lower_ in given_name_groups():
        return PERSON  # two words, the first a given name
    return said
