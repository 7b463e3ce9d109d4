"""What goes into a store. Callers put what belongs together into one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.lazily import columns_of
from graphkit.model import Actor, Document, Extraction, Membership, Note, Rejection, Skipped, Story
from graphkit.store.inserting import insert
from graphkit.store.memberships import change_memberships
from graphkit.store.rows import Rows, rows_of, span_row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def forget_documents(store: DuckDBPyConnection, ids: Iterable[str]) -> None:
    """Remove documents with all that was found in them and concluded from it."""
    here = "SELECT id FROM document WHERE id IN (SELECT unnest(?)) ORDER BY id"
    gone = [row[0] for row in store.execute(here, [sorted(ids)]).fetchall()]
    if gone:  # new ones, which most are, are looked for in one table alone
        store.execute("DELETE FROM document WHERE id IN (SELECT unnest(?))", [gone])
        for table in ("sentence", "mention", "claim", "membership", "signature"):
            store.execute(f"DELETE FROM {table} WHERE document_id IN (SELECT unnest(?))", [gone])  # noqa: S608
        either = "one IN (SELECT unnest($1)) OR other IN (SELECT unnest($1))"
        store.execute(f"DELETE FROM closeness WHERE {either}", [gone])  # noqa: S608


def add_documents(store: DuckDBPyConnection, found: Sequence[tuple[Document, Extraction]], extractor: str) -> None:
    """Write documents and their extractions; those of the same id are replaced."""
    add_rows(store, [(document, rows_of(each)) for document, each in found], extractor)


def add_rows(store: DuckDBPyConnection, found: Sequence[tuple[Document, Rows]], extractor: str) -> None:
    """Write documents and the rows of what was found in them; those of the same id are replaced."""
    remember_finished(store, "")
    forget_documents(store, (document.id for document, _ in found))
    insert(store, "document", [_document_row(document, extractor) for document, _ in found])
    insert(store, "sentence", [row for _, each in found for row in each.sentences])
    insert(store, "mention", [row for _, each in found for row in each.mentions])
    insert(store, "claim", [row for _, each in found for row in each.claims])


def replace_derived(
    store: DuckDBPyConnection,
    title: str,
    skipped: Iterable[Skipped],
    actors: Iterable[Actor],
    memberships: Iterable[Membership],
) -> None:
    """Put new conclusions in the place of the old ones."""
    describe_build(store, title, skipped)
    replace_actors(store, actors, memberships)


def describe_build(store: DuckDBPyConnection, title: str, skipped: Iterable[Skipped]) -> None:
    """Note what the build is called now and what was not read."""
    store.execute("DELETE FROM skipped")
    store.execute("UPDATE meta SET title = ?", [title])
    insert(store, "skipped", [(each.source, each.reason) for each in skipped])


def replace_actors(store: DuckDBPyConnection, actors: Iterable[Actor], memberships: Iterable[Membership]) -> None:
    """Put new actors and memberships in the place of the old ones."""
    remember_finished(store, "")
    if columns := columns_of(memberships) if isinstance(memberships, Sequence) else {}:
        change_memberships(store, columns)
    else:
        store.execute("DELETE FROM membership")
        insert(store, "membership", ((*span_row(m.span), m.actor_id, m.rule) for m in memberships))
    store.execute("DELETE FROM actor")
    insert(store, "actor", ((a.id, a.name, a.type, list(a.aliases), a.wikidata, a.role) for a in actors))


def replace_notes(store: DuckDBPyConnection, notes: Iterable[Note]) -> None:
    """Put new notes in the place of the old ones."""
    store.execute("DELETE FROM note")
    insert(store, "note", [(each.source, each.text) for each in notes])


def add_signatures(store: DuckDBPyConnection, signatures: Mapping[str, bytes]) -> None:
    """Write the signatures of documents; those of the same document are replaced."""
    store.execute("DELETE FROM signature WHERE document_id IN (SELECT unnest(?))", [sorted(signatures)])
    insert(store, "signature", sorted(signatures.items()))


def replace_closeness(store: DuckDBPyConnection, judged: Mapping[tuple[str, str], float], comparison: int) -> None:
    """Put what is now known of how close texts are in the place of what was."""
    store.execute("DELETE FROM closeness")
    rows = ((one, other, close, comparison) for (one, other), close in sorted(judged.items()))
    insert(store, "closeness", rows)


def replace_stories(store: DuckDBPyConnection, stories: Iterable[Story]) -> None:
    """Put new stories in the place of the old ones."""
    store.execute("DELETE FROM story")
    insert(store, "story", [(document, story.id) for story in stories for document in story.documents])


def describe_documents(store: DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Bring title, date, outlet, author, URL and language of stored documents up to date; what they say stays."""
    there = store.execute("SELECT id, title, date, date_origin, outlet, author, url, language FROM document").fetchall()
    known = {row[0]: row for row in there}
    rows = [(document.id, document.title, *_described(document)) for document in documents]
    changed = [row for row in rows if row != known.get(row[0], row)]
    if changed:
        store.execute(
            """UPDATE document SET title = new.title, date = new.date, date_origin = new.origin, outlet = new.outlet,
            author = new.author, url = new.url, language = new.language
            FROM (SELECT unnest(?) AS id, unnest(?) AS title, unnest(?::VARCHAR[]) AS date,
                unnest(?::VARCHAR[]) AS origin, unnest(?) AS outlet, unnest(?) AS author, unnest(?) AS url,
                unnest(?) AS language) AS new
            WHERE new.id = document.id""",
            [list(column) for column in zip(*changed, strict=True)],
        )


def replace_rejections(store: DuckDBPyConnection, rejections: Iterable[Rejection]) -> None:
    """Put what people now reject in the place of what they rejected."""
    store.execute("DELETE FROM rejected")
    rows = [(r.sentence.document_id, r.sentence.start, r.one, r.other, r.predicate) for r in rejections]
    insert(store, "rejected", rows)


def replace_readings(store: DuckDBPyConnection, readings: Mapping[str, tuple[str, str]]) -> None:
    """Put what is now known of files in the place of what was: digest and findings by the file's name."""
    store.execute("DELETE FROM reading")
    insert(store, "reading", [(source, *told) for source, told in sorted(readings.items())])


def remember_finished(store: DuckDBPyConnection, told: str) -> None:
    """Note what the finished build was made from and how its files look; "" says that it is not finished."""
    store.execute("UPDATE meta SET finished = ?", [told])


def remember_corrections(store: DuckDBPyConnection, path: str) -> None:
    """Note which file of corrections the build reads."""
    store.execute("UPDATE meta SET corrections = ?", [path])


def _document_row(document: Document, extractor: str) -> tuple[object, ...]:
    return (document.id, document.source, document.title, document.text, *_described(document), extractor)


def _described(document: Document) -> tuple[str | None, ...]:
    date = document.date
    dated = (date.iso, date.origin) if date else (None, None)
    return (*dated, document.outlet, document.author, document.url, document.language)
