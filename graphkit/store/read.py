"""What comes out of a store, as values, sorted."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import TYPE_CHECKING

from graphkit.model import Note, Skipped, Story

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


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


def load_languages(store: DuckDBPyConnection) -> dict[str, str]:
    """Each document's language by id."""
    return dict(store.execute("SELECT id, language FROM document ORDER BY id").fetchall())


def load_texts(store: DuckDBPyConnection, ids: Collection[str] | None = None) -> dict[str, str]:
    """Each document's text by id, or those of some."""
    if ids is None:
        return dict(store.execute("SELECT id, text FROM document ORDER BY id").fetchall())
    query = "SELECT id, text FROM document SEMI JOIN (SELECT unnest(?) AS id) USING (id) ORDER BY id"
    return dict(store.execute(query, [sorted(ids)]).fetchall())


def load_signatures(store: DuckDBPyConnection) -> dict[str, bytes]:
    """The signature of each document that has one."""
    return dict(store.execute("SELECT document_id, signature FROM signature ORDER BY document_id").fetchall())


def load_closeness(store: DuckDBPyConnection, comparison: int) -> dict[tuple[str, str], float]:
    """How close texts were found by this version of the comparison, by pairs of documents."""
    rows = store.execute("SELECT one, other, closeness FROM closeness WHERE comparison = ?", [comparison]).fetchall()
    return {(one, other): closeness for one, other, closeness in rows}


def load_stories(store: DuckDBPyConnection) -> tuple[Story, ...]:
    """The stories with their documents, sorted."""
    rows = store.execute("SELECT story_id, document_id FROM story ORDER BY ALL").fetchall()
    groups = groupby(rows, key=lambda row: row[0])
    return tuple(Story(story, tuple(document for _, document in group)) for story, group in groups)
