"""Claims that nouns carry: "talks between A and B", "A's visit to B", "the annexation of B by A"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.extract.actors import actors, modifiers
from graphkit.extract.clauses import obliques
from graphkit.extract.events import noun_event
from graphkit.extract.occurrence import noun_stance
from graphkit.extract.reading import Clause, Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_BETWEEN = ("between", "among")
_ON = ("on", "against", "with", "to", "at", "toward", "towards", "upon", "over", "into")
_PLACES = ("in", "from", "for")  # weaker: where it happened, or who gains
_JOINTS = ("-", "–", "—", "/")
_NOT_WITH = ("SANCTION", "COERCE", "MOBILIZE", "THREATEN", "ACCUSE", "PROTEST", "REJECT", "AID")
_AS_SCENE = ("COERCE", "ASSAULT", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION")

Named = tuple[int, str]
_ENDING = frozenset("block veto end suspend halt cancel freeze scrap withdraw terminate abandon".split())


def noun_clauses(noun: Word, reading: Reading) -> Iterator[Clause]:
    """The claims of a noun that the lexicon knows as an event, none of any other."""
    if noun.i in reading.mention_at:
        return
    word = reading.lemma(noun)
    event = noun_event(_compound(noun, word), reading.lexicon) or noun_event(word, reading.lexicon)
    if not event or _is_ended(noun, reading):
        return
    for (first, second), path, rule in _pairs(noun, event, reading):
        if first != second:
            denial, weight = noun_stance(noun, reading.lemma)
            yield Clause(first, second, noun.i, f"{word} {path}", denial, weight, f"noun + {rule}", event)


def _compound(noun: Word, lemma: str) -> str:
    """The noun with the word before it, "" if there is none: a "hunger strike" is no strike."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("compound", "amod"):
            return f"{child.lower_} {lemma}"
    return ""


def _is_ended(noun: Word, reading: Reading) -> bool:
    """Whether it is said to be over or kept from happening: "blocked aid for Norland", "ended its partnership with"."""
    ended = noun.dep_ in ("dobj", "nsubjpass") and reading.lemma(noun.head) in _ENDING
    amount = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ in ("dobj", "nsubjpass")
    return ended or (amount and reading.lemma(noun.head.head.head) in _ENDING)


def _pairs(noun: Word, event: str, reading: Reading) -> Iterator[tuple[tuple[int, int], str, str]]:
    sides = _by(noun, _BETWEEN, reading)
    sides += [
        (reading.mention_at[each.i], "between")  # the first of two that the parser hangs on the second
        for argument in obliques(noun)
        if argument.path[-1] in _BETWEEN
        for each in argument.token.lefts
        if each.dep_ == "nmod" and each.i in reading.mention_at
    ]
    sides = sorted(dict(sides).items())
    before = list(dict.fromkeys(reading.mention_at[each.i] for each in modifiers(noun, reading)))
    if len(sides) < 2 and len(before) == 2 and _is_joined(noun, reading):
        sides = [(number, "between") for number in before]
    if len(sides) > 1:
        for (first, _), (second, _) in combinations(sides, 2):
            yield (first, second), "between", "reciprocal"
        return
    agents, targets = _ends(noun, event, before, reading)
    for agent in agents:
        for target, path in targets:
            yield (agent, target), path, "preposition"


def _ends(noun: Word, event: str, before: list[int], reading: Reading) -> tuple[list[int], list[Named]]:
    """Who does it and to whom; "of" is what the other words leave it to be."""
    owners = [number for child in noun.children if child.dep_ == "poss" for number, _ in actors(child, reading)]
    agents = [number for number, _ in _by(noun, ("by",), reading)] or list(dict.fromkeys([*owners, *before]))
    onto = tuple(word for word in _ON if word != "with") if event in _NOT_WITH else _ON
    targets = _by(noun, onto, reading) or [
        each
        for child in noun.children
        if child.dep_ == "acl" and child.tag_ == "VBN"
        for each in _by(child, onto, reading)
    ]
    of = _by(noun, ("of",), reading)
    if agents:
        targets = targets or of
    elif targets:
        agents = [number for number, _ in of]
        agents = agents or [number for number, _ in _by(noun, ("from",), reading)]
    if agents and not targets:
        targets = _against_what_is_theirs(noun, reading)
    if agents and not targets:
        targets = _by(noun, _PLACES if event in _AS_SCENE else _PLACES[1:], reading)
    return agents, targets


def _by(noun: Word, prepositions: tuple[str, ...], reading: Reading) -> list[Named]:
    """The actors behind those prepositions, each with its preposition."""
    found: dict[int, str] = {}
    for argument in obliques(noun):
        if argument.path[-1] in prepositions and len(argument.path) == 1:
            for number, _ in actors(argument.token, reading):
                found.setdefault(number, argument.path[0])
    return list(found.items())


def _against_what_is_theirs(noun: Word, reading: Reading) -> list[Named]:
    """Owners of what it is against: ("against policy of", France) of "protests against French policies"."""
    return [
        (reading.mention_at[owner.i], f"{argument.path[0]} {reading.lemma(argument.token)} of")
        for argument in obliques(noun)
        if argument.path[0] in _ON and len(argument.path) == 1
        for owner in modifiers(argument.token, reading)
    ]


def _is_joined(noun: Word, reading: Reading) -> bool:
    """Whether two actors before a noun are one pair: "US-Russia summit", "Trump-Putin call"."""
    positions = [each.i for each in modifiers(noun, reading)]
    between = reading.words[min(positions) : max(positions)]
    return any(token.text in _JOINTS for token in between)
