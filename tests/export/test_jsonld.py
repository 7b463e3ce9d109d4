from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.compare import to_isomorphic

from graphkit.export.jsonld import write_jsonld
from graphkit.graph import Build
from tests.corpora import Said, Told, built, corpus, empty, hostile, identify, lonely, small
from tests.export.javascript import read

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])
OURS, PROV, SCHEMA = (
    Namespace("urn:graphkit:"),
    Namespace("http://www.w3.org/ns/prov#"),
    Namespace("https://schema.org/"),
)


def parsed(build: Build, folder: Path) -> Graph:
    write_jsonld(build, folder / "g.jsonld")
    return Graph().parse(folder / "g.jsonld", format="json-ld")


@ANY
def test_rdflib_reads_the_names_of_all_actors(make, tmp_path: Path) -> None:
    build = built(make())
    read = parsed(build, tmp_path)
    assert {str(read.value(OURS[f"actor:{node}"], SCHEMA.name)) for node in build.graph} == {
        label for _, label in build.graph.nodes(data="label")
    }


@ANY
def test_rdflib_reads_a_statement_for_each_edge_with_its_weight(make, tmp_path: Path) -> None:
    build = built(make())
    read = parsed(build, tmp_path)
    edges = {*read.subjects(RDF.type, RDF.Statement), *read.subjects(RDF.type, OURS.Cooccurrence)}
    weights = sorted(float(str(read.value(edge, OURS.weight))) for edge in edges)
    assert weights == sorted(weight for *_, weight in build.graph.edges(data="weight"))


@ANY
def test_every_statement_is_derived_from_a_quotation_of_a_document(make, tmp_path: Path) -> None:
    build = built(make())
    read = parsed(build, tmp_path)
    text = {OURS[f"document:{document.id}"]: document.text for document in build.corpus.documents}
    for edge in {*read.subjects(RDF.type, RDF.Statement), *read.subjects(RDF.type, OURS.Cooccurrence)}:
        quotations = list(read.objects(edge, PROV.wasDerivedFrom))
        assert quotations
        for quotation in quotations:
            start, stop = (int(str(read.value(quotation, OURS[name]))) for name in ("start", "stop"))
            origin = read.value(quotation, PROV.wasQuotedFrom)
            assert str(read.value(quotation, SCHEMA.text)) == text[URIRef(str(origin))][start:stop]


def test_a_denied_claim_says_so(tmp_path: Path) -> None:
    read = parsed(built(small()), tmp_path)
    edge = next(read.subjects(RDF.subject, OURS[f"actor:{identify('Port Authority')}"]))
    told = {name: read.value(edge, OURS[name]) for name in ("predicate", "polarity", "modality")}
    assert told == {"predicate": Literal("pay"), "polarity": Literal("negated"), "modality": Literal("asserted")}
    assert read.value(edge, RDF.predicate) == OURS["predicate:pay"]
    assert read.value(edge, RDFS.label) == Literal("not pay")


def test_a_predicate_with_odd_characters_is_an_iri_all_the_same(tmp_path: Path) -> None:
    read = parsed(built(hostile()), tmp_path)
    assert set(read.objects(None, RDF.predicate)) == {OURS["predicate:accuse%20%3Cof%3E"]}


def test_what_is_known_of_an_actor_is_linked(tmp_path: Path) -> None:
    made = lonely()
    known = tuple(replace(actor, wikidata="Q42", aliases=("E.",)) for actor in made.actors)
    read = parsed(built(replace(made, actors=known)), tmp_path)
    eve = OURS[f"actor:{identify('Eve')}"]
    assert read.value(eve, SCHEMA.sameAs) == URIRef("http://www.wikidata.org/entity/Q42")
    assert read.value(eve, SCHEMA.alternateName) == Literal("E.")


def test_a_web_address_that_is_no_iri_is_escaped(tmp_path: Path) -> None:
    made = lonely()
    told = tuple(replace(document, url="https://example.org/a b<c>é") for document in made.documents)
    read = parsed(built(replace(made, documents=told)), tmp_path)
    assert set(read.objects(None, SCHEMA.url)) == {URIRef("https://example.org/a%20b%3Cc%3E%C3%A9")}


def test_a_statement_has_the_tenses_of_its_claims(tmp_path: Path) -> None:
    told = [Told("a.txt", "", ("Ada met Ben.", "Ada meets Ben.", "Ada, Ben"))]
    said = [
        Said("a.txt", 0, "Ada", "met", "Ben", "meet", tense="past"),
        Said("a.txt", 1, "Ada", "meets", "Ben", "meet", tense="present"),
        Said("a.txt", 2, "Ada", "Ada", "Ben", "aunt of"),
    ]
    read = parsed(built(corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said)), tmp_path)
    tenses = {
        str(read.value(edge, RDFS.label)): sorted(map(str, read.objects(edge, OURS.tense)))
        for edge in read.subjects(RDF.type, RDF.Statement)
    }
    assert tenses == {"meet": ["past", "present"], "aunt of": []}


@ANY
def test_jsonld_js_reads_the_same_statements_as_rdflib_and_fetches_nothing(make, tmp_path: Path) -> None:
    ours = parsed(built(make()), tmp_path)
    theirs = Graph().parse(data=read(tmp_path / "g.jsonld", "jsonld"), format="nquads")
    assert to_isomorphic(theirs) == to_isomorphic(ours)
