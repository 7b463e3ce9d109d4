"""Cytoscape's JSON, for the desktop program and for Cytoscape.js.

`name` and `shared name` are what Cytoscape shows, `interaction` is an edge's label. `value` repeats the id, because
`networkx.cytoscape_graph` asks for it. The place of a node stands where both programs look for it, `y` growing
downwards.
"""

from pathlib import Path

from graphkit.export.attributes import Value, tidy
from graphkit.export.elements import Edge, Node, edges_of, nodes_of
from graphkit.export.jsons import as_json, json_lines
from graphkit.files import replace_file
from graphkit.graph import Build


def write_cytoscape(build: Build, path: Path) -> None:
    """Cytoscape and Cytoscape.js: places, all attributes, parallel edges apart. Raises `OutputUnwritable`."""
    about = {"name": build.corpus.title, "shared name": build.corpus.title, **tidy(build.graph.graph)}
    nodes = [_node(node) for node in nodes_of(build)]
    edges = [_edge(edge) for edge in edges_of(build)]
    with replace_file(path) as file:
        file.write('{"format_version": "1.0", "generated_by": "graphkit", "target_cytoscapejs_version": "~3",\n')
        file.write(f'"directed": true, "multigraph": true, "data": {as_json(about)},\n')
        file.write(f'"elements": {{"nodes": {json_lines(nodes)},\n"edges": {json_lines(edges)}}}}}\n')


def _node(node: Node) -> dict[str, object]:
    identifier, data = node
    names = {"id": identifier, "value": identifier, "name": data["label"], "shared name": data["label"]}
    place = {"position": {"x": data["x"], "y": data["y"]}} if "x" in data else {}
    return {"data": {**data, **names}, **place}


def _edge(edge: Edge) -> dict[str, dict[str, Value]]:
    label = edge.data["label"]
    ends = {"id": edge.id, "source": edge.source, "target": edge.target, "key": edge.key}
    return {"data": {**edge.data, **ends, "interaction": label, "shared interaction": label}}
