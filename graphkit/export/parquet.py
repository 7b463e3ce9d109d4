"""Parquet tables, by DuckDB, which the store brings along anyway."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graphkit.export import dyads
from graphkit.export.attributes import BOOLEAN, DOUBLE, INTEGER, STRING, Value, as_text, columns
from graphkit.export.csvs import EDGE_FIRST, beside, edge_table, node_table
from graphkit.export.elements import edges_of, nodes_of
from graphkit.export.evidence import edge_evidence, quote, texts
from graphkit.files import replace_file
from graphkit.graph import Build

TYPES = {STRING: "VARCHAR", INTEGER: "BIGINT", DOUBLE: "DOUBLE", BOOLEAN: "BOOLEAN"}
_PLACE = {"document": STRING, "file": STRING, "start": INTEGER, "stop": INTEGER}
MENTIONS = {**_PLACE, "actor": STRING, "text": STRING, "kind": STRING, "type": STRING, "rule": STRING}
EVIDENCE = {"edge": STRING, "source": STRING, "target": STRING, **_PLACE, "quotation": STRING}

Row = Mapping[str, Value]
Table = tuple[Mapping[str, str], Sequence[Row]]


def write_parquet(build: Build, path: Path) -> None:
    """Edges as a Parquet table; NAME-nodes, -events, -mentions and -evidence.parquet beside it.

    `evidence` has one row an edge and sentence, `mentions` one a place where an actor is named; both give the offsets
    in the document's text. `edge` is the `id` of the edge. Text that is not known is null. Raises `OutputUnwritable`.
    """
    nodes, edges = node_table(nodes_of(build)), edge_table(nodes_of(build), edges_of(build))
    first = {name: DOUBLE if name == "weight" else STRING for name in EDGE_FIRST}
    tables: dict[str, Table] = {
        "evidence": (EVIDENCE, list(_evidence(build))),
        "mentions": (MENTIONS, list(_mentions(build))),
        "events": (dyads.COLUMNS, list(dyads.event_rows(build.corpus))),
        "nodes": ({"id": STRING, "label": STRING} | columns(nodes), nodes),
        "": (first | columns(edges), edges),
    }
    # the file that was asked for takes its place first: if it cannot, its neighbours do not either
    with ExitStack() as files:
        for name, (types, rows) in tables.items():
            file = files.enter_context(replace_file(beside(path, name) if name else path))
            file.buffer.write(_parquet(types, rows, path.parent))


def write_events_parquet(build: Build, path: Path) -> None:
    """The dyad table as Parquet: the rows and columns of events.csv, integers as such, null for what is not known.

    Raises `OutputUnwritable`.
    """
    with replace_file(path) as file:
        file.buffer.write(_parquet(dyads.COLUMNS, list(dyads.event_rows(build.corpus)), path.parent))


def _mentions(build: Build) -> Iterator[Row]:
    members = {membership.span: membership for membership in build.corpus.memberships}
    files = {document.id: document.source for document in build.corpus.documents}
    for mention in build.corpus.mentions:
        if mention.span in members:
            span, member = mention.span, members[mention.span]
            place = (span.document_id, files[span.document_id], span.start, span.stop)
            told = (member.actor_id, mention.text, mention.kind, mention.type, member.rule)
            yield dict(zip(MENTIONS, (*place, *told), strict=True))


def _evidence(build: Build) -> Iterator[Row]:
    found, text_of = edge_evidence(build), texts(build.corpus)
    files = {document.id: document.source for document in build.corpus.documents}
    for edge in edges_of(build):
        for span in found.get(edge.ends_and_key, ()):
            place = (span.document_id, files[span.document_id], span.start, span.stop)
            yield dict(zip(EVIDENCE, (edge.id, edge.source, edge.target, *place, quote(span, text_of)), strict=True))


def _parquet(types: Mapping[str, str], rows: Sequence[Row], folder: Path) -> bytes:
    """A table as the bytes of a Parquet file. DuckDB writes files alone: a private one, in `folder`."""
    import duckdb

    names = _apart(types)
    values = [[_cell(row.get(name), kind) for row in rows] for name, kind in types.items()]
    cells = ", ".join(f"unnest(?::{TYPES[kind]}[]) AS {name}" for name, kind in zip(names, types.values(), strict=True))
    config: dict[str, Any] = {"threads": "1", "autoload_known_extensions": "false"}  # one thread: same rows, same bytes
    number, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    os.close(number)
    try:
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute(f"CREATE TABLE rows AS SELECT {cells}", values)
            how = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false"
            connection.execute(f"COPY rows TO '{_quoted(name)}' ({how})")
        return Path(name).read_bytes()
    finally:
        Path(name).unlink()


def _apart(names: Mapping[str, str]) -> list[str]:
    """Column names as DuckDB takes them; of those that differ in case alone the later ones get a number."""
    taken: dict[str, int] = {}
    found = []
    for name in names:
        number = taken[name.lower()] = taken.get(name.lower(), 0) + 1
        found.append('"{}"'.format((name if number == 1 else f"{name}_{number}").replace('"', '""')))
    return found


def _cell(value: Value | None, kind: str) -> Value | None:
    if value is None or kind != STRING:
        return value
    # half a surrogate pair, which UTF-8 cannot hold, is written as in the text files
    return as_text(value).encode("utf-8", "backslashreplace").decode("utf-8") or None


def _quoted(text: str) -> str:
    return text.replace("'", "''")
