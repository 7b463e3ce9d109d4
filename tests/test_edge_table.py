import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.edge_table import MISSING, Column, EdgeTable, blocks, coded, column_of

ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), unique=True, max_size=30)
KEYS = ["together", "said", "met"]


def table(rows: list[tuple[int, int, int]]) -> EdgeTable:
    ends = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return EdgeTable(["a", "b", "c", "d"], ends[:, 0], ends[:, 1], Column(KEYS, ends[:, 2]), {})


@given(st.lists(st.sampled_from([0.5, -1.0, 2.0, 7.25])))
def test_a_column_of_numbers_keeps_each_once_and_gives_them_back(numbers: list[float]) -> None:
    column = column_of(np.array(numbers, dtype=np.float64))
    assert (column.values, column.listed()) == (sorted(set(numbers)), numbers)


def test_equal_values_that_are_given_twice_become_one() -> None:
    column = coded(["x", "y", "x"], np.array([0, 1, 2, 2]))
    assert (column.values, column.listed()) == (["x", "y"], ["x", "y", "x", "x"])


def test_what_is_missing_is_what_the_column_says() -> None:
    column = Column([1.5], np.array([0, MISSING]), "none")
    assert (column.listed(), column.numbers(np.float64, missing=-2).tolist()) == ([1.5, "none"], [1.5, -2.0])


def test_rows_are_chosen_in_any_order() -> None:
    assert Column(["x", "y"], np.array([0, 1, 1])).of(np.array([2, 0])).listed() == ["y", "x"]


def test_more_rows_than_one_block_stand_side_by_side_in_order() -> None:
    numbers = np.arange(5000)
    found = [row for lists in blocks([column_of(numbers), column_of(-numbers)]) for row in zip(*lists, strict=True)]
    assert found == [(number, -number) for number in range(5000)]


@given(ROWS, ROWS)
def test_edges_are_found_by_their_ends_and_key(
    rows: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]
) -> None:
    columns = np.array(wanted, dtype=np.int64).reshape(-1, 3).T
    known = {row: place for place, row in enumerate(rows)}
    assert table(rows).find(*columns).tolist() == [known.get(row, MISSING) for row in wanted]


@pytest.mark.parametrize("row", [(MISSING, 1, 0), (0, MISSING, 0), (0, 1, MISSING)])
def test_an_unknown_actor_or_key_has_no_edge(row: tuple[int, int, int]) -> None:
    every = [(one, other, key) for one in range(4) for other in range(4) for key in range(3)]
    assert table(every).find(*np.array([row]).T).tolist() == [MISSING]
