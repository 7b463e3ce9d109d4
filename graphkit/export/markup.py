"""Rows of attributes as XML, a column at a time: each value that comes again and again is written out once."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from graphkit.export.attributes import Alike, alike, xml_text

Tags = Mapping[str, tuple[str, str]]
"""What stands before and after the value of each attribute, in the order in which they are written."""

_COMPARED = ({str}, {int}, {bool})  # equal values are written alike: not so 1 and True, or 0.0 and -0.0


def as_xml(rows: Sequence[Mapping[str, object]], tags: Tags, *, empty: bool = True) -> list[str]:
    """The attributes of each row that have tags, one after the other; without `empty` texts if these are not wanted."""
    return groups_as_xml(alike(rows), len(rows), tags, empty=empty)


def groups_as_xml(groups: Iterable[Alike], size: int, tags: Tags, *, empty: bool = True) -> list[str]:
    """The same of so many rows that stand together where they are alike."""
    written = [""] * size
    for group in groups:
        parts = {
            name: _column(values, types, *tags[name], empty=empty)
            for name, values, types in zip(group.names, group.columns, group.types, strict=True)
            if name in tags
        }
        lines = map("".join, zip(*[parts[name] for name in tags if name in parts], strict=True))
        for place, line in zip(group.places, lines, strict=False):  # no line where no attribute has a tag
            written[place] = line
    return written


def _column(values: Sequence[Any], types: set[type], begin: str, end: str, *, empty: bool) -> Iterable[str]:
    if types == {float} and all(map(isfinite, values)):
        return [f"{begin}{value!r}{end}" for value in values]

    def write(value: Any) -> str:
        return f"{begin}{xml_text(value)}{end}" if empty or value != "" else ""

    if types in _COMPARED:
        known = {value: write(value) for value in set(values)}
        return map(known.__getitem__, values)
    return map(write, values)
