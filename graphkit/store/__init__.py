"""The store of a build: one DuckDB file, raw tables written once, conclusions rebuilt, edges as views (`schema.sql`).

The home of duckdb; `ingest/parquet.py` alone borrows it, to read Parquet.
"""

from graphkit.store.connection import FILE, FORMAT, new_store_kept_only_if_filled, open_store, transaction
from graphkit.store.read import (
    known_documents,
    load_corpus,
    load_mentions,
    load_sentences,
    load_signatures,
    load_sources,
    load_stories,
    load_texts,
    remembered_corrections,
)
from graphkit.store.write import (
    add_documents,
    add_signatures,
    describe_documents,
    forget_documents,
    remember_corrections,
    replace_actors,
    replace_derived,
    replace_notes,
    replace_rejections,
    replace_stories,
)

__all__ = [
    "FILE",
    "FORMAT",
    "add_documents",
    "add_signatures",
    "describe_documents",
    "forget_documents",
    "known_documents",
    "load_corpus",
    "load_mentions",
    "load_sentences",
    "load_signatures",
    "load_sources",
    "load_stories",
    "load_texts",
    "new_store_kept_only_if_filled",
    "open_store",
    "remember_corrections",
    "remembered_corrections",
    "replace_actors",
    "replace_derived",
    "replace_notes",
    "replace_rejections",
    "replace_stories",
    "transaction",
]
