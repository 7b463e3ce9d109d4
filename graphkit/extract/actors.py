"""The actors in a noun phrase: the one it names, those it acts for, and those named deeper inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.clauses import conjuncts, obliques
from graphkit.extract.reading import Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_MODIFIERS = ("poss", "compound", "amod", "nmod")
# what speaks and acts for a person, and not only for a state or a body: "Putin's spokesman", "his government"
_ACT_FOR_A_PERSON = frozenset(
    """spokesman spokeswoman spokesperson administration government regime campaign envoy representative force troop
    army""".split()
)
_SERVED_BY = ("of", "from", "for", "in", "throughout", "across")  # "rebels in Darfur", "the government of Chad"
_DEEPEST = 3  # nouns between a verb and an actor; beyond that a reader loses the thread

Path = tuple[str, ...]


def actors(noun: Word, reading: Reading) -> list[tuple[int, str]]:
    """The mention a noun belongs to, or the actors it acts for ("German officials"), and by which way."""
    here = reading.mention_at.get(noun.i)
    if here is not None:
        return [(here, "")]
    apposed = [child for child in noun.children if child.dep_ == "appos" and child.i in reading.mention_at]
    apposed += [holder for _, holder in holders(noun, reading)]
    found = [(reading.mention_at[child.i], "apposition") for child in apposed] or _acted_for(noun, reading)
    return list(dict.fromkeys(found))


def holders(noun: Word, reading: Reading) -> list[tuple[Word, Word]]:
    """Of an office its place and the person who holds it, whom the parser hangs on the place: "mayor of Rome, Ada"."""
    if not reading.is_a(noun, "office"):
        return []
    return [
        (each.token, child)
        for each in obliques(noun)
        if each.token.i in reading.mention_at and not reading.is_person(each.token)
        for child in each.token.children
        if child.dep_ == "appos" and child.i in reading.mention_at and reading.is_person(child)
    ]


def inside(noun: Word, reading: Reading) -> list[tuple[int, Path, str]]:
    """The actors named inside a phrase, the nearest first, with the words that lead to each from its noun (left out).

    "an attack on Russia" gives ("on",), "the decision of a court in Russia" ("of", "court", "in").
    """
    level: list[tuple[Word, Path]] = [(noun, ())]
    found: dict[int, tuple[int, Path, str]] = {}
    for _ in range(_DEEPEST):
        for each, path in level:
            for hit in _named_at(each, path, reading):
                found.setdefault(hit[0], hit)
        level = [deeper for each, path in level for deeper in _below(each, path, reading)]
    return list(found.values())


def modifiers(noun: Word, reading: Reading) -> Iterator[Word]:
    """Mentions before a noun: "Putin's spokesman", "US sanctions", "German and French officials"."""
    own = reading.mention_at.get(noun.i)
    for child in noun.children:
        if child.dep_ in _MODIFIERS:
            for each in conjuncts(child):
                if reading.mention_at.get(each.i, own) != own:
                    yield each


def _owns_as_a_person(word: Word, reading: Reading) -> bool:
    """Whether it is "his" or "Ada's": a person's party or counterpart does not act for the person."""
    return bool(word.dep_ == "poss" and (word.pos_ == "PRON" or reading.is_person(word)))


def _acted_for(noun: Word, reading: Reading) -> list[tuple[int, str]]:
    if reading.is_a(noun, "group"):
        members = [each.token for each in obliques(noun) if each.path == ("of",)]
        found = [(number, "group") for member in members for number, _ in actors(member, reading)]
        if found:
            return found
    if not reading.is_a(noun, "agent"):
        return []
    voice = reading.lemma(noun) in _ACT_FOR_A_PERSON
    before = [
        (reading.mention_at[each.i], "acts for")
        for each in modifiers(noun, reading)
        if voice or not _owns_as_a_person(each, reading)
    ]
    if before:
        return before
    behind = [each.token for each in obliques(noun) if each.path[0] in _SERVED_BY and len(each.path) == 1]
    behind += [each.token for child in noun.rights if child.dep_ == "amod" for each in obliques(child)]  # "loyal to"
    return [(reading.mention_at[each.i], "acts for") for each in behind if each.i in reading.mention_at]


def _named_at(noun: Word, path: Path, reading: Reading) -> Iterator[tuple[int, Path, str]]:
    for argument in obliques(noun):
        for number, via in actors(argument.token, reading):
            yield number, (*path, *argument.path), via or "noun's preposition"
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBG":
            for each in (each for each in child.children if each.dep_ == "dobj"):
                yield from ((number, (*path, child.lower_), "participle") for number, _ in actors(each, reading))
    for each in modifiers(noun, reading):
        yield reading.mention_at[each.i], (*path, "of"), "noun's owner" if each.dep_ == "poss" else "noun's modifier"


def _below(noun: Word, path: Path, reading: Reading) -> Iterator[tuple[Word, Path]]:
    for argument in obliques(noun):
        if argument.token.i not in reading.mention_at:
            yield argument.token, (*path, *argument.path, reading.lemma(argument.token))
    for child in noun.children:
        if child.dep_ == "poss":
            yield child, (*path, "of", reading.lemma(child))
        elif child.dep_ == "acl" and child.tag_ in ("VBG", "VBN"):
            yield child, (*path, child.lower_)
            for each in child.children:
                if each.dep_ == "dobj":
                    yield each, (*path, child.lower_, reading.lemma(each))
