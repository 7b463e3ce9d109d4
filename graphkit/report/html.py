"""The report as a page: one file without a script, which asks for nothing, prints, and fits a telephone.

The page is built as elements, so that no text of a document can become markup, and its policy lets nothing load or run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from xml.etree.ElementTree import Element, tostring

from graphkit.report.blocks import (
    NUMBER,
    Block,
    Columns,
    Dots,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Report,
    Row,
    Section,
    Table,
    Terms,
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
Part = Element | str


def render_html(report: Report) -> str:
    """The page as text."""
    style = resources.files("graphkit.report").joinpath("style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = _element(
        "head",
        _element("meta", charset="utf-8"),
        _element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        _element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _element("meta", name="color-scheme", content="light dark"),
        _element("title", f"{report.title}: report"),
        _element("style", style),
    )
    top = _element(
        "header", _element("h1", report.title, dir="auto"), _element("p", report.subtitle, **{"class": "subtitle"})
    )
    body = _element("body", top, _contents(report.sections), _element("main", *map(_section, report.sections)))
    page = _element("html", head, body, lang="en")
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _element(tag: str, *parts: Part, **attributes: str) -> Element:
    """An element of texts and elements, in their order."""
    made = Element(tag, {name: _legal(value) for name, value in attributes.items()})
    for part in parts:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _legal(part)
        else:
            made.text = (made.text or "") + _legal(part)
    return made


def _legal(text: str) -> str:
    """Text with U+FFFD for the characters that HTML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def _contents(sections: Sequence[Section]) -> Element:
    links = (_element("li", _element("a", each.title, href=f"#{each.anchor}")) for each in sections)
    return _element("nav", _element("ol", *links), **{"aria-label": "Contents"})


def _section(section: Section) -> Element:
    title = _element("h2", section.title, id=f"{section.anchor}-title")
    return _element(
        "section",
        title,
        *map(_block, section.blocks),
        id=section.anchor,
        **{"aria-labelledby": f"{section.anchor}-title"},
    )


def _block(block: Block) -> Element:
    match block:
        case Paragraph(text, aside):
            return _element("p", text, **({"class": "aside"} if aside else {}))
        case Heading(text):
            return _element("h3", text)
        case Listing(items):
            return _element("ul", *(_element("li", item) for item in items))
        case Terms(items):
            pairs = (_element("div", _element("dt", word), _element("dd", said)) for word, said in items)
            return _element("dl", *pairs)
        case Table():
            return _table(block)
        case Dots() | Columns():
            return _plot(block)


def _table(table: Table) -> Element:
    heads = (_element("th", each.title, scope="col", **_kind(each.kind)) for each in table.columns)
    return _element(
        "table",
        _element("caption", table.caption),
        _element("thead", _element("tr", *heads)),
        *(_row(table, row) for row in table.rows),
    )


def _row(table: Table, row: Row) -> Element:
    """The cells, and below them the sentence; a body of its own keeps both on one page."""
    naming = next((i for i, column in enumerate(table.columns) if column.kind != NUMBER), None)
    cells = []
    for i, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
        attributes = {"data-label": column.title, **_kind(column.kind)}
        shown = text if column.kind == NUMBER else _element("bdi", text)
        cells.append(
            _element("th", shown, scope="row", **attributes) if i == naming else _element("td", shown, **attributes)
        )
    rows = [_element("tr", *cells)]
    if row.quotation:
        quoted = _element("td", *_quotation(row.quotation), colspan=str(len(cells)))
        rows.append(_element("tr", quoted, **{"class": "evidence"}))
    return _element("tbody", *rows)


def _kind(kind: str) -> dict[str, str]:
    return {"class": kind} if kind else {}


def _quotation(quotation: Quotation) -> Iterable[Part]:
    place = ", ".join(filter(None, (quotation.source, quotation.date)))
    yield _element("q", quotation.text, dir="auto")
    yield " "
    yield _element("cite", _element("bdi", place))


def _plot(block: Dots | Columns) -> Element:
    """A figure whose drawing is said in words to those who do not see it."""
    from graphkit.report.plots import draw

    drawing = draw(block)
    for each in drawing.iter():
        each.text = _legal(each.text) if each.text else each.text
    drawing.set("aria-label", _legal(block.alt))
    kind = "dots" if isinstance(block, Dots) else "columns"
    return _element("figure", _element("figcaption", block.caption), drawing, **{"class": kind})
