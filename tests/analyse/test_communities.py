import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analyse.communities import COMMUNITIES, name_communities

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
