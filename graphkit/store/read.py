"""What comes out of a store, as values, sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit.model import (
    Actor,
    Claim,
    Cooccurrence,
    Corpus,
    Document,
    Membership,
    Mention,
    Note,
    PublicationDate,
    Relation,
    Skipped,
    Span,
    Story,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Place = tuple[str, int, int]  # document and offsets of a span

_BATCH = 10_000  # rows that are held as DuckDB gives them


def known_documents(store: DuckDBPyConnection) -> dict[str, str]:
    """Id of each stored document and the extractor that read it."""
    return dict(store.execute("SELECT id, extractor FROM document").fetchall())


def remembered_corrections(store: DuckDBPyConnection) -> str:
    """The file of corrections that the build read, "" if none is noted."""
    row = store.execute("SELECT corrections FROM meta").fetchone()
    return str(row[0]) if row else ""


def remembered_finish(store: DuckDBPyConnection) -> str:
    """What the finished build noted of itself, "" if it is not finished."""
    row = store.execute("SELECT finished FROM meta").fetchone()
    return str(row[0]) if row else ""


def load_readings(store: DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Digest and findings of each file that was read, by its name."""
    rows = store.execute("SELECT source, digest, found FROM reading").fetchall()
    return {source: (digest, found) for source, digest, found in rows}


def load_skipped(store: DuckDBPyConnection) -> tuple[Skipped, ...]:
    """The files that were not read, sorted."""
    return tuple(Skipped(*row) for row in store.execute("SELECT * FROM skipped ORDER BY ALL").fetchall())


def load_notes(store: DuckDBPyConnection) -> tuple[Note, ...]:
    """The notes on files that were read, sorted."""
    return tuple(Note(*row) for row in store.execute("SELECT * FROM note ORDER BY ALL").fetchall())


def load_sources(store: DuckDBPyConnection) -> dict[str, str]:
    """Each document's source by id."""
    return dict(store.execute("SELECT id, source FROM document ORDER BY id").fetchall())


def load_sentences(store: DuckDBPyConnection) -> tuple[Span, ...]:
    """All sentences, sorted."""
    return tuple(Span(*row) for row in _rows(store, "SELECT * FROM sentence ORDER BY ALL"))


def load_texts(store: DuckDBPyConnection, ids: Collection[str] | None = None) -> dict[str, str]:
    """Each document's text by id, or those of some."""
    if ids is None:
        return dict(store.execute("SELECT id, text FROM document ORDER BY id").fetchall())
    query = "SELECT id, text FROM document SEMI JOIN (SELECT unnest(?) AS id) USING (id) ORDER BY id"
    return dict(store.execute(query, [sorted(ids)]).fetchall())


def load_signatures(store: DuckDBPyConnection) -> dict[str, bytes]:
    """The signature of each document that has one."""
    return dict(store.execute("SELECT document_id, signature FROM signature ORDER BY document_id").fetchall())


def load_stories(store: DuckDBPyConnection) -> tuple[Story, ...]:
    """The stories with their documents, sorted."""
    rows = store.execute("SELECT story_id, document_id FROM story ORDER BY ALL").fetchall()
    groups = groupby(rows, key=lambda row: row[0])
    return tuple(Story(story, tuple(document for _, document in group)) for story, group in groups)


def load_mentions(store: DuckDBPyConnection) -> tuple[Mention, ...]:
    """All mentions, sorted by span; their text is cut from the documents."""
    rows = _rows(
        store,
        """SELECT document_id, start, stop, substring(text, start + 1, stop - start), kind, type, rule,
        antecedent_start, antecedent_stop
        FROM mention JOIN document ON document.id = document_id ORDER BY document_id, start, stop""",
    )
    return tuple(
        Mention(
            Span(document_id, start, stop), text, kind, kind_of_actor, rule, _span_or_none(document_id, *antecedent)
        )
        for document_id, start, stop, text, kind, kind_of_actor, rule, *antecedent in rows
    )


def load_corpus(store: DuckDBPyConnection, mentions: Sequence[Mention] | None = None) -> Corpus:
    """The whole build as values; its `mentions` need not be loaded again by who has them."""
    title = store.execute("SELECT title FROM meta").fetchone()
    documents = """SELECT id, source, title, text, date, date_origin, outlet, author, url, language
        FROM document ORDER BY source"""
    actors = "SELECT id, name, type, aliases, wikidata, role FROM actor ORDER BY id"
    members = "SELECT document_id, start, stop, actor_id, rule FROM membership ORDER BY document_id, start, stop"
    sentences, mentions = load_sentences(store), load_mentions(store) if mentions is None else tuple(mentions)
    places = {(m.span.document_id, m.span.start, m.span.stop): m.span for m in mentions}
    return Corpus(
        title=title[0] if title else "",
        documents=tuple(
            Document(i, source, name, text, PublicationDate(date, origin) if date else None, *told)
            for i, source, name, text, date, origin, *told in store.execute(documents).fetchall()
        ),
        skipped=load_skipped(store),
        sentences=sentences,
        mentions=mentions,
        actors=tuple(Actor(i, n, t, tuple(a), *rest) for i, n, t, a, *rest in store.execute(actors).fetchall()),
        memberships=tuple(Membership(places.get(row[:3]) or Span(*row[:3]), *row[3:]) for row in _rows(store, members)),
        cooccurrences=_load_cooccurrences(store, sentences),
        relations=_load_relations(store, places | {(s.document_id, s.start, s.stop): s for s in sentences}),
        stories=load_stories(store),
        notes=load_notes(store),
    )


def _load_cooccurrences(store: DuckDBPyConnection, sentences: Sequence[Span]) -> tuple[Cooccurrence, ...]:
    known = {(span.document_id, span.start): span for span in sentences}  # many pairs share a sentence: one value each
    rows = _rows(store, "SELECT source, target, document_id, start, named FROM cooccurrence ORDER BY ALL")
    found = []
    for (source, target), group in groupby(rows, key=lambda row: row[:2]):
        spans = [(known[row[2], row[3]], row[4]) for row in group]
        by_reference = tuple(span for span, named in spans if not named)
        found.append(Cooccurrence(source, target, tuple(span for span, _ in spans), by_reference))
    return tuple(found)


def _load_relations(store: DuckDBPyConnection, known: Mapping[Place, Span]) -> tuple[Relation, ...]:
    """All relations, sorted; spans that stand elsewhere too are those `known`: one value each."""
    rows = _rows(
        store,
        """SELECT source, target, predicate, polarity, modality, event, rule, document_id, sentence_start,
        sentence_stop, subject_start, subject_stop, object_start, object_stop, cue_start, cue_stop, speaker_start,
        speaker_stop FROM relation ORDER BY ALL""",
    )
    return tuple(
        Relation(source, target, predicate, polarity, modality, tuple(_claim_of(row, known) for row in group), event)
        for (source, target, predicate, polarity, modality, event), group in groupby(rows, key=lambda row: row[:6])
    )


def _claim_of(row: Sequence[Any], known: Mapping[Place, Span]) -> Claim:
    _, _, predicate, polarity, modality, event, rule, document_id, *offsets, speaker_start, speaker_stop = row
    places = [(document_id, *pair) for pair in zip(offsets[::2], offsets[1::2], strict=True)]
    sentence, subject, object_, cue = (known.get(place) or Span(*place) for place in places)
    speaker = known.get((document_id, speaker_start, speaker_stop)) or _span_or_none(
        document_id, speaker_start, speaker_stop
    )
    return Claim(sentence, subject, object_, cue, predicate, polarity, modality, rule, event, speaker)


def _span_or_none(document_id: str, start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(document_id, start, stop)


def _rows(store: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few at a time, with one value for each text that repeats: ids, types, rules."""
    found = store.execute(query)
    known: dict[str, str] = {}
    while batch := found.fetchmany(_BATCH):
        for row in batch:
            yield tuple(known.setdefault(each, each) if isinstance(each, str) else each for each in row)
