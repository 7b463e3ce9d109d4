"""Camps in a graph of signed ties, from one start: actors move and camps join as long as that helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.analyse.network import Ints


@dataclass(frozen=True)
class _Search:
    """Camps on their way: of each actor the neighbours with the net of the tie, its camp, and its net with each camp.

    `sides` has the ties as columns: one actor, the other, the net. `stirred` are the actors whose camp or nets changed
    since they last chose: all others would choose as before.
    """

    nets: Sequence[Mapping[int, int]]
    sides: tuple[Ints, Ints, Ints]
    camp: list[int]
    gains: list[dict[int, int]]
    stirred: set[int]


def settle(nets: Sequence[Mapping[int, int]], sides: tuple[Ints, Ints, Ints], seed: int) -> list[int]:
    """The camp of each actor, so that no move of one actor and no joining of two camps gains anything.

    `nets` has for each actor the neighbours with the net of the tie; `sides` the ties as columns: one, other, net.
    """
    everyone = range(len(nets))
    search = _Search(nets, sides, list(everyone), [dict(each) for each in nets], set(everyone))
    random = np.random.default_rng(seed)
    moved = True
    while moved:
        moved = False
        for actor in random.permutation(len(nets)).tolist():
            if actor in search.stirred:
                search.stirred.discard(actor)
                target = _best_camp(search, actor)
                moved |= target != search.camp[actor]
                _move(search, actor, target)
        moved = moved or _join(search)
    return search.camp


def _best_camp(search: _Search, actor: int) -> int:
    """Where an actor has most net cooperation; its own camp if none is better, a new one if all are against it."""
    gains, own = search.gains[actor], search.camp[actor]
    here, most = gains.get(own, 0), max(gains.values())
    if most > max(here, 0):
        return min(camp for camp, gain in gains.items() if gain == most)
    return own if here >= 0 else max(search.camp) + 1


def _move(search: _Search, actor: int, target: int) -> None:
    own = search.camp[actor]
    if own == target:
        return
    search.camp[actor] = target
    search.stirred.add(actor)
    for other, net in search.nets[actor].items():
        gains = search.gains[other]
        gains[own] -= net
        gains[target] = gains.get(target, 0) + net
        search.stirred.add(other)


def _join(search: _Search) -> bool:
    """Join the two camps between which there is most net cooperation; whether there were any."""
    camp = np.array(search.camp)
    one, other, net = search.sides
    low, high = np.minimum(camp[one], camp[other]), np.maximum(camp[one], camp[other])
    between = low < high
    size = int(camp.max()) + 1
    pairs, place = np.unique(low[between] * size + high[between], return_inverse=True)
    sums = np.bincount(place, net[between], len(pairs))
    best = int(sums.argmax()) if len(pairs) else -1
    if best < 0 or sums[best] <= 0:
        return False
    kept, gone = divmod(int(pairs[best]), size)
    for actor in np.flatnonzero(camp == gone).tolist():
        _move(search, actor, kept)
    return True
