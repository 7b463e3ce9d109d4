import re

import networkx as nx
import pytest

from graphkit.analyse import CENTRALITIES, annotate
from graphkit.graph import build_graph
from graphkit.model import Corpus
from tests.analyse.many_stories import many_stories
from tests.corpora import Told, corpus, empty, hostile, identify, lonely, small

WHOLE = {"core", "rank_low", "rank_high"}
TEXTS = {"community", "color"}
ADDED = {*CENTRALITIES, *WHOLE, *TEXTS, "community_stability", "x", "y", "size"}
ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def same_for_all() -> Corpus:
    return corpus([Told("a.txt", "", ("Ada met Ben.",))], {"Ada": "PERSON", "Ben": "PERSON"})


@ANY
def test_every_node_gets_every_attribute_and_keeps_its_own(make) -> None:
    graph = build_graph(make())
    annotated = annotate(graph)
    assert {node: set(data) for node, data in annotated.nodes(data=True)} == {
        node: set(data) | ADDED for node, data in graph.nodes(data=True)
    }


@ANY
def test_attributes_are_of_the_types_that_writers_can_write(make) -> None:
    annotated = annotate(build_graph(make()))
    values = [item for _, data in annotated.nodes(data=True) for item in data.items()]
    kinds = {name: type(value) for name, value in values if name in ADDED}
    expected = {name: str if name in TEXTS else int if name in WHOLE else float for name in ADDED}
    assert kinds == (expected if len(annotated) else {})


@ANY
def test_colours_are_hexadecimal(make) -> None:
    annotated = annotate(build_graph(make()))
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for _, colour in annotated.nodes(data="color"))


def test_the_given_graph_stays_as_it_was() -> None:
    graph = build_graph(small())
    annotate(graph)
    assert nx.utils.graphs_equal(graph, build_graph(small()))


def test_in_place_the_given_graph_gets_what_a_new_one_would() -> None:
    graph = build_graph(small())
    expected = annotate(graph)
    assert annotate(graph, in_place=True) is graph
    assert dict(graph.nodes(data=True)) == dict(expected.nodes(data=True))


def test_edges_and_their_order_are_kept() -> None:
    graph = build_graph(small())
    assert list(annotate(graph).edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_sizes_grow_with_strength_from_four_to_eighteen() -> None:
    sizes = dict(annotate(build_graph(small())).nodes(data="size"))
    named = {label: sizes[identify(label)] for label in ("Ada Brook", "Ben Cole", "Norland", "Port Authority", "Eve")}
    assert named == {"Ada Brook": 18.0, "Ben Cole": 18.0, "Norland": 12.08, "Port Authority": 12.08, "Eve": 4.0}


def test_sizes_are_never_all_the_same() -> None:
    sizes = [size for _, size in annotate(build_graph(same_for_all())).nodes(data="size")]
    assert sorted(sizes) == [17.99, 18.0]


def test_members_of_one_community_share_a_colour_and_the_unconnected_are_grey() -> None:
    nodes = annotate(build_graph(small())).nodes
    found = {nodes[node]["label"]: (nodes[node]["community"], nodes[node]["color"]) for node in nodes}
    together = {found[label] for label in ("Ada Brook", "Norland")}
    assert len(together) == 1
    assert found["Eve"] == ("unconnected", "#bbbbbb")


def test_the_order_in_which_nodes_were_added_does_not_matter() -> None:
    graph = build_graph(hostile())
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert dict(annotate(turned).nodes(data=True)) == dict(annotate(graph).nodes(data=True))


def test_the_interval_of_each_rank_by_strength_is_noted_if_there_are_stories_enough() -> None:
    corpus = many_stories(40, 6)
    nodes = annotate(build_graph(corpus), corpus).nodes(data=True)
    assert {1 <= data["rank_low"] <= data["rank_high"] <= 6 for _, data in nodes} == {True}


def test_with_few_stories_or_without_a_corpus_no_interval_is_noted() -> None:
    corpus = many_stories(40, 6)
    found = [annotate(build_graph(small()), small()), annotate(build_graph(corpus))]
    assert {(data["rank_low"], data["rank_high"]) for graph in found for _, data in graph.nodes(data=True)} == {(0, 0)}


def test_who_acts_and_who_is_acted_on_are_those_of_the_relation_layer() -> None:
    nodes = annotate(build_graph(small())).nodes
    found = {
        label: (nodes[identify(label)]["hub"], nodes[identify(label)]["in_strength"])
        for label in ("Ada Brook", "Ben Cole")
    }
    assert found == {"Ada Brook": (1.0, 0.0), "Ben Cole": (0.0, 1.0)}
