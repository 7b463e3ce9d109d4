from collections.abc import Collection, Mapping

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analyse import backbone
from graphkit.analyse.backbone import Backbone, Pair

Weights = Mapping[Pair, float]


def weighted(*edges: tuple[str, str, float]) -> Weights:
    return {(one, other): weight for one, other, weight in sorted(edges)}


def hub(*weights: float) -> Weights:
    return weighted(*(("hub", f"n{number}", weight) for number, weight in enumerate(weights)))


def disparity(weights: Weights) -> dict[Pair, float]:
    return dict(zip(weights, backbone.disparity(ends_of(weights), column(weights)).tolist(), strict=True))


def keep_backbone(
    weights: Weights, strong: Collection[Pair], surprise: Weights | None = None, *, joined: bool = True
) -> Backbone:
    marked = np.array([pair in strong for pair in weights], dtype=np.bool_)
    chances = np.array([(surprise or {}).get(pair, 1.0) for pair in weights])
    held = backbone.joining(ends_of(weights), column(weights), marked, chances) if joined else np.zeros_like(marked)
    return backbone.backbone_of(list(weights), ends_of(weights), marked | held, held)


def ends_of(weights: Weights) -> "backbone.Ends":
    actors = sorted({actor for pair in weights for actor in pair})
    ends = np.array([[actors.index(actor) for actor in pair] for pair in weights], dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def column(weights: Weights) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(list(weights.values()), dtype=np.float64)


def plainly(weights: Weights, strong: Collection[Pair]) -> set[Pair]:
    """Kruskal's maximum spanning forest, begun with the edges that are kept anyway."""
    joined, found = nx.utils.UnionFind(), set(strong)
    for pair in strong:
        joined.union(*pair)
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if joined[pair[0]] != joined[pair[1]]:
            joined.union(*pair)
            found.add(pair)
    return found


def test_an_edge_as_heavy_as_the_others_is_no_surprise() -> None:
    assert disparity(hub(1, 1, 1, 1)) == pytest.approx({("hub", f"n{i}"): 0.75**3 for i in range(4)})


def test_an_edge_that_is_most_of_what_an_actor_does_is_one() -> None:
    found = disparity(hub(97, 1, 1, 1))
    assert (found["hub", "n0"], found["hub", "n1"]) == pytest.approx((0.03**3, 0.99**3))


def test_the_end_where_the_edge_is_the_larger_part_decides() -> None:
    """The hub has ten ties of 10; for `n0` the one with the hub is 10 of 11."""
    ties = {**hub(*[10] * 10), ("n0", "x"): 1.0}
    assert disparity(ties)["hub", "n0"] == pytest.approx(min(0.9**9, 1 / 11))


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


def test_the_only_edge_of_two_actors_holds_them_together() -> None:
    ties = weighted(("a", "b", 5))
    assert keep_backbone(ties, []) == Backbone(frozenset({("a", "b")}), frozenset({("a", "b")}), 0, 0)


def test_an_empty_graph_has_an_empty_backbone() -> None:
    assert keep_backbone({}, []) == Backbone(frozenset(), frozenset(), 0, 0)


Edges = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 5),
    max_size=20,
)


@given(Edges, st.data())
def test_what_was_connected_stays_connected(weights: dict[Pair, int], data: st.DataObject) -> None:
    ties = weighted(*((*pair, weight) for pair, weight in weights.items()))
    strong = data.draw(st.sets(st.sampled_from(sorted(weights)))) if weights else set()
    kept = nx.Graph(sorted(keep_backbone(ties, strong).edges))
    pieces = nx.connected_components(nx.Graph(list(ties)))
    assert sorted(map(sorted, nx.connected_components(kept))) == sorted(map(sorted, pieces))


@given(Edges, st.data())
def test_what_is_kept_is_the_strongest_chain(weights: dict[Pair, int], data: st.DataObject) -> None:
    ties = weighted(*((*pair, weight) for pair, weight in weights.items()))
    strong = data.draw(st.sets(st.sampled_from(sorted(weights)))) if weights else set()
    assert keep_backbone(ties, strong).edges == plainly(ties, strong)
