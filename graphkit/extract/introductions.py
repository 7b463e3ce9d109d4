"""The words around a name that say who it is: titles, appositions, and what it is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.persons import actor_nouns

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

COPULAS = frozenset(
    "is was are were be been being 's ’s am become became becomes becoming remain remains remained".split()
)
_NOT_YET = ("deputy", "vice", "assistant", "acting", "former", "ex", "late")
_TITLE_REACH = 4  # words before a name that may be its title


def introductions(name: Span, *, person: bool) -> Iterator[str]:
    """Nouns and titles that say who a name is: beside it and in it; lower case. The last word of a person's is none."""
    yield from titles_before(name)
    yield from said_of(name)
    for token in name[:-1] if person else name:
        if token.lower_ in actor_nouns():
            yield token.lower_


def titles_before(name: Span) -> Iterator[str]:
    """The words that stand right before a name and belong to it: "Prime Minister", "veteran painter"."""
    for i in range(name.start - 1, max(0, name.start - _TITLE_REACH) - 1, -1):
        token = name.doc[i]
        if token.dep_ not in ("compound", "nmod", "amod", "appos") or not i < token.head.i < name.end:
            break
        if not (i and name.doc[i - 1].lower_ in _NOT_YET):
            yield token.lower_


def said_of(name: Span) -> Iterator[str]:
    """Nouns in apposition to a name ("Ada Brook, a painter"), and what it is said to be ("Ada Brook is a painter")."""
    head = name_head(name)
    if head.dep_ == "appos" and head.head.i < name.start and _names_a_role(head.head):
        yield head.head.lower_
    for child in head.children:
        if child.dep_ == "appos" and child.i >= name.end and _names_a_role(child):
            yield child.lower_
    verb = head.head
    if head.dep_ == "nsubj" and verb.lower_ in COPULAS and not any(denies(child) for child in verb.children):
        yield from (child.lower_ for child in verb.children if child.dep_ == "attr" and _names_a_role(child))


def denies(token: Token) -> bool:
    """Whether a word beside "be" says that it is not, or not yet, so."""
    return bool(token.dep_ == "neg" or token.tag_ == "MD")


def _names_a_role(token: Token) -> bool:
    return token.tag_ in ("NN", "NNP") and token.lower_ in actor_nouns()


def name_head(name: Span) -> Token:
    """The word of a name that the rest of the sentence hangs on: the last whose head is outside it."""
    for token in reversed(list(name)):
        if token.head is token or not name.start <= token.head.i < name.end:
            return token
    return name[-1]
