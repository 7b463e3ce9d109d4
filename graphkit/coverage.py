"""How much evidence stands behind actors and edges: counts over documents, stories and dates, all groups at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.edge_table import Column, small

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Coverage:
    """Columns with a row for each group of evidence.

    `weight` has the numbers of sentences or claims where each story counts once, with that of its documents that has
    most of them, so that a copy of an article adds nothing, also where it was cut or lightly edited. `first` and `last`
    are the dates, ISO, "" if no document is dated.
    """

    sentences: Numbers
    weight: NDArray[np.float64]
    documents: Numbers
    stories: Numbers
    first: Column
    last: Column


def cover(groups: Numbers, documents: Numbers, size: int, stories: Numbers, dates: Sequence[str]) -> Coverage:
    """What `size` groups rest on, given the group and the document of each piece of evidence.

    `stories` and `dates` have the story's number and the ISO date, or "", of each document.
    """
    import numpy as np

    group, document, counts = by_document(groups, documents, len(stories))
    told, _, largest = by_story(group, document, counts, stories)
    days = sorted({"", *dates})
    place = {day: number for number, day in enumerate(days)}
    rank = np.array([place[day] for day in dates], dtype=np.int64)[document] if len(dates) else document
    dated = rank > 0
    first, last = np.full(size, len(days)), np.zeros(size, dtype=np.int64)
    np.minimum.at(first, group[dated], rank[dated])
    np.maximum.at(last, group[dated], rank[dated])
    return Coverage(
        np.bincount(groups, minlength=size),
        np.bincount(told, weights=largest, minlength=size).astype(np.float64),
        np.bincount(group, minlength=size),
        np.bincount(told, minlength=size),
        Column(days, small(first % len(days), len(days))),
        Column(days, small(last, len(days))),
    )


def by_document(groups: Numbers, documents: Numbers, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Each group with each of its documents, of `size` in all, sorted, and how much evidence lies there."""
    import numpy as np

    many = max(1, size)
    keys, counts = np.unique(groups * many + documents, return_counts=True)
    return keys // many, keys % many, counts


def by_story(group: Numbers, document: Numbers, counts: Numbers, stories: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Each group with each story of its documents, sorted, and the largest of these documents' counts."""
    import numpy as np

    many = max(1, len(stories))
    keys = group * many + stories[document]
    order = np.argsort(keys, kind="stable")
    unique, first = np.unique(keys[order], return_index=True)
    largest = np.maximum.reduceat(counts[order], first) if len(unique) else counts
    return unique // many, unique % many, largest
