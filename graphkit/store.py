"""The store of a build: one DuckDB file. The only module that imports duckdb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import OutputUnwritable, StoreLocked, StoreNotFound, StoreOutdated, StoreUnreadable
from graphkit.files import make_folder
from graphkit.model import (
    Actor,
    Claim,
    Cooccurrence,
    Corpus,
    Document,
    Extraction,
    Membership,
    Mention,
    Note,
    PublicationDate,
    Rejection,
    Relation,
    Skipped,
    Span,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = 2
FILE = "graphkit.duckdb"
MEMORY = ":memory:"


@contextmanager
def open_store(folder: Path | None, *, write: bool = False) -> Iterator[DuckDBPyConnection]:
    """The store in a folder, closed at the end; `None` is a new one in memory.

    Raises StoreNotFound, StoreUnreadable, StoreOutdated, StoreLocked, and OutputUnwritable when it can't be made.
    """
    path = folder / FILE if folder else None
    if path and not write and not path.is_file():
        raise StoreNotFound(folder)
    connection = _connect(path, write=write)
    damage = _signs_of_damage()
    try:
        _check_format(connection, path, write=write)
        yield connection
    except damage as error:
        raise StoreUnreadable(path) from error
    finally:
        connection.close()


def _signs_of_damage() -> tuple[type[Exception], ...]:
    import duckdb

    return (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)


def _connect(path: Path | None, *, write: bool) -> DuckDBPyConnection:
    import duckdb

    if path and write:
        make_folder(path.parent)
    try:
        return duckdb.connect(str(path) if path else MEMORY, read_only=not write)
    except duckdb.Error as error:
        if "conflicting lock" in str(error).lower() or "used by another process" in str(error).lower():
            raise StoreLocked(path) from error
        if path and not path.is_file():
            raise OutputUnwritable(path, "no file can be made there") from error
        raise StoreUnreadable(path) from error


def _check_format(connection: DuckDBPyConnection, path: Path | None, *, write: bool) -> None:
    columns = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    found = set(connection.execute(columns).fetchall())
    if write and not found:
        connection.execute(resources.files("graphkit").joinpath("schema.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO meta VALUES (?, '', '')", [FORMAT])
        return
    if ("meta", "format") not in found:
        raise StoreUnreadable(path)
    row = connection.execute("SELECT format FROM meta").fetchone()
    if row != (FORMAT,):
        raise StoreOutdated(path, row[0] if row else 0, FORMAT)


def known_documents(store: DuckDBPyConnection) -> dict[str, str]:
    """Id of each stored document and the extractor that read it."""
    return dict(store.execute("SELECT id, extractor FROM document").fetchall())


def forget_documents(store: DuckDBPyConnection, ids: Iterable[str]) -> None:
    """Remove documents with all that was found in them and concluded from it."""
    gone = sorted(ids)
    if gone:
        store.execute("DELETE FROM document WHERE list_contains(?, id)", [gone])
        for table in ("sentence", "mention", "claim", "membership"):
            store.execute(f"DELETE FROM {table} WHERE list_contains(?, document_id)", [gone])  # noqa: S608


def add_documents(store: DuckDBPyConnection, found: Sequence[tuple[Document, Extraction]], extractor: str) -> None:
    """Write documents and their extractions; those of the same id are replaced."""
    forget_documents(store, (document.id for document, _ in found))
    _insert(store, "document", [_document_row(document, extractor) for document, _ in found])
    _insert(store, "sentence", [_span_row(span) for _, each in found for span in each.sentences])
    _insert(store, "mention", [row for _, each in found for row in _mention_rows(each)])
    _insert(store, "claim", [_claim_row(claim) for _, each in found for claim in each.claims])


def replace_derived(
    store: DuckDBPyConnection,
    title: str,
    skipped: Iterable[Skipped],
    actors: Iterable[Actor],
    memberships: Iterable[Membership],
) -> None:
    """Put new conclusions in the place of the old ones."""
    store.execute("DELETE FROM skipped")
    store.execute("UPDATE meta SET title = ?", [title])
    _insert(store, "skipped", [(each.source, each.reason) for each in skipped])
    replace_actors(store, actors, memberships)


def replace_actors(store: DuckDBPyConnection, actors: Iterable[Actor], memberships: Iterable[Membership]) -> None:
    """Put new actors and memberships in the place of the old ones."""
    store.execute("DELETE FROM actor")
    store.execute("DELETE FROM membership")
    _insert(store, "actor", [(a.id, a.name, a.type, list(a.aliases), a.wikidata, a.role) for a in actors])
    _insert(store, "membership", [(*_span_row(m.span), m.actor_id, m.rule) for m in memberships])


def replace_notes(store: DuckDBPyConnection, notes: Iterable[Note]) -> None:
    """Put new notes in the place of the old ones."""
    store.execute("DELETE FROM note")
    _insert(store, "note", [(each.source, each.text) for each in notes])


def describe_documents(store: DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Bring title, date, outlet, author, URL and language of stored documents up to date; what they say stays."""
    rows = [_document_row(replace(document, text=""), "") for document in documents]
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        store.execute(
            """UPDATE document SET title = new.title, date = new.date, date_origin = new.origin, outlet = new.outlet,
            author = new.author, url = new.url, language = new.language
            FROM (SELECT unnest(?) AS id, unnest(?) AS title, unnest(?::VARCHAR[]) AS date,
                unnest(?::VARCHAR[]) AS origin, unnest(?) AS outlet, unnest(?) AS author, unnest(?) AS url,
                unnest(?) AS language) AS new
            WHERE new.id = document.id
                AND row(document.title, document.date, document.date_origin, document.outlet, document.author,
                    document.url, document.language)
                IS DISTINCT FROM
                    row(new.title, new.date, new.origin, new.outlet, new.author, new.url, new.language)""",
            [columns[0], columns[2], *columns[4:10]],
        )


def replace_rejections(store: DuckDBPyConnection, rejections: Iterable[Rejection]) -> None:
    """Put what people now reject in the place of what they rejected."""
    store.execute("DELETE FROM rejected")
    rows = [(r.sentence.document_id, r.sentence.start, r.one, r.other, r.predicate) for r in rejections]
    _insert(store, "rejected", rows)


def remember_corrections(store: DuckDBPyConnection, path: str) -> None:
    """Note which file of corrections the build reads."""
    store.execute("UPDATE meta SET corrections = ?", [path])


def remembered_corrections(store: DuckDBPyConnection) -> str:
    """The file of corrections that the build read, "" if none is noted."""
    row = store.execute("SELECT corrections FROM meta").fetchone()
    return str(row[0]) if row else ""


def load_sources(store: DuckDBPyConnection) -> dict[str, str]:
    """Each document's source by id."""
    return dict(store.execute("SELECT id, source FROM document ORDER BY id").fetchall())


def load_sentences(store: DuckDBPyConnection) -> tuple[Span, ...]:
    """All sentences, sorted."""
    return tuple(Span(*row) for row in store.execute("SELECT * FROM sentence ORDER BY ALL").fetchall())


def load_texts(store: DuckDBPyConnection) -> dict[str, str]:
    """Each document's text by id."""
    return dict(store.execute("SELECT id, text FROM document ORDER BY id").fetchall())


def load_mentions(store: DuckDBPyConnection) -> tuple[Mention, ...]:
    """All mentions, sorted by span; their text is cut from the documents."""
    rows = store.execute(
        """SELECT document_id, start, stop, substring(text, start + 1, stop - start), kind, type, rule,
        antecedent_start, antecedent_stop
        FROM mention JOIN document ON document.id = document_id ORDER BY document_id, start, stop"""
    ).fetchall()
    return tuple(
        Mention(
            Span(document_id, start, stop), text, kind, kind_of_actor, rule, _span_or_none(document_id, *antecedent)
        )
        for document_id, start, stop, text, kind, kind_of_actor, rule, *antecedent in rows
    )


def load_corpus(store: DuckDBPyConnection) -> Corpus:
    """The whole build as values."""
    title = store.execute("SELECT title FROM meta").fetchone()
    documents = store.execute(
        """SELECT id, source, title, text, date, date_origin, outlet, author, url, language
        FROM document ORDER BY source"""
    )
    actors = "SELECT id, name, type, aliases, wikidata, role FROM actor ORDER BY id"
    members = "SELECT document_id, start, stop, actor_id, rule FROM membership ORDER BY document_id, start, stop"
    return Corpus(
        title=title[0] if title else "",
        documents=tuple(
            Document(i, source, name, text, PublicationDate(date, origin) if date else None, *told)
            for i, source, name, text, date, origin, *told in documents.fetchall()
        ),
        skipped=tuple(Skipped(*row) for row in store.execute("SELECT * FROM skipped ORDER BY ALL").fetchall()),
        sentences=load_sentences(store),
        mentions=load_mentions(store),
        actors=tuple(Actor(i, n, t, tuple(a), *rest) for i, n, t, a, *rest in store.execute(actors).fetchall()),
        memberships=tuple(Membership(Span(*row[:3]), *row[3:]) for row in store.execute(members).fetchall()),
        cooccurrences=_load_cooccurrences(store),
        relations=_load_relations(store),
        notes=tuple(Note(*row) for row in store.execute("SELECT * FROM note ORDER BY ALL").fetchall()),
    )


def _load_cooccurrences(store: DuckDBPyConnection) -> tuple[Cooccurrence, ...]:
    rows = store.execute("SELECT * FROM cooccurrence ORDER BY ALL").fetchall()
    found = []
    for (source, target), group in groupby(rows, key=lambda row: row[:2]):
        sentences = [(Span(*row[2:5]), row[5]) for row in group]
        by_reference = tuple(span for span, named in sentences if not named)
        found.append(Cooccurrence(source, target, tuple(span for span, _ in sentences), by_reference))
    return tuple(found)


def _load_relations(store: DuckDBPyConnection) -> tuple[Relation, ...]:
    rows = store.execute(
        """SELECT source, target, predicate, polarity, modality, event, rule, document_id, sentence_start,
        sentence_stop, subject_start, subject_stop, object_start, object_stop, cue_start, cue_stop, speaker_start,
        speaker_stop FROM relation ORDER BY ALL"""
    ).fetchall()
    return tuple(
        Relation(source, target, predicate, polarity, modality, tuple(_claim_of(row) for row in group), event)
        for (source, target, predicate, polarity, modality, event), group in groupby(rows, key=lambda row: row[:6])
    )


def _claim_of(row: Sequence[Any]) -> Claim:
    _, _, predicate, polarity, modality, event, rule, document_id, *offsets, speaker_start, speaker_stop = row
    pairs = zip(offsets[::2], offsets[1::2], strict=True)
    sentence, subject, object_, cue = (Span(document_id, start, stop) for start, stop in pairs)
    speaker = _span_or_none(document_id, speaker_start, speaker_stop)
    return Claim(sentence, subject, object_, cue, predicate, polarity, modality, rule, event, speaker)


def _span_or_none(document_id: str, start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(document_id, start, stop)


def _document_row(document: Document, extractor: str) -> tuple[object, ...]:
    date = document.date
    dated = (date.iso, date.origin) if date else (None, None)
    told = (document.outlet, document.author, document.url, document.language)
    return (document.id, document.source, document.title, document.text, *dated, *told, extractor)


def _span_row(span: Span) -> tuple[str, int, int]:
    return (span.document_id, span.start, span.stop)


def _mention_rows(found: Extraction) -> Iterator[tuple[object, ...]]:
    starts = [sentence.start for sentence in found.sentences]
    for mention in found.mentions:
        sentence = starts[bisect_right(starts, mention.span.start) - 1]
        told = (mention.kind, mention.type, mention.rule)
        yield (*_span_row(mention.span), sentence, *told, *_offsets(mention.antecedent))


def _claim_row(claim: Claim) -> tuple[object, ...]:
    spans = (claim.sentence, claim.subject, claim.object, claim.cue)
    offsets = [offset for span in spans for offset in (span.start, span.stop)]
    told = (claim.predicate, claim.polarity, claim.modality, claim.rule, claim.event)
    return (claim.sentence.document_id, *offsets, *told, *_offsets(claim.speaker))


def _offsets(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.stop) if span else (None, None)


def _insert(store: DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """All rows at once, by column: row by row is fifty times slower."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        marks = ", ".join(["unnest(?)"] * len(columns))
        store.execute(f"INSERT INTO {table} SELECT {marks}", columns)


@contextmanager
def transaction(store: DuckDBPyConnection) -> Iterator[None]:
    """What is done inside happens as a whole or not at all."""
    store.execute("BEGIN")
    try:
        yield
    except BaseException:
        store.execute("ROLLBACK")
        raise
    store.execute("COMMIT")
