"""Who is together with whom, and who does what to whom: the views of `schema.sql`, joined in memory by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.model import MOST_TOGETHER
from graphkit.places import order_of, rows_at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphkit.store.numbered import Columns

    Numbers = NDArray[np.int64]

#: number of a document, where a sentence starts, numbers of two actors, predicate or ""
Rejected = tuple[int, int, int, int, str]
_SENTENCE = ("document", "sentence")  # where a mention's sentence begins
_CLAIM = ("sentence", "subject", "object", "cue", "speaker")  # spans of a claim


def join_presence(mentions: Columns, names: Sequence[int], members: Columns, sentences: Columns) -> Columns:
    """One row for each actor and sentence that it is in, sorted: numbers of `sentence` and `actor`, and whether it is
    `named` there. All columns given are sorted by place; `names` are the sorts of those mentions that are names.
    """
    import numpy as np

    mention = rows_at(mentions, ("start", "stop"), members, ("start", "stop"))
    actor, mention = members["actor"][mention >= 0], mention[mention >= 0]
    sentence = rows_at(sentences, ("start",), {name: mentions[name][mention] for name in _SENTENCE}, _SENTENCE[1:])
    actor, mention, sentence = (column[sentence >= 0] for column in (actor, mention, sentence))
    many = 1 + int(actor.max(initial=0))
    keys, which = np.unique(sentence * many + actor, return_inverse=True)
    by_name = np.bincount(which, weights=np.isin(mentions["sort"][mention], names), minlength=len(keys)) > 0
    return {"sentence": (keys // many).astype(np.int32), "actor": (keys % many).astype(np.int32), "named": by_name}


def find_crowds(presence: Columns) -> list[int]:
    """The sentences that name more than MOST_TOGETHER actors, sorted."""
    import numpy as np

    first = first_rows(presence["sentence"])
    crowds: list[int] = presence["sentence"][first[:-1][np.diff(first) > MOST_TOGETHER]].tolist()
    return crowds


def join_pairs(presence: Columns, sentences: Columns, rejected: Iterable[Rejected]) -> Columns:
    """One row for each pair of actors and sentence that names both, sorted: numbers of source, target and sentence, and
    whether both are `named` in it. A sentence that names more than MOST_TOGETHER joins none of them.
    """
    import numpy as np

    many = np.diff(first_rows(presence["sentence"]))
    few = np.repeat(many <= MOST_TOGETHER, many)
    sentence, actor, by_name = (presence[name][few] for name in ("sentence", "actor", "named"))
    one, other = _within(sentence)
    columns = {"source": actor[one], "target": actor[other], "sentence": sentence[one]}
    columns["named"] = by_name[one] & by_name[other]
    del one, other  # of many mentions each takes hundreds of megabytes
    order = order_of(columns["source"], columns["target"])
    columns = {name: column[order] for name, column in columns.items()}
    gone = np.zeros(len(order), dtype=bool)
    for document, start, first, second, predicate in rejected:
        if not predicate:
            here = (sentences["document"] == document) & (sentences["start"] == start)
            gone |= (columns["source"] == first) & (columns["target"] == second) & here[columns["sentence"]]
    return {name: column[~gone] for name, column in columns.items()} if gone.any() else columns


def join_claims(
    claims: Columns, ways: Sequence[tuple[str, ...]], members: Columns, rejected: Iterable[Rejected]
) -> Columns:
    """The claims that join two actors, sorted by actors, way and place, with the numbers of `source` and `target`."""
    import numpy as np

    ends = [
        rows_at(members, ("start", "stop"), claims, (f"{end}_start", f"{end}_stop")) for end in ("subject", "object")
    ]
    source, target = (_at(members["actor"], rows) for rows in ends)
    kept = (source >= 0) & (target >= 0) & (source != target)
    for document, start, one, other, predicate in rejected:
        here = (claims["document"] == document) & (claims["sentence_start"] == start)
        here &= ((source == one) & (target == other)) | ((source == other) & (target == one))
        said = np.array([predicate in ("", way[0]) for way in ways], dtype=bool)
        kept &= ~(here & said[claims["way"]])
    columns = {"source": source, "target": target, **claims}
    columns = {name: column[kept] for name, column in columns.items()}
    offsets = [f"{part}_{end}" for part in _CLAIM for end in ("start", "stop")]
    names = ("source", "target", "way", "document", *offsets, "told")
    order = order_of(*(columns[name] for name in names))
    return {name: column[order] for name, column in columns.items()}


def are_references(mentions: Columns, claims: Columns) -> NDArray[np.bool_]:
    """Of which claims subject or object is a mention that stands for another one."""
    stands = mentions["first"] >= 0
    references = {name: mentions[name][stands] for name in ("document", "start", "stop")}
    ends = [rows_at(references, ("start", "stop"), claims, (f"{e}_start", f"{e}_stop")) for e in ("subject", "object")]
    found: NDArray[np.bool_] = (ends[0] >= 0) | (ends[1] >= 0)
    return found


def _at(column: Numbers, rows: Numbers) -> Numbers:
    """What a column has in these rows, -1 where there is none."""
    import numpy as np

    found = np.full(len(rows), -1, dtype=np.int64)
    found[rows >= 0] = column[rows[rows >= 0]]
    return found


def first_rows(*keys: NDArray[Any]) -> Numbers:
    """Where each run of equal rows begins in columns of equal length, and at last their length."""
    import numpy as np

    length = len(keys[0])
    new = np.ones(length, dtype=bool)
    new[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return np.append(np.flatnonzero(new), length)


def _within(groups: Numbers) -> tuple[Numbers, Numbers]:
    """The places of all pairs of rows that belong to one group, the first before the other; `groups` are sorted."""
    import numpy as np

    bounds = first_rows(groups)
    stops = np.repeat(bounds[1:], np.diff(bounds))
    places = np.arange(len(groups))
    after = stops - places - 1  # rows behind each in its group
    one = np.repeat(places, after)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(after) - after, after)
    return one, other
