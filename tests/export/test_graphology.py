"""GEXF and GraphML as graphology reads them, which is what Gephi Lite reads with."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.export import aggregate
from graphkit.export.attributes import rgb
from graphkit.export.gexf import EDGE_OWN, NODE_OWN, write_gexf
from graphkit.export.graphml import write_graphml
from graphkit.graph import Build
from graphkit.model import Corpus
from tests.corpora import SMALL_ACTORS, SMALL_SAID, SMALL_TOLD, Said, built, corpus, empty, hostile, lonely, small
from tests.export.javascript import read


def parallel() -> Corpus:
    """Two who are named together, and of whom one accuses and meets the other, who accuses back."""
    back = Said("c.txt", 0, "Ben Cole", "accused", "Ada Brook", "accuse")
    met = Said("a.txt", 2, "Ada Brook", "met", "Ben Cole", "meet")
    told = type(SMALL_TOLD[0])("c.txt", "2018", ("Ben Cole accused Ada Brook.",))
    return corpus([*SMALL_TOLD, told], SMALL_ACTORS, [*SMALL_SAID, back, met])


def pooled() -> Build:
    return aggregate(built(parallel()))


MADE = {make.__name__: make for make in (small, hostile, lonely, empty, parallel)}
BUILDS: dict[str, Callable[[], Build]] = {name: lambda make=make: built(make()) for name, make in MADE.items()}
ANY = pytest.mark.parametrize("make", [*BUILDS.values(), pooled], ids=[*BUILDS, "pooled"])


def legal(value: Any) -> Any:
    """A value as XML can hold it."""
    return value.replace("\x0b", "") if isinstance(value, str) else value


def gexf_attributes(data: dict[str, Any], own: tuple[str, ...]) -> dict[str, Any]:
    """The columns of a node or an edge: what is empty is left out."""
    return {name: legal(value) for name, value in data.items() if name not in own and value != ""}


def gexf_node(data: dict[str, Any]) -> dict[str, Any]:
    columns = gexf_attributes(data, NODE_OWN)
    red, green, blue = rgb(data["color"])
    drawn = {"x": data["x"], "y": 0.0 - data["y"], "size": data["size"], "color": f"rgb({red},{green},{blue})"}
    return {"label": legal(data["label"]), "kind": columns.pop("type")} | columns | drawn


def gexf_edge(key: str, data: dict[str, Any]) -> dict[str, Any]:
    named = {"label": legal(data["label"]), "weight": data["weight"], "kind": key}
    return named | gexf_attributes(data, EDGE_OWN)


@ANY
def test_gexf_has_the_same_nodes_with_types_places_sizes_and_colours(make, tmp_path: Path) -> None:
    build = make()
    write_gexf(build, tmp_path / "g.gexf")
    found = dict(read(tmp_path / "g.gexf", "gexf")["nodes"])
    assert found == {node: gexf_node(data) for node, data in build.graph.nodes(data=True)}


@ANY
def test_gexf_has_the_same_edges_with_directions_and_weights(make, tmp_path: Path) -> None:
    build = make()
    write_gexf(build, tmp_path / "g.gexf")
    found = {edge: rest for edge, *rest in read(tmp_path / "g.gexf", "gexf")["edges"]}
    assert found == {
        f"e{number}": [source, target, not data["directed"], gexf_edge(key, data)]
        for number, (source, target, key, data) in enumerate(build.graph.edges(keys=True, data=True))
    }


@ANY
def test_graphml_has_the_same_nodes_with_all_that_is_known_of_them(make, tmp_path: Path) -> None:
    build = make()
    write_graphml(build, tmp_path / "g.graphml")
    found = dict(read(tmp_path / "g.graphml", "graphml")["nodes"])
    assert found == {
        node: {name: legal(value) for name, value in data.items()} | {"y": 0.0 - data["y"]}
        for node, data in build.graph.nodes(data=True)
    }


@ANY
def test_graphml_has_the_same_edges_with_all_that_is_known_of_them(make, tmp_path: Path) -> None:
    build = make()
    write_graphml(build, tmp_path / "g.graphml")
    found = {edge: rest for edge, *rest in read(tmp_path / "g.graphml", "graphml")["edges"]}
    assert found == {
        f"e{number}": [source, target, False, data]
        for number, (source, target, data) in enumerate(build.graph.edges(data=True))
    }


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    build = built(parallel())
    write_gexf(build, tmp_path / "g.gexf")
    graph = read(tmp_path / "g.gexf", "gexf")
    kinds = sorted(edge[4]["kind"] for edge in graph["edges"] if {"Ada Brook", "Ben Cole"} == labels(graph, edge))
    assert (graph["type"], graph["multi"]) == ("mixed", True)
    assert kinds == [
        "cooccurrence",
        "relation: accuse, affirmed, asserted",
        "relation: accuse, affirmed, asserted",
        "relation: meet, affirmed, asserted",
    ]


def labels(graph: dict[str, Any], edge: list[Any]) -> set[str]:
    """The names at both ends of an edge."""
    nodes = dict(graph["nodes"])
    return {nodes[edge[1]]["label"], nodes[edge[2]]["label"]}


def test_no_colour_is_one_that_gephi_lite_takes_for_text(tmp_path: Path) -> None:
    write_gexf(built(hostile()), tmp_path / "g.gexf")
    colours = {node[1]["color"] for node in read(tmp_path / "g.gexf", "gexf")["nodes"]}
    assert colours
    assert not any(colour.startswith("rgba") for colour in colours)


def test_infinite_and_missing_numbers_break_neither_file(tmp_path: Path) -> None:
    build = built(small())
    for node in build.graph:
        build.graph.nodes[node].update({"none": None, "nan": math.nan, "infinite": math.inf, "LABEL": "y", "list": [1]})
    write_gexf(build, tmp_path / "g.gexf")
    write_graphml(build, tmp_path / "g.graphml")
    for form in ("gexf", "graphml"):
        nodes = [attributes for _, attributes in read(tmp_path / f"g.{form}", form)["nodes"]]
        assert {(node["LABEL"], node["list"], "nan" in node) for node in nodes} == {("y", "1", False)}
        assert len({node["label"] for node in nodes}) == 5
