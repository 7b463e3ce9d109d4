import re
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest

from graphkit.export.attributes import rgb
from graphkit.export.graphml import write_graphml
from tests.corpora import built, empty, hostile, lonely, small

KEY = "{http://graphml.graphdrawing.org/xmlns}key"
ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def legal(value):
    return value.replace("\x0b", "") if isinstance(value, str) else value


def expected_nodes(graph: nx.MultiDiGraph) -> dict[str, dict[str, object]]:
    return {
        node: {name: legal(value) for name, value in data.items()}
        | {"y": -data["y"]}
        | dict(zip("rgb", rgb(data["color"]), strict=True))
        for node, data in graph.nodes(data=True)
    }


@ANY
def test_networkx_reads_the_same_nodes(make, tmp_path: Path) -> None:
    build = built(make())
    write_graphml(build, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert dict(read.nodes(data=True)) == expected_nodes(build.graph)


@ANY
def test_networkx_reads_the_same_edges(make, tmp_path: Path) -> None:
    build = built(make())
    write_graphml(build, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert list(read.edges(keys=True, data=True)) == [
        (source, target, f"e{number}", data)
        for number, (source, target, data) in enumerate(build.graph.edges(data=True))
    ]


@ANY
def test_igraph_reads_the_same_nodes(make, tmp_path: Path) -> None:
    build = built(make())
    write_graphml(build, tmp_path / "g.graphml")
    read = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    found = {vertex["id"]: {k: v for k, v in vertex.attributes().items() if k != "id"} for vertex in read.vs}
    assert found == expected_nodes(build.graph)


@ANY
def test_igraph_reads_the_same_edges_and_weights(make, tmp_path: Path) -> None:
    build = built(make())
    write_graphml(build, tmp_path / "g.graphml")
    read = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    ids = read.vs["id"]
    found = [(ids[e.source], ids[e.target], e["weight"], e["label"], e["directed"]) for e in read.es]
    assert found == [
        (source, target, data["weight"], data["label"], data["directed"])
        for source, target, data in build.graph.edges(data=True)
    ]


def test_what_gephi_draws_by_comes_first_under_its_own_name(tmp_path: Path) -> None:
    write_graphml(built(small()), tmp_path / "g.graphml")
    keys = [(key.get("id"), key.get("for"), key.get("attr.type")) for key in ET.parse(tmp_path / "g.graphml").iter(KEY)]
    assert keys[:7] == [
        ("label", "node", "string"),
        ("x", "node", "double"),
        ("y", "node", "double"),
        ("size", "node", "double"),
        ("r", "node", "long"),
        ("g", "node", "long"),
        ("b", "node", "long"),
    ]
    assert ("weight", "edge", "double") in keys


def test_no_two_keys_share_an_id(tmp_path: Path) -> None:
    write_graphml(built(small()), tmp_path / "g.graphml")
    ids = [key.get("id") for key in ET.parse(tmp_path / "g.graphml").iter(KEY)]
    assert sorted(ids) == sorted(set(ids))


@ANY
def test_every_identifier_is_a_name_token_and_unique_as_the_schema_demands(make, tmp_path: Path) -> None:
    write_graphml(built(make()), tmp_path / "g.graphml")
    root = ET.parse(tmp_path / "g.graphml").getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [identifier for identifier in ids if not re.fullmatch(r"[\w.:-]+", identifier)] == []
    kinds = {key.get("attr.type") for key in root.iter(KEY)}
    assert kinds <= {"boolean", "int", "long", "float", "double", "string"}
