"""GEXF and GraphML against schemas that we wrote from the published descriptions, and what a schema cannot say.

The XSDs of the formats' makers are on no package registry, so they could not be used themselves.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from graphkit.export import WRITERS, aggregate
from graphkit.export.attributes import as_text
from graphkit.graph import Build
from tests.corpora import built, empty, hostile, lonely, small

SCHEMAS = Path(__file__).parent / "schemas"
MADE: dict[str, Callable[[], Build]] = {
    "small": lambda: built(small()),
    "undated": lambda: built(small(dated=False)),
    "hostile": lambda: built(hostile()),
    "lonely": lambda: built(lonely()),
    "empty": lambda: built(empty()),
    "pooled": lambda: aggregate(built(hostile())),
}
ANY = pytest.mark.parametrize("make", MADE.values(), ids=MADE)
FORMS = pytest.mark.parametrize("form", ["gexf", "graphml"])


def written(build: Build, form: str, folder: Path) -> Any:
    WRITERS[f".{form}"](build, folder / f"g.{form}")
    return etree.parse(folder / f"g.{form}")


def schema(form: str) -> Any:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{form}.rng"))


@FORMS
@ANY
def test_the_schema_takes_the_file(form: str, make, tmp_path: Path) -> None:
    found = schema(form)
    assert found.validate(written(make(), form, tmp_path)), found.error_log


@FORMS
@ANY
def test_every_reference_leads_to_one_thing(form: str, make, tmp_path: Path) -> None:
    root = written(make(), form, tmp_path)
    nodes, edges = root.xpath("//*[local-name()='node']/@id"), root.xpath("//*[local-name()='edge']/@id")
    ends = root.xpath("//*[local-name()='edge']/@source|//*[local-name()='edge']/@target")
    assert (len(nodes), len(edges)) == (len(set(nodes)), len(set(edges)))
    assert set(ends) <= set(nodes)
    for element in ("node", "edge"):
        declared, used = keys(root, form, element)
        assert len(declared) == len(set(declared))
        assert set(used) <= set(declared)


def keys(root: Any, form: str, element: str) -> tuple[list[str], list[str]]:
    """The columns that are declared for nodes or edges, and those that they use."""
    if form == "graphml":
        used = root.xpath(f"//*[local-name()='{element}']/*[local-name()='data']/@key")
        return root.xpath(f"//*[local-name()='key' and @for='{element}']/@id"), used
    used = root.xpath(f"//*[local-name()='{element}']//*[local-name()='attvalue']/@for")
    return root.xpath(f"//*[local-name()='attributes' and @class='{element}']/*/@id"), used


@pytest.mark.parametrize(
    ("form", "path", "attribute", "value"),
    [
        ("gexf", "//*[local-name()='edge']", "type", "both"),
        ("gexf", "//*[local-name()='edge']", "weight", "much"),
        ("gexf", "//*[local-name()='edge']", "color", "#ffffff"),
        ("gexf", "//*[local-name()='color']", "r", "256"),
        ("gexf", "//*[local-name()='spell']", "timestamp", "2017"),
        ("gexf", "//*[local-name()='attribute']", "type", "text"),
        ("graphml", "//*[local-name()='node']", "id", "a b"),
        ("graphml", "//*[local-name()='key']", "attr.type", "integer"),
        ("graphml", "//*[local-name()='graph']", "edgedefault", "mixed"),
    ],
)
def test_the_schemas_refuse_what_the_formats_do(form, path, attribute, value, tmp_path: Path) -> None:
    root = written(built(small()), form, tmp_path)
    root.xpath(path)[0].set(attribute, as_text(value))
    assert not schema(form).validate(root)


@FORMS
def test_values_are_of_the_type_their_column_declares(form: str, tmp_path: Path) -> None:
    root = written(built(small()), form, tmp_path)
    kinds = {"boolean": r"true|false", "integer": r"-?\d+", "long": r"-?\d+", "double": r"-?\d+(\.\d+)?(e-?\d+)?|-?INF"}
    wrong = []
    for element in ("node", "edge"):
        block = "//*[local-name()='key' and @for='{0}']" if form == "graphml" else "//*[@class='{0}']/*"
        types = {
            each.get("id"): each.get("attr.type") or each.get("type") for each in root.xpath(block.format(element))
        }
        for value in root.xpath(f"//*[local-name()='{element}']//*[@for or @key]"):
            kind, text = types[value.get("for") or value.get("key")], value.get("value") or value.text or ""
            wrong += [] if kind == "string" or re.fullmatch(kinds[kind], text) else [(kind, text)]
    assert wrong == []
