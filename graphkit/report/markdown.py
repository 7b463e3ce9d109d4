"""The report as Markdown that shows the text of documents and does nothing else with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.printing import printable
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
    Table,
    Terms,
)

SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>&|~#$"})


def render_markdown(report: Report) -> str:
    """The report with tables as GitHub, Pandoc and most editors show them.

    Text of the documents is escaped, so that no name can turn into a heading, a link or a new column. Plots of counts
    are tables; a plot of what stands in a table is left out.
    """
    lines = [f"# {plain(report.title)}", "", plain(report.subtitle), ""]
    for section in report.sections:
        lines += [f"## {section.title}", ""]
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(lines).rstrip("\n") + "\n"


def plain(text: str) -> str:
    """What can be printed of a text, with every character escaped that Markdown or a table gives a meaning."""
    return printable(text).translate(SPECIAL)


def table(header: Sequence[str], rows: Iterable[Sequence[object]], right: Iterable[int] = ()) -> list[str]:
    """The lines of a table with an empty line after it. Cells are Markdown already; the columns at the places `right`
    align right.
    """
    numbers = frozenset(right)
    rule = ["---:" if place in numbers else "---" for place in range(len(header))]
    return [*(f"| {' | '.join(str(cell) for cell in row)} |" for row in (header, rule, *rows)), ""]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from (plain(text), "")
        case Heading(text):
            yield from (f"### {plain(text)}", "")
        case Listing(items):
            yield from (*(f"- {plain(item)}" for item in items), "")
        case Terms(items):
            yield from (*(f"- **{plain(word)}**: {plain(said)}" for word, said in items), "")
        case Columns(caption, _, bars):
            yield from (f"{plain(caption)}:", "")
            yield from table(("Period", "Number"), [(plain(period), f"{count:,}") for period, count in bars], right=[1])
        case Table():
            yield from _table(block)
        case Dots():
            return


def _table(block: Table) -> Iterator[str]:
    quoted = any(row.quotation for row in block.rows)
    titles = [plain(column.title) for column in block.columns] + (["Sentence", "File"] if quoted else [])
    right = [place for place, column in enumerate(block.columns) if column.kind == NUMBER]
    yield from (f"{plain(block.caption)}:", "")
    yield from table(titles, [_cells(row, quoted=quoted) for row in block.rows], right)


def _cells(row: Row, *, quoted: bool) -> list[str]:
    found = row.quotation or Quotation("", "", "")
    return [plain(cell) for cell in (*row.cells, *((found.text, found.source) if quoted else ()))]
