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
    """Nodes and edges with all their attributes as GEXF. Raises `OutputUnwritable`."""
    graph = build.graph
    node_columns = columns((data for _, data in graph.nodes(data=True)), NODE_OWN)
    edge_columns = columns((data for _, _, data in graph.edges(data=True)), EDGE_OWN)
    directed = any(directed for _, _, directed in graph.edges(data="directed"))
    mode = DYNAMIC if document_days(build.corpus) else STATIC
    with replace_file(path) as file:
        file.write(HEAD)
        file.write(
            f"<meta><creator>graphkit</creator><description>{xml_text(build.corpus.title)}</description></meta>\n"
        )
        file.write(f'<graph defaultedgetype="{"directed" if directed else "undirected"}"{mode}>\n')
        file.writelines(_declare("node", node_columns))
        file.writelines(_declare("edge", edge_columns))
        file.write("<nodes>\n")
        file.writelines(_nodes(build, list(node_columns)))
        file.write("</nodes>\n<edges>\n")
        file.writelines(_edges(build, list(edge_columns)))
        file.write("</edges>\n</graph>\n</gexf>\n")


def _declare(element: str, types: dict[str, str]) -> Iterator[str]:
    yield f'<attributes class="{element}">\n'
    for number, (name, kind) in enumerate(types.items()):
        yield f'<attribute id="{number}" title="{xml_text(TITLES.get(name, name))}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _nodes(build: Build, names: Sequence[str]) -> Iterator[str]:
    dates = node_dates(build)
    for node, data in build.graph.nodes(data=True):
        inside = "".join([*_values(data, names), *_spells(dates.get(node, ())), *_drawing(data)])
        yield f'<node id="{xml_text(node)}" label="{xml_text(data["label"])}">{inside}</node>\n'


def _edges(build: Build, names: Sequence[str]) -> Iterator[str]:
    dates = edge_dates(build)
    for number, (source, target, key, data) in enumerate(build.graph.edges(keys=True, data=True)):
        inside = "".join([*_values(data, names), *_spells(dates.get((source, target, key), ()))])
        yield (
            f'<edge id="e{number}" source="{xml_text(source)}" target="{xml_text(target)}"'
            f' type="{"directed" if data["directed"] else "undirected"}" kind="{xml_text(key)}"'
            f' label="{xml_text(data["label"])}" weight="{data["weight"]}">{inside}</edge>\n'
        )


def _values(data: Mapping[str, Any], names: Sequence[str]) -> Iterator[str]:
    yield "<attvalues>"
    for number, name in enumerate(names):
        # an empty text is a missing value
        if data.get(name, "") != "":
            yield f'<attvalue for="{number}" value="{xml_text(data[name])}"/>'
    yield "</attvalues>"


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
