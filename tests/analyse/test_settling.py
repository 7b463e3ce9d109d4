"""Camps from one start, against the same search done step by step without anything kept from one step to the next."""

import random
from collections import Counter

import numpy as np
import pytest

from graphkit.analyse.settling import settle


def plainly(nets: list[dict[int, int]], seed: int) -> list[int]:
    """Every actor looks at all its neighbours in every round."""
    camp, draw, moved = list(range(len(nets))), np.random.default_rng(seed), True
    while moved:
        moved = False
        for actor in draw.permutation(len(nets)).tolist():
            gains = Counter()
            for other, net in nets[actor].items():
                gains[camp[other]] += net
            best = min(gains, key=lambda each: (-gains[each], each))
            stays = camp[actor] if gains[camp[actor]] >= 0 else max(camp) + 1
            target = best if gains[best] > max(gains[camp[actor]], 0) else stays
            moved |= target != camp[actor]
            camp[actor] = target
        moved = moved or joined(nets, camp)
    return camp


def joined(nets: list[dict[int, int]], camp: list[int]) -> bool:
    between = Counter()
    for actor, others in enumerate(nets):
        for other, net in others.items():
            if camp[actor] < camp[other]:
                between[camp[actor], camp[other]] += net
    best = min(between, key=lambda each: (-between[each], each), default=None)
    if best is None or between[best] <= 0:
        return False
    camp[:] = [best[0] if each == best[1] else each for each in camp]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_what_is_kept_between_steps_changes_nothing(seed):
    draw = random.Random(seed)
    size = draw.randint(3, 24)
    ties = [(i, (i + 1) % size, draw.randint(-3, 3)) for i in range(size)]  # each has a neighbour
    ties += [(i, j, draw.randint(-3, 3)) for i in range(size) for j in range(i + 2, size) if draw.random() < 0.3]
    nets: list[dict[int, int]] = [{} for _ in range(size)]
    for one, other, net in ties:
        nets[one][other] = nets[other][one] = net
    sides = [(one, other, nets[one][other]) for one in range(size) for other in nets[one] if one < other]
    columns = tuple(np.array(column) for column in zip(*sides, strict=True))
    assert settle(nets, columns, seed) == plainly(nets, seed)
