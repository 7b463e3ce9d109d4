"""DOT, the language of Graphviz.

Places are in points with `y` upwards, so `neato -n` draws the graph as graphkit does. Co-occurrence edges have no
arrow and no words.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from graphkit.export.attributes import Value, as_text, legal
from graphkit.export.elements import Edge, edges_of, nodes_of
from graphkit.files import replace_file
from graphkit.graph import COOCCURRENCE, Build

SHAPES = {"PERSON": "ellipse", "GPE": "diamond", "LOC": "diamond"}
BOX = "box"
_WORD = re.compile(r"(?!(?i:node|edge|graph|digraph|subgraph|strict)\Z)[A-Za-z_][A-Za-z_0-9]*")


def write_dot(build: Build, path: Path) -> None:
    """Graphviz: nodes with places, shapes and colours, edges with direction. Raises `OutputUnwritable`."""
    with replace_file(path) as file:
        file.write(f"digraph graphkit {{\ngraph [label={quoted(build.corpus.title)}];\n")
        file.writelines(f"{quoted(node)} [{_attributes(_drawn(data))}];\n" for node, data in nodes_of(build))
        file.writelines(
            f"{quoted(edge.source)} -> {quoted(edge.target)} [{_attributes(_line(edge))}];\n"
            for edge in edges_of(build)
        )
        file.write("}\n")


def quoted(value: Value) -> str:
    """A value as DOT's quoted text; a backslash and a line end are written as Graphviz reads them in labels."""
    text = legal(as_text(value)).replace("\\", "\\\\").replace('"', '\\"')
    return '"{}"'.format(text.replace("\r", "").replace("\n", "\\n"))


def _attributes(data: Mapping[str, Value]) -> str:
    return ", ".join(f"{_name(name)}={quoted(value)}" for name, value in data.items() if value != "")


def _name(name: str) -> str:
    """The name of an attribute; what is no plain word stands in quotation marks."""
    return name if _WORD.fullmatch(name) else quoted(name)


def _drawn(data: dict[str, Value]) -> dict[str, Value]:
    looks: dict[str, Value] = {"shape": SHAPES.get(str(data["type"]), BOX)}
    if "color" in data:
        looks |= {"style": "filled", "fillcolor": data["color"]}
    if isinstance(x := data.get("x"), float) and isinstance(y := data.get("y"), float):
        looks["pos"] = f"{x},{0.0 - y}"
    return {name: value for name, value in data.items() if name not in ("x", "y")} | looks


def _line(edge: Edge) -> dict[str, Value]:
    if edge.data["layer"] == COOCCURRENCE:
        return {"id": edge.id, "key": edge.key, **edge.data, "label": "", "dir": "none"}
    return {"id": edge.id, "key": edge.key, **edge.data}
