"""Tables of JSON lines for further computing.

Documents, stories, entities, mentions, cooccurrences with their evidence, and relations, which carry their own.

`start`, `end`, `sent_start`, `sent_end` count code points of the document's text.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.export.evidence import quote, texts
from graphkit.files import make_folder, replace_file
from graphkit.graph import Build
from graphkit.model import NEGATED, Corpus

Row = dict[str, object]


def write_tables(build: Build, folder: Path) -> None:
    """One file NAME.jsonl a table into `folder`, which is made if need be. Raises `OutputUnwritable`."""
    make_folder(folder)
    for name, rows in TABLES.items():
        with replace_file(folder / f"{name}.jsonl") as file:
            file.writelines(_lines(rows(build.corpus)))


def document_rows(corpus: Corpus) -> Iterator[Row]:
    """What was read: path relative to the folder given, date as precise as known; null for what is not known."""
    for document in corpus.documents:
        date = document.date.iso if document.date else None
        yield {
            "doc_id": document.id,
            "path": document.source,
            "title": document.title,
            "date": date,
            "date_origin": document.date.origin if document.date else None,
            "outlet": document.outlet or None,
            "author": document.author or None,
            "url": document.url or None,
            "language": document.language or None,
        }


def entity_rows(corpus: Corpus) -> Iterator[Row]:
    """The actors; `wikidata` is null where unknown."""
    for actor in corpus.actors:
        yield {
            "entity_id": actor.id,
            "label": actor.name,
            "type": actor.type,
            "aliases": list(actor.aliases),
            "wikidata": actor.wikidata or None,
            "role": actor.role or None,
        }


def mention_rows(corpus: Corpus) -> Iterator[Row]:
    """The mentions that belong to an actor; `rule` says why they do."""
    memberships = {membership.span: membership for membership in corpus.memberships}
    for mention in corpus.mentions:
        if mention.span in memberships:
            membership = memberships[mention.span]
            yield {
                "doc_id": mention.span.document_id,
                "start": mention.span.start,
                "end": mention.span.stop,
                "text": mention.text,
                "entity_id": membership.actor_id,
                "kind": mention.kind,
                "rule": membership.rule,
            }


def cooccurrence_rows(corpus: Corpus) -> Iterator[Row]:
    """Pairs of actors; `weight` is the number of sentences that name both."""
    for pair in corpus.cooccurrences:
        yield {"source": pair.source, "target": pair.target, "weight": len(pair.sentences)}


def evidence_rows(corpus: Corpus) -> Iterator[Row]:
    """One row a pair of actors and sentence that names both; `by_reference` where a pronoun or noun stands for one."""
    text_of = texts(corpus)
    for pair in corpus.cooccurrences:
        references = frozenset(pair.by_reference)
        for sentence in pair.sentences:
            yield {
                "source": pair.source,
                "target": pair.target,
                "doc_id": sentence.document_id,
                "sent_start": sentence.start,
                "sent_end": sentence.stop,
                "evidence": quote(sentence, text_of),
                "by_reference": sentence in references,
            }


def story_rows(corpus: Corpus) -> Iterator[Row]:
    """The documents that tell one text: near copies of each other. Every document is in one story."""
    for story in corpus.stories:
        yield {"story_id": story.id, "doc_ids": list(story.documents)}


def relation_rows(corpus: Corpus) -> Iterator[Row]:
    """One row a claim; `evidence` is its sentence, `speaker` the actor who says so, null for the author."""
    text_of = texts(corpus)
    speakers = {membership.span: membership for membership in corpus.memberships}
    for relation in corpus.relations:
        for claim in relation.claims:
            yield {
                "source": relation.source,
                "target": relation.target,
                "predicate": relation.predicate,
                "event_type": relation.event or None,
                "negated": relation.polarity == NEGATED,
                "modality": relation.modality,
                "tense": claim.tense or None,
                "doc_id": claim.sentence.document_id,
                "sent_start": claim.sentence.start,
                "sent_end": claim.sentence.stop,
                "evidence": quote(claim.sentence, text_of),
                "rule": claim.rule,
                "speaker": speakers[claim.speaker].actor_id if claim.speaker in speakers else None,
            }


TABLES = {
    "documents": document_rows,
    "stories": story_rows,
    "entities": entity_rows,
    "mentions": mention_rows,
    "cooccurrences": cooccurrence_rows,
    "evidence": evidence_rows,
    "relations": relation_rows,
}


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"
