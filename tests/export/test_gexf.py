from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from graphkit.export.attributes import as_text
from graphkit.export.gexf import NODE_OWN, write_gexf
from graphkit.graph import Build
from tests.corpora import built, empty, hostile, identify, lonely, small

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
# what the schemas of GEXF 1.3 allow in the elements that we write: attributes, and children in their order
ALLOWED = {
    "gexf": ("version", "meta graph"),
    "meta": ("lastmodifieddate", "creator keywords description"),
    "creator": ("", ""),
    "description": ("", ""),
    "graph": ("defaultedgetype mode timeformat timerepresentation", "attributes nodes edges"),
    "attributes": ("class mode", "attribute"),
    "attribute": ("id title type", "default options"),
    "nodes": ("count", "node"),
    "node": ("id label", "attvalues spells color size position shape"),
    "edges": ("count", "edge"),
    "edge": ("id type label source target weight kind", "attvalues spells color thickness shape"),
    "attvalues": ("", "attvalue"),
    "attvalue": ("for value", ""),
    "spells": ("", "spell"),
    "spell": ("timestamp start end", ""),
    "color": ("r g b a", ""),
    "size": ("value", ""),
    "position": ("x y z", ""),
}
ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def parsed(build: Build, folder: Path) -> ET.Element:
    write_gexf(build, folder / "g.gexf")
    return ET.parse(folder / "g.gexf").getroot()


def node_called(root: ET.Element, label: str) -> ET.Element:
    return next(node for node in root.iter(f"{GEXF}node") if node.get("label") == label)


def stamps(element: ET.Element) -> list[str | None]:
    return [spell.get("timestamp") for spell in element.iter(f"{GEXF}spell")]


@ANY
def test_every_node_stands_in_the_file_with_its_label(make, tmp_path: Path) -> None:
    build = built(make())
    found = [(node.get("id"), node.get("label")) for node in parsed(build, tmp_path).iter(f"{GEXF}node")]
    assert found == [(node, label.replace("\x0b", "")) for node, label in build.graph.nodes(data="label")]


@ANY
def test_every_edge_stands_in_the_file_with_its_kind_direction_and_weight(make, tmp_path: Path) -> None:
    build = built(make())
    names = ("id", "source", "target", "type", "kind", "label", "weight")
    found = [tuple(edge.get(name) for name in names) for edge in parsed(build, tmp_path).iter(f"{GEXF}edge")]
    assert found == [
        (f"e{i}", *ends, "directed" if data["directed"] else "undirected", key, data["label"], str(data["weight"]))
        for i, (*ends, key, data) in enumerate(build.graph.edges(keys=True, data=True))
    ]


def test_a_node_carries_colour_without_alpha_size_and_place_with_y_upwards(tmp_path: Path) -> None:
    build = built(small())
    node = node_called(parsed(build, tmp_path), "Ada Brook")
    data = build.graph.nodes[identify("Ada Brook")]
    drawn = {child.tag.removeprefix(VIZ): dict(child.attrib) for child in node if child.tag.startswith(VIZ)}
    assert drawn == {
        "color": {"r": "68", "g": "119", "b": "170"},
        "size": {"value": "18.0"},
        "position": {"x": str(data["x"]), "y": str(-data["y"])},
    }


def test_columns_hold_the_attributes_and_leave_out_what_is_missing(tmp_path: Path) -> None:
    build = built(small(dated=False))
    root = parsed(build, tmp_path)
    titles = {a.get("id"): a.get("title") for a in root.find(f"{GEXF}graph/{GEXF}attributes")}
    values = {titles[v.get("for")]: v.get("value") for v in node_called(root, "Eve").iter(f"{GEXF}attvalue")}
    data = build.graph.nodes[identify("Eve")]
    known = {name: as_text(value) for name, value in data.items() if value != "" and name not in NODE_OWN}
    assert values == {"kind": known.pop("type")} | known
    assert {"mentions", "pagerank", "community"} < values.keys()


def test_columns_are_declared_once_for_nodes_and_once_for_edges(tmp_path: Path) -> None:
    root = parsed(built(small()), tmp_path)
    assert [block.get("class") for block in root.iter(f"{GEXF}attributes")] == ["node", "edge"]


def test_dated_documents_make_a_timeline(tmp_path: Path) -> None:
    root = parsed(built(small()), tmp_path)
    graph = root.find(f"{GEXF}graph")
    assert dict(graph.attrib) == {
        "defaultedgetype": "directed",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "timestamp",
    }
    assert stamps(node_called(root, "Ada Brook")) == ["2017-02-03", "2017-03-01"]


def test_undated_documents_make_a_static_graph(tmp_path: Path) -> None:
    root = parsed(built(small(dated=False)), tmp_path)
    assert dict(root.find(f"{GEXF}graph").attrib) == {"defaultedgetype": "directed", "mode": "static"}
    assert stamps(root) == []


def test_nodes_are_there_whenever_their_edges_are(tmp_path: Path) -> None:
    root = parsed(built(hostile()), tmp_path)
    days = {node.get("id"): set(stamps(node)) for node in root.iter(f"{GEXF}node")}
    edges = list(root.iter(f"{GEXF}edge"))
    assert edges
    assert all(stamps(edge) for edge in edges)
    assert all(set(stamps(edge)) <= days[edge.get(end)] for edge in edges for end in ("source", "target"))


@pytest.mark.parametrize("dated", [True, False])
def test_networkx_reads_a_graph_without_relations(dated: bool, tmp_path: Path) -> None:
    build = built(small(dated=dated, relations=False))
    write_gexf(build, tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    pairs = {frozenset(ends): weight for *ends, weight in read.edges(data="weight")}
    assert dict(read.nodes(data="label")) == dict(build.graph.nodes(data="label"))
    assert pairs == {frozenset(ends): weight for *ends, weight in build.graph.edges(data="weight")}


def test_the_file_names_no_day_on_which_it_was_written(tmp_path: Path) -> None:
    root = parsed(built(small()), tmp_path)
    meta = root.find(f"{GEXF}meta")
    assert dict(meta.attrib) == {}
    said = {child.tag.removeprefix(GEXF): child.text for child in meta}
    assert said == {"creator": "graphkit", "description": "A small corpus"}


@ANY
def test_nothing_stands_where_the_schema_does_not_allow_it(make, tmp_path: Path) -> None:
    for element in parsed(built(make()), tmp_path).iter():
        attributes, children = ALLOWED[name_of(element)]
        order = children.split()
        found = [name_of(child) for child in element]
        assert {name for name in element.attrib if "}" not in name} <= set(attributes.split())
        assert set(found) <= set(order)
        assert found == sorted(found, key=order.index)


def name_of(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_parallel_edges_have_ids_of_their_own(tmp_path: Path) -> None:
    ids = [edge.get("id") for edge in parsed(built(small()), tmp_path).iter(f"{GEXF}edge")]
    assert len(set(ids)) == len(ids) == 6
