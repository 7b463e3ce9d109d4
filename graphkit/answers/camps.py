"""Allies, opponents, camps and those who deal with both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

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
from graphkit.answers.evidence import Index, best_sentence, index_pairs, pair_of
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
    ties = signed_ties(build.corpus, hearsay=hearsay)
    index = index_pairs(build.corpus)
    return Camps(
        _stances(index, [tie for tie in ties if tie.net > 0 and _has(tie, wanted)], wanted),
        _stances(index, [tie for tie in ties if tie.net < 0 and _has(tie, wanted)], wanted),
        _camps(index, ties, wanted),
        Rows([broker for broker in _brokers(index, ties) if wanted in ("", broker.actor_id)]),
        triangles(ties),
    )


def _has(tie: SignedTie, actor_id: str) -> bool:
    return not actor_id or actor_id in (tie.one, tie.other)


def _stances(index: Index, ties: Sequence[SignedTie], first: str) -> Rows[Stance]:
    names = {actor_id: actor.name for actor_id, actor in index.actors.items()}
    ordered = sorted(
        ties, key=lambda tie: (-abs(tie.net), -abs(tie.balance), *sorted((names[tie.one], names[tie.other])))
    )
    return Rows([_stance(index, tie, first) for tie in ordered])


def _stance(index: Index, tie: SignedTie, first: str) -> Stance:
    """The stance of a pair, the actor asked for first, else in the order of the names."""
    one, other = index.actors[tie.one], index.actors[tie.other]
    if first == other.id or (first != one.id and other.name < one.name):
        one, other = other, one
    prevails = COOPERATION if tie.net > 0 else CONFLICT
    claims = [each for each in index.relations[tie.one, tie.other] if sign_of(each) == prevails]
    evidence = best_sentence(index, tie.one, tie.other, claims)
    return Stance(
        one.id, one.name, other.id, other.name, tie.cooperation, tie.conflict, round(tie.balance, 12), evidence
    )


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
    found = []
    for number in shown:
        opposed = tuple(names[other] for other in _opposed(totals, number))
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


def _opposed(totals: Mapping[tuple[int, int], Sequence[int]], number: int) -> list[int]:
    """The camps with which a camp has more conflict than cooperation, the most first."""
    nets = [
        (cooperation - conflict, one if other == number else other)
        for (one, other), (cooperation, conflict) in totals.items()
        if number in (one, other) and one != other and conflict > cooperation
    ]
    return [other for _, other in sorted(nets)]


def _brokers(index: Index, ties: Sequence[SignedTie]) -> Rows[Broker]:
    nets = {(tie.one, tie.other): tie.net for tie in ties}
    friends: defaultdict[str, list[str]] = defaultdict(list)
    for (one, other), net in sorted(nets.items()):
        if net > 0:
            friends[one].append(other)
            friends[other].append(one)
    found = []
    for actor, near in sorted(friends.items()):
        spanned = [pair for pair in map(_ordered, combinations(near, 2)) if nets.get(pair, 0) < 0]
        if spanned:
            one, other = min(spanned, key=lambda pair: (nets[pair], pair))
            who = index.actors[actor]
            between = (index.actors[one].name, index.actors[other].name)
            found.append(Broker(actor, who.name, who.type, len(spanned), between))
    return Rows(sorted(found, key=lambda row: (-row.conflicts, row.name, row.actor_id)))


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    return pair_of(*pair)
