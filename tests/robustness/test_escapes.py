"""Payloads in every field of every format that programs read: other libraries find each where it belongs, and whole."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pydot
import pytest
from lxml import etree
from rdflib import Graph, Literal

from graphkit.export import write_tables
from graphkit.export.attributes import legal
from graphkit.graph import Build
from graphkit.model import Corpus, PublicationDate
from graphkit.pipeline import write
from graphkit.store import add_documents, known_documents, load_corpus, open_store
from tests.corpora import Said, Told, built, corpus
from tests.export.test_cypher import parse
from tests.robustness.payloads import PAYLOADS

#: fields by the mark that stands behind a payload in them
FIELDS = (
    "name", "type", "wikidata", "title", "outlet", "author", "language", "origin", "predicate", "event", "quad",
    "tense", "rule", "modality",
)  # fmt: skip
Found = Callable[[Path], Iterator[str]]


def marked(payload: str, field: str) -> str:
    return f"{payload} §{field}"


@pytest.fixture(scope="module")
def build() -> Build:
    """A claim for each payload, with it in every field, and nothing else."""
    whole = corpus(
        [Told(f"{n:03}.txt", "2020", (f"{marked(p, 'name')} met Ada{n:03}.",)) for n, p in enumerate(PAYLOADS)],
        {marked(p, "name"): marked(p, "type") for p in PAYLOADS} | {f"Ada{n:03}": "X" for n in range(len(PAYLOADS))},
        [
            Said(f"{n:03}.txt", 0, marked(p, "name"), "met", f"Ada{n:03}", marked(p, "predicate"), "affirmed",
                 marked(p, "modality"), marked(p, "tense"))
            for n, p in enumerate(PAYLOADS)
        ],
    )  # fmt: skip
    return built(_filled(whole))


def _filled(whole: Corpus) -> Corpus:
    payload = {each.source: PAYLOADS[int(each.source[:3])] for each in whole.documents}
    of = {each.id: payload[each.source] for each in whole.documents}
    documents = (
        replace(
            each,
            **{name: marked(payload[each.source], name) for name in ("title", "outlet", "author", "language")},
            date=PublicationDate("2020", marked(payload[each.source], "origin")),
        )
        for each in whole.documents
    )
    actors = (
        replace(each, wikidata=each.name.replace("§name", "§wikidata")) if "§name" in each.name else each
        for each in whole.actors
    )
    relations = []
    for each in whole.relations:
        said = of[each.claims[0].sentence.document_id]
        told = {name: marked(said, name) for name in ("quad", "rule", "event")}
        relations.append(
            replace(each, event=told["event"], claims=tuple(replace(claim, **told) for claim in each.claims))
        )
    return replace(whole, documents=tuple(documents), actors=tuple(actors), relations=tuple(relations))


def texts_in(value: object) -> Iterator[str]:
    """Every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def from_csv(path: Path) -> Iterator[str]:
    for file in path.parent.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, strict=True):
                assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r\n")]
                yield from (each for cell in row for each in (cell, cell.removeprefix("'")))


def from_json(path: Path) -> Iterator[str]:
    yield from texts_in(json.loads(path.read_text("utf-8")))


def from_lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").split("\n")[:-1]:
        yield from texts_in(json.loads(line))


def from_tables(path: Path) -> Iterator[str]:
    for file in path.iterdir():
        yield from from_lines(file)


def from_graphml(path: Path) -> Iterator[str]:
    graph: Any = nx.read_graphml(path, force_multigraph=True)
    for _, data in graph.nodes(data=True):
        yield from texts_in(dict(data))
    for *_, data in graph.edges(data=True):
        yield from texts_in(dict(data))


def from_xml(path: Path) -> Iterator[str]:
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        yield from map(str, element.attrib.values())


def from_rdf(path: Path) -> Iterator[str]:
    yield from (str(each) for each in Graph().parse(path, format="json-ld").objects() if isinstance(each, Literal))


def from_cypher(path: Path) -> Iterator[str]:
    """The texts in the statements; the second label of a node, a type, is looked at in `tests.export.test_cypher`.

    The grammar at hand takes neither `1.0e-05`, as Neo4j does, nor a doubled backtick.
    """
    text = re.sub(r", n:`(?:[^`]|``)*`;", ";", re.sub(r"\d\.\d+e-\d+", "0.1", path.read_text("utf-8")))
    for statement in text.split("UNWIND [")[1:]:
        yield from parse(f"UNWIND [{statement}")


def from_dot(path: Path) -> Iterator[str]:
    (graph,) = pydot.graph_from_dot_data(path.read_text("utf-8"))
    for each in (*graph.get_nodes(), *graph.get_edges()):
        for value in each.get_attributes().values():
            yield re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], str(value)[1:-1])


def from_parquet(path: Path) -> Iterator[str]:
    for file in path.parent.glob("*.parquet"):
        for row in duckdb.read_parquet(str(file)).fetchall():
            yield from (each for each in row if isinstance(each, str))


FORMATS: dict[str, tuple[Found, tuple[str, ...]]] = {
    "g.csv": (from_csv, ("name", "type", "wikidata", "title", "outlet", "predicate", "event", "quad", "tense", "rule")),
    "events.csv": (from_csv, ("name", "type", "wikidata", "title", "predicate", "event", "quad", "tense", "modality")),
    "g.parquet": (from_parquet, ("name", "type", "title", "outlet", "predicate", "event", "quad", "tense", "rule")),
    "events.parquet": (from_parquet, ("name", "type", "wikidata", "event", "quad", "tense", "modality", "rule")),
    "g.graphml": (from_graphml, ("name", "type", "wikidata", "predicate", "event", "modality")),
    "g.gexf": (from_xml, ("name", "type", "wikidata", "predicate", "event", "modality")),
    "g.json": (from_json, ("name", "type", "wikidata", "predicate", "event", "modality")),
    "g.cyjs": (from_json, ("name", "type", "wikidata", "predicate", "event", "modality")),
    "g.jsonld": (from_rdf, ("name", "title", "outlet", "author", "language", "event", "modality", "tense")),
    "g.cypher": (from_cypher, ("name", "title", "outlet", "author", "predicate", "event", "modality")),
    "g.dot": (from_dot, ("name",)),
    "tables": (from_tables, ("name", "type", "wikidata", "title", "outlet", "author", "language", "origin", "predicate",
                             "event", "modality", "tense", "rule")),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_payload_is_found_in_the_field_it_was_in(name: str, build: Build, tmp_path: Path) -> None:
    found, fields = FORMATS[name]
    if name == "tables":
        write_tables(build, tmp_path / name)
    else:
        write(build, tmp_path / name)
    texts = {legal(text) for text in found(tmp_path / name)}
    wanted = [(field, legal(marked(payload, field))) for field in fields for payload in PAYLOADS]
    if name == "g.dot":  # which knows one end of a line alone
        wanted = [(field, text.replace("\r", "")) for field, text in wanted]
    assert [each for each in wanted if each[1] not in texts] == []


def test_every_payload_comes_back_from_the_store(build: Build, tmp_path: Path) -> None:
    from graphkit.model import Extraction

    whole = build.corpus
    claims = [claim for relation in whole.relations for claim in relation.claims]
    found = [
        (
            document,
            Extraction(
                tuple(each for each in whole.sentences if each.document_id == document.id),
                tuple(each for each in whole.mentions if each.span.document_id == document.id),
                tuple(each for each in claims if each.sentence.document_id == document.id),
            ),
        )
        for document in whole.documents
    ]
    with open_store(tmp_path, write=True) as store:
        add_documents(store, found, marked(PAYLOADS[0], "rule"))
        assert set(known_documents(store).values()) == {marked(PAYLOADS[0], "rule")}
        assert load_corpus(store).documents == whole.documents
        rows = store.execute("SELECT predicate, event, rule, tense, quad, modality FROM claim").fetchall()
    assert sorted(rows) == sorted((c.predicate, c.event, c.rule, c.tense, c.quad, c.modality) for c in claims)
