import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.lazily import Columns
from graphkit.places import order_of, rows_at

NUMBERS = st.integers(-1, 3)
PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(1, 3)), max_size=20)


def columns(places: list[tuple[int, int, int]]) -> Columns:
    table = np.array(places, dtype=np.int32).reshape(-1, 3)
    return {"document": table[:, 0], "start": table[:, 1], "stop": table[:, 1] + table[:, 2]}


@given(st.integers(1, 5).flatmap(lambda width: st.lists(st.tuples(*[NUMBERS] * width), min_size=1)))
def test_the_order_is_that_of_rows_as_tuples(rows: list[tuple[int, ...]]) -> None:
    order = order_of(*np.array(rows, dtype=np.int32).T)
    assert order.tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@given(PLACES, PLACES)
def test_a_place_is_found_in_its_row_and_one_that_is_not_there_in_none(
    one: list[tuple[int, int, int]], other: list[tuple[int, int, int]]
) -> None:
    table = sorted(set(one))
    found = rows_at(columns(table), ("start", "stop"), columns(other), ("start", "stop"))
    assert found.tolist() == [table.index(place) if place in table else -1 for place in other]


def test_a_start_alone_is_a_place() -> None:
    sentences = {"document": np.array([0, 0, 1]), "start": np.array([0, 40, 0])}
    wanted = {"document": np.array([1, 0, 1]), "sentence": np.array([0, 40, 40])}
    assert rows_at(sentences, ("start",), wanted, ("sentence",)).tolist() == [2, 1, -1]
