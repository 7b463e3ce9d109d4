"""GraphML: for Gephi, Cytoscape, yEd, igraph and networkx.

The file is a directed multigraph. Co-occurrence has no direction, but networkx refuses a file in which single edges
differ from the rest, so the column `directed` says of each edge whether its ends may be swapped. The colour stands
twice on a node, as `color` for igraph and Cytoscape and as `r`, `g`, `b` for Gephi. `y` grows upwards, as there.
GraphML knows no time: for a timeline take GEXF.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graphkit.export.attributes import DOUBLE, INTEGER, STRING, Value, columns, rgb, xml_text
from graphkit.export.elements import edges_of, nodes_of
from graphkit.files import replace_file
from graphkit.graph import Build

TYPES = {INTEGER: "long"}  # the others are called as in GEXF


def write_graphml(build: Build, path: Path) -> None:
    """GraphML for Gephi, Cytoscape, yEd, igraph and networkx: nodes and edges with all their attributes.

    A key's id is the attribute's name, so that no program takes `d3` for a label; `edge_` stands before those that
    nodes have too. Raises `OutputUnwritable`.
    """
    nodes = [(node, _drawn(data)) for node, data in nodes_of(build)]
    edges = edges_of(build)
    node_keys = {"label": STRING} | columns(data for _, data in nodes)
    edge_keys = {"weight": DOUBLE} | columns(edge.data for edge in edges)
    ids = {name: f"edge_{name}" if name in node_keys else name for name in edge_keys}
    node_tags, edge_tags = _tags({name: name for name in node_keys}), _tags(ids)
    with replace_file(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name, kind in node_keys.items():
            file.write(_key(name, "node", name, kind))
        for name, kind in edge_keys.items():
            file.write(_key(ids[name], "edge", name, kind))
        file.write('<graph id="graphkit" edgedefault="directed">\n')
        file.writelines(f'<node id="{xml_text(node)}">{_data(data, node_tags)}</node>\n' for node, data in nodes)
        file.writelines(
            f'<edge id="{edge.id}" source="{xml_text(edge.source)}" target="{xml_text(edge.target)}">'
            f"{_data(edge.data, edge_tags)}</edge>\n"
            for edge in edges
        )
        file.write("</graph>\n</graphml>\n")


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


def _tags(ids: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each attribute's name and the tag that begins its value."""
    return [(name, f'<data key="{xml_text(identifier)}">') for name, identifier in ids.items()]


def _data(data: Mapping[str, Value], tags: Sequence[tuple[str, str]]) -> str:
    return "".join([f"{tag}{xml_text(data[name])}</data>" for name, tag in tags if name in data])
