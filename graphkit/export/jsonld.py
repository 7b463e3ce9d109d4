"""JSON-LD: actors and documents in schema.org's words, statements with their provenance in PROV's.

A relation is an `rdf:Statement` about two actors, a co-occurrence a `graphkit:Cooccurrence` of two; both are derived
(`prov:wasDerivedFrom`) from quotations, which are quoted (`prov:wasQuotedFrom`) from a place in a document. A statement
says what a text says, not what is true: `graphkit:polarity` and `graphkit:modality` tell whether the text denies it or
holds it for possible, `graphkit:tense` in which tenses it tells it. No address is
fetched to read the file: the context stands in it.
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote as percent

from graphkit.export.elements import Edge, edges_of
from graphkit.export.evidence import edge_evidence, edge_tenses, quote, texts
from graphkit.export.jsons import as_json, json_lines
from graphkit.files import replace_file
from graphkit.graph import COOCCURRENCE, Build
from graphkit.model import Actor, Document, Span

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "graphkit": "urn:graphkit:",
    "schema:sameAs": {"@type": "@id"},
    "schema:url": {"@type": "@id"},
    **{
        name: {"@type": "@id"}
        for name in (
            "rdf:subject",
            "rdf:predicate",
            "rdf:object",
            "graphkit:participant",
            "prov:wasDerivedFrom",
            "prov:wasQuotedFrom",
            "prov:wasGeneratedBy",
            "prov:wasAssociatedWith",
        )
    },
    "graphkit:weight": {"@type": "xsd:double"},
}
TYPES = {
    "PERSON": "schema:Person",
    "ORG": "schema:Organization",
    "NORP": "schema:Organization",
    "EVENT": "schema:Event",
}
PLACE = "schema:Place"
RUN, SOFTWARE = "graphkit:build", "graphkit:software"

Thing = dict[str, object]


def write_jsonld(build: Build, path: Path) -> None:
    """Linked data (schema.org, PROV): statements with quotations and their places. Raises `OutputUnwritable`."""
    things = [*_run(build), *map(_actor, build.corpus.actors), *map(_document, build.corpus.documents)]
    things += [*_statements(build), *_quotations(build)]
    with replace_file(path) as file:
        file.write(f'{{"@context": {as_json(CONTEXT)},\n"@graph": {json_lines(things)}}}\n')


def _run(build: Build) -> list[Thing]:
    software = {"schema:name": "graphkit", "schema:softwareVersion": version("graphkit")}
    return [
        {"@id": RUN, "@type": "prov:Activity", "rdfs:label": build.corpus.title, "prov:wasAssociatedWith": SOFTWARE},
        {"@id": SOFTWARE, "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"], **software},
    ]


def _actor(actor: Actor) -> Thing:
    known = {"schema:sameAs": f"http://www.wikidata.org/entity/{actor.wikidata}"} if actor.wikidata else {}
    aliases = {"schema:alternateName": list(actor.aliases)} if actor.aliases else {}
    kind = {"@type": TYPES.get(actor.type, PLACE), "graphkit:type": actor.type}
    return {"@id": _actor_id(actor.id), **kind, "schema:name": actor.name, **aliases, **known}


def _document(document: Document) -> Thing:
    told: dict[str, str] = {
        "schema:name": document.title,
        "graphkit:file": document.source,
        "schema:datePublished": document.date.iso if document.date else "",
        "schema:publisher": document.outlet,
        "schema:author": document.author,
        "schema:inLanguage": document.language,
        "schema:url": _iri(document.url),
    }
    known = {name: value for name, value in told.items() if value}
    return {"@id": _document_id(document.id), "@type": ["schema:CreativeWork", "prov:Entity"], **known}


def _statements(build: Build) -> Iterator[Thing]:
    evidence, told = edge_evidence(build), edge_tenses(build)
    for edge in edges_of(build):
        sentences = [_quotation_id(span) for span in evidence.get(edge.ends_and_key, ())]
        origin = {"prov:wasDerivedFrom": sentences, "prov:wasGeneratedBy": RUN}
        counted = {"graphkit:weight": edge.data["weight"], "rdfs:label": edge.data["label"]}
        tenses = sorted(told.get(edge.ends_and_key, ()))
        when: Thing = {"graphkit:tense": tenses} if tenses else {}
        yield {"@id": f"graphkit:edge:{edge.id}", **_said(edge), **when, **counted, **origin}


def _said(edge: Edge) -> Thing:
    ends = [_actor_id(edge.source), _actor_id(edge.target)]
    if edge.data["layer"] == COOCCURRENCE:
        return {"@type": ["graphkit:Cooccurrence", "prov:Entity"], "graphkit:participant": ends}
    meant = {name: edge.data[name] for name in ("predicate", "event", "polarity", "modality") if edge.data[name]}
    return {
        "@type": ["rdf:Statement", "prov:Entity"],
        "rdf:subject": ends[0],
        "rdf:predicate": f"graphkit:predicate:{_path(str(edge.data['predicate']))}",
        "rdf:object": ends[1],
        **{f"graphkit:{name}": value for name, value in meant.items()},
    }


def _quotations(build: Build) -> Iterator[Thing]:
    text_of = texts(build.corpus)
    for span in sorted({span for spans in edge_evidence(build).values() for span in spans}):
        yield {
            "@id": _quotation_id(span),
            "@type": ["schema:Quotation", "prov:Entity"],
            "schema:text": quote(span, text_of),
            "graphkit:start": span.start,
            "graphkit:stop": span.stop,
            "prov:wasQuotedFrom": _document_id(span.document_id),
        }


def _actor_id(identifier: str) -> str:
    return f"graphkit:actor:{identifier}"


def _document_id(identifier: str) -> str:
    return f"graphkit:document:{identifier}"


def _quotation_id(span: Span) -> str:
    return f"graphkit:quotation:{span.document_id}:{span.start}:{span.stop}"


def _path(text: str) -> str:
    return percent(text.encode("utf-8", "backslashreplace"), safe="")


def _iri(url: str) -> str:
    """A web address with what no IRI may hold as percent signs; "" for what is none."""
    return percent(url.encode("utf-8", "backslashreplace"), safe=":/?#[]@!$&'()*+,;=%~") if url[:4] == "http" else ""
