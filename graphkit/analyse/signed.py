"""Who is with whom and against whom: cooperation and conflict between actors, camps, and whether triangles balance.

Signed ties come from the claims of the relation layer that have an event type: its quad class says which are
cooperation (agree, consult, aid …) and which conflict (accuse, threaten, sanction, assault …). Classes of a user's own
ontology count where their name ends with one of the two words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from graphkit.analyse.network import from_edges
from graphkit.analyse.settling import Sides, settle
from graphkit.analyse.triangles import triangles as triangles_of
from graphkit.columns import relations_of, stories_of
from graphkit.coverage import by_document, by_story
from graphkit.facts.quads import quad_of, quads_of
from graphkit.graph import story_of
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Relation

COOPERATION, CONFLICT = "cooperation", "conflict"
_SIGNS = ("", COOPERATION, CONFLICT)
MOST_ROUNDS, LEAST_ROUNDS, AFFORDED = 40, 6, 200_000  # rounds of the search times ties
ENOUGH_TRIANGLES = 10


@dataclass(frozen=True)
class SignedTie:
    """Claims of cooperation and of conflict between two actors in either direction, each story counted once.

    `one` is the smaller id.
    """

    one: str
    other: str
    cooperation: int
    conflict: int

    @property
    def net(self) -> int:
        """Cooperation less conflict."""
        return self.cooperation - self.conflict

    @property
    def balance(self) -> float:
        """From -1 (conflict only) to 1 (cooperation only): net over all."""
        return self.net / (self.cooperation + self.conflict)


@dataclass(frozen=True)
class Triangles:
    """How many triangles of actors have no, one, two or three conflicting sides.

    `balanced` is the share with none or two: friends' friends and enemies' enemies are friends (Cartwright & Harary
    1956, Structural balance). `expected` is the share to be expected if as many conflicts were spread by chance over
    the ties. Both are None below ten triangles.
    """

    friends: int
    one_conflict: int
    two_conflicts: int
    all_conflict: int
    balanced: float | None
    expected: float | None


def sign_of(relation: Relation) -> str:
    """`cooperation`, `conflict`, or "" for a relation whose event has no class of that name."""
    return _sign(quad_of(relation))


@lru_cache(maxsize=256)
def _sign(quad: str) -> str:
    return next((sign for sign in (COOPERATION, CONFLICT) if quad.endswith(sign)), "")


def signed_ties(corpus: Corpus, *, hearsay: bool = False) -> tuple[SignedTie, ...]:
    """All pairs with at least one claim of cooperation or conflict, sorted by id.

    With `hearsay` also planned, possible, conditional and demanded acts count; what is denied never does.
    """
    edges = relations_of(corpus)
    told = np.array([way[2] == AFFIRMED and (hearsay or way[3] == ASSERTED) for way in edges.ways], dtype=np.bool_)
    signs = np.array([_SIGNS.index(_sign(quad)) for quad in quads_of(corpus.relations)], dtype=np.int64)
    ids = sorted(actor.id for actor in corpus.actors)
    order = np.searchsorted(ids, [actor.id for actor in corpus.actors])  # a pair has the smaller id first
    one, other = np.sort([order[edges.sources], order[edges.targets]], axis=0)
    group = (one * len(ids) + other) * len(_SIGNS) + signs
    kept = (told[edges.way] & (signs > 0))[edges.edge]
    stories = stories_of(corpus, story_of(corpus))
    groups, _, most = by_story(*by_document(group[edges.edge[kept]], edges.document[kept], len(stories)), stories)
    pair, place = np.unique(groups // len(_SIGNS), return_inverse=True)
    sums = [
        np.bincount(place, most * (groups % len(_SIGNS) == sign), len(pair)).astype(int).tolist() for sign in (1, 2)
    ]
    ends = (each.tolist() for each in np.divmod(pair, max(1, len(ids))))
    return tuple(SignedTie(ids[a], ids[b], *counts) for a, b, *counts in zip(*ends, *sums, strict=True))


def camps_of(ties: Sequence[SignedTie]) -> dict[str, int]:
    """The camp of each actor that has a signed tie: 0 for the largest, equally large ones by their smallest id.

    Camps are chosen so that as much as possible of the net cooperation lies within and of the net conflict between
    them; how many there are follows from the ties (Doreian & Mrvar 1996, A partitioning approach to structural balance;
    without a given number of camps Bansal, Blum & Chawla 2004, Correlation clustering). Actors move, and camps join, as
    long as that helps; a tenth of the camps is then dissolved and put together anew, 40 times, less often from 5,000
    ties on, 6 times from 33,000 on, and the best partition counts (`settling`). No move of one actor and no joining of
    two camps makes it better.
    """
    actors, sides = _columns(ties)
    rounds = max(LEAST_ROUNDS, min(MOST_ROUNDS, AFFORDED // max(1, len(ties))))
    return _numbered(dict(zip(actors, settle(len(actors), sides, rounds).tolist(), strict=True)))


def triangles(ties: Sequence[SignedTie]) -> Triangles:
    """How the triangles of signed ties are made; a pair whose cooperation equals its conflict makes no side."""
    sided = [tie for tie in ties if tie.net]
    actors, (one, other, net) = _columns(sided)
    network = from_edges(actors, list(zip(one.tolist(), other.tolist(), [1.0] * len(one), strict=True)), directed=False)
    hostile = (net < 0)[np.lexsort((other, one))]  # in the order of the network's edges
    made = np.zeros(4, dtype=np.int64)
    for edges in triangles_of(network):
        made += np.bincount(hostile[edges].sum(axis=1), minlength=4)
    return _told(made.tolist(), float((~hostile).mean()) if sided else 0.0)


def _told(made: Sequence[int], friendly: float) -> Triangles:
    """The triangles by their number of conflicts, if such a share of all sides is friendly."""
    total = sum(made)
    enough = total >= ENOUGH_TRIANGLES
    return Triangles(
        made[0],
        made[1],
        made[2],
        made[3],
        (made[0] + made[2]) / total if enough else None,
        friendly**3 + 3 * friendly * (1 - friendly) ** 2 if enough else None,
    )


def _columns(ties: Sequence[SignedTie]) -> tuple[list[str], Sides]:
    """The actors, sorted, and the ties as columns: the places of both actors there and the net."""
    actors = sorted({actor for tie in ties for actor in (tie.one, tie.other)})
    place = {actor: number for number, actor in enumerate(actors)}
    table = np.array([(place[tie.one], place[tie.other], tie.net) for tie in ties], dtype=np.int64).reshape(-1, 3)
    one, other, net = table.T.copy()
    return actors, (one, other, net)


def _numbered(camp: Mapping[str, int]) -> dict[str, int]:
    members: defaultdict[int, list[str]] = defaultdict(list)
    for actor in sorted(camp):
        members[camp[actor]].append(actor)
    groups = sorted(members.values(), key=lambda group: (-len(group), group))
    return {actor: number for number, group in enumerate(groups) for actor in group}
