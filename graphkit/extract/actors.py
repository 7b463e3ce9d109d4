"""The actors in a noun phrase: the one it names, those it acts for, and those named deeper inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.clauses import conjuncts, obliques
from graphkit.extract.memory import remembered
from graphkit.extract.reading import Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_MODIFIERS = ("poss", "compound", "amod", "nmod")
# what speaks and acts for a person, and not only for a state or a body: "Putin's spokesman", "his government"
_ACT_FOR_A_PERSON = frozenset(
    """spokesman spokeswoman spokesperson administration government regime campaign envoy representative force troop
    army""".split()
)
_BODIES = frozenset(
    """federation club union league company football airline association university church newspaper hospital business
    industry gang cartel film music tech sports soccer cycling media charity hotel team opera theatre museum mining
    telecoms pharmaceutical car""".split()
)
_LOYAL = ("loyal", "faithful", "allied", "aligned", "subordinate", "answerable")
_RULED = (["led"], ["run"], ["controlled"], ["ruled"])
_SERVED_BY = ("of", "from", "for", "in", "throughout", "across")  # "rebels in Darfur", "the government of Chad"
_DEEPEST = 3  # nouns between a verb and an actor; beyond that a reader loses the thread

Path = tuple[str, ...]


@remembered
def actors(noun: Word, reading: Reading) -> list[tuple[int, str]]:
    """The mention a noun belongs to, or the actors it acts for ("German officials"), and by which way."""
    here = reading.mention_at.get(noun.i)
    if here is not None:
        return [(here, "")]
    apposed = [child for child in noun.children if child.dep_ == "appos" and child.i in reading.mention_at]
    apposed += [holder for _, holder in holders(noun, reading)]
    found = [(reading.mention_at[child.i], "apposition") for child in apposed] or _acted_for(noun, reading)
    return list(dict.fromkeys(found))


@remembered
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


def _loyal(noun: Word) -> list[Word]:
    """The adjectives behind a noun that say whose it is: "rebels loyal to Norland", not "men close to Ada"."""
    return [child for child in noun.rights if child.dep_ == "amod" and child.lower_ in _LOYAL]


def _serves_another(noun: Word, name: Word, reading: Reading) -> bool:
    """Whether a noun behind a name acts for somebody else: "the Norse federation chief" for the federation."""
    bodies = [child for child in noun.children if child.dep_ == "compound" and child.lower_ in _BODIES]
    if name.dep_ != "poss" and any(child.i not in reading.mention_at for child in bodies):
        return True
    return _is_backer(name, reading)


def _is_backer(name: Word, reading: Reading) -> bool:
    """Whether a hyphen leads from a name to more than "led": who is backed by Ada does not act for Ada."""
    number, last = reading.mention_at[name.i], name.i + 1
    while reading.mention_at.get(last) == number:
        last += 1
    behind = [word.lower_ for word in reading.words[last : last + 2]]
    return behind[:1] == ["-"] and last + 1 not in reading.mention_at and behind[1:] not in _RULED


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
        if (voice or not _owns_as_a_person(each, reading)) and not _serves_another(noun, each, reading)
    ]
    if before:
        return before
    served = tuple(word for word in _SERVED_BY if word != "in") if noun.lower_ in ("court", "courts") else _SERVED_BY
    behind = [each.token for each in obliques(noun) if each.path[0] in served and len(each.path) == 1]
    behind += [each.token for child in _loyal(noun) for each in obliques(child)]
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
        if not _serves_another(noun, each, reading):
            way = "noun's owner" if each.dep_ == "poss" else "noun's modifier"
            yield reading.mention_at[each.i], (*path, "of"), way


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
