"""Claims of sentences written as in `parses`, with the dictionary forms that these sentences need."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from graphkit.extract.claims import Clause, find_clauses
from graphkit.extract.reading import Reading
from graphkit.extract.words import Word, parsed
from tests.extract import parses

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEMMAS = {
    "talks": "talk", "held": "hold", "began": "begin", "demanded": "demand", "forces": "force", "is": "be",
    "was": "be", "became": "become", "soldiers": "soldier", "thousands": "thousand", "signed": "sign", "won": "win",
    "opposed": "oppose", "policies": "policy", "protests": "protest", "spoke": "speak", "announced": "announce",
    "allowed": "allow", "says": "say", "stops": "stop", "may": "may", "lifted": "lift", "rejected": "reject",
    "proposed": "propose", "staged": "stag", "rallies": "rally", "threatened": "threaten", "attacked": "attack",
}  # fmt: skip


def lemma(token: Word) -> str:
    """The dictionary form; "stag" for "staged", as rules without a dictionary of verbs give it."""
    return _LEMMAS.get(token.lower_) or parses.lemma(token)


def read(written: str, actors: Collection[str]) -> tuple[Doc, list[Clause]]:
    """The parse and its claims, each word among `actors` a mention; a mention's number is its position."""
    doc = parses.parse(written)
    return doc, find_clauses(parsed(doc), {token.i: token.i for token in doc if token.text in actors}, lemma)


def reading(written: str, actors: Collection[str] = ()) -> Reading:
    doc = parses.parse(written)
    return Reading(parsed(doc), {token.i: token.i for token in doc if token.text in actors}, lemma)


def claims(written: str, actors: Collection[str]) -> list[tuple[str, str, str, str]]:
    """Subject, predicate, object and event of each claim, sorted."""
    doc, found = read(written, actors)
    return sorted((doc[each.subject].text, each.predicate, doc[each.object].text, each.event) for each in found)


def rules(written: str, actors: Collection[str]) -> list[str]:
    return [each.rule for each in read(written, actors)[1]]


def speakers(written: str, actors: Collection[str]) -> list[str]:
    """Who says each claim, "" for the author."""
    doc, found = read(written, actors)
    return ["" if each.speaker is None else doc[each.speaker].text for each in found]
