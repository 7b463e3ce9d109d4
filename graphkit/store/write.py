"""What goes into a store. Callers put what belongs together into one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from graphkit.lazily import columns_of
from graphkit.model import Actor, Document, Extraction, Membership, Note, Rejection, Skipped, Story
from graphkit.store.rows import Rows, rows_of, span_row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 20_000  # rows that go in together


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
    _insert(store, "document", [_document_row(document, extractor) for document, _ in found])
    _insert(store, "sentence", [row for _, each in found for row in each.sentences])
    _insert(store, "mention", [row for _, each in found for row in each.mentions])
    _insert(store, "claim", [row for _, each in found for row in each.claims])


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
    remember_finished(store, "")
    store.execute("DELETE FROM actor")
    store.execute("DELETE FROM membership")
    _insert(store, "actor", ((a.id, a.name, a.type, list(a.aliases), a.wikidata, a.role) for a in actors))
    _insert_memberships(store, memberships)


def replace_notes(store: DuckDBPyConnection, notes: Iterable[Note]) -> None:
    """Put new notes in the place of the old ones."""
    store.execute("DELETE FROM note")
    _insert(store, "note", [(each.source, each.text) for each in notes])


def add_signatures(store: DuckDBPyConnection, signatures: Mapping[str, bytes]) -> None:
    """Write the signatures of documents; those of the same document are replaced."""
    store.execute("DELETE FROM signature WHERE document_id IN (SELECT unnest(?))", [sorted(signatures)])
    _insert(store, "signature", sorted(signatures.items()))


def replace_closeness(store: DuckDBPyConnection, judged: Mapping[tuple[str, str], float], comparison: int) -> None:
    """Put what is now known of how close texts are in the place of what was."""
    store.execute("DELETE FROM closeness")
    rows = ((one, other, close, comparison) for (one, other), close in sorted(judged.items()))
    _insert(store, "closeness", rows)


def replace_stories(store: DuckDBPyConnection, stories: Iterable[Story]) -> None:
    """Put new stories in the place of the old ones."""
    store.execute("DELETE FROM story")
    _insert(store, "story", [(document, story.id) for story in stories for document in story.documents])


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


def replace_readings(store: DuckDBPyConnection, readings: Mapping[str, tuple[str, str]]) -> None:
    """Put what is now known of files in the place of what was: digest and findings by the file's name."""
    store.execute("DELETE FROM reading")
    _insert(store, "reading", [(source, *told) for source, told in sorted(readings.items())])


def remember_finished(store: DuckDBPyConnection, told: str) -> None:
    """Note what the finished build was made from and how its files look; "" says that it is not finished."""
    store.execute("UPDATE meta SET finished = ?", [told])


def remember_corrections(store: DuckDBPyConnection, path: str) -> None:
    """Note which file of corrections the build reads."""
    store.execute("UPDATE meta SET corrections = ?", [path])


def _document_row(document: Document, extractor: str) -> tuple[object, ...]:
    date = document.date
    dated = (date.iso, date.origin) if date else (None, None)
    told = (document.outlet, document.author, document.url, document.language)
    return (document.id, document.source, document.title, document.text, *dated, *told, extractor)


def _insert(store: DuckDBPyConnection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Many rows at once, by column: row by row is fifty times slower, and lists six times slower than arrays."""
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        columns = [_array(values) for values in zip(*batch, strict=True)]
        if any(column is None for column in columns):
            lists = [list(column) for column in zip(*batch, strict=True)]
            marks = ", ".join(["unnest(?)"] * len(lists))
            store.execute(f"INSERT INTO {table} SELECT {marks}", lists)
            continue
        _insert_columns(store, table, columns)


def _insert_memberships(store: DuckDBPyConnection, memberships: Iterable[Membership]) -> None:
    """Memberships that have columns go in as such: a value for each would be made for nothing."""
    found = columns_of(memberships) if isinstance(memberships, Sequence) else {}
    if not found:
        _insert(store, "membership", ((*span_row(m.span), m.actor_id, m.rule) for m in memberships))
        return
    document, actor, rule = (_texts(found[name]) for name in ("documents", "actors", "rules"))
    columns = [document[found["document"]], found["start"], found["stop"], actor[found["actor"]], rule[found["rule"]]]
    _insert_columns(store, "membership", columns)


def _insert_columns(store: DuckDBPyConnection, table: str, columns: Sequence[Any]) -> None:
    store.register("inserted", {str(number): column for number, column in enumerate(columns)})
    try:
        store.execute(f"INSERT INTO {table} SELECT * FROM inserted")  # noqa: S608
    finally:
        store.unregister("inserted")


def _texts(values: Sequence[str]) -> Any:
    import numpy as np

    return np.array(values, dtype=object)


def _array(values: Sequence[object]) -> Any:
    """A column of texts, or of whole numbers that may be missing, as an array; None for any other."""
    import numpy as np

    kinds = set(map(type, values))
    if kinds in ({str}, {float}):
        return np.array(values, dtype=object if str in kinds else np.float64)
    if int not in kinds or not kinds <= {int, type(None)}:
        return None
    missing = np.fromiter((value is None for value in values), dtype=bool, count=len(values))
    return np.ma.masked_array([value or 0 for value in values], missing, dtype=np.int64)
