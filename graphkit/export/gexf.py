"""GEXF 1.3: Gephi's own format, with colours, sizes, places and, for dated documents, a timeline.

Co-occurrence edges are undirected, relations directed; `kind` keeps parallel edges apart. Column `kind` of a node is
the type of its actor. `y` grows upwards, as in Gephi. With dated documents the graph is dynamic: each node and edge
carries a timestamp for every day on which a document proves it, and what no dated document proves carries none. A date
without a day counts as the first of its month or year. The file holds no date of its own, so the same build gives the
same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphkit.export.attributes import columns, rgb, xml_text
from graphkit.export.elements import Edge, Node, edges_of, nodes_of
from graphkit.export.evidence import document_days, edge_dates, node_dates
from graphkit.files import replace_file
from graphkit.graph import Build

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
DYNAMIC = ' mode="dynamic" timeformat="date" timerepresentation="timestamp"'
STATIC = ' mode="static"'
NODE_OWN = ("label", "x", "y", "size", "color")  # written as parts of the node, not as columns
TITLES = {"type": "kind"}  # viewers made with sigma.js take a node's `type` for the name of a drawing method
EDGE_OWN = ("label", "weight", "directed")


def write_gexf(build: Build, path: Path) -> None:
    """GEXF 1.3 for Gephi and Gephi Lite, with colours, sizes, places and a timeline. Raises `OutputUnwritable`."""
    nodes, edges = nodes_of(build), edges_of(build)
    node_columns = columns((data for _, data in nodes), NODE_OWN)
    edge_columns = columns((edge.data for edge in edges), EDGE_OWN)
    directed = any(edge.data["directed"] for edge in edges)
    mode = DYNAMIC if document_days(build.corpus) else STATIC
    dates = edge_dates(build)
    with replace_file(path) as file:
        file.write(HEAD)
        file.write(
            f"<meta><creator>graphkit</creator><description>{xml_text(build.corpus.title)}</description></meta>\n"
        )
        file.write(f'<graph defaultedgetype="{"directed" if directed else "undirected"}"{mode}>\n')
        file.writelines(_declare("node", node_columns))
        file.writelines(_declare("edge", edge_columns))
        file.write("<nodes>\n")
        file.writelines(_nodes(nodes, list(node_columns), node_dates(build, dates)))
        file.write("</nodes>\n<edges>\n")
        file.writelines(_edges(edges, list(edge_columns), dates))
        file.write("</edges>\n</graph>\n</gexf>\n")


def _declare(element: str, types: dict[str, str]) -> Iterator[str]:
    yield f'<attributes class="{element}">\n'
    for number, (name, kind) in enumerate(types.items()):
        yield f'<attribute id="{number}" title="{xml_text(TITLES.get(name, name))}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _nodes(nodes: Sequence[Node], names: Sequence[str], dates: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for node, data in nodes:
        inside = "".join([_values(data, names), *_spells(dates.get(node, ())), *_drawing(data)])
        yield f'<node id="{xml_text(node)}" label="{xml_text(data["label"])}">{inside}</node>\n'


def _edges(
    edges: Sequence[Edge], names: Sequence[str], dates: Mapping[tuple[str, str, str], Sequence[str]]
) -> Iterator[str]:
    for edge in edges:
        inside = "".join([_values(edge.data, names), *_spells(dates.get(edge.ends_and_key, ()))])
        yield (
            f'<edge id="{edge.id}" source="{xml_text(edge.source)}" target="{xml_text(edge.target)}"'
            f' type="{"directed" if edge.data["directed"] else "undirected"}" kind="{xml_text(edge.key)}"'
            f' label="{xml_text(edge.data["label"])}" weight="{edge.data["weight"]}">{inside}</edge>\n'
        )


def _values(data: Mapping[str, Any], names: Sequence[str]) -> str:
    return "".join(
        [
            "<attvalues>",
            *[
                f'<attvalue for="{number}" value="{xml_text(value)}"/>'
                for number, name in enumerate(names)
                if (value := data.get(name, "")) != ""  # an empty text is a missing value
            ],
            "</attvalues>",
        ]
    )


def _spells(dates: Iterable[str]) -> Iterator[str]:
    spells = "".join(f'<spell timestamp="{date}"/>' for date in dates)
    if spells:
        yield f"<spells>{spells}</spells>"


def _drawing(data: Mapping[str, Any]) -> Iterator[str]:
    if "color" in data:
        red, green, blue = rgb(data["color"])
        # no alpha: Gephi Lite does not take "rgba(…, 1.0)" for a colour
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    if "size" in data:
        yield f'<viz:size value="{data["size"]}"/>'
    if "x" in data:
        yield f'<viz:position x="{data["x"]}" y="{0.0 - data["y"]}"/>'
