import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graphkit.export.cytoscape import write_cytoscape
from graphkit.graph import Build
from tests.corpora import built, empty, hostile, identify, lonely, small
from tests.export.javascript import read

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def written(build: Build, folder: Path) -> Any:
    write_cytoscape(build, folder / "g.cyjs")
    return json.loads((folder / "g.cyjs").read_text(encoding="utf-8"))


@ANY
def test_networkx_reads_the_same_nodes_with_their_attributes(make, tmp_path: Path) -> None:
    build = built(make())
    read = nx.cytoscape_graph(written(build, tmp_path))
    extra = ("id", "value", "name", "shared name")
    found = {node: {k: v for k, v in data.items() if k not in extra} for node, data in read.nodes(data=True)}
    assert found == dict(build.graph.nodes(data=True))


@ANY
def test_networkx_reads_the_same_edges_parallel_ones_apart(make, tmp_path: Path) -> None:
    build = built(make())
    read = nx.cytoscape_graph(written(build, tmp_path))
    found = {edge[:3]: edge[3]["weight"] for edge in read.edges(keys=True, data=True)}
    assert found == {edge[:3]: edge[3]["weight"] for edge in build.graph.edges(keys=True, data=True)}


def test_a_node_has_its_name_and_place_where_cytoscape_looks_for_them(tmp_path: Path) -> None:
    build = built(small())
    node = next(
        node for node in written(build, tmp_path)["elements"]["nodes"] if node["data"]["id"] == identify("Ada Brook")
    )
    data = build.graph.nodes[identify("Ada Brook")]
    assert (node["data"]["name"], node["position"]) == ("Ada Brook", {"x": data["x"], "y": data["y"]})


def test_ids_of_nodes_and_edges_are_unique(tmp_path: Path) -> None:
    elements = written(built(small()), tmp_path)["elements"]
    ids = [element["data"]["id"] for element in (*elements["nodes"], *elements["edges"])]
    assert len(ids) == len(set(ids)) == 5 + 6


@ANY
def test_cytoscape_js_reads_the_same_nodes_with_their_places(make, tmp_path: Path) -> None:
    build = built(make())
    write_cytoscape(build, tmp_path / "g.cyjs")
    names = ("id", "value", "name", "shared name")
    found = {node: (data, place) for node, data, place in read(tmp_path / "g.cyjs", "cyjs")["nodes"]}
    assert found == {
        node: (data | dict.fromkeys(names[:2], node) | dict.fromkeys(names[2:], data["label"]), at(data))
        for node, data in build.graph.nodes(data=True)
    }


def at(data: dict[str, Any]) -> dict[str, float]:
    return {"x": data["x"], "y": data["y"]}


@ANY
def test_cytoscape_js_reads_the_same_edges_parallel_ones_apart(make, tmp_path: Path) -> None:
    build = built(make())
    write_cytoscape(build, tmp_path / "g.cyjs")
    read_edges = read(tmp_path / "g.cyjs", "cyjs")["edges"]
    ours = ("id", "source", "target", "key", "interaction", "shared interaction")
    found = [
        (edge, source, target, data["key"], {name: value for name, value in data.items() if name not in ours})
        for edge, source, target, data in read_edges
    ]
    assert found == [
        (f"e{number}", *ends, data) for number, (*ends, data) in enumerate(build.graph.edges(keys=True, data=True))
    ]
