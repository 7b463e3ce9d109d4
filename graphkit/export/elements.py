"""The nodes and edges of a build as every graph format writes them: attributes tidied, each edge with an id."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graphkit.edge_table import EdgeTable, coded
from graphkit.export.attributes import Value, coded_rows, tidied, tidy
from graphkit.folded import table_of
from graphkit.graph import Build

Node = tuple[str, dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge. `id` is unique in the file, also among parallel edges; `key` says what kind of edge it is."""

    id: str
    source: str
    target: str
    key: str
    data: dict[str, Value]

    @property
    def ends_and_key(self) -> tuple[str, str, str]:
        """What names the edge in the graph."""
        return (self.source, self.target, self.key)


def nodes_of(build: Build) -> list[Node]:
    """The id and the attributes of each node, in the order of the graph."""
    return [(node, tidy(data)) for node, data in build.graph.nodes(data=True)]


def edges_of(build: Build) -> Iterator[Edge]:
    """The edges, in the order of the graph."""
    for number, (source, target, key, data) in enumerate(_edges(build)):
        yield Edge(f"e{number}", source, target, key, tidy(data))


def edge_columns(build: Build) -> EdgeTable:
    """The same for writers that write whole columns; what no edge has is no column."""
    import numpy as np

    table = table_of(build.graph)
    if table is not None:
        columns = {name: tidied(column) for name, column in table.columns.items()} if len(table) else {}
        return replace(table, columns=columns)
    rows, nodes = list(_edges(build)), list(build.graph)
    number = {node: place for place, node in enumerate(nodes)}
    sources, targets = (np.array([number[row[end]] for row in rows], dtype=np.int64) for end in (0, 1))
    keys = coded([key for *_, key, _ in rows], np.arange(len(rows)))
    return EdgeTable(nodes, sources, targets, keys, coded_rows([data for *_, data in rows]))


def _edges(build: Build) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Source, target, key and attributes, in the order of `graph.edges` and in less than half of its time."""
    for source, near in build.graph.adjacency():
        for target, keyed in near.items():
            for key, data in keyed.items():
                yield source, target, key, data
