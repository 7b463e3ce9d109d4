"""Camps in a graph of signed ties: actors move and camps join as long as that helps, then part of them starts anew.

One descent ends where no single step helps, which is seldom the best there is. So again and again a tenth of the camps
is dissolved and put together anew, and what is no worse is kept (iterated local search; Lourenço, Martin & Stützle
2003). That finds better camps than as many starts from nothing, in a fraction of the time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np

from graphkit.analyse.network import Ints

DISSOLVED = 0.1  # share of the camps

#: ties as columns: one actor, the other, the net of their tie
Sides = tuple[Ints, Ints, Ints]
#: of each actor the neighbours, each with the net of the tie
_Near = Sequence[Sequence[tuple[int, int]]]


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
        camp = _renumbered(np.array(_move(near, camp.tolist(), order.tolist()), dtype=np.int64))
        size, between = _contracted(camp, sides)
        if not (between[2] > 0).any():
            return camp
        above = _move(_neighbours(size, between), list(range(size)), random.permutation(size).tolist())
        camp = np.array(above, dtype=np.int64)[camp]
        order = random.permutation(len(camp))


def _move(near: _Near, camp: list[int], order: Iterable[int]) -> list[int]:
    """Let each in `order` choose, and then all for whom a move of another may have changed the choice."""
    taken = np.bincount(camp, minlength=len(near)).tolist()
    free = [number for number, members in enumerate(taken) if not members]
    queue = deque(order)
    waiting = [False] * len(near)
    for actor in queue:
        waiting[actor] = True
    while queue:
        actor = queue.popleft()
        waiting[actor] = False
        own = camp[actor]
        target = _best_camp(near[actor], camp, own, free)
        if target == own:
            continue
        taken[own] -= 1
        taken[target] += 1
        if not taken[own]:
            free.append(own)
        camp[actor] = target
        for other, net in near[actor]:
            content = camp[other] == (target if net > 0 else own)
            if not content and not waiting[other]:
                waiting[other] = True
                queue.append(other)
    return camp


def _best_camp(near: Sequence[tuple[int, int]], camp: Sequence[int], own: int, free: list[int]) -> int:
    """Where an actor has most net cooperation; its own camp if none is better, a new one if all are against it."""
    gains: dict[int, int] = {}
    for other, net in near:
        there = camp[other]
        gains[there] = gains.get(there, 0) + net
    here = gains.get(own, 0)
    most = max(gains.values(), default=0)
    if most > here and most > 0:
        return min([number for number, gain in gains.items() if gain == most])
    return free.pop() if here < 0 else own


def _neighbours(size: int, sides: Sides) -> _Near:
    one, other, net = sides
    sources, targets, nets = np.r_[one, other], np.r_[other, one], np.r_[net, net]
    order = np.lexsort((targets, sources))
    bounds = np.searchsorted(sources[order], np.arange(size + 1)).tolist()
    pairs = list(zip(targets[order].tolist(), nets[order].tolist(), strict=True))
    return [pairs[bounds[actor] : bounds[actor + 1]] for actor in range(size)]


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
