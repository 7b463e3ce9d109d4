"""Who is together with whom, counted by column: for graphs whose every sentence fills memory as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.store.numbered import PAIRS, number_tables

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

# first by document, then by story, of which the document with most sentences counts, then by pair
_COUNTED = f"""
    WITH by_document AS (
        SELECT source, target, story, document, count(*) AS sentences,
            count(*) FILTER (NOT named) AS by_reference
        FROM ({PAIRS}) GROUP BY ALL
    ), by_story AS (
        SELECT source, target, story, sum(sentences) AS sentences, max(sentences) AS weight, count(*) AS documents,
            sum(by_reference) AS by_reference
        FROM by_document GROUP BY source, target, story
    )
    SELECT source, target, sum(sentences)::BIGINT AS sentences, sum(weight)::BIGINT AS weight,
        sum(documents)::BIGINT AS documents, count(*) AS stories, sum(by_reference)::BIGINT AS by_reference
    FROM by_story GROUP BY source, target ORDER BY source, target
"""  # noqa: S608


@dataclass(frozen=True)
class Pairs:
    """Columns of equal length, one row for each pair of actors, sorted; `source` and `target` are places in `actors`,
    and source < target. The counts are those of the edges "together" (`graphkit.graph`).
    """

    actors: tuple[str, ...]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    sentences: NDArray[np.int64]
    weight: NDArray[np.int64]
    documents: NDArray[np.int64]
    stories: NDArray[np.int64]
    by_reference: NDArray[np.int64]


def count_pairs(store: DuckDBPyConnection) -> Pairs:
    """All pairs of actors that are named in one sentence, with how often.

    `SET memory_limit` on the store's connection bounds what it takes beside the result.
    """
    number_tables(store)
    actors = store.execute("SELECT id FROM numbered_actor ORDER BY number").fetchall()
    columns = store.execute(_COUNTED).fetchnumpy()
    return Pairs(tuple(row[0] for row in actors), **columns)
