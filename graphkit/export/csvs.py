"""Tables for spreadsheets, R, pandas and Gephi's import: edges, and beside them nodes and events."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from graphkit.export import dyads
from graphkit.export.attributes import Value, as_text, columns
from graphkit.export.elements import Edge, Node, edges_of, nodes_of
from graphkit.files import replace_file, write_rows
from graphkit.graph import Build

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
EDGE_FIRST = ("source_label", "label", "target_label", "weight", "source", "target", "type", "id")


def write_csv(build: Build, path: Path) -> None:
    """Edges for a spreadsheet; NAME-nodes.csv and NAME-events.csv beside it.

    An edge shows the names of its ends, then their ids (`source`, `target`) and `type` (Directed or Undirected), as
    Gephi's import expects; events are those of `write_events_csv`. Text that a spreadsheet would run as a formula gets
    an apostrophe in front. Raises `OutputUnwritable`.
    """
    nodes, edges = node_table(nodes_of(build)), edge_table(nodes_of(build), edges_of(build))
    rest = (name for name in columns(edges, EDGE_FIRST))
    # the file that was asked for takes its place first: if it cannot, its neighbours do not either
    with (
        replace_file(beside(path, "events")) as event_file,
        replace_file(beside(path, "nodes")) as node_file,
        replace_file(path) as edge_file,
    ):
        _write(event_file, dyads.event_rows(build.corpus), list(dyads.COLUMNS))
        _write(node_file, nodes, ["id", "label", *columns(nodes, ("id", "label"))])
        _write(edge_file, edges, [*EDGE_FIRST, *rest])


def write_events_csv(build: Build, path: Path) -> None:
    """The dyad table for R and pandas: one row a claim, with date, ends, event type, quad class, tense and evidence.

    Its columns are `graphkit.export.dyads.COLUMNS`; cells are as safe as those of `write_csv`. Raises
    `OutputUnwritable`.
    """
    with replace_file(path) as file:
        _write(file, dyads.event_rows(build.corpus), list(dyads.COLUMNS))


def beside(path: Path, name: str) -> Path:
    """Where a table goes that belongs to the edges in `path`: `graph.csv` has `graph-nodes.csv` beside it."""
    return path.with_name(f"{path.stem}-{name}{path.suffix}")


def node_table(nodes: Sequence[Node]) -> list[dict[str, Value]]:
    """One row a node, with its id."""
    return [{"id": node, **data} for node, data in nodes]


def edge_table(nodes: Sequence[Node], edges: Iterable[Edge]) -> list[dict[str, Value]]:
    """One row an edge, with the names of its ends; `type` is Directed or Undirected."""
    labels = {node: data["label"] for node, data in nodes}
    return [
        {
            **{name: value for name, value in edge.data.items() if name != "directed"},
            "source_label": labels[edge.source],
            "target_label": labels[edge.target],
            "source": edge.source,
            "target": edge.target,
            "type": "Directed" if edge.data["directed"] else "Undirected",
            "id": edge.id,
        }
        for edge in edges
    ]


def safe_cell(value: Value) -> str:
    """A value as a cell; an apostrophe keeps a spreadsheet from running text as a formula."""
    text = as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _write(file: TextIO, rows: Iterable[Mapping[str, Value]], names: list[str]) -> None:
    write_rows(file, [names])
    write_rows(file, ([safe_cell(row.get(name, "")) for name in names] for row in rows))
