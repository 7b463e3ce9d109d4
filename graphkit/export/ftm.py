"""FollowTheMoney entities, one JSON object a line: what Aleph and OpenSanctions' tools load.

Actors become Person, Organization, PublicBody (countries and cities, as the governments that act), Event or Address
(places); documents become PlainText with their text; every edge becomes an UnknownLink whose `role` is its label in
words, denial and modality included ("not meet with (planned)"), because FollowTheMoney knows neither. `proof` of a link
are its documents, `summary` the first sentences, `startDate` and `endDate` the dates of its evidence. The names of
schemata and properties are those of followthemoney 4.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from graphkit.export.attributes import legal
from graphkit.export.elements import Edge, edges_of
from graphkit.export.evidence import edge_evidence, quote, texts
from graphkit.export.jsons import as_json
from graphkit.facts.fact import load_facts
from graphkit.files import replace_file
from graphkit.graph import COOCCURRENCE, Build
from graphkit.model import Actor, Document, Span

SCHEMATA = {
    "PERSON": "Person",
    "ORG": "Organization",
    "NORP": "Organization",
    "GPE": "PublicBody",
    "EVENT": "Event",
    "LOC": "Address",
    "FAC": "Address",
}
OTHER = "LegalEntity"
LANGUAGES = {
    "ar": "ara", "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun",
    "it": "ita", "ja": "jpn", "ka": "kat", "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld", "no": "nor",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to the three letters that FollowTheMoney uses."""
SENTENCES = 5
"""How many sentences of its evidence a link quotes."""

Entity = dict[str, object]
Properties = Mapping[str, Iterable[str]]


def write_ftm(build: Build, path: Path) -> None:
    """FollowTheMoney entities for Aleph and OpenSanctions, with documents as proof. Raises `OutputUnwritable`."""
    with replace_file(path) as file:
        file.writelines(as_json(entity) + "\n" for entity in entities(build))


def entities(build: Build) -> Iterator[Entity]:
    """Documents, then actors, then links."""
    for document in build.corpus.documents:
        yield _document(document)
    for actor in build.corpus.actors:
        yield _actor(actor)
    evidence, text_of = edge_evidence(build), texts(build.corpus)
    documents = {document.id: document for document in build.corpus.documents}
    for edge in edges_of(build):
        yield _link(edge, evidence.get(edge.ends_and_key, []), documents, text_of)


def _entity(identifier: str, schema: str, properties: Properties) -> Entity:
    clean = {name: [each for each in map(_clean, values) if each] for name, values in properties.items()}
    known = {name: values for name, values in clean.items() if values}
    return {"id": identifier, "schema": schema, "properties": known}


def _clean(text: str) -> str:
    return legal(text).strip()


def _actor(actor: Actor) -> Entity:
    schema = SCHEMATA.get(actor.type, OTHER)
    properties = {
        "name": [_line(actor.name)],
        "alias": [_line(alias) for alias in actor.aliases],
        "wikidataId": [actor.wikidata],
        "country": [_countries().get(actor.wikidata, "")] if schema != "Person" else [],
        "keywords": [actor.type, actor.role],
        "full": [_line(actor.name)] if schema == "Address" else [],
    }
    return _entity(f"actor-{actor.id}", schema, properties)


def _line(text: str) -> str:
    return " ".join(legal(text).split())


@cache
def _countries() -> dict[str, str]:
    """The code of the territory that a Wikidata item is or belongs to."""
    return {fact.wikidata: fact.country for fact in load_facts() if fact.wikidata and fact.country}


def _document(document: Document) -> Entity:
    properties = {
        "fileName": [document.source],
        "title": [_line(document.title)],
        "publishedAt": [document.date.iso if document.date else ""],
        "publisher": [document.outlet],
        "author": [document.author],
        "sourceUrl": [_web(document.url)],
        "language": [LANGUAGES.get(document.language, "")],
        "mimeType": ["text/plain"],
        "bodyText": [document.text],
    }
    return _entity(f"document-{document.id}", "PlainText", properties)


def _web(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _link(edge: Edge, spans: list[Span], documents: Mapping[str, Document], text_of: dict[str, str]) -> Entity:
    proofs = [documents[i] for i in dict.fromkeys(span.document_id for span in spans)]
    counted = f"named together in {len(spans)} sentence{'' if len(spans) == 1 else 's'}"
    properties = {
        "subject": [f"actor-{edge.source}"],
        "object": [f"actor-{edge.target}"],
        "role": [counted if edge.data["layer"] == COOCCURRENCE else str(edge.data["label"])],
        "startDate": [str(edge.data["first_date"])],
        "endDate": [str(edge.data["last_date"])],
        "summary": [_line(quote(span, text_of)) for span in spans[:SENTENCES]],
        "proof": [f"document-{document.id}" for document in proofs],
        "sourceUrl": [_web(document.url) for document in proofs],
    }
    name = "\n".join(edge.ends_and_key).encode("utf-8", "backslashreplace")
    return _entity(f"link-{hashlib.sha256(name).hexdigest()[:20]}", "UnknownLink", properties)
