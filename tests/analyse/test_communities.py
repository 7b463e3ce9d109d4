import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analyse.communities import COMMUNITIES, consensus, name_communities

EVERY = pytest.mark.parametrize("method", COMMUNITIES.values(), ids=COMMUNITIES)
BRIDGE = ("ab", "bc", "ac", "cd", "de", "ef", "df")


def plain(edges, alone: str = "") -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(alone)
    for source, target in edges:
        graph.add_edge(source, target, weight=1.0, distance=1.0)
    nx.set_node_attributes(graph, {node: node.upper() for node in graph}, "label")
    return graph


@EVERY
def test_two_triangles_are_two_communities(method) -> None:
    assert method(plain(BRIDGE)) == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1}


@EVERY
def test_the_largest_community_comes_first_and_the_unconnected_last(method) -> None:
    found = method(plain(["ab", "xy", "yz", "xz"], alone="q"))
    assert found == {"x": 0, "y": 0, "z": 0, "a": 1, "b": 1, "q": 2}


@EVERY
def test_an_empty_graph_has_no_communities(method) -> None:
    assert method(nx.Graph()) == {}


@EVERY
def test_without_edges_everyone_is_alone(method) -> None:
    assert method(plain([], alone="ba")) == {"a": 0, "b": 1}


@EVERY
@given(
    edges=st.sets(st.sampled_from(["ab", "ac", "bc", "cd", "de", "ef", "df", "fg", "gh", "ah", "bg"])),
    order=st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_communities_do_not_depend_on_the_order_of_insertion(method, edges, order: random.Random) -> None:
    turned = [edge[::-1] for edge in sorted(edges)]
    order.shuffle(turned)
    assert method(plain(turned, alone="hgfedcba")) == method(plain(sorted(edges), alone="abcdefgh"))


def test_a_community_is_named_by_its_two_most_central_members() -> None:
    scores = {"a": 0.1, "b": 0.3, "c": 0.2}
    assert name_communities(plain(["ab", "bc"]), {"a": 0, "b": 0, "c": 0}, scores) == {0: "B · C"}


def test_equally_central_members_name_it_in_the_order_of_their_labels() -> None:
    assert name_communities(plain(["ab", "bc"]), {"c": 0, "b": 0, "a": 0}, dict.fromkeys("abc", 1.0)) == {0: "A · B"}


def test_communities_of_one_are_unconnected() -> None:
    assert name_communities(plain([], alone="ab"), {"a": 0, "b": 1}, {"a": 0, "b": 0}) == {
        0: "unconnected",
        1: "unconnected",
    }


def test_two_communities_of_the_same_names_are_told_apart() -> None:
    graph = plain(["ab", "cd"])
    nx.set_node_attributes(graph, "John Smith", "label")
    names = name_communities(graph, {"a": 0, "b": 0, "c": 1, "d": 1}, dict.fromkeys("abcd", 1.0))
    assert names == {0: "John Smith · John Smith", 1: "John Smith · John Smith (2)"}


def planted(groups: int, size: int, inside: float, outside: float, seed: int) -> nx.Graph:
    """Groups of nodes "000", "001", … in which an edge is likelier than between them."""
    graph = nx.planted_partition_graph(groups, size, inside, outside, seed=seed)
    nx.set_edge_attributes(graph, 1.0, "weight")
    nx.set_edge_attributes(graph, 1.0, "distance")
    return nx.relabel_nodes(graph, {node: f"{node:03d}" for node in graph})


def shared_information(one: list[int], other: list[int]) -> float:
    """Normalised mutual information of two partitions: 1 if they are the same, 0 if they have nothing in common."""
    table = np.zeros((max(one) + 1, max(other) + 1))
    np.add.at(table, (one, other), 1 / len(one))

    def entropy(shares: np.ndarray) -> float:
        shares = shares[shares > 0]
        return float(-(shares * np.log(shares)).sum())

    apart = entropy(table.sum(axis=1)) + entropy(table.sum(axis=0))
    return 2 * (apart - entropy(table.ravel())) / apart


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("method", COMMUNITIES.values(), ids=COMMUNITIES)
def test_planted_communities_are_found(method, seed: int) -> None:
    found = method(planted(8, 25, 0.4, 0.03, seed))
    assert shared_information([found[node] for node in sorted(found)], [i // 25 for i in range(200)]) >= 0.9


def test_two_cliques_and_a_bridge_are_two_stable_communities() -> None:
    graph = nx.barbell_graph(6, 0)
    nx.set_edge_attributes(graph, 1.0, "weight")
    nx.set_edge_attributes(graph, 1.0, "distance")
    communities, stability = consensus(nx.relabel_nodes(graph, {node: f"{node:02d}" for node in graph}))
    assert list(communities.values()) == [0] * 6 + [1] * 6
    assert set(stability.values()) == {1.0}


def test_an_actor_between_two_communities_is_less_stable_than_the_rest() -> None:
    graph = plain([*("ab", "ac", "ad", "bc", "bd", "cd"), *("vw", "vx", "vy", "wx", "wy", "xy"), "am", "vm"])
    communities, stability = consensus(graph)
    assert communities["a"] != communities["v"]
    assert min(stability, key=lambda node: (stability[node], node)) == "m"
    assert all(stability[node] == 1 for node in "abcdvwxy")


def test_consensus_of_weak_communities_is_nearer_to_the_truth_than_one_run() -> None:
    graph = planted(20, 25, 0.24, 0.02, seed=3)
    truth = [i // 25 for i in range(500)]
    shared = {}
    for name, method in COMMUNITIES.items():
        found = method(graph)
        shared[name] = shared_information([found[node] for node in sorted(found)], truth)
    assert shared["consensus"] > max(shared["leiden"], shared["louvain"])


def test_consensus_of_nothing_is_nothing() -> None:
    assert consensus(nx.Graph()) == ({}, {})


def test_an_actor_without_edges_is_a_stable_community_of_its_own() -> None:
    assert consensus(plain(["ab"], alone="z")) == ({"a": 0, "b": 0, "z": 1}, {"a": 1.0, "b": 1.0, "z": 1.0})


@given(order=st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_stability_does_not_depend_on_the_order_of_insertion(order: random.Random) -> None:
    graph = planted(4, 8, 0.5, 0.15, seed=1)
    edges = [(v, u, data) for u, v, data in graph.edges(data=True)]
    order.shuffle(edges)
    assert consensus(nx.Graph(edges)) == consensus(graph)
