"""Every format with every part of a build that can be asked for: a file holds what `rank` and `edges` list."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import igraph
import pydot
import pytest

from graphkit import pipeline
from graphkit.graph import Build
from graphkit.pipeline.ranking import rank
from graphkit.pipeline.ties import edges
from graphkit.selection import Selection

pytestmark = pytest.mark.model

GEXF = "{http://gexf.net/1.3}"
PARTS = {
    "type": Selection(types=("PERSON", "ORG")),
    "since": Selection(since="2017-02"),
    "until": Selection(until="2017-02-02"),
    "without observers": Selection(observers=False),
    "weight": Selection(min_weight=2),
    "ego": Selection(ego="Dmitry Peskov"),
    "two steps": Selection(ego="Dmitry Peskov", steps=2, types=("PERSON",)),
    "community": Selection(community="Vladimir Putin"),
    "top": Selection(top=7),
    "paragraph": Selection(unit="paragraph"),
    "several": Selection(since="2017-02", types=("PERSON", "GPE"), min_weight=2, top=5),
}
Found = tuple[set[str], dict[frozenset[str], float]]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    pipeline.build([Path(__file__).parents[2] / "seeds"], folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(edges: Any) -> dict[frozenset[str], float]:
    """Weights by pair, of edges that say their layer."""
    return {frozenset((a, b)): float(weight) for a, b, layer, weight in edges if layer == "cooccurrence"}


def from_json(path: Path) -> Found:
    read = json.loads(path.read_text(encoding="utf-8"))
    links = ((edge["source"], edge["target"], edge["layer"], edge["weight"]) for edge in read["edges"])
    return {node["id"] for node in read["nodes"]}, pairs(links)


def from_cytoscape(path: Path) -> Found:
    read = json.loads(path.read_text(encoding="utf-8"))["elements"]
    data = [edge["data"] for edge in read["edges"]]
    links = ((edge["source"], edge["target"], edge["layer"], edge["weight"]) for edge in data)
    return {node["data"]["id"] for node in read["nodes"]}, pairs(links)


def from_graphml(path: Path) -> Found:
    read = igraph.Graph.Read_GraphML(str(path))
    ids = read.vs["id"]
    return set(ids), pairs((ids[edge.source], ids[edge.target], edge["layer"], edge["weight"]) for edge in read.es)


def from_gexf(path: Path) -> Found:
    root = ET.parse(path).getroot()
    links = (
        tuple(edge.get(name) for name in ("source", "target", "kind", "weight")) for edge in root.iter(f"{GEXF}edge")
    )
    return {str(node.get("id")) for node in root.iter(f"{GEXF}node")}, pairs(links)


def from_csv(path: Path) -> Found:
    links = ((row["source"], row["target"], row["layer"], row["weight"]) for row in rows(path))
    return {row["id"] for row in rows(path.with_name("g-nodes.csv"))}, pairs(links)


def from_parquet(path: Path) -> Found:
    links = duckdb.sql(f"SELECT source, target, layer, weight FROM '{path}'").fetchall()
    nodes = duckdb.sql(f"SELECT id FROM '{path.with_name('g-nodes.parquet')}'").fetchall()
    return {node for (node,) in nodes}, pairs(links)


def from_neo4j(path: Path) -> Found:
    told = [row for row in rows(path.with_name("g-neo4j-relationships.csv")) if row[":TYPE"] != "NAMED_IN"]
    links = ((row[":START_ID"], row[":END_ID"], row["layer:string"], row["weight:double"]) for row in told)
    actors = (row["id:ID"] for row in rows(path.with_name("g-neo4j-nodes.csv")) if row[":LABEL"].startswith("Actor"))
    return set(actors), pairs(links)


def from_jsonld(path: Path) -> Found:
    """Read as plain JSON: that rdflib and jsonld read the same is tested elsewhere."""
    things = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    nodes = {thing["@id"].rsplit(":", 1)[1] for thing in things if "graphkit:type" in thing}
    met = [thing for thing in things if "graphkit:participant" in thing]
    ends = [[end.rsplit(":", 1)[1] for end in thing["graphkit:participant"]] for thing in met]
    links = [(*pair, "cooccurrence", thing["graphkit:weight"]) for pair, thing in zip(ends, met, strict=True)]
    return nodes, pairs(links)


def from_dot(path: Path) -> Found:
    (read,) = pydot.graph_from_dot_file(path, encoding="utf-8")
    links = (
        (e.get_source().strip('"'), e.get_destination().strip('"'), *(e.get(n).strip('"') for n in ("layer", "weight")))
        for e in read.get_edges()
    )
    names = (node.get_name().strip('"') for node in read.get_nodes())
    # the others are what pydot makes of the graph's own attributes and of the last line end
    return {name for name in names if name not in ("graph", "\\n")}, pairs(links)


READ: dict[str, Callable[[Path], Found]] = {
    ".json": from_json,
    ".cyjs": from_cytoscape,
    ".graphml": from_graphml,
    ".gexf": from_gexf,
    ".csv": from_csv,
    ".parquet": from_parquet,
    ".cypher": from_neo4j,
    ".jsonld": from_jsonld,
}
SLOW = {".dot": from_dot}  # for the smallest parts
#: formats that show claims or the strongest actors only: it is enough that they change
OTHERS = (".md", ".html", "report.html", "events.csv", "events.parquet", ".ftm.json", ".svg", ".png")


@pytest.fixture(scope="module")
def whole(output: Path) -> Build:
    return pipeline.open_build(output)


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_every_format_holds_the_actors_that_rank_lists_and_the_pairs_that_edges_lists(
    part: Selection, output: Path, whole: Build, tmp_path: Path
) -> None:
    readers = READ | SLOW if part.top else READ
    pipeline.export(output, [tmp_path / f"g{suffix}" for suffix in readers], part)
    actors = {row.actor_id for row in rank(pipeline.open_build(output, part))}
    listed = {frozenset((row.source, row.target)): row.weight for row in edges(whole, selection=part).rows}
    everybody = {row.actor_id for row in rank(whole)}
    all_pairs = {frozenset((row.source, row.target)): row.weight for row in edges(whole).rows}
    assert (actors, listed) != (everybody, all_pairs)
    found = {suffix: read(tmp_path / f"g{suffix}") for suffix, read in readers.items()}
    assert {suffix: nodes for suffix, (nodes, _) in found.items() if nodes != actors} == {}
    assert {suffix: weights for suffix, (_, weights) in found.items() if weights != listed} == {}


def test_every_format_is_tried() -> None:
    assert {*READ, *SLOW, *OTHERS} == set(pipeline.writers())


def test_the_other_formats_change_with_the_part_too(output: Path, tmp_path: Path) -> None:
    written: dict[str, set[bytes]] = {suffix: set() for suffix in OTHERS}
    for name, part in (("all", None), ("late", PARTS["since"]), ("people", PARTS["type"])):
        pipeline.export(output, [tmp_path / name / f"g{suffix}" for suffix in OTHERS], part)
        for suffix, contents in written.items():
            contents.add((tmp_path / name / f"g{suffix}").read_bytes())
    assert {suffix: len(contents) for suffix, contents in written.items()} == dict.fromkeys(OTHERS, 3)


@pytest.mark.parametrize("layer", ["cooccurrence", "relation"])
def test_every_format_can_hold_one_layer_alone(layer: str, output: Path, whole: Build, tmp_path: Path) -> None:
    pipeline.export(output, [tmp_path / f"g{suffix}" for suffix in READ], None, pipeline.ExportForm(layer=layer))
    together = {frozenset((row.source, row.target)): row.weight for row in edges(whole).rows}
    for suffix, read in READ.items():
        nodes, weights = read(tmp_path / f"g{suffix}")
        assert (suffix, nodes) == (suffix, set(whole.graph))
        assert (suffix, weights) == (suffix, together if layer == "cooccurrence" else {})
