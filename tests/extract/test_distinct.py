import numpy as np
import pytest

from graphkit.extract.distinct import Rows, once_for_each


def doubling(asked: list[list[list[int]]]):
    def double(rows: Rows) -> Rows:
        asked.append(rows.tolist())
        return rows * 2

    return double


def test_a_row_is_computed_once() -> None:
    asked: list[list[list[int]]] = []
    find = once_for_each(doubling(asked), 10)
    rows = np.array([[1, 2], [3, 4], [1, 2]], np.uint64)
    assert [find(rows).tolist(), find(rows[1:]).tolist()] == [[[2, 4], [6, 8], [2, 4]], [[6, 8], [2, 4]]]
    assert asked == [[[1, 2], [3, 4]]]


@pytest.mark.parametrize("most", [1, 3, 5])
def test_what_is_forgotten_is_computed_again(most: int) -> None:
    find = once_for_each(doubling([]), most)
    for first in (0, 3, 1, 0, 9):
        rows = np.arange(first, first + 8, dtype=np.uint64).reshape(4, 2)
        assert find(rows).tolist() == (rows * 2).tolist()


def test_columns_of_a_wider_table_are_rows_too() -> None:
    table = np.arange(12, dtype=np.uint64).reshape(3, 4)
    assert once_for_each(doubling([]), 10)(table[:, 1:3]).tolist() == [[2, 4], [10, 12], [18, 20]]
