"""The tables of a store as columns of numbers: ids and words are numbered in their order before anything is joined.

Numbers are joined, sorted and handed over several times as fast as text, and take a tenth of its memory. DuckDB moves
to disk what does not fit into the memory that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Columns = dict[str, Any]  # numpy arrays of equal length by name

_TABLES = """
    CREATE OR REPLACE TEMP TABLE numbered_document AS
        SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number,
            (dense_rank() OVER (ORDER BY coalesce(story_id, id)) - 1)::INTEGER AS story
        FROM document LEFT JOIN story ON document_id = id;
    CREATE OR REPLACE TEMP TABLE numbered_actor AS
        SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM actor;
    CREATE OR REPLACE TEMP TABLE numbered_sentence AS
        SELECT document_id, start, stop, (row_number() OVER (ORDER BY document_id, start) - 1)::INTEGER AS number,
            numbered_document.number AS document, story
        FROM sentence JOIN numbered_document ON id = document_id;
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
_DOCUMENTS = "(SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM document) AS document"
# one row per pair of actors and sentence that names both
PAIRS = """
    SELECT one.actor AS source, other.actor AS target, one.sentence, one.document, one.story,
        one.named AND other.named AS named
    FROM numbered_presence AS one
    JOIN numbered_presence AS other ON one.sentence = other.sentence AND one.actor < other.actor
    ANTI JOIN numbered_rejection AS gone
        ON gone.sentence = one.sentence AND gone.one = one.actor AND gone.other = other.actor
"""


def number_tables(store: DuckDBPyConnection) -> None:
    """Make the numbered tables that the queries of this package read, anew."""
    store.execute(_TABLES)


def mention_columns(store: DuckDBPyConnection) -> tuple[list[tuple[str, str, str]], Columns]:
    """Kind, type and rule of mentions, as they occur; and the mentions, sorted: the number of their document, offsets,
    `sort` (place in the first) and the offsets of the antecedent, -1 without one.
    """
    store.execute(
        """CREATE OR REPLACE TEMP TABLE sort AS
        SELECT kind, type, rule, (row_number() OVER (ORDER BY kind, type, rule) - 1)::INTEGER AS number
        FROM (SELECT DISTINCT kind, type, rule FROM mention)"""
    )
    sorts = store.execute("SELECT kind, type, rule FROM sort ORDER BY number").fetchall()
    columns = store.execute(
        f"""SELECT document.number AS document, start, stop, sort.number AS sort,
            coalesce(antecedent_start, -1) AS first, coalesce(antecedent_stop, -1) AS last
        FROM mention
        JOIN {_DOCUMENTS} ON id = document_id
        JOIN sort USING (kind, type, rule)
        ORDER BY document.number, start, stop"""  # noqa: S608
    ).fetchnumpy()
    return sorts, columns


def membership_columns(store: DuckDBPyConnection) -> tuple[list[str], Columns]:
    """The rules of memberships; and the memberships, sorted: numbers of document and actor, offsets, place of the rule
    in the first.
    """
    store.execute(
        """CREATE OR REPLACE TEMP TABLE reason AS
        SELECT rule, (row_number() OVER (ORDER BY rule) - 1)::INTEGER AS number
        FROM (SELECT DISTINCT rule FROM membership)"""
    )
    rules = [row[0] for row in store.execute("SELECT rule FROM reason ORDER BY number").fetchall()]
    columns = store.execute(
        """SELECT numbered_document.number AS document, start, stop, numbered_actor.number AS actor,
            reason.number AS rule
        FROM membership
        JOIN numbered_document ON numbered_document.id = document_id
        JOIN numbered_actor ON numbered_actor.id = actor_id
        JOIN reason USING (rule)
        ORDER BY document, start, stop"""
    ).fetchnumpy()
    return rules, columns


def sentence_columns(store: DuckDBPyConnection) -> Columns:
    """All sentences, sorted: the number of their document, and offsets."""
    return store.execute(
        f"""SELECT document.number AS document, start, stop FROM sentence JOIN {_DOCUMENTS} ON id = document_id
        ORDER BY document.number, start"""  # noqa: S608
    ).fetchnumpy()


def pair_columns(store: DuckDBPyConnection) -> Columns:
    """For each pair of actors the sentences that name both, sorted: numbers of source, target and sentence, and whether
    both are `named` in it.
    """
    query = f"SELECT source, target, sentence, named FROM ({PAIRS}) ORDER BY source, target, sentence"  # noqa: S608
    return store.execute(query).fetchnumpy()


def claim_columns(store: DuckDBPyConnection) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]], Columns]:
    """Ways of claims (predicate, polarity, modality, event, rule); their sorts (tense, quad); and the claims that join
    two actors, sorted by actors, way and place: numbers of source, target, way, document and sort (`told`),
    and offsets, -1 for those of a missing speaker.
    """
    store.execute(
        """CREATE OR REPLACE TEMP TABLE way AS
        SELECT predicate, polarity, modality, event, rule,
            (row_number() OVER (ORDER BY predicate, polarity, modality, event, rule) - 1)::INTEGER AS number
        FROM (SELECT DISTINCT predicate, polarity, modality, event, rule FROM claim);
        CREATE OR REPLACE TEMP TABLE told AS
        SELECT tense, quad, (row_number() OVER (ORDER BY tense, quad) - 1)::INTEGER AS number
        FROM (SELECT DISTINCT tense, quad FROM claim)"""
    )
    ways = store.execute("SELECT predicate, polarity, modality, event, rule FROM way ORDER BY number").fetchall()
    told = store.execute("SELECT tense, quad FROM told ORDER BY number").fetchall()
    columns = store.execute(
        """SELECT agent.number AS source, patient.number AS target, way.number AS way,
            numbered_document.number AS document, sentence_start, sentence_stop, subject_start, subject_stop,
            object_start, object_stop, cue_start, cue_stop,
            coalesce(speaker_start, -1) AS speaker_start, coalesce(speaker_stop, -1) AS speaker_stop,
            told.number AS told
        FROM relation
        JOIN numbered_actor AS agent ON agent.id = source
        JOIN numbered_actor AS patient ON patient.id = target
        JOIN numbered_document ON numbered_document.id = document_id
        JOIN way USING (predicate, polarity, modality, event, rule)
        JOIN told USING (tense, quad)
        ORDER BY agent.number, patient.number, way.number, numbered_document.number, sentence_start, sentence_stop,
            subject_start, subject_stop, object_start, object_stop, cue_start, cue_stop, speaker_start, speaker_stop,
            told.number"""
    ).fetchnumpy()
    return ways, told, columns
