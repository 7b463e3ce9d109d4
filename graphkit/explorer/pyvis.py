"""The same graph for pyvis: a `Network` to go on with, and an offline page drawn by the vis-network it ships.

pyvis' own page is never written: it loads styles from the network and puts names into its HTML unescaped. Here names
reach the page as JSON and as text only, ids are n0, n1 …, and the page's policy lets no other script run.
"""

import html
import json
import math
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.explorer.html import fill, policy, printable, write_page
from graphkit.explorer.jsons import to_json
from graphkit.graph import COOCCURRENCE, Build
from graphkit.model import AFFIRMED, ASSERTED

if TYPE_CHECKING:
    from pyvis.network import Network

MOST = 1500
"""Actors drawn at most: vis-network takes seconds for more."""

SHAPES = {"PERSON": "dot", "ORG": "square", "GPE": "diamond", "LOC": "diamond", "FAC": "diamond"}
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "tooltipDelay": 150},
    "nodes": {"font": {"size": 14, "strokeWidth": 4, "strokeColor": "#ffffff"}},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.4}},
        "color": {"color": "#8a919b", "opacity": 0.5, "highlight": "#0b5cad"},
    },
}


def to_pyvis(graph: nx.MultiDiGraph) -> "Network":
    """The annotated graph as a pyvis network: fixed positions, opaque ids, plain-text titles.

    Holds the 1,500 actors of greatest weighted degree at most, and the edges among them. The graph stays as it is.
    """
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", notebook=False)
    network.set_options(json.dumps(OPTIONS))
    strength = dict(graph.degree(weight="weight"))
    kept = sorted(sorted(graph, key=lambda node: (-strength[node], node))[:MOST])
    ids = {node: f"n{number}" for number, node in enumerate(kept)}
    # The lists are filled directly: pyvis' add_edge searches all edges and drops parallel ones.
    network.nodes = [_node(ids[node], graph.nodes[node]) for node in kept]
    network.node_ids = [ids[node] for node in kept]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    rows = sorted(
        (s, t, str(key), data) for s, t, key, data in graph.edges(keys=True, data=True) if s in ids and t in ids
    )
    network.edges = [_edge(ids[source], ids[target], data) for source, target, _, data in rows]
    return network


def render_pyvis(build: Build) -> str:
    """An offline page with vis-network from the pyvis wheel under our own template; same build, same bytes."""
    network = to_pyvis(build.graph)
    library = _library()
    script, style = _part("pyvis.js"), _part("pyvis.css")
    drawn, total = len(network.nodes), len(build.graph)
    data = {"nodes": network.nodes, "edges": network.edges, "options": OPTIONS}
    return fill(
        _part("pyvis.html"),
        {
            "policy": policy([library, script], None),
            "title": html.escape(printable(build.corpus.title or "graphkit")),
            "shown": f"{drawn:,} of {total:,} actors, {len(network.edges):,} links",
            "style": style,
            "library": library,
            "data": to_json(data),
            "script": script,
        },
    )


def write_pyvis(build: Build, path: Path) -> None:
    """Write the page of `render_pyvis` to `path`; raises `OutputUnwritable` if that cannot be done."""
    write_page(render_pyvis(build), path)


def _node(node_id: str, data: dict[str, Any]) -> dict[str, Any]:
    title = f"{data['label']} · {data['type']} · {data['mentions']} mentions · {data['community']}"
    return {
        "id": node_id,
        "label": _short(data["label"]),
        "title": _plain(title),
        "shape": SHAPES.get(data["type"], "triangle"),
        "color": data["color"],
        "size": data["size"],
        "x": data["x"],
        "y": data["y"],
        "physics": False,
    }


def _edge(source: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    told = data["layer"] != COOCCURRENCE
    sure = not told or (data["polarity"] == AFFIRMED and data["modality"] == ASSERTED)
    unit = "claims" if told else "sentences"
    return {
        "from": source,
        "to": target,
        "title": _plain(f"{data['label']} · {data['layer']} · {data['weight']:g} {unit}"),
        "width": round(1 + math.log2(max(data["weight"], 1)), 2),
        "arrows": "to" if told else "",
        "dashes": not sure,
    }


def _plain(text: str) -> str:
    """Text that no HTML reader takes for markup. The word href makes pyvis show all titles as HTML: it is parted."""
    marks = str.maketrans({"<": "‹", ">": "›", "&": "＆", '"': "″"})
    return printable(text).translate(marks).replace("href", "h\u200bref")


def _short(text: str) -> str:
    return text if len(text) <= 36 else text[:35] + "…"


def _library() -> str:
    """vis-network 9.1.2 (Apache-2.0 or MIT) as shipped in the pyvis wheel; its licence comment comes along."""
    name = "templates/lib/vis-9.1.2/vis-network.min.js"
    # One kind of line end, because a browser reads the page that way before it checks the hash.
    return resources.files("pyvis").joinpath(name).read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _part(name: str) -> str:
    return resources.files("graphkit.explorer").joinpath(name).read_text("utf-8")
