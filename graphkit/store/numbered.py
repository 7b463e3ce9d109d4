"""The tables of a store as columns of numbers: ids and words are numbered in their order before anything is joined.

Numbers are joined (`graphkit.store.joined`), sorted and handed over several times as fast as text, and take a tenth of
its memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.places import order_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Columns = dict[str, Any]  # numpy arrays of equal length by name

_DOCUMENTS = "(SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM document) AS document"
_ACTORS = "(SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM actor)"


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
