"""Camps are as good as no step can better, and in small graphs as good as can be."""

import random
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from graphkit.analyse.settling import Sides, net_inside, settle


def drawn(seed: int, most: int) -> tuple[int, Sides]:
    draw = random.Random(seed)
    size = draw.randint(3, most)
    ties = [(i, j, draw.randint(-3, 3)) for i in range(size) for j in range(i + 1, size) if draw.random() < 0.5]
    one, other, net = np.array(ties, dtype=np.int64).reshape(-1, 3).T.copy()
    return size, (one, other, net)


def partitions(size: int) -> Iterator[list[int]]:
    """All ways to put so many actors into camps."""
    if not size:
        yield []
        return
    for camp in partitions(size - 1):
        for number in range(max(camp, default=-1) + 2):
            yield [*camp, number]


@pytest.mark.parametrize("seed", range(30))
def test_in_small_graphs_no_other_camps_are_better(seed: int) -> None:
    size, sides = drawn(seed, 7)
    best = max(net_inside(np.array(camp), sides) for camp in partitions(size))
    assert net_inside(settle(size, sides, 60), sides) == best


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("rounds", [0, 5])
def test_no_move_of_an_actor_and_no_joining_of_camps_gains_anything(seed: int, rounds: int) -> None:
    size, sides = drawn(seed, 40)
    camp = settle(size, sides, rounds).tolist()
    moves, joins = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for one, other, net in zip(*(column.tolist() for column in sides), strict=True):
        moves[one, camp[other]] += net
        moves[other, camp[one]] += net
        joins[min(camp[one], camp[other]), max(camp[one], camp[other])] += net
    here = [moves[actor, camp[actor]] for actor in range(size)]
    assert min(here) >= 0  # else it would rather be alone
    assert [actor for (actor, _), gain in moves.items() if gain > here[actor]] == []
    assert [pair for pair, gain in joins.items() if pair[0] != pair[1] and gain > 0] == []


def test_the_same_ties_settle_in_the_same_camps() -> None:
    size, sides = drawn(7, 40)
    assert settle(size, sides, 20).tolist() == settle(size, sides, 20).tolist()


def test_without_actors_there_are_no_camps() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    assert settle(0, (nobody, nobody, nobody), 3).tolist() == []
