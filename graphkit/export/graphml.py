"""GraphML: for Gephi, Cytoscape, yEd, igraph and networkx.

The file is a directed multigraph. Co-occurrence has no direction, but networkx refuses a file in which single edges
differ from the rest, so the column `directed` says of each edge whether its ends may be swapped. The colour stands
twice on a node, as `color` for igraph and Cytoscape and as `r`, `g`, `b` for Gephi. `y` grows upwards, as there.
GraphML knows no time: for a timeline take GEXF.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphkit.edge_table import Column, EdgeTable
from graphkit.export.attributes import DOUBLE, INTEGER, STRING, Value, columns, rgb, types_of, xml_text
from graphkit.export.elements import Node, edge_columns, nodes_of
from graphkit.export.markup import Tags, as_xml, columns_as_xml, edges_as_xml
from graphkit.files import replace_file
from graphkit.graph import Build

TYPES = {INTEGER: "long"}  # the others are called as in GEXF


def write_graphml(build: Build, path: Path) -> None:
    """GraphML for Gephi, Cytoscape, yEd, igraph and networkx: nodes and edges with all their attributes.

    A key's id is the attribute's name, so that no program takes `d3` for a label; `edge_` stands before those that
    nodes have too. Raises `OutputUnwritable`.
    """
    edges = edge_columns(build)
    node_keys = {"label": STRING} | columns(_drawn(data) for _, data in nodes_of(build))
    edge_keys = {"weight": DOUBLE} | types_of(edges.columns)
    ids = {name: f"edge_{name}" if name in node_keys else name for name in edge_keys}
    node_tags, edge_tags = _tags({name: name for name in node_keys}), _tags(ids)
    with replace_file(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name, kind in node_keys.items():
            file.write(_key(name, "node", name, kind))
        for name, kind in edge_keys.items():
            file.write(_key(ids[name], "edge", name, kind))
        file.write('<graph id="graphkit" edgedefault="directed">\n')
        file.writelines(_nodes(nodes_of(build), node_tags))
        file.writelines(_edges(edges, edge_tags))
        file.write("</graph>\n</graphml>\n")


def _nodes(nodes: Sequence[Node], tags: Tags) -> Iterator[str]:
    rows = as_xml((_drawn(data) for _, data in nodes), tags)
    for (node, _), data in zip(nodes, rows, strict=True):
        yield f'<node id="{xml_text(node)}">{data}</node>\n'


def _edges(edges: EdgeTable, tags: Tags) -> Iterator[str]:
    nodes, every = [xml_text(node) for node in edges.nodes], edges.sources * 0
    ends = [
        Column([f' source="{node}"' for node in nodes], edges.sources),
        Column([f' target="{node}">' for node in nodes], edges.targets),
    ]
    return edges_as_xml([*ends, *columns_as_xml(edges.columns, tags), Column(["</edge>\n"], every)])


def _drawn(data: Mapping[str, Any]) -> dict[str, Value]:
    """The attributes with those that Gephi draws by first: label, x, y, size, r, g, b."""
    first: dict[str, Value] = {name: data[name] for name in ("label", "x", "y", "size") if name in data}
    if "y" in data:
        first["y"] = 0.0 - data["y"]  # ours grows downwards
    if "color" in data:
        first |= dict(zip("rgb", rgb(data["color"]), strict=True))
    return first | {name: value for name, value in data.items() if name not in first}


def _key(identifier: str, element: str, name: str, kind: str) -> str:
    return (
        f'<key id="{xml_text(identifier)}" for="{element}" attr.name="{xml_text(name)}"'
        f' attr.type="{TYPES.get(kind, kind)}"/>\n'
    )


def _tags(ids: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What stands around the values of each attribute."""
    return {name: (f'<data key="{xml_text(identifier)}">', "</data>") for name, identifier in ids.items()}
