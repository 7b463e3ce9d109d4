"""Who is together with whom, counted by column: for graphs whose every sentence would not fit into memory as an object.

Ids become numbers before anything is joined, because numbers are joined and sorted several times as fast as text, and
DuckDB moves to disk what does not fit into the memory that it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

_NUMBERED = """
    CREATE OR REPLACE TEMP TABLE numbered_actor AS
        SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM actor;
    CREATE OR REPLACE TEMP TABLE numbered_sentence AS
        SELECT document_id, start, (row_number() OVER (ORDER BY document_id, start) - 1)::INTEGER AS number,
            (dense_rank() OVER (ORDER BY document_id) - 1)::INTEGER AS document,
            (dense_rank() OVER (ORDER BY coalesce(story_id, document_id)) - 1)::INTEGER AS story
        FROM sentence LEFT JOIN story USING (document_id);
    CREATE OR REPLACE TEMP TABLE numbered_presence AS
        SELECT numbered_sentence.number AS sentence, document, story, numbered_actor.number AS actor,
            bool_or(kind IN ('name', 'demonym')) AS named
        FROM mention
        JOIN membership USING (document_id, start, stop)
        JOIN numbered_actor ON numbered_actor.id = actor_id
        JOIN numbered_sentence
            ON numbered_sentence.document_id = mention.document_id AND numbered_sentence.start = mention.sentence
        GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE numbered_rejection AS
        SELECT DISTINCT numbered_sentence.number AS sentence, one.number AS one, other.number AS other
        FROM rejected
        JOIN numbered_actor AS one ON one.id = rejected.one
        JOIN numbered_actor AS other ON other.id = rejected.other
        JOIN numbered_sentence
            ON numbered_sentence.document_id = rejected.document_id AND numbered_sentence.start = rejected.sentence
        WHERE predicate = '';
"""
# first by document, then by story, of which the document with most sentences counts, then by pair
_COUNTED = """
    WITH by_document AS (
        SELECT one.actor AS source, other.actor AS target, one.story, one.document, count(*) AS sentences,
            count(*) FILTER (NOT (one.named AND other.named)) AS by_reference
        FROM numbered_presence AS one
        JOIN numbered_presence AS other ON one.sentence = other.sentence AND one.actor < other.actor
        ANTI JOIN numbered_rejection AS gone
            ON gone.sentence = one.sentence AND gone.one = one.actor AND gone.other = other.actor
        GROUP BY ALL
    ), by_story AS (
        SELECT source, target, story, sum(sentences) AS sentences, max(sentences) AS weight, count(*) AS documents,
            sum(by_reference) AS by_reference
        FROM by_document GROUP BY source, target, story
    )
    SELECT source, target, sum(sentences)::BIGINT AS sentences, sum(weight)::BIGINT AS weight,
        sum(documents)::BIGINT AS documents, count(*) AS stories, sum(by_reference)::BIGINT AS by_reference
    FROM by_story GROUP BY source, target ORDER BY source, target
"""


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
    store.execute(_NUMBERED)
    actors = store.execute("SELECT id FROM numbered_actor ORDER BY number").fetchall()
    columns = store.execute(_COUNTED).fetchnumpy()
    return Pairs(tuple(row[0] for row in actors), **columns)
