"""The store of a build: one DuckDB file, raw tables written once, conclusions rebuilt, edges as views (`schema.sql`).

The home of duckdb; `ingest/parquet.py` and `export/parquet.py` alone borrow it, for Parquet.
"""

from graphkit.store.connection import FILE, FORMAT, open_store, settle, transaction
from graphkit.store.corpus import Raw, load_corpus, load_mentions, load_raw, load_sentences
from graphkit.store.kept import load_kept, replace_kept
from graphkit.store.read import (
    known_documents,
    load_closeness,
    load_languages,
    load_notes,
    load_readings,
    load_signatures,
    load_skipped,
    load_sources,
    load_stories,
    load_texts,
    remembered_corrections,
    remembered_finish,
)
from graphkit.store.rows import Rows, rows_of
from graphkit.store.write import (
    add_documents,
    add_rows,
    add_signatures,
    describe_build,
    describe_documents,
    forget_documents,
    remember_corrections,
    remember_finished,
    replace_actors,
    replace_closeness,
    replace_derived,
    replace_notes,
    replace_readings,
    replace_rejections,
    replace_stories,
)

__all__ = [
    "FILE",
    "FORMAT",
    "Raw",
    "Rows",
    "add_documents",
    "add_rows",
    "add_signatures",
    "describe_build",
    "describe_documents",
    "forget_documents",
    "known_documents",
    "load_closeness",
    "load_corpus",
    "load_kept",
    "load_languages",
    "load_mentions",
    "load_notes",
    "load_raw",
    "load_readings",
    "load_sentences",
    "load_signatures",
    "load_skipped",
    "load_sources",
    "load_stories",
    "load_texts",
    "open_store",
    "remember_corrections",
    "remember_finished",
    "remembered_corrections",
    "remembered_finish",
    "replace_actors",
    "replace_closeness",
    "replace_derived",
    "replace_kept",
    "replace_notes",
    "replace_readings",
    "replace_rejections",
    "replace_stories",
    "rows_of",
    "settle",
    "transaction",
]
