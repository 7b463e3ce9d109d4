"""What a report is made of: plain values that the page and the Markdown file show alike."""

from __future__ import annotations

from dataclasses import dataclass

NUMBER, NAME, SHORT = "number", "name", "short"
_KINDS = {"#": NUMBER, "@": NAME, "~": SHORT}


@dataclass(frozen=True)
class Paragraph:
    """Text in one paragraph. What is `aside` stands back, as a remark below a table."""

    text: str
    aside: bool = False


@dataclass(frozen=True)
class Terms:
    """Words and what is to be said of each."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Listing:
    """Sentences, one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """The title of a part of a section."""

    text: str


@dataclass(frozen=True)
class Quotation:
    """A sentence of a document, the file it stands in and the document's date, "" if it has none."""

    text: str
    source: str
    date: str


@dataclass(frozen=True)
class Column:
    """A column of a table. `kind` is number, name (of whom the row is about), short (never broken) or ""."""

    title: str
    kind: str = ""


@dataclass(frozen=True)
class Row:
    """The cells of a row, as they are shown, and the sentence that proves it."""

    cells: tuple[str, ...]
    quotation: Quotation | None = None


@dataclass(frozen=True)
class Table:
    """Rows under columns; the first column that holds no number is the head of its row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Point:
    """A value and its interval, if it has one."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Dots:
    """A plot of values with their intervals, one line each; they stand in a table too. `alt` says it in words."""

    caption: str
    alt: str
    axis: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Columns:
    """A plot of counts by period; `alt` says it in words."""

    caption: str
    alt: str
    bars: tuple[tuple[str, int], ...]


Block = Paragraph | Terms | Listing | Heading | Table | Dots | Columns


@dataclass(frozen=True)
class Section:
    """A title and what stands under it; `anchor` is the word that links to it."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """The whole report: its title, a line below it, and the sections that have something to say."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def columns(*titles: str) -> tuple[Column, ...]:
    """Columns by their titles: one that begins with `#` holds numbers, with `@` names, with `~` short words."""
    return tuple(Column(title.lstrip("#@~"), _KINDS.get(title[0], "")) for title in titles)
