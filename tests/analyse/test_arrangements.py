"""Layouts of the map other than communities side by side."""

import math
from itertools import combinations, pairwise

import networkx as nx
import pytest

from graphkit.analyse.arrangements import ARRANGEMENTS, circle, organic, rearrange, rings
from graphkit.explorer.options import LAYOUTS


def star(leaves: int = 40) -> nx.MultiDiGraph:
    """A hub with leaves in two communities, and an actor alone."""
    graph = nx.MultiDiGraph()
    for number in range(leaves + 2):
        graph.add_node(f"n{number:04d}", size=5.0 + number % 3, community="ab"[number % 2])
    for number in range(1, leaves + 1):
        graph.add_edge("n0000", f"n{number:04d}", weight=float(number))
    return graph


def test_the_page_offers_all_of_them() -> None:
    assert ("communities", *ARRANGEMENTS) == LAYOUTS


@pytest.mark.parametrize("name", list(ARRANGEMENTS))
def test_every_actor_has_a_place_of_its_own_free_of_others(name: str) -> None:
    graph = star(500)
    places = ARRANGEMENTS[name](graph)
    assert set(places) == set(graph)
    near = [
        (a, b)
        for a, b in combinations(sorted(places), 2)
        if math.dist(places[a], places[b]) < graph.nodes[a]["size"] + graph.nodes[b]["size"]
    ]
    assert near == []


@pytest.mark.parametrize("name", list(ARRANGEMENTS))
def test_the_order_of_nodes_and_edges_changes_nothing(name: str) -> None:
    graph, other = star(), nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(data=True))))
    assert ARRANGEMENTS[name](other) == ARRANGEMENTS[name](graph)


@pytest.mark.parametrize("name", list(ARRANGEMENTS))
def test_no_actor_and_one_actor_have_places(name: str) -> None:
    one = nx.MultiDiGraph()
    one.add_node("a")
    assert ARRANGEMENTS[name](nx.MultiDiGraph()) == {}
    assert set(ARRANGEMENTS[name](one)) == {"a"}


def test_on_a_circle_all_are_equally_far_out_and_communities_in_a_row() -> None:
    graph = star()
    places = circle(graph)
    assert {round(math.hypot(*place)) for place in places.values()} == {round(math.hypot(*places["n0000"]))}
    around = sorted(places, key=lambda node: math.atan2(places[node][0], -places[node][1]) % (2 * math.pi))
    row = "".join(graph.nodes[node]["community"] for node in around)
    assert row.count("ab") + row.count("ba") == 1


def test_in_rings_the_strongest_stands_in_the_middle_and_strength_falls_outwards() -> None:
    graph = star()
    places, strength = rings(graph), dict(graph.degree(weight="weight"))
    assert places["n0000"] == (0.0, 0.0)
    out: dict[int, list[float]] = {}
    for node, place in places.items():
        out.setdefault(round(math.hypot(*place)), []).append(strength[node])
    bounds = [(max(out[far]), min(out[far])) for far in sorted(out)]
    assert [len(out[far]) for far in sorted(out)] == [1, 6, 12, 18, 5]
    assert all(inner[1] >= outer[0] for inner, outer in pairwise(bounds))


def test_organic_draws_the_linked_together() -> None:
    graph = nx.MultiDiGraph()
    for ends in combinations("abcd", 2):
        graph.add_edge(*ends, weight=5.0)
    for ends in combinations("wxyz", 2):
        graph.add_edge(*ends, weight=5.0)
    graph.add_edge("a", "w", weight=1.0)
    places = organic(graph)
    inner = max(math.dist(places[p], places[q]) for part in ("bcd", "xyz") for p, q in combinations(part, 2))
    outer = min(math.dist(places[p], places[q]) for p in "bcd" for q in "xyz")
    assert inner < outer


def test_rearranging_leaves_the_graph_given_as_it_was() -> None:
    graph = star(5)
    moved = rearrange(graph, "rings")
    assert all("x" in data for _, data in moved.nodes(data=True))
    assert not any("x" in data for _, data in graph.nodes(data=True))
