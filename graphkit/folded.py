"""A networkx graph whose edges stand in a table until somebody looks at one: as dictionaries they take ten times the
memory, and most of what a build does reads whole columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import networkx as nx

from graphkit.columns import NO_CLAIM
from graphkit.edge_table import Column, EdgeTable, blocks
from graphkit.graph import COOCCURRENCE, MEASURED

_TABLE = "_table"


class FoldedGraph(nx.MultiDiGraph):  # type: ignore[misc]  # networkx tells no types
    """A graph that becomes a plain `networkx.MultiDiGraph`, with all its edges, when one of them is asked for.

    Its nodes are those of any graph. networkx keeps edges in `_succ` and `_pred`, and `_adj` is another name of
    `_succ`: whatever looks at edges looks there.
    """

    def number_of_edges(self, u: str | None = None, v: str | None = None) -> int:
        """How many edges there are, or lead from `u` to `v`."""
        return len(vars(self)[_TABLE]) if u is None else int(unfold(self).number_of_edges(u, v))

    @property
    def _succ(self) -> Any:
        return unfold(self)._succ  # noqa: SLF001

    @_succ.setter
    def _succ(self, edges: Any) -> None:
        # who makes a graph of the same class, as `copy` does, starts with no edges
        self.__class__ = nx.MultiDiGraph
        self._succ = edges

    @property
    def _pred(self) -> Any:
        return unfold(self)._pred  # noqa: SLF001

    _adj = _succ


@dataclass
class _Edge:
    """The attributes of an edge, in their order. The graph keeps `vars` of it: a dictionary as any other, but that
    Python keeps the names of the attributes of all instances of a class only once (PEP 412), which halves its memory.
    """

    layer: str
    label: str
    directed: bool
    weight: float
    sentences: int
    by_reference: int
    predicate: str
    event: str
    polarity: str
    modality: str
    documents: int
    stories: int
    first_date: str
    last_date: str


class _Pair(_Edge):
    """The same with room for what measuring adds."""


# names that come later are kept but once too if the first instance had them
vars(_Pair("", "", False, 1.0, 1, 0, *NO_CLAIM, 1, 1, "", "")).update(dict.fromkeys(MEASURED))  # noqa: FBT003


def fold(graph: nx.MultiDiGraph, table: EdgeTable) -> None:
    """Give a graph that has the nodes of a table, and no edges, those of the table."""
    for name in ("_adj", "_succ", "_pred"):
        del vars(graph)[name]
    vars(graph)[_TABLE] = table
    graph.__class__ = FoldedGraph


def table_of(graph: nx.Graph) -> EdgeTable | None:
    """The table in which the edges of a graph still stand; None if they are dictionaries."""
    found: EdgeTable | None = vars(graph).get(_TABLE)
    return found


def add_columns(graph: nx.MultiDiGraph, columns: Mapping[str, Column]) -> None:
    """Give the edges of a graph that is folded more attributes."""
    table = vars(graph)[_TABLE]
    vars(graph)[_TABLE] = replace(table, columns={**table.columns, **columns})


def unfold(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same graph, its edges where networkx keeps them.

    One by one by `add_edge` takes three times as long and makes of each its own copy of the names of all attributes.
    """
    table = vars(graph)[_TABLE]
    after: dict[str, Any] = {node: {} for node in graph}
    before: dict[str, Any] = {node: {} for node in graph}
    ends = (map(table.nodes.__getitem__, places.tolist()) for places in (table.sources, table.targets))
    for source, target, (key, data) in zip(*ends, _attributes(table), strict=True):
        keyed = after[source].get(target)
        if keyed is None:
            after[source][target] = before[target][source] = {key: data}
        else:
            keyed[key] = data
    del vars(graph)[_TABLE]
    graph.__class__ = nx.MultiDiGraph
    graph._adj, graph._pred = after, before  # noqa: SLF001
    return graph


def _attributes(table: EdgeTable) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key and the attributes of each edge."""
    own = [table.columns[each.name] for each in fields(_Edge)]
    added = [name for name in MEASURED if name in table.columns]
    for keys, *lists in blocks([table.keys, *own, *(table.columns[name] for name in added)]):
        told, measured = zip(*lists[: len(own)], strict=True), _rows(lists[len(own) :], len(keys))
        for key, values, more in zip(keys, told, measured, strict=True):
            if key == COOCCURRENCE:
                data = vars(_Pair(*values))
                data.update(zip(added, more, strict=True))
            else:
                data = vars(_Edge(*values))
            yield key, data


def _rows(lists: Sequence[Sequence[Any]], size: int) -> Iterator[tuple[Any, ...]]:
    return zip(*lists, strict=True) if lists else iter([()] * size)
