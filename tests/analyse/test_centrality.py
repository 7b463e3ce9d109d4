import dataclasses
import math
import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from graphkit.analyse.centrality import CENTRALITIES, check_layer, measure_layer, of_layer
from graphkit.analyse.neighbourhood import (
    clustering,
    constraint,
    core,
    degree,
    in_degree,
    in_strength,
    out_degree,
    out_strength,
    strength,
)
from graphkit.analyse.network import adjacency, components, layer_network, network_of
from graphkit.analyse.prestige import authority, eigenvector, hub, pagerank
from graphkit.analyse.reach import betweenness, betweenness_error, closeness, harmonic
from graphkit.analyse.shortest_paths import Sweep, dependencies
from graphkit.errors import CentralityNotOfLayer
from graphkit.graph import COOCCURRENCE, RELATION, build_graph
from tests.corpora import identify, small

BRIDGE = ("ab", "bc", "ac", "cd", "de", "ef", "df")
EVERY = pytest.mark.parametrize("measure", [each.score for each in CENTRALITIES.values()], ids=CENTRALITIES)


def weighted(*edges: tuple[str, str, float], alone: str = "") -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(alone)
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=float(weight), distance=1 / weight)
    return graph


def plain(*edges: str, alone: str = "") -> nx.Graph:
    return weighted(*((edge[0], edge[1], 1) for edge in edges), alone=alone)


# weights are powers of two, so that sums of distances are exact and networkx sees every tie
EDGES = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.sampled_from([1, 2, 4])).filter(
        lambda edge: edge[0] < edge[1]
    ),
    unique_by=lambda edge: edge[:2],
    max_size=20,
)


def test_degree_is_the_share_of_others() -> None:
    assert degree(plain("ab", "bc")) == {"a": 0.5, "b": 1.0, "c": 0.5}


def test_strength_is_the_sum_of_weights() -> None:
    assert strength(weighted(("a", "b", 3), ("b", "c", 2))) == {"a": 3.0, "b": 5.0, "c": 2.0}


def test_betweenness_of_a_path_is_all_in_its_middle() -> None:
    assert betweenness(plain("ab", "bc")) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_betweenness_of_a_star_is_all_in_its_centre() -> None:
    assert betweenness(plain("ma", "mb", "mc", "md")) == {"a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "m": 1.0}


def test_betweenness_of_a_complete_graph_is_nowhere() -> None:
    assert betweenness(plain("ab", "ac", "ad", "bc", "bd", "cd")) == dict.fromkeys("abcd", 0.0)


def test_betweenness_of_two_triangles_is_on_the_bridge() -> None:
    found = betweenness(plain(*BRIDGE))
    assert found == pytest.approx({"a": 0.0, "b": 0.0, "c": 0.6, "d": 0.6, "e": 0.0, "f": 0.0})


def test_betweenness_takes_strong_ties_for_short_ways() -> None:
    assert betweenness(weighted(("a", "m", 5), ("m", "b", 5), ("a", "b", 1))) == {"a": 0.0, "b": 0.0, "m": 1.0}


def test_betweenness_sees_that_two_ways_are_equally_long_though_their_sums_round_differently() -> None:
    # 1/10 + 1/15 is 1/6, but not in binary
    tied = weighted(("a", "b", 10), ("b", "c", 15), ("a", "c", 6))
    assert betweenness(tied)["b"] == 0.5


def test_betweenness_of_a_large_star_is_estimated_at_its_centre() -> None:
    star = nx.star_graph(1600)
    nx.set_edge_attributes(star, {edge: {"weight": 1.0, "distance": 1.0} for edge in star.edges})
    named = nx.relabel_nodes(star, {node: f"n{node}" for node in star})
    assert {node for node, score in betweenness(named).items() if score > 0.99} == {"n0"}


@given(EDGES)
@settings(deadline=None)
def test_betweenness_agrees_with_networkx(edges: list[tuple[str, str, float]]) -> None:
    graph = weighted(*edges, alone="abcdefgh")
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph, weight="distance"))


@given(EDGES)
@settings(deadline=None)
def test_closeness_agrees_with_networkx(edges: list[tuple[str, str, float]]) -> None:
    graph = weighted(*edges, alone="abcdefgh")
    assert closeness(graph) == pytest.approx(nx.closeness_centrality(graph, distance="distance"))


def test_closeness_of_a_path_is_one_in_its_middle() -> None:
    assert closeness(plain("ab", "bc")) == pytest.approx({"a": 2 / 3, "b": 1.0, "c": 2 / 3})


def test_closeness_counts_only_those_it_can_reach() -> None:
    assert closeness(plain("ab", alone="abcd")) == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 0.0, "d": 0.0})


def test_closeness_takes_strong_ties_for_short_ways() -> None:
    assert closeness(weighted(("a", "b", 4))) == {"a": 4.0, "b": 4.0}


def test_eigenvector_of_a_star() -> None:
    leaf = math.sqrt(1 / 8)
    found = eigenvector(plain("ma", "mb", "mc", "md"))
    assert found == pytest.approx({"a": leaf, "b": leaf, "c": leaf, "d": leaf, "m": math.sqrt(1 / 2)})


def test_eigenvector_of_a_complete_graph_is_equal() -> None:
    assert eigenvector(plain("ab", "ac", "ad", "bc", "bd", "cd")) == pytest.approx(dict.fromkeys("abcd", 0.5))


def test_eigenvector_lives_on_the_strongest_component() -> None:
    third = math.sqrt(1 / 3)
    found = eigenvector(plain("ab", "bc", "ac", "xy"))
    assert found == pytest.approx({"a": third, "b": third, "c": third, "x": 0.0, "y": 0.0})


def test_eigenvector_is_shared_by_equal_components() -> None:
    assert eigenvector(plain("ab", "xy")) == pytest.approx(dict.fromkeys("abxy", 0.5))


def test_eigenvector_of_a_large_ring_is_equal() -> None:
    names = [f"n{i:03}" for i in range(400)]
    ring = weighted(*((names[i], names[i - 1], 1) for i in range(400)))
    assert eigenvector(ring) == pytest.approx(dict.fromkeys(names, 0.05))


def test_pagerank_of_a_complete_graph_is_equal() -> None:
    assert pagerank(plain("ab", "ac", "ad", "bc", "bd", "cd")) == pytest.approx(dict.fromkeys("abcd", 0.25))


def test_pagerank_of_a_path() -> None:
    # end = 0.05 + 0.85 * middle / 2 and 2 * end + middle = 1
    middle = 0.9 / 1.85
    found = pagerank(plain("ab", "bc"))
    assert found == pytest.approx({"a": (1 - middle) / 2, "b": middle, "c": (1 - middle) / 2})


@EVERY
def test_an_empty_graph_has_no_scores(measure) -> None:
    assert measure(nx.Graph()) == {}


@EVERY
def test_every_node_without_edges_gets_the_same_finite_score(measure) -> None:
    scores = measure(plain(alone="ab"))
    assert set(scores) == {"a", "b"}
    assert scores["a"] == scores["b"]
    assert math.isfinite(scores["a"])


@EVERY
def test_a_single_node_has_a_finite_score(measure) -> None:
    scores = measure(plain(alone="a"))
    assert list(scores) == ["a"]
    assert math.isfinite(scores["a"])


@EVERY
def test_pieces_without_connection_get_finite_scores(measure) -> None:
    scores = measure(plain(*BRIDGE, "xy", alone="z"))
    assert sorted(scores) == list("abcdefxyz")
    assert all(math.isfinite(score) and score >= 0 for score in scores.values())


@EVERY
@given(edges=EDGES, order=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_scores_do_not_depend_on_the_order_of_insertion(measure, edges, order: random.Random) -> None:
    turned = [(target, source, weight) for source, target, weight in edges]
    order.shuffle(turned)
    assert measure(weighted(*turned, alone="hgfedcba")) == measure(weighted(*edges, alone="abcdefgh"))


@EVERY
def test_the_first_line_of_the_docstring_is_a_sentence(measure) -> None:
    assert measure.__doc__.splitlines()[0].endswith(".")


def directed(*edges: tuple[str, str, float]) -> nx.DiGraph:
    graph = nx.DiGraph()
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=float(weight), distance=1 / weight)
    return graph


def test_harmonic_is_the_mean_of_inverse_distances() -> None:
    assert harmonic(plain("ab", "bc", alone="d")) == pytest.approx({"a": 0.5, "b": 2 / 3, "c": 0.5, "d": 0.0})


def test_the_core_of_two_triangles_and_a_bridge_is_both_triangles() -> None:
    assert core(plain(*BRIDGE, "fg", alone="z")) == dict.fromkeys("abcdef", 2.0) | {"g": 1.0, "z": 0.0}


def test_the_core_of_a_star_is_one_everywhere() -> None:
    assert core(plain("ma", "mb", "mc")) == dict.fromkeys("abcm", 1.0)


def test_the_core_of_a_complete_graph_is_one_less_than_its_size() -> None:
    assert core(plain("ab", "ac", "ad", "bc", "bd", "cd")) == dict.fromkeys("abcd", 3.0)


def test_clustering_of_two_triangles_is_less_on_the_bridge() -> None:
    third = pytest.approx(1 / 3)
    assert clustering(plain(*BRIDGE)) == {"a": 1.0, "b": 1.0, "c": third, "d": third, "e": 1.0, "f": 1.0}


def test_clustering_of_a_path_and_of_a_star_is_nothing() -> None:
    assert clustering(plain("ab", "bc")) == dict.fromkeys("abc", 0.0)
    assert clustering(plain("ma", "mb", "mc")) == dict.fromkeys("abcm", 0.0)


def test_clustering_takes_the_geometric_mean_of_a_triangles_weights() -> None:
    found = clustering(weighted(("a", "b", 8), ("b", "c", 1), ("a", "c", 1)))
    assert found == pytest.approx(dict.fromkeys("abc", (8 / 8**3) ** (1 / 3)))


def test_constraint_of_the_centre_of_a_star_is_low_and_of_its_ends_one() -> None:
    assert constraint(plain("ma", "mb", "mc", "md")) == {"m": 0.25, **dict.fromkeys("abcd", 1.0)}


def test_constraint_of_a_triangle_is_the_known_value() -> None:
    assert constraint(plain("ab", "bc", "ac")) == pytest.approx(dict.fromkeys("abc", 1.125))


def test_in_and_out_tell_who_acts_from_who_is_acted_on() -> None:
    graph = directed(("a", "b", 3), ("c", "b", 1), ("b", "c", 2))
    assert out_degree(graph) == {"a": 0.5, "b": 0.5, "c": 0.5}
    assert in_degree(graph) == {"a": 0.0, "b": 1.0, "c": 0.5}
    assert out_strength(graph) == {"a": 3.0, "b": 2.0, "c": 1.0}
    assert in_strength(graph) == {"a": 0.0, "b": 4.0, "c": 2.0}
    assert strength(graph) == {"a": 3.0, "b": 6.0, "c": 3.0}
    assert degree(graph) == {"a": 0.5, "b": 1.0, "c": 0.5}


def test_the_hub_of_an_outward_star_is_its_centre_and_the_authorities_its_ends() -> None:
    star = directed(("m", "a", 1), ("m", "b", 1))
    assert hub(star) == pytest.approx({"a": 0.0, "b": 0.0, "m": 1.0})
    assert authority(star) == pytest.approx({"a": 0.5, "b": 0.5, "m": 0.0})


def test_betweenness_follows_directions() -> None:
    assert betweenness(directed(("a", "b", 1), ("b", "c", 1))) == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_a_loop_and_an_edge_without_weight_are_no_edges() -> None:
    graph = nx.Graph([("a", "a", {"weight": 5.0}), ("a", "b", {"weight": 0.0}), ("a", "c")])
    assert strength(graph) == {"a": 1.0, "b": 0.0, "c": 1.0}


def test_an_estimate_is_near_the_exact_score_by_its_standard_error() -> None:
    exact = network_of(nx.gnm_random_graph(300, 1500, seed=1))
    drawn = dataclasses.replace(exact, exact=100, sample=100)
    scores, estimates, errors = betweenness(exact), betweenness(drawn), betweenness_error(drawn)
    central = sorted(scores, key=lambda node: -scores[node])[:100]
    near = [abs(estimates[node] - scores[node]) < 2 * errors[node] for node in central]
    assert sum(near) >= 90
    assert max(abs(estimates[node] - scores[node]) for node in scores) < 3 * max(errors.values())


def test_counting_shares_of_routes_from_all_sources_gives_the_same_sum() -> None:
    network = network_of(nx.gnm_random_graph(60, 150, seed=3))
    matrix = adjacency(network)
    (nodes,) = components(matrix)
    sweep = Sweep(np.arange(len(nodes)), matrix[nodes][:, nodes], dijkstra(matrix[nodes][:, nodes]))
    inverse = np.divide(1, sweep.distances, out=np.zeros_like(sweep.distances), where=sweep.distances > 0)
    assert dependencies(sweep, inverse).sum(axis=0) == pytest.approx(dependencies(sweep).sum(axis=0))


def test_an_exact_score_has_no_error() -> None:
    assert betweenness_error(plain(*BRIDGE)) == dict.fromkeys("abcdef", 0.0)


def test_of_relations_only_what_is_asserted_and_affirmed_counts() -> None:
    network = layer_network(build_graph(small()), RELATION)
    edges = [(network.ids[s], network.ids[t]) for s, t in zip(network.sources, network.targets, strict=True)]
    assert edges == [(identify("Ada Brook"), identify("Ben Cole"))]


def test_each_layer_has_its_measures() -> None:
    both = {
        "degree",
        "strength",
        "betweenness",
        "closeness",
        "harmonic",
        "pagerank",
        "core",
        "clustering",
        "constraint",
    }
    directions = {"in_degree", "out_degree", "in_strength", "out_strength", "hub", "authority"}
    assert set(of_layer(COOCCURRENCE)) == both | {"eigenvector"}
    assert set(of_layer(RELATION)) == both | directions
    assert set(measure_layer(build_graph(small()), RELATION)) == both | directions


def test_a_measure_of_the_other_layer_is_refused_with_the_remedy() -> None:
    with pytest.raises(CentralityNotOfLayer, match="--layer relation"):
        check_layer("hub", COOCCURRENCE)


@EVERY
def test_a_docstring_says_projection_what_is_read_range_and_what_a_high_value_means(measure) -> None:
    said = [
        word
        for word in ("Projection:", "Reads", "From ", "Whole numbers from", "high value")
        if word in measure.__doc__
    ]
    assert {"Projection:", "Reads", "high value"} <= set(said)
    assert len(said) == 4
