"""Who is with whom and against whom: cooperation and conflict between actors, camps, and whether triangles balance.

Signed ties come from the claims of the relation layer that have an event type of PLOVER: its quad classes say which are
cooperation (agree, consult, aid …) and which conflict (accuse, threaten, sanction, assault …).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from graphkit.analyse.settling import settle
from graphkit.facts.quads import quad
from graphkit.graph import story_of, story_weight
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Relation, Span

COOPERATION, CONFLICT = "cooperation", "conflict"
RESTARTS = 20
ENOUGH_TRIANGLES = 10

Pair = tuple[str, str]


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
    """`cooperation`, `conflict`, or "" for a relation without an event type of PLOVER."""
    return next((sign for sign in (COOPERATION, CONFLICT) if quad(relation.event).endswith(sign)), "")


def signed_ties(corpus: Corpus, *, hearsay: bool = False) -> tuple[SignedTie, ...]:
    """All pairs with at least one claim of cooperation or conflict, sorted by id.

    With `hearsay` also planned, possible, conditional and demanded acts count; what is denied never does.
    """
    stories = story_of(corpus)
    sentences: defaultdict[Pair, dict[str, list[Span]]] = defaultdict(lambda: {COOPERATION: [], CONFLICT: []})
    for relation in corpus.relations:
        told = relation.polarity == AFFIRMED and (hearsay or relation.modality == ASSERTED)
        if told and (sign := sign_of(relation)):
            one, other = sorted((relation.source, relation.target))
            sentences[one, other][sign] += [claim.sentence for claim in relation.claims]
    return tuple(
        SignedTie(*pair, story_weight(found[COOPERATION], stories), story_weight(found[CONFLICT], stories))
        for pair, found in sorted(sentences.items())
    )


def camps_of(ties: Sequence[SignedTie]) -> dict[str, int]:
    """The camp of each actor that has a signed tie: 0 for the largest, equally large ones by their smallest id.

    Camps are chosen so that as much as possible of the net cooperation lies within and of the net conflict between
    them; how many there are follows from the ties (Doreian & Mrvar 1996, A partitioning approach to structural balance;
    without a given number of camps Bansal, Blum & Chawla 2004, Correlation clustering). Actors move, and camps join, as
    long as that helps, from 20 starts with fixed seeds; the best partition counts.
    """
    actors, nets = _neighbours(ties)
    place = {actor: number for number, actor in enumerate(actors)}
    table = np.array([(place[tie.one], place[tie.other], tie.net) for tie in ties], dtype=np.int64).reshape(-1, 3)
    one, other, net = table.T.copy()
    best: list[int] = []
    most = -1
    for seed in range(RESTARTS if actors else 0):
        found = np.array(settle(nets, (one, other, net), seed))
        inside = int(net[found[one] == found[other]].sum())
        if inside > most:
            best, most = found.tolist(), inside
    return _numbered(dict(zip(actors, best, strict=bool(best))))


def triangles(ties: Sequence[SignedTie]) -> Triangles:
    """How the triangles of signed ties are made; a pair whose cooperation equals its conflict makes no side."""
    nets = {pair: net for pair, net in ((_pair(tie), tie.net) for tie in ties) if net}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(nets):
        after[one].append(other)
    made: Counter[int] = Counter()
    for one, others in after.items():
        for two, three in combinations(others, 2):
            if (two, three) in nets:
                made[sum(nets[pair] < 0 for pair in ((one, two), (one, three), (two, three)))] += 1
    total = sum(made.values())
    enough = total >= ENOUGH_TRIANGLES
    friendly = sum(net > 0 for net in nets.values()) / len(nets) if nets else 0.0
    return Triangles(
        made[0],
        made[1],
        made[2],
        made[3],
        (made[0] + made[2]) / total if enough else None,
        friendly**3 + 3 * friendly * (1 - friendly) ** 2 if enough else None,
    )


def _pair(tie: SignedTie) -> Pair:
    return (tie.one, tie.other)


def _neighbours(ties: Sequence[SignedTie]) -> tuple[list[str], list[dict[int, int]]]:
    """The actors, sorted, and for each the places of its neighbours there with the net of their tie."""
    actors = sorted({actor for tie in ties for actor in _pair(tie)})
    place = {actor: number for number, actor in enumerate(actors)}
    found: list[dict[int, int]] = [{} for _ in actors]
    for tie in ties:
        one, other = place[tie.one], place[tie.other]
        found[one][other] = found[other][one] = tie.net
    return actors, found


def _numbered(camp: Mapping[str, int]) -> dict[str, int]:
    members: defaultdict[int, list[str]] = defaultdict(list)
    for actor in sorted(camp):
        members[camp[actor]].append(actor)
    groups = sorted(members.values(), key=lambda group: (-len(group), group))
    return {actor: number for number, group in enumerate(groups) for actor in group}
