import math
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analyse.centrality import (
    CENTRALITIES,
    Ranked,
    betweenness,
    closeness,
    degree,
    eigenvector,
    pagerank,
    rank_actors,
    strength,
)
from graphkit.graph import build_graph
from tests.corpora import built, identify, small

BRIDGE = ("ab", "bc", "ac", "cd", "de", "ef", "df")
EVERY = pytest.mark.parametrize("measure", CENTRALITIES.values(), ids=CENTRALITIES)


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


def test_ranking_orders_by_score_then_label_and_shares_ranks() -> None:
    ranking = rank_actors(build_graph(small()), "degree")
    assert [(r.rank, r.label, r.score) for r in ranking] == [
        (1, "Ada Brook", 0.5),
        (1, "Ben Cole", 0.5),
        (3, "Norland", 0.25),
        (3, "Port Authority", 0.25),
        (5, "Eve", 0.0),
    ]


def test_ranking_says_how_often_an_actor_is_named() -> None:
    first = rank_actors(build_graph(small()), "strength")[0]
    assert first == Ranked(1, identify("Ada Brook"), "Ada Brook", "PERSON", 3.0, 3, 2)


def test_ranking_an_annotated_graph_gives_the_same() -> None:
    corpus = small()
    assert rank_actors(built(corpus).graph, "betweenness") == rank_actors(build_graph(corpus), "betweenness")


def test_ranking_nobody_is_empty() -> None:
    assert rank_actors(nx.MultiDiGraph(), "pagerank") == ()


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(KeyError, match="fame"):
        rank_actors(build_graph(small()), "fame")
