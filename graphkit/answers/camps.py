"""Allies, opponents, camps and those who deal with both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from graphkit.analyse.signed import (
    CONFLICT,
    COOPERATION,
    SignedTie,
    Triangles,
    camps_of,
    sign_of,
    signed_ties,
    triangles,
)
from graphkit.answers.evidence import Index, best_sentence, index_pairs
from graphkit.evidence import Evidence
from graphkit.finding import find_actor
from graphkit.graph import Build
from graphkit.rows import Rows, Shown


@dataclass(frozen=True)
class Stance:
    """How two actors stand to each other: claims of cooperation and of conflict, and their balance from -1 to 1.

    The sentence is one of the kind that prevails.
    """

    one_id: str
    one: str
    other_id: str
    other: str
    cooperation: int
    conflict: int
    balance: float
    evidence: Evidence | None


@dataclass(frozen=True)
class Camp:
    """Actors who cooperate more with each other than they are in conflict, those with most cooperation first.

    `opposed` names the camps with which there is more conflict than cooperation, the most first.
    """

    name: str
    members: tuple[str, ...]
    cooperation: int
    conflict: int
    opposed: tuple[str, ...]


@dataclass(frozen=True)
class Broker:
    """An actor that cooperates with both sides of conflicts: with how many opposed pairs, the most heated named."""

    actor_id: str
    name: str
    type: str
    conflicts: int
    between: tuple[str, str]


@dataclass(frozen=True)
class Camps(Shown):
    """The signed structure of a build. Allies and opponents are pairs, those with most net claims first."""

    allies: Rows[Stance]
    opponents: Rows[Stance]
    camps: Rows[Camp]
    brokers: Rows[Broker]
    triangles: Triangles


def camps(build: Build, actor: str = "", *, hearsay: bool = False) -> Camps:
    """Who cooperates with whom, who is in conflict, which camps that makes, and who deals with both sides.

    Rests on claims with a PLOVER event type that are told as facts; with `hearsay` also on what is planned, possible or
    demanded. With an `actor`, allies, opponents, camps and conflicts spanned are its own. Raises ActorNotFound,
    ActorAmbiguous.
    """
    wanted = find_actor(build.corpus, actor).id if actor else ""
    return camps_among(index_pairs(build.corpus), signed_ties(build.corpus, hearsay=hearsay), wanted)


def camps_among(index: Index, ties: Sequence[SignedTie], wanted: str = "", top: int | None = None) -> Camps:
    """The same of signed ties, given the index of their corpus; `wanted` is the id of an actor whose own are told, and
    `top` how many allies and opponents are told at most.
    """
    own = [tie for tie in ties if wanted in ("", tie.one, tie.other)]
    return Camps(
        _stances(index, [tie for tie in own if tie.net > 0], wanted, top),
        _stances(index, [tie for tie in own if tie.net < 0], wanted, top),
        _camps(index, ties, wanted),
        Rows([broker for broker in _brokers(index, ties) if wanted in ("", broker.actor_id)]),
        triangles(ties),
    )


def _stances(index: Index, ties: Sequence[SignedTie], first: str, top: int | None) -> Rows[Stance]:
    def order(tie: SignedTie) -> tuple[float | str, ...]:
        names = sorted((index.actors[tie.one].name, index.actors[tie.other].name))
        return (-abs(tie.net), -abs(tie.balance), *names)

    return Rows([_stance(index, tie, first) for tie in nsmallest(len(ties) if top is None else top, ties, key=order)])


def _stance(index: Index, tie: SignedTie, first: str) -> Stance:
    """The stance of a pair, the actor asked for first, else in the order of the names."""
    one, other = index.actors[tie.one], index.actors[tie.other]
    if first == other.id or (first != one.id and other.name < one.name):
        one, other = other, one
    return Stance(
        one_id=one.id,
        one=one.name,
        other_id=other.id,
        other=other.name,
        cooperation=tie.cooperation,
        conflict=tie.conflict,
        balance=round(tie.balance, 12),
        evidence=_sentence(index, tie),
    )


def _sentence(index: Index, tie: SignedTie) -> Evidence | None:
    """The sentence that makes the best of the claims that prevail between two actors."""
    prevails = COOPERATION if tie.net > 0 else CONFLICT
    claims = [each for each in index.relations[tie.one, tie.other] if sign_of(each) == prevails]
    return best_sentence(index, tie.one, tie.other, claims)


def _camps(index: Index, ties: Sequence[SignedTie], wanted: str) -> Rows[Camp]:
    """Camps of two or more, the largest first, or the one of the actor that is wanted."""
    camp = camps_of(ties)
    members = _members(index, ties, camp)
    names = {number: " · ".join(found[:2]) for number, found in members.items()}
    totals: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for tie in ties:
        low, high = sorted((camp[tie.one], camp[tie.other]))
        totals[low, high][0] += tie.cooperation
        totals[low, high][1] += tie.conflict
    shown = [
        number for number in sorted(members) if len(members[number]) > 1 and (not wanted or number == camp.get(wanted))
    ]
    against = _opposed(totals)
    found = []
    for number in shown:
        opposed = tuple(names[other] for _, other in sorted(against[number]))
        cooperation, conflict = totals[number, number]
        found.append(Camp(names[number], members[number], cooperation, conflict, opposed))
    return Rows(found)


def _members(index: Index, ties: Sequence[SignedTie], camp: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """The names of each camp's actors, those with most cooperation first."""
    cooperation: Counter[str] = Counter()
    for tie in ties:
        cooperation[tie.one] += tie.cooperation
        cooperation[tie.other] += tie.cooperation
    found: defaultdict[int, list[str]] = defaultdict(list)
    for actor in sorted(camp, key=lambda actor: (-cooperation[actor], index.actors[actor].name, actor)):
        found[camp[actor]].append(index.actors[actor].name)
    return {number: tuple(names) for number, names in found.items()}


def _opposed(totals: Mapping[tuple[int, int], Sequence[int]]) -> defaultdict[int, list[tuple[int, int]]]:
    """For each camp those with which it has more conflict than cooperation, with the net."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), (cooperation, conflict) in totals.items():
        if one != other and conflict > cooperation:
            found[one].append((cooperation - conflict, other))
            found[other].append((cooperation - conflict, one))
    return found


def _brokers(index: Index, ties: Sequence[SignedTie]) -> Rows[Broker]:
    """Conflicts are taken one by one, the most heated first: whoever is friends with both ends spans it."""
    friends: defaultdict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.net > 0:
            friends[tie.one].add(tie.other)
            friends[tie.other].add(tie.one)
    spanned: Counter[str] = Counter()
    hottest: dict[str, SignedTie] = {}
    for tie in sorted((each for each in ties if each.net < 0), key=lambda each: (each.net, each.one, each.other)):
        for actor in friends.get(tie.one, set()) & friends.get(tie.other, set()):
            spanned[actor] += 1
            hottest.setdefault(actor, tie)
    found = []
    for actor, conflicts in spanned.items():
        who, tie = index.actors[actor], hottest[actor]
        between = (index.actors[tie.one].name, index.actors[tie.other].name)
        found.append(Broker(actor, who.name, who.type, conflicts, between))
    return Rows(sorted(found, key=lambda row: (-row.conflicts, row.name, row.actor_id)))
