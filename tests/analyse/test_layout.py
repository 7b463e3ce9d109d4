"""The map: same bytes every time, nobody on top of another, communities apart."""

import math
import os
import random
import subprocess
import sys

import networkx as nx
import pytest

from graphkit.analyse.layout import place

SCRIPT = """
import random, sys
import networkx as nx
from graphkit.analyse.layout import place
chance = random.Random(5)
names = [f"actor {n}" for n in range(90)]
home = [n // 30 * 30 for n in range(90)] * 3
edges = [(names[h + chance.randrange(30)], names[n % 90], float(chance.randrange(1, 9))) for n, h in enumerate(home)]
names, edges = set(names), list(set(edges))
chance = random.Random(int(sys.argv[1])); chance.shuffle(edges)
graph = nx.MultiDiGraph(); graph.add_nodes_from(sorted(names, key=hash))
for a, b, weight in edges: graph.add_edge(a, b, key=f"{weight}", weight=weight)
print(sorted(place(graph, {name: int(name.split()[1]) // 30 for name in names}).items()))
"""


def planted(groups: int, members: int, seed: int = 1, outside: float = 0.05) -> tuple[nx.MultiDiGraph, dict[str, int]]:
    """Communities of equal size with three links an actor, a share of them to other communities."""
    chance = random.Random(seed)
    graph, home = nx.MultiDiGraph(), {}
    for n in range(groups * members):
        graph.add_node(f"n{n:05d}", size=float(chance.randrange(5, 20)))
        home[f"n{n:05d}"] = n // members
    for n in range(groups * members):
        for _ in range(3):
            group = chance.randrange(groups) if chance.random() < outside else n // members
            graph.add_edge(
                f"n{n:05d}", f"n{group * members + chance.randrange(members):05d}", weight=float(chance.randrange(1, 5))
            )
    return graph, home


def least_gap(graph: nx.MultiDiGraph, places: dict[str, tuple[float, float]]) -> float:
    """Smallest distance in pixels between the rims of two actors."""
    discs = sorted((*places[name], graph.nodes[name].get("size", 8.0)) for name in graph)
    widest = max(radius for *_, radius in discs)
    least = math.inf
    for n, (x, y, radius) in enumerate(discs):
        for other_x, other_y, other in discs[n + 1 :]:
            if other_x - x > radius + widest + max(least, 0):
                break
            least = min(least, math.hypot(other_x - x, other_y - y) - radius - other)
    return least


def test_hash_seed_and_order_of_insertion_do_not_matter() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, order],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed, order in (("0", "1"), ("1", "2"), ("42", "3"))
    }  # fmt: skip
    assert len(printed) == 1
    assert len(printed.pop()) > 1000


@pytest.mark.parametrize(("groups", "members"), [(1, 5), (2, 30), (6, 60), (9, 60), (1, 300), (30, 3)])
def test_no_two_actors_overlap(groups: int, members: int) -> None:
    graph, home = planted(groups, members)
    assert least_gap(graph, place(graph, home)) > 4


def test_communities_stand_apart() -> None:
    graph, home = planted(5, 40)
    places = place(graph, home)
    near = [
        sum(
            home[other] == home[name]
            for other in sorted(graph, key=lambda one: math.dist(places[one], places[name]))[1:9]
        )
        / 8
        for name in graph
    ]
    assert sum(near) / len(near) > 0.95


def test_linked_communities_stand_nearer_than_others() -> None:
    graph = nx.MultiDiGraph()
    home = {f"{group}{n}": number for number, group in enumerate("abcde") for n in range(12)}
    for group in "abcde":
        for n in range(12):
            graph.add_edge(f"{group}{n}", f"{group}{(n + 1) % 12}", weight=3.0)
    for n in range(8):
        graph.add_edge(f"a{n}", f"b{n}", weight=9.0)
    for pair in ("bc", "cd", "de"):
        graph.add_edge(f"{pair[0]}0", f"{pair[1]}0", weight=1.0)
    places = place(graph, home)
    centre = {g: [sum(places[f"{g}{n}"][axis] for n in range(12)) / 12 for axis in (0, 1)] for g in "abcde"}
    assert math.dist(centre["a"], centre["b"]) < math.dist(centre["a"], centre["e"])


def test_a_broker_stands_at_the_rim_on_the_side_of_its_links() -> None:
    graph = nx.MultiDiGraph()
    home = {f"{group}{n}": number for number, group in enumerate("ab") for n in range(20)}
    for group in "ab":
        for n in range(1, 20):
            graph.add_edge(f"{group}0", f"{group}{n}", weight=2.0)
            graph.add_edge(f"{group}{n}", f"{group}{n % 19 + 1}", weight=1.0)
    for n in range(1, 6):
        graph.add_edge("a7", f"b{n}", weight=4.0)
    places = place(graph, home)
    centre = [sum(places[f"b{n}"][axis] for n in range(20)) / 20 for axis in (0, 1)]
    nearer = sorted(math.dist(places[f"a{n}"], centre) for n in range(20))
    assert math.dist(places["a7"], centre) <= nearer[2]


def test_who_is_linked_to_nobody_stands_below_all_others() -> None:
    graph, home = planted(3, 20)
    for n in range(7):
        graph.add_node(f"z{n}", size=6.0)
        home[f"z{n}"] = 100 + n
    places = place(graph, home)
    assert min(places[f"z{n}"][1] for n in range(7)) > max(y for name, (_, y) in places.items() if name[0] == "n")


def test_no_edges_at_all_still_gives_everyone_a_place() -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(f"n{n}" for n in range(40))
    places = place(graph, {f"n{n}": n for n in range(40)})
    xs, ys = zip(*places.values(), strict=True)
    assert least_gap(graph, places) > 4
    assert (max(xs) - min(xs)) < 4 * (max(ys) - min(ys))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_graphs(count: int) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(f"n{n}" for n in range(count))
    if count == 2:
        graph.add_edge("n0", "n1", weight=1.0)
    places = place(graph, dict.fromkeys(graph, 0))
    assert set(places) == set(graph)
    assert len(set(places.values())) == count
    assert count != 1 or places == {"n0": (0.0, 0.0)}


def test_more_than_400_actors_leave_the_core_compact() -> None:
    graph, home = planted(12, 100)
    places = place(graph, home)
    strength = dict(graph.degree(weight="weight"))
    core = sorted(graph, key=lambda name: (-strength[name], name))[:400]
    alone = nx.MultiDiGraph(graph.subgraph(core))
    width = [max(p[name][0] for name in core) - min(p[name][0] for name in core) for p in (places, place(alone, home))]
    assert width[0] == pytest.approx(width[1], rel=0.35)


def test_later_actors_stand_near_a_neighbour_and_on_nobody() -> None:
    graph, home = planted(20, 100)
    places = place(graph, home)
    strength = dict(graph.degree(weight="weight"))
    later = sorted(graph, key=lambda name: (-strength[name], name))[400:]
    linked = [name for name in later if strength[name]]
    near = [
        min(math.dist(places[name], places[o]) for o in {*graph.succ[name], *graph.pred[name]} - {name})
        for name in linked
    ]
    assert least_gap(graph, places) > 4
    assert sorted(near)[len(near) // 2] < 250


def test_coordinates_are_rounded_to_a_tenth_and_plain_floats() -> None:
    graph, home = planted(2, 20)
    values = [value for point in place(graph, home).values() for value in point]
    assert all(type(value) is float and round(value, 1) == value for value in values)
