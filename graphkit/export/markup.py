"""Rows of attributes as XML, those of edges by columns: each value is written out once, however many have it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graphkit.edge_table import Column, blocks
from graphkit.export.attributes import tidy, xml_text

Tags = Mapping[str, tuple[str, str]]
"""What stands before and after the value of each attribute, in the order in which they are written."""


def as_xml(rows: Iterable[Mapping[str, object]], tags: Tags, *, empty: bool = True) -> Iterator[str]:
    """The attributes of each row that have tags, one after the other; without `empty` texts if these are not wanted."""
    for data in map(tidy, rows):
        yield "".join(
            f"{begin}{xml_text(data[name])}{end}"
            for name, (begin, end) in tags.items()
            if name in data and (empty or data[name] != "")
        )


def columns_as_xml(columns: Mapping[str, Column], tags: Tags, *, empty: bool = True) -> list[Column]:
    """The same of rows that stand in columns: what there is to write of each attribute that has a tag."""
    return [written(columns[name], *tags[name], empty=empty) for name in tags if name in columns]


def written(column: Column, begin: str, end: str, *, empty: bool = True) -> Column:
    """A column as text, between what stands before and after each value."""
    texts = [f"{begin}{xml_text(value)}{end}" if empty or value != "" else "" for value in column.values]
    return Column(texts, column.places, "")


def edges_as_xml(parts: Sequence[Column]) -> Iterator[str]:
    """Edges, a thousand in one piece: of each its number and the parts that follow."""
    first = 0
    for lists in blocks(parts):
        heads = [f'<edge id="e{number}"' for number in range(first, first + len(lists[0]))]
        yield "".join(chain.from_iterable(zip(heads, *lists, strict=True)))
        first += len(heads)
