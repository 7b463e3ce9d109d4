"""The mentions of a corpus as columns: what resolution reads them from and puts its conclusions beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.lazily import Columns, columns_of
from graphkit.model import Mention
from graphkit.resolve.local import by_place


def mention_columns(mentions: Iterable[Mention]) -> Columns:
    """The mentions by row, sorted by place: `document` (place in `documents`, the sorted ids), start, stop, `sort`
    (place in `sorts`: kind, type, rule), `first` and `last` (offsets of the antecedent, -1 without one).
    """
    import numpy as np

    if isinstance(mentions, Sequence) and (known := columns_of(mentions)):
        return known
    found = sorted(mentions, key=lambda each: by_place(each.span))
    documents = sorted({each.span.document_id for each in found})
    sorts = sorted({(each.kind, each.type, each.rule) for each in found})
    document, sort = ({value: number for number, value in enumerate(values)} for values in (documents, sorts))
    rows = [
        (
            document[each.span.document_id], each.span.start, each.span.stop, sort[each.kind, each.type, each.rule],
            *((each.antecedent.start, each.antecedent.stop) if each.antecedent else (-1, -1)),
        )
        for each in found
    ]  # fmt: skip
    names = ("document", "start", "stop", "sort", "first", "last")
    columns = np.array(rows, dtype=np.int64).reshape(-1, len(names)).T
    return {"documents": documents, "sorts": sorts, **dict(zip(names, columns, strict=True))}
