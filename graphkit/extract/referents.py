"""Who the names of one document stand for, before any pronoun is read: names joined, with type and gender."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extract.introductions import name_head, roles_in, said_of, titles_before
from graphkit.extract.mentions import BY_FACTS, Found
from graphkit.extract.persons import (
    COUNTRY,
    ORGANISATION,
    PERSON,
    PLACE,
    TOWN,
    actor_nouns,
    name_gender,
    word_gender,
)
from graphkit.facts import names_index
from graphkit.model import BY_WEAK_NAME, NAME
from graphkit.spelling import fold

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

_BY_FACTS_WEIGHT = 10  # mentions of the model's that one of the tables of facts outweighs
# mentions of the model's that a title before a name outweighs, and what is plainly stated ("Brookton is a town")
_VOTE, _STATED = 2, 6
_TYPES = {PERSON: "PERSON", ORGANISATION: "ORG", COUNTRY: "GPE", TOWN: "GPE", PLACE: "LOC"}
_HUMAN = frozenset("born died married divorced graduated retired smiled laughed".split())
TERRITORIES = ("territory", "former territory")
_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True)
class Referent:
    """One actor of a document: its type, what it may be called by gender (m, f, n, "" unknown), and its roles.

    `mentions` are the (block, first token) of its names; `roles` the nouns it is introduced with ("president"), in
    lower case; `role` is what the tables of facts say it is ("territory", "capital" …), else ""; `known` says
    that they know it; `fullest` is the place of its longest name, the first of those.
    """

    number: int
    type: str
    gender: str
    roles: frozenset[str]
    role: str
    known: bool
    mentions: tuple[tuple[int, int], ...]
    fullest: tuple[int, int]


class _Name(NamedTuple):
    """A name's words, the one that the others hang on, and what stands before it and is said of it in lower case."""

    words: Sequence[Word]
    head: Word
    titles: list[str]
    said: list[str]


def find_referents(every: Sequence[Parsed], found: Sequence[Sequence[Found]]) -> list[Referent]:
    """The referents of a document in the order of their first names; weak names and demonyms stand for none."""
    groups: defaultdict[str, list[tuple[int, Found]]] = defaultdict(list)
    for key, block, each in _keyed(every, found):
        groups[key].append((block, each))
    return [_referent(number, every, group) for number, group in enumerate(groups.values())]


def _keyed(every: Sequence[Parsed], found: Sequence[Sequence[Found]]) -> Iterator[tuple[str, int, Found]]:
    names = [
        (block, each, _words(every[block].texts[each.first : each.last]))
        for block, mentions in enumerate(found)
        for each in mentions
        if each.kind == NAME and each.rule != BY_WEAK_NAME and each.type != "NORP"
    ]
    wholes: dict[str, str] = {}  # from a part of a name to the key of the first full name that holds it
    times: dict[tuple[str, ...], int] = {}
    as_person: dict[tuple[str, ...], int] = {}
    for _, each, words in names:
        if each.rule != BY_FACTS:
            times[words] = times.get(words, 0) + 1
            as_person[words] = as_person.get(words, 0) + (each.type == "PERSON")
    people = {words for words, count in times.items() if 2 * as_person[words] > count}
    for _, each, words in names:
        for part, key in _parts(each, words, people).items():
            wholes.setdefault(part, key)
    for block, each, words in names:
        yield _key(each, words, wholes, people), block, each


def _words(name: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text in name if text not in _POSSESSIVES)


def _parts(each: Found, words: tuple[str, ...], people: Collection[tuple[str, ...]]) -> dict[str, str]:
    """Which short forms a full name explains: both ends of a person's, the initials of an organisation's."""
    if len(words) < 2 or each.rule == BY_FACTS:
        return {}
    if words in people:
        return dict.fromkeys((fold(words[-1]), fold(words[0])), _person_key(words))
    initials = "".join(word[0] for word in words if word[0].isupper())
    return {initials.lower(): fold(" ".join(words))} if len(initials) > 1 else {}


def _person_key(words: tuple[str, ...]) -> str:
    return f"{fold(words[0])} … {fold(words[-1])}"


def _key(each: Found, words: tuple[str, ...], wholes: Mapping[str, str], people: Collection[tuple[str, ...]]) -> str:
    text = " ".join(words)
    facts = names_index().get(text, ())
    folded = fold(text)
    if each.rule == BY_FACTS and facts and not (folded in wholes and facts[0].role not in TERRITORIES):
        return f"fact {facts[0].key}"
    if len(words) == 1 and folded in wholes:
        return wholes[folded]
    return _person_key(words) if len(words) > 1 and words in people else folded


def _referent(number: int, every: Sequence[Parsed], group: list[tuple[int, Found]]) -> Referent:
    names = [_name(every[block].words[each.first : each.last]) for block, each in group]
    kind = _type(group, names)
    introduced = [word for name in names for word in (*name.titles, *name.said)]
    introduced += [word for name in names for word in roles_in(name.words, person=kind == "PERSON")]
    block, first = group[0]
    text = every[block].text(first.first, first.last) if first.rule == BY_FACTS else ""
    facts = names_index().get(text, ())
    return Referent(
        number=number,
        type=kind,
        gender=_gender(names, introduced) if kind == "PERSON" else "n",
        roles=frozenset(introduced),
        role=facts[0].role if facts else "",
        known=bool(facts),
        mentions=tuple((block, each.first) for block, each in group),
        fullest=min((each.first - each.last, block, each.first) for block, each in group)[1:],
    )


def _name(words: Sequence[Word]) -> _Name:
    return _Name(words, name_head(words), list(titles_before(words)), list(said_of(words)))


def _type(group: list[tuple[int, Found]], names: Sequence[_Name]) -> str:
    """The type most mentions have; a name from the tables outweighs the model, and so do the words beside a name.

    A short form has the type of its whole: the model knows less of "Brook" than of "Ada Brook".
    """
    votes: dict[str, int] = {}
    longest = max(len(name.words) for name in names)
    for (_, each), name in zip(group, names, strict=True):
        if len(name.words) == 1 < longest:
            continue
        votes[each.type] = votes.get(each.type, 0) + (_BY_FACTS_WEIGHT if each.rule == BY_FACTS else 1)
        for label, weight in _evidence(name, each.type) if each.rule != BY_FACTS else ():
            votes[label] = votes.get(label, 0) + weight
    return min(votes, key=lambda label: (-votes[label], label))


def _evidence(name: _Name, label: str) -> Iterator[tuple[str, int]]:
    """What the words around a name and its own head say of its type: titles, roles, what only people do.

    The head does not count against the label of a person: Hill and Church are surnames too.
    """
    head = name.head
    words = [(word, _STATED) for word in name.said] + [(word, _VOTE) for word in name.titles]
    if len(name.words) > 1 and label != "PERSON":
        words.append((head.lower_, _VOTE))
    for word, weight in words:
        if noun := actor_nouns().get(word):
            yield _TYPES[noun.kind], weight
        elif word_gender(word):
            yield "PERSON", weight
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lower_ in _HUMAN:
        yield "PERSON", _VOTE


def _gender(names: Sequence[_Name], introduced: Sequence[str]) -> str:
    """By the words a person is introduced with, else by given name; "" where they disagree or say nothing."""
    genders = {gender for word in introduced if (gender := word_gender(word))}
    if not genders:
        genders = {gender for name in names if (gender := name_gender([token.text for token in name.words]))}
    return genders.pop() if len(genders) == 1 else ""
