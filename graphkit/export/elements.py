"""The nodes and edges of a build as every graph format writes them: attributes tidied, each edge with an id."""

from dataclasses import dataclass

from graphkit.export.attributes import Value, tidy
from graphkit.graph import Build

Node = tuple[str, dict[str, Value]]


@dataclass(frozen=True)
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


def edges_of(build: Build) -> list[Edge]:
    """The edges, in the order of the graph."""
    edges = enumerate(build.graph.edges(keys=True, data=True))
    return [Edge(f"e{number}", source, target, key, tidy(data)) for number, (source, target, key, data) in edges]
