"""GEXF 1.3: Gephi's own format, with colours, sizes, places and, for dated documents, a timeline.

Co-occurrence edges are undirected, relations directed; `kind` keeps parallel edges apart. Column `kind` of a node is
the type of its actor. `y` grows upwards, as in Gephi. With dated documents the graph is dynamic: each node and edge
carries a timestamp for every day on which a document proves it, and what no dated document proves carries none. A date
without a day counts as the first of its month or year. The file holds no date of its own, so the same build gives the
same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.edge_table import Column, EdgeTable
from graphkit.export.attributes import columns, rgb, types_of, xml_text
from graphkit.export.elements import Node, edge_columns, nodes_of
from graphkit.export.evidence import document_days, edge_days, node_days
from graphkit.export.markup import Tags, as_xml, columns_as_xml, edges_as_xml, written
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
    edges = edge_columns(build)
    node_columns = columns((data for _, data in nodes_of(build)), NODE_OWN)
    edge_types = types_of(edges.columns, EDGE_OWN)
    directed = "directed" in edges.columns and edges.columns["directed"].numbers(bool).any()
    mode = DYNAMIC if document_days(build.corpus) else STATIC
    with replace_file(path) as file:
        file.write(HEAD)
        file.write(
            f"<meta><creator>graphkit</creator><description>{xml_text(build.corpus.title)}</description></meta>\n"
        )
        file.write(f'<graph defaultedgetype="{"directed" if directed else "undirected"}"{mode}>\n')
        file.writelines(_declare("node", node_columns))
        file.writelines(_declare("edge", edge_types))
        file.write("<nodes>\n")
        file.writelines(_nodes(nodes_of(build), _tags(node_columns), node_days(build)))
        file.write("</nodes>\n<edges>\n")
        file.writelines(_edges(edges, _tags(edge_types), edge_days(build.corpus, edges)))
        file.write("</edges>\n</graph>\n</gexf>\n")


def _declare(element: str, types: dict[str, str]) -> Iterator[str]:
    yield f'<attributes class="{element}">\n'
    for number, (name, kind) in enumerate(types.items()):
        yield f'<attribute id="{number}" title="{xml_text(TITLES.get(name, name))}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _tags(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What stands around the values of each attribute."""
    return {name: (f'<attvalue for="{number}" value="', '"/>') for number, name in enumerate(names)}


def _nodes(nodes: Sequence[Node], tags: Tags, days: Mapping[str, Sequence[str]]) -> Iterator[str]:
    rows = as_xml((data for _, data in nodes), tags, empty=False)
    for (node, data), values in zip(nodes, rows, strict=True):
        inside = f"<attvalues>{values}</attvalues>{_dated(days.get(node, ()))}{''.join(_drawing(data))}"
        yield f'<node id="{xml_text(node)}" label="{xml_text(data["label"])}">{inside}</node>\n'


def _edges(edges: EdgeTable, tags: Tags, days: Column) -> Iterator[str]:
    if not len(edges):
        return iter(())
    nodes, directed, every = [xml_text(node) for node in edges.nodes], edges.columns["directed"], edges.sources * 0
    types = [' type="directed"' if told else ' type="undirected"' for told in directed.values]
    # an empty text is a missing value
    values = columns_as_xml(edges.columns, tags, empty=False)
    parts = [
        Column([f' source="{node}"' for node in nodes], edges.sources),
        Column([f' target="{node}"' for node in nodes], edges.targets),
        Column(types, directed.places, ' type="undirected"'),
        written(edges.keys, ' kind="', '"'),
        written(edges.columns["label"], ' label="', '"'),
        written(edges.columns["weight"], ' weight="', '"'),
        Column(["><attvalues>"], every),
        *values,
        Column([f"</attvalues>{_dated(told)}</edge>\n" for told in days.values], days.places, "</attvalues></edge>\n"),
    ]
    return edges_as_xml(parts)


def _dated(days: Sequence[str]) -> str:
    """Timestamps, where there are any."""
    return f"<spells>{''.join(map(_spell, days))}</spells>" if days else ""


@cache
def _spell(day: str) -> str:
    return f'<spell timestamp="{day}"/>'


def _drawing(data: Mapping[str, Any]) -> Iterator[str]:
    if "color" in data:
        red, green, blue = rgb(data["color"])
        # no alpha: Gephi Lite does not take "rgba(…, 1.0)" for a colour
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    if "size" in data:
        yield f'<viz:size value="{data["size"]}"/>'
    if "x" in data:
        yield f'<viz:position x="{data["x"]}" y="{0.0 - data["y"]}"/>'
