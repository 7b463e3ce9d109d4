"""The dyad table: one row a claim, who does what to whom, ready for R and pandas.

`date` is as precise as the document's. `source` and `target` are ids of actors, whose names, types and Wikidata items
stand beside them. `quad_class` follows from the PLOVER type. All offsets count code points of the document's text;
`quotation` is the claim's sentence, `subject`, `cue` and `object` the words in it that carry the claim.
"""

from collections.abc import Iterator

from graphkit.export.attributes import INTEGER, STRING, Value
from graphkit.export.evidence import quote, texts
from graphkit.facts.quads import quad_of
from graphkit.graph import story_of
from graphkit.model import Actor, Claim, Corpus, Document, Relation, Span

_ACTOR = ("", "_name", "_type", "_wikidata")
_SPANS = ("sentence", "subject", "cue", "object")
COLUMNS: dict[str, str] = {
    **dict.fromkeys(("event_id", "date"), STRING),
    **{f"{end}{part}": STRING for end in ("source", "target") for part in _ACTOR},
    **dict.fromkeys(("event_type", "quad_class", "predicate", "polarity", "modality", "tense"), STRING),
    **dict.fromkeys(("speaker", "speaker_name", "document", "file", "title", "outlet", "url", "story"), STRING),
    **{f"{span}_{end}": INTEGER for span in _SPANS for end in ("start", "stop")},
    **dict.fromkeys(("subject", "cue", "object", "quotation", "rule"), STRING),
}
"""Name and type of each column, in order. Text that is not known is "", in Parquet null."""


def event_rows(corpus: Corpus) -> Iterator[dict[str, Value]]:
    """One row a claim, in the order of the relations."""
    actors = {actor.id: actor for actor in corpus.actors}
    documents = {document.id: document for document in corpus.documents}
    members = {membership.span: membership.actor_id for membership in corpus.memberships}
    stories, text_of = story_of(corpus), texts(corpus)
    claims = [(relation, claim) for relation in corpus.relations for claim in relation.claims]
    for number, (relation, claim) in enumerate(claims):
        document = documents[claim.sentence.document_id]
        speaker = actors.get(members.get(claim.speaker, "")) if claim.speaker else None
        yield {
            "event_id": f"c{number}",
            "date": document.date.iso if document.date else "",
            **_actor("source", actors[relation.source]),
            **_actor("target", actors[relation.target]),
            **_statement(relation),
            "tense": claim.tense,
            "speaker": speaker.id if speaker else "",
            "speaker_name": speaker.name if speaker else "",
            **_origin(document),
            "story": stories[document.id],
            **_places(claim),
            **{name: quote(span, text_of) for name, span in zip(_SPANS[1:], _spans(claim)[1:], strict=True)},
            "quotation": quote(claim.sentence, text_of),
            "rule": claim.rule,
        }


def _actor(end: str, actor: Actor) -> dict[str, Value]:
    told = (actor.id, actor.name, actor.type, actor.wikidata)
    return {f"{end}{part}": value for part, value in zip(_ACTOR, told, strict=True)}


def _statement(relation: Relation) -> dict[str, Value]:
    return {
        "event_type": relation.event,
        "quad_class": quad_of(relation),
        "predicate": relation.predicate,
        "polarity": relation.polarity,
        "modality": relation.modality,
    }


def _origin(document: Document) -> dict[str, Value]:
    return {
        "document": document.id,
        "file": document.source,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
    }


def _spans(claim: Claim) -> tuple[Span, ...]:
    return (claim.sentence, claim.subject, claim.cue, claim.object)


def _places(claim: Claim) -> dict[str, Value]:
    return {
        f"{name}_{end}": getattr(span, end)
        for name, span in zip(_SPANS, _spans(claim), strict=True)
        for end in ("start", "stop")
    }
