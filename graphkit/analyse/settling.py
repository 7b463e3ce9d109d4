"""Camps in a graph of signed ties: actors move and camps join as long as that helps, then part of them starts anew.

One descent ends where no single step helps, which is seldom the best there is. So again and again a tenth of the camps
is dissolved and put together anew, and what is no worse is kept (iterated local search; Lourenço, Martin & Stützle
2003). That finds better camps than as many starts from nothing, in a fraction of the time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphkit.analyse.network import Ints

DISSOLVED = 0.1  # share of the camps

#: ties as columns: one actor, the other, the net of their tie
Sides = tuple[Ints, Ints, Ints]
#: of each actor the neighbours, and the net of the tie with each
_Near = Sequence[tuple[Ints, NDArray[np.float64]]]


def settle(size: int, sides: Sides, rounds: int, seed: int = 0) -> Ints:
    """The camp of each of `size` actors, so that no move of one actor and no joining of two camps gains anything.

    `rounds` is how often part of the camps is dissolved.
    """
    random = np.random.default_rng(seed)
    near = _neighbours(size, sides)
    best = _descend(near, sides, np.arange(size), random.permutation(size), random)
    most = net_inside(best, sides)
    for _ in range(rounds if size else 0):
        begun, loose = _dissolved(best, random)
        found = _descend(near, sides, begun, loose, random)
        value = net_inside(found, sides)
        if value >= most:
            best, most = found, value
    return _descend(near, sides, best, random.permutation(size), random)  # all have a say in the end


def net_inside(camp: Ints, sides: Sides) -> int:
    """The net of all ties within camps."""
    one, other, net = sides
    return int(net[camp[one] == camp[other]].sum())


def _dissolved(camp: Ints, random: np.random.Generator) -> tuple[Ints, Ints]:
    """The camps, but that the members of some are alone, and these members in a random order."""
    camps = int(camp.max()) + 1
    gone = np.zeros(camps, dtype=bool)
    gone[random.permutation(camps)[: max(1, round(DISSOLVED * camps))]] = True
    loose = random.permutation(np.flatnonzero(gone[camp]))
    begun = camp.copy()
    begun[loose] = camps + np.arange(len(loose))
    return _renumbered(begun), loose


def _descend(near: _Near, sides: Sides, camp: Ints, order: Ints, random: np.random.Generator) -> Ints:
    """Move actors, those in `order` first, then whole camps, until neither gains anything."""
    while True:
        camp = _renumbered(_move(near, camp, order))
        size, between = _contracted(camp, sides)
        if not (between[2] > 0).any():
            return camp
        camp = _move(_neighbours(size, between), np.arange(size), random.permutation(size))[camp]
        order = random.permutation(len(camp))


def _move(near: _Near, begun: Ints, order: Ints) -> Ints:
    """Let each in `order` choose, and then all for whom a move of another may have changed the choice."""
    camp = begun.copy()
    taken = np.bincount(camp, minlength=len(near)).tolist()
    free = [number for number, members in enumerate(taken) if not members]
    queue = deque(order.tolist())
    waiting = [False] * len(near)
    for actor in queue:
        waiting[actor] = True
    while queue:
        actor = queue.popleft()
        waiting[actor] = False
        others, nets = near[actor]
        there, own = camp[others], int(camp[actor])
        target = _best_camp(there, nets, own, free)
        if target == own:
            continue
        taken[own] -= 1
        taken[target] += 1
        if not taken[own]:
            free.append(own)
        camp[actor] = target
        for other in others[there != np.where(nets > 0, target, own)].tolist():
            if not waiting[other]:
                waiting[other] = True
                queue.append(other)
    return camp


def _best_camp(there: Ints, nets: NDArray[np.float64], own: int, free: list[int]) -> int:
    """Where an actor has most net cooperation, given its neighbours' camps; of equal ones the first. Its own camp if
    none is better, a new one if all are against it.
    """
    gains = np.bincount(there, nets, own + 1)
    best = int(gains.argmax())
    here = gains[own]
    if gains[best] > max(here, 0):
        return best
    return free.pop() if here < 0 else own


def _neighbours(size: int, sides: Sides) -> _Near:
    one, other, net = sides
    sources, targets, nets = np.r_[one, other], np.r_[other, one], np.r_[net, net]
    order = np.lexsort((targets, sources))
    targets, weights = targets[order], nets[order].astype(np.float64)
    bounds = np.searchsorted(sources[order], np.arange(size + 1)).tolist()
    return [(targets[first:last], weights[first:last]) for first, last in pairwise(bounds)]


def _contracted(camp: Ints, sides: Sides) -> tuple[int, Sides]:
    """How many camps there are, and the net between each two that have any."""
    one, other, net = sides
    size = int(camp.max(initial=-1)) + 1
    low, high = np.minimum(camp[one], camp[other]), np.maximum(camp[one], camp[other])
    between = low < high
    pairs, place = np.unique(low[between] * size + high[between], return_inverse=True)
    sums = np.bincount(place, net[between], len(pairs)).astype(np.int64)
    pairs, sums = pairs[sums != 0], sums[sums != 0]
    return size, (pairs // max(1, size), pairs % max(1, size), sums)


def _renumbered(camp: Ints) -> Ints:
    return np.asarray(np.unique(camp, return_inverse=True)[1], dtype=np.int64)
