"""The CSV that `neo4j-admin database import` reads: typed headers, labels and ends in columns of their own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from graphkit.export.attributes import BOOLEAN, DOUBLE, INTEGER, STRING, as_text, columns, legal
from graphkit.files import write_rows

TYPES = {STRING: "string", INTEGER: "long", DOUBLE: "double", BOOLEAN: "boolean"}
BETWEEN = "\x1f"
"""Stands between the members of a list; no text of ours holds it."""


def write_nodes(file: TextIO, nodes: Sequence[tuple[str, str, Mapping[str, Any]]]) -> None:
    """Nodes given as label, second label or "", and properties with `id`."""
    types = columns((row for _, _, row in nodes), ["id"])
    header = ["id:ID", *(f"{name}:{TYPES[kind]}" for name, kind in types.items()), ":LABEL"]
    labels = (";".join(filter(None, (label, kind))) for label, kind, _ in nodes)
    rows = ([row["id"], *(row.get(name, "") for name in types)] for _, _, row in nodes)
    _write(file, header, ([*row, label] for row, label in zip(rows, labels, strict=True)))


def write_relationships(file: TextIO, links: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Relationships given as type and a row of `source`, `target`, `key` and `properties`."""
    types = columns((row["properties"] for _, row in links), ["quotations"])
    named = [f"{name}:{TYPES[kind]}" for name, kind in types.items()]
    header = [":START_ID", ":END_ID", ":TYPE", "key:string", *named, "quotations:string[]"]
    _write(file, header, ([*_ends(kind, row), *_properties(row["properties"], types)] for kind, row in links))


def _ends(kind: str, row: Mapping[str, Any]) -> list[str]:
    return [row["source"], row["target"], kind, row["key"]]


def _properties(properties: Mapping[str, Any], types: Iterable[str]) -> list[Any]:
    quotations = (legal(quotation) for quotation in properties.get("quotations", ()))
    return [*(properties.get(name, "") for name in types), BETWEEN.join(quotations)]


def _write(file: TextIO, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    write_rows(file, [header])
    write_rows(file, ([cell if cell == "" else _cell(cell) for cell in row] for row in rows))


def _cell(value: Any) -> str:
    text = as_text(value)
    return text if BETWEEN in text else legal(text)
