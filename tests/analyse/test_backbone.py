import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analyse.backbone import Backbone, disparity, keep_backbone


def weighted(*edges: tuple[str, str, float]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return graph


def hub(*weights: float) -> nx.Graph:
    return weighted(*((f"n{number}", "hub", weight) for number, weight in enumerate(weights)))


def test_an_edge_as_heavy_as_the_others_is_no_surprise() -> None:
    assert disparity(hub(1, 1, 1, 1)) == pytest.approx({("hub", f"n{i}"): 0.75**3 for i in range(4)})


def test_an_edge_that_is_most_of_what_an_actor_does_is_one() -> None:
    found = disparity(hub(97, 1, 1, 1))
    assert (found["hub", "n0"], found["hub", "n1"]) == pytest.approx((0.03**3, 0.99**3))


def test_the_end_where_the_edge_is_the_larger_part_decides() -> None:
    """The hub has ten ties of 10; for `n0` the one with the hub is 10 of 11."""
    graph = hub(*[10] * 10)
    graph.add_edge("n0", "x", weight=1)
    assert disparity(graph)["hub", "n0"] == pytest.approx(min(0.9**9, 1 / 11))


def test_two_actors_with_no_other_tie_tell_nothing() -> None:
    assert disparity(weighted(("a", "b", 5))) == {("a", "b"): 1.0}


def test_strong_edges_are_kept_and_others_only_to_hold_together() -> None:
    graph = weighted(("a", "b", 5), ("b", "c", 3), ("a", "c", 2), ("c", "d", 1), ("a", "d", 1))
    found = keep_backbone(graph, [("a", "c")], {("a", "d"): 0.2, ("c", "d"): 0.1})
    assert found == Backbone(
        edges=frozenset({("a", "b"), ("a", "c"), ("c", "d")}),
        joining=frozenset({("a", "b"), ("c", "d")}),
        edges_left_out=2,
        actors_left_out=0,
    )


def test_without_joining_edges_it_says_how_many_actors_vanish() -> None:
    graph = weighted(("a", "b", 5), ("b", "c", 3), ("d", "e", 1))
    assert keep_backbone(graph, [("a", "b")], joined=False) == Backbone(frozenset({("a", "b")}), frozenset(), 2, 3)


def test_actors_that_never_had_an_edge_are_not_left_out() -> None:
    graph = weighted(("a", "b", 5))
    graph.add_node("alone")
    assert keep_backbone(graph, []) == Backbone(frozenset({("a", "b")}), frozenset({("a", "b")}), 0, 0)


def test_an_empty_graph_has_an_empty_backbone() -> None:
    assert keep_backbone(nx.Graph(), []) == Backbone(frozenset(), frozenset(), 0, 0)


Edges = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 5),
    max_size=20,
)


@given(Edges, st.data())
def test_what_was_connected_stays_connected(weights: dict[tuple[str, str], int], data: st.DataObject) -> None:
    graph = weighted(*((*pair, weight) for pair, weight in weights.items()))
    strong = data.draw(st.sets(st.sampled_from(sorted(weights)))) if weights else set()
    kept = nx.Graph(sorted(keep_backbone(graph, strong).edges))
    assert sorted(map(sorted, nx.connected_components(kept))) == sorted(map(sorted, nx.connected_components(graph)))


@given(Edges, st.data())
def test_the_order_of_edges_changes_nothing(weights: dict[tuple[str, str], int], data: st.DataObject) -> None:
    strong = data.draw(st.lists(st.sampled_from(sorted(weights)))) if weights else []
    rows = [(*pair, weight) for pair, weight in weights.items()]
    turned = [(other, one, weight) for one, other, weight in reversed(rows)]
    assert keep_backbone(weighted(*rows), strong) == keep_backbone(weighted(*turned), reversed(strong))
