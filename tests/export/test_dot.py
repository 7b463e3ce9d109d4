from pathlib import Path
from typing import Any

import networkx as nx
import pydot
import pytest

from graphkit.export.dot import quoted, write_dot
from graphkit.graph import Build
from tests.corpora import built, empty, hostile, lonely, small
from tests.export.javascript import read

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def parsed(build: Build, folder: Path) -> Any:
    write_dot(build, folder / "g.dot")
    return nx.nx_pydot.from_pydot(pydot.graph_from_dot_file(folder / "g.dot", encoding="utf-8")[0])


def plain(text: str | None) -> str:
    """What a quoted value says."""
    text = text or ""
    inside = text[1:-1] if text[:1] == '"' else text
    return inside.replace('\\"', '"').replace("\\\\", "\\")


@ANY
def test_pydot_reads_the_same_nodes_and_labels(make, tmp_path: Path) -> None:
    build = built(make())
    found = {plain(node): plain(label) for node, label in parsed(build, tmp_path).nodes(data="label") if node != "\\n"}
    assert found == {node: label.replace("\x0b", "") for node, label in build.graph.nodes(data="label")}


@ANY
def test_pydot_reads_the_same_edges_and_weights(make, tmp_path: Path) -> None:
    build = built(make())
    edges = parsed(build, tmp_path).edges(keys=True, data="weight")
    found = sorted((plain(a), plain(b), plain(key), float(plain(weight))) for a, b, key, weight in edges)
    assert found == sorted(
        (source, target, key, data["weight"]) for source, target, key, data in build.graph.edges(keys=True, data=True)
    )


def test_named_together_has_no_arrow_and_no_words(tmp_path: Path) -> None:
    read = parsed(built(small()), tmp_path)
    found = {(plain(d["layer"]), plain(d.get("dir")), "label" in d) for *_, d in read.edges(data=True)}
    assert found == {("cooccurrence", "none", False), ("relation", "", True)}


@pytest.mark.parametrize(
    ("value", "text"), [('a"b', r'"a\"b"'), ("a\\", r'"a\\"'), ("a\r\nb\x00", r'"a\nb"'), (1.5, '"1.5"')]
)
def test_text_cannot_leave_its_quotation_marks(value, text: str) -> None:
    assert quoted(value) == text


@ANY
def test_graphviz_lays_out_the_same_nodes_and_edges(make, tmp_path: Path) -> None:
    build = built(make())
    write_dot(build, tmp_path / "g.dot")
    drawn = read(tmp_path / "g.dot", "dot")
    names = {each["_gvid"]: each["name"] for each in drawn.get("objects", ())}
    labels = {each["name"]: each["label"] for each in drawn.get("objects", ())}
    found = {e["id"]: (names[e["tail"]], names[e["head"]], float(e["weight"])) for e in drawn.get("edges", ())}
    assert labels == {node: label.replace("\x0b", "") for node, label in build.graph.nodes(data="label")}
    assert found == {f"e{i}": (*ends, weight) for i, (*ends, weight) in enumerate(build.graph.edges(data="weight"))}
