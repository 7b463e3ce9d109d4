import copy
import pickle
from collections.abc import Callable

import networkx as nx
import pytest

from graphkit.analyse.edges import add_statistics
from graphkit.export.elements import edge_columns
from graphkit.folded import FoldedGraph, table_of
from graphkit.graph import MEASURED, Build, build_graph
from graphkit.model import Corpus
from graphkit.pipeline import measure, write
from tests.corpora import empty, hostile, lonely, small

CORPORA = [small(), small(dated=False), hostile(), lonely(), empty()]


def unfolded(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    graph.edges()
    return graph


def folded_build(whole: Corpus) -> Build:
    build = measure(whole)
    assert table_of(build.graph) is not None
    return build


@pytest.mark.parametrize(
    "look",
    [
        lambda graph: graph.edges,
        lambda graph: graph.in_edges,
        lambda graph: graph.adj,
        lambda graph: graph.pred,
        lambda graph: graph.degree,
        lambda graph: graph.has_edge("a", "b"),
        lambda graph: graph.number_of_edges("a", "b"),
        lambda graph: graph.add_edge("a", "b"),
        lambda graph: graph.add_node("a"),
        lambda graph: graph.reverse(),
        nx.to_dict_of_dicts,
    ],
)
def test_whoever_looks_at_an_edge_has_a_plain_networkx_graph(look: Callable[[nx.MultiDiGraph], object]) -> None:
    graph = build_graph(small())
    look(graph)
    assert (type(graph), table_of(graph)) == (nx.MultiDiGraph, None)


def test_nodes_and_the_number_of_edges_leave_the_table_as_it_is() -> None:
    graph = build_graph(small())
    nx.set_node_attributes(graph, 1, "seen")
    known = len(graph), graph.number_of_edges(), [*graph.nodes(data="seen")]
    assert type(graph) is FoldedGraph
    unfolded(graph)
    assert (len(graph), graph.number_of_edges(), [*graph.nodes(data="seen")]) == known


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda graph: pickle.loads(pickle.dumps(graph))])
def test_a_copy_of_a_folded_graph_is_folded(copied: Callable[[nx.MultiDiGraph], nx.MultiDiGraph]) -> None:
    other = copied(build_graph(small()))
    assert type(other) is FoldedGraph
    assert nx.utils.graphs_equal(other, build_graph(small()))


@pytest.mark.parametrize("whole", CORPORA)
def test_statistics_are_the_same_on_a_table_and_on_edges(whole: Corpus) -> None:
    one, other = build_graph(whole), unfolded(build_graph(whole))
    for graph in (one, other):
        add_statistics(graph, whole)
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("whole", CORPORA)
def test_the_columns_of_a_table_are_those_of_the_edges(whole: Corpus) -> None:
    folded = edge_columns(folded_build(whole))
    plain = edge_columns(Build(whole, unfolded(folded_build(whole).graph)))
    told = [{name: column.listed() for name, column in each.columns.items()} for each in (folded, plain)]
    assert told[0] == told[1]
    assert list(told[0]) == list(told[1])


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.html", "report.html"])
@pytest.mark.parametrize("whole", CORPORA)
def test_files_are_the_same_of_a_table_and_of_edges(whole: Corpus, name: str, tmp_path) -> None:
    one, other = measure(whole), measure(whole)
    unfolded(other.graph)
    write(one, tmp_path / "one" / name)
    write(other, tmp_path / "other" / name)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_the_files_of_a_build_leave_its_edges_in_the_table(tmp_path) -> None:
    build = measure(small())
    for name in ("graph.graphml", "graph.gexf", "graph.html", "report.html", "report.md"):
        write(build, tmp_path / name)
    assert set(MEASURED) <= set(table_of(build.graph).columns)
