"""Rows go into a table as they are, whatever is missing in them."""

import duckdb
import pytest

from graphkit.store.inserting import _BATCH, insert

COLUMNS = {"VARCHAR": "Zoë", "BIGINT": -(2**63), "DOUBLE": 0.5, "BOOLEAN": True, "BLOB": b"\0", "VARCHAR[]": ["a", ""]}


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("gaps", ["none", "some", "at first", "all"])
def test_rows_come_out_as_they_went_in(kind: str, gaps: str) -> None:
    count = _BATCH + 10 if gaps == "at first" else 10
    missing = {
        "none": lambda n: False,
        "some": lambda n: n % 2,
        "at first": lambda n: n < _BATCH,
        "all": lambda n: True,
    }
    rows = [(number, None if missing[gaps](number) else COLUMNS[kind]) for number in range(count)]
    with duckdb.connect() as store:
        store.execute(f"CREATE TABLE rows (number BIGINT, value {kind})")
        insert(store, "rows", rows)
        assert store.execute("SELECT * FROM rows ORDER BY number").fetchall() == rows


def test_an_empty_text_is_not_a_missing_one() -> None:
    with duckdb.connect() as store:
        store.execute("CREATE TABLE rows (value VARCHAR)")
        insert(store, "rows", [("",), (None,)])
        assert store.execute("SELECT count(*), count(value) FROM rows").fetchall() == [(2, 1)]
