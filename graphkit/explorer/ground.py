"""All texts of a corpus laid end to end, so that a place in any of them is one number.

The page's language counts UTF-16 units where Python counts code points: the letters beyond the first 65,536, which take
two, are known by their places.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.explorer.columns import Columns, Numbers
from graphkit.model import Document

_WIDE = re.compile("[\U00010000-\U0010ffff]")

Spans = tuple[Numbers, Numbers]
"""Where spans begin and end."""


@dataclass(frozen=True, eq=False)
class Ground:
    """Where each document begins, by its number, in the order of the documents' ids; and the places of wide letters."""

    begins: Numbers
    wide: Numbers
    longest: int

    def spans(self, columns: Columns, name: str = "") -> Spans:
        """The spans of columns of documents and offsets; those of `name` if there are several."""
        begin = self.begins[columns["document"]]
        return begin + columns[f"{name}start"], begin + columns[f"{name}stop"]

    def units(self, places: Numbers) -> Numbers:
        """Places counted in UTF-16 units: differences within a document are numbers of units."""
        return (places + np.searchsorted(self.wide, places)).astype(places.dtype) if len(self.wide) else places

    def keys(self, spans: Spans) -> Numbers:
        """A number for each span, equal for equal ones, in the order of id, start and stop."""
        return spans[0].astype(np.int64) * (self.longest + 1) + (spans[1] - spans[0])

    def of_keys(self, keys: Numbers) -> Spans:
        """The spans of such numbers."""
        start, length = np.divmod(keys, self.longest + 1)
        return start, start + length


def lay(documents: Sequence[Document]) -> Ground:
    """The ground of documents; between two of them one place is free."""
    sizes = np.array([len(document.text) for document in documents], dtype=np.int64)
    order = np.array(sorted(range(len(documents)), key=lambda number: documents[number].id), dtype=np.int64)
    begins = np.zeros(len(documents), dtype=np.int64)
    begins[order[1:]] = np.cumsum(sizes[order] + 1)[:-1]
    wide = [
        int(begins[number]) + found.start()
        for number, document in enumerate(documents)
        if _is_wide(document.text)
        for found in _WIDE.finditer(document.text)
    ]
    if 2 * (int(sizes.sum()) + len(sizes)) < np.iinfo(np.int32).max:  # twice: wide letters count for two
        begins = begins.astype(np.int32)  # there may be very many spans
    return Ground(begins, np.array(sorted(wide), dtype=np.int64), int(sizes.max(initial=0)))


def _is_wide(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
