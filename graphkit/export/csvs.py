"""Two tables for spreadsheets and Gephi's import: edges, and beside them nodes."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from graphkit.export.attributes import Value, as_text, columns
from graphkit.files import replace_file
from graphkit.graph import Build

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EDGE_FIRST = ("source_label", "label", "target_label", "weight", "source", "target", "type", "id")


def write_csv(build: Build, path: Path) -> None:
    """Edges to `path`, nodes to NAME-nodes.csv beside it.

    An edge shows the names of its ends, then their ids (`source`, `target`) and `type` (Directed or Undirected), as
    Gephi's import expects. Text that a spreadsheet would run as a formula gets an apostrophe in front. Raises
    `OutputUnwritable`.
    """
    graph = build.graph
    labels = dict(graph.nodes(data="label"))
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [
        {
            **data,
            "source_label": labels[source],
            "target_label": labels[target],
            "source": source,
            "target": target,
            "type": "Directed" if data["directed"] else "Undirected",
            "id": f"e{number}",
        }
        for number, (source, target, data) in enumerate(graph.edges(data=True))
    ]
    rest = (name for name in columns(edges, (*EDGE_FIRST, "directed")))
    # the file that was asked for takes its place first: if it cannot, its neighbour does not either
    with replace_file(nodes_path(path)) as node_file, replace_file(path) as edge_file:
        _write(node_file, nodes, ["id", "label", *columns(nodes, ("id", "label"))])
        _write(edge_file, edges, [*EDGE_FIRST, *rest])


def nodes_path(path: Path) -> Path:
    """Where the nodes go that belong to the edges in `path`: `graph.csv` has `graph-nodes.csv` beside it."""
    return path.with_name(f"{path.stem}-nodes{path.suffix}")


def safe_cell(value: Value) -> str:
    """A value as a cell; an apostrophe keeps a spreadsheet from running text as a formula."""
    text = as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _write(file: TextIO, rows: Iterable[Mapping[str, Any]], names: list[str]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([safe_cell(row.get(name, "")) for name in names] for row in rows)
