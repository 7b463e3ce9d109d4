"""GraphML: for Gephi, Cytoscape, yEd, igraph and networkx.

The file is a directed multigraph. Co-occurrence has no direction, but networkx refuses a file in which single edges
differ from the rest, so the column `directed` says of each edge whether its ends may be swapped. The colour stands
twice on a node, as `color` for igraph and Cytoscape and as `r`, `g`, `b` for Gephi. `y` grows upwards, as there.
GraphML knows no time: for a timeline take GEXF.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.export.attributes import DOUBLE, INTEGER, STRING, Value, columns, rgb, types_of, xml_text
from graphkit.export.elements import Edges, Node, edges_together, nodes_of
from graphkit.export.markup import Tags, as_xml, groups_as_xml
from graphkit.files import replace_file
from graphkit.graph import Build

TYPES = {INTEGER: "long"}  # the others are called as in GEXF


def write_graphml(build: Build, path: Path) -> None:
    """GraphML for Gephi, Cytoscape, yEd, igraph and networkx: nodes and edges with all their attributes.

    A key's id is the attribute's name, so that no program takes `d3` for a label; `edge_` stands before those that
    nodes have too. Raises `OutputUnwritable`.
    """
    nodes = [(node, _drawn(data)) for node, data in nodes_of(build)]
    edges = edges_together(build)
    node_keys = {"label": STRING} | columns(data for _, data in nodes)
    edge_keys = {"weight": DOUBLE} | types_of(group for each in edges for group in each.groups)
    ids = {name: f"edge_{name}" if name in node_keys else name for name in edge_keys}
    node_tags, edge_tags = _tags({name: name for name in node_keys}), _tags(ids)
    with replace_file(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name, kind in node_keys.items():
            file.write(_key(name, "node", name, kind))
        for name, kind in edge_keys.items():
            file.write(_key(ids[name], "edge", name, kind))
        file.write('<graph id="graphkit" edgedefault="directed">\n')
        file.writelines(_nodes(nodes, node_tags))
        file.writelines(_edges(edges, edge_tags))
        file.write("</graph>\n</graphml>\n")


def _nodes(nodes: Sequence[Node], tags: Tags) -> Iterator[str]:
    rows = as_xml([data for _, data in nodes], tags)
    for (node, _), data in zip(nodes, rows, strict=True):
        yield f'<node id="{xml_text(node)}">{data}</node>\n'


def _edges(edges: Iterable[Edges], tags: Tags) -> Iterator[str]:
    text = cache(xml_text)
    for block in edges:
        values = groups_as_xml(block.groups, len(block.rows), tags)
        for number, ((source, target, *_), data) in enumerate(zip(block.rows, values, strict=True), block.first):
            yield f'<edge id="e{number}" source="{text(source)}" target="{text(target)}">{data}</edge>\n'


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
