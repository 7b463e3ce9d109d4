"""The words around a name that say who it is: titles, appositions, and what it is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.persons import actor_nouns

if TYPE_CHECKING:
    from graphkit.extract.words import Word

COPULAS = frozenset(
    "is was are were be been being 's ’s am become became becomes becoming remain remains remained".split()
)
_NOT_YET = ("deputy", "vice", "assistant", "acting", "former", "ex", "late")
_TITLE_REACH = 4  # words before a name that may be its title


def roles_in(name: Sequence[Word], *, person: bool) -> Iterator[str]:
    """Nouns in a name that say who it is; lower case. The last word of a person's is none."""
    for token in name[:-1] if person else name:
        if token.lower_ in actor_nouns():
            yield token.lower_


def titles_before(name: Sequence[Word]) -> Iterator[str]:
    """The words that stand right before a name and belong to it: "Prime Minister", "veteran painter"."""
    words = name[0].whole.words
    for i in range(name[0].i - 1, max(0, name[0].i - _TITLE_REACH) - 1, -1):
        token = words[i]
        if token.dep_ not in ("compound", "nmod", "amod", "appos") or not i < token.head.i < name[-1].i + 1:
            break
        if not (i and words[i - 1].lower_ in _NOT_YET):
            yield token.lower_


def said_of(name: Sequence[Word]) -> Iterator[str]:
    """Nouns in apposition to a name ("Ada Brook, a painter"), and what it is said to be ("Ada Brook is a painter")."""
    head = name_head(name)
    if head.dep_ == "appos" and head.head.i < name[0].i and _names_a_role(head.head):
        yield head.head.lower_
    for child in head.children:
        if child.dep_ == "appos" and child.i >= name[-1].i + 1 and _names_a_role(child):
            yield child.lower_
    verb = head.head
    if head.dep_ == "nsubj" and verb.lower_ in COPULAS and not any(denies(child) for child in verb.children):
        yield from (child.lower_ for child in verb.children if child.dep_ == "attr" and _names_a_role(child))


def denies(token: Word) -> bool:
    """Whether a word beside "be" says that it is not, or not yet, so."""
    return bool(token.dep_ == "neg" or token.tag_ == "MD")


def _names_a_role(token: Word) -> bool:
    return token.tag_ in ("NN", "NNP") and token.lower_ in actor_nouns()


def name_head(name: Sequence[Word]) -> Word:
    """The word of a name that the rest of the sentence hangs on: the last whose head is outside it."""
    first, last = name[0].i, name[-1].i
    for token in reversed(name):
        head = token.head
        if head is token or not first <= head.i <= last:
            return token
    return name[-1]
