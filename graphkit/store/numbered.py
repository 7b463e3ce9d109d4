"""The tables of a store as columns of numbers: ids and words are numbered in their order before anything is joined.

Numbers are joined, sorted and handed over several times as fast as text, and take a tenth of its memory. What fits into
memory is joined there (`graphkit.store.joined`); for what may not, `number_tables` lets DuckDB do it, which moves to
disk what exceeds the memory that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.places import order_of

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
_DOCUMENTS = "(SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM document) AS document"
_ACTORS = "(SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM actor)"
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
    """Make the numbered tables that the query PAIRS reads, anew."""
    store.execute(_TABLES)


def mention_columns(store: DuckDBPyConnection) -> tuple[list[tuple[str, str, str]], Columns]:
    """Kind, type and rule of mentions, as they occur; and the mentions, sorted: the number of their document, offsets,
    where their `sentence` starts, `sort` (place in the first) and the offsets of the antecedent, -1 without one.
    """
    sorts = _distinct(store, "mention", "kind", "type", "rule")
    columns = store.execute(
        f"""SELECT document.number AS document, start, stop, sentence, word.number AS sort,
            coalesce(antecedent_start, -1) AS first, coalesce(antecedent_stop, -1) AS last
        FROM mention
        JOIN {_DOCUMENTS} ON id = document_id
        JOIN word USING (kind, type, rule)"""  # noqa: S608
    ).fetchnumpy()
    return sorts, _sorted(columns, ("document", "start", "stop"))


def membership_columns(store: DuckDBPyConnection) -> tuple[list[str], Columns]:
    """The rules of memberships; and the memberships, sorted: numbers of document and actor, offsets, place of the rule
    in the first.
    """
    rules = [rule for (rule,) in _distinct(store, "membership", "rule")]
    columns = store.execute(
        f"""SELECT document.number AS document, start, stop, actor.number AS actor, word.number AS rule
        FROM membership
        JOIN {_DOCUMENTS} ON document.id = document_id
        JOIN {_ACTORS} AS actor ON actor.id = actor_id
        JOIN word USING (rule)"""  # noqa: S608
    ).fetchnumpy()
    return rules, _sorted(columns, ("document", "start", "stop"))


def sentence_columns(store: DuckDBPyConnection) -> Columns:
    """All sentences, sorted: the number of their document, and offsets."""
    columns = store.execute(
        f"SELECT document.number AS document, start, stop FROM sentence JOIN {_DOCUMENTS} ON id = document_id"  # noqa: S608
    ).fetchnumpy()
    return _sorted(columns, ("document", "start"))


def claim_columns(store: DuckDBPyConnection) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]], Columns]:
    """Ways of claims (predicate, polarity, modality, event, rule); their sorts (tense, quad); and the claims: numbers
    of way, document and sort (`told`), and offsets, -1 for those of a missing speaker.
    """
    ways = _distinct(store, "claim", "predicate", "polarity", "modality", "event", "rule", name="way")
    told = _distinct(store, "claim", "tense", "quad")
    columns = store.execute(
        f"""SELECT document.number AS document, sentence_start, sentence_stop, subject_start, subject_stop,
            object_start, object_stop, cue_start, cue_stop,
            coalesce(speaker_start, -1) AS speaker_start, coalesce(speaker_stop, -1) AS speaker_stop,
            way.number AS way, word.number AS told
        FROM claim
        JOIN {_DOCUMENTS} ON id = document_id
        JOIN way USING (predicate, polarity, modality, event, rule)
        JOIN word USING (tense, quad)"""  # noqa: S608
    ).fetchnumpy()
    return ways, told, columns


def rejected_rows(store: DuckDBPyConnection) -> list[tuple[int, int, int, int, str]]:
    """What people rejected, sorted: numbers of the document and of two actors, where the sentence starts, predicate."""
    return store.execute(
        f"""SELECT DISTINCT document.number, rejected.sentence, one.number, other.number, predicate
        FROM rejected
        JOIN {_DOCUMENTS} ON document.id = document_id
        JOIN {_ACTORS} AS one ON one.id = rejected.one
        JOIN {_ACTORS} AS other ON other.id = rejected.other
        ORDER BY ALL"""  # noqa: S608
    ).fetchall()


def _distinct(store: DuckDBPyConnection, table: str, *columns: str, name: str = "word") -> list[Any]:
    """The distinct rows of some columns, sorted, which are numbered in a temporary table of that name."""
    wanted = ", ".join(columns)
    store.execute(
        f"""CREATE OR REPLACE TEMP TABLE {name} AS
        SELECT {wanted}, (row_number() OVER (ORDER BY {wanted}) - 1)::INTEGER AS number
        FROM (SELECT DISTINCT {wanted} FROM {table})"""  # noqa: S608
    )
    return store.execute(f"SELECT {wanted} FROM {name} ORDER BY number").fetchall()  # noqa: S608


def _sorted(columns: Columns, names: tuple[str, ...]) -> Columns:
    order = order_of(*(columns[name] for name in names))
    return {name: column[order] for name, column in columns.items()}
