from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from graphkit.lazily import Lazily, LazilyBy, columns_of


def lazily(values: tuple[int, ...]) -> Lazily[int]:
    def make(begin: int, end: int) -> Iterator[int]:
        yield from values[begin:end]

    return Lazily(len(values), make)


NUMBERS = st.lists(st.integers(), max_size=30).map(tuple)


@given(NUMBERS)
def test_it_is_a_sequence_of_its_values(values: tuple[int, ...]) -> None:
    found = lazily(values)
    assert (tuple(found), len(found), list(reversed(found))) == (values, len(values), list(reversed(values)))
    assert [found[place] for place in range(-len(values), len(values))] == [*values, *values]
    assert (found[1:-1], found[::-2]) == (values[1:-1], values[::-2])


@given(NUMBERS, NUMBERS)
def test_it_equals_what_has_equal_values(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert (lazily(one) == other, other == lazily(one), lazily(one) == lazily(other)) == ((one == other,) * 3)
    assert (hash(lazily(one)) == hash(one), repr(lazily(one))) == (True, repr(one))


def test_more_values_than_are_made_in_one_go_come_in_order() -> None:
    values = tuple(range(10_000))
    assert tuple(lazily(values)) == values


def test_values_are_made_when_they_are_asked_for() -> None:
    asked = []

    def make(begin: int, end: int) -> Iterator[str]:
        asked.append((begin, end))
        yield from "abc"[begin:end]

    found = Lazily(3, make)
    before = list(asked)
    assert (before, found[2], asked) == ([], "c", [(2, 3)])


def test_of_a_run_of_values_only_these_are_made() -> None:
    asked = []

    def make(begin: int, end: int) -> Iterator[str]:
        asked.append((begin, end))
        yield from "abcd"[begin:end]

    found = Lazily(4, make)
    assert (found[1:3], found[3:1], asked) == (("b", "c"), (), [(1, 3), (3, 3)])


def test_values_that_are_kept_are_made_once() -> None:
    asked = []

    def make(begin: int, end: int) -> Iterator[str]:
        asked.append((begin, end))
        yield from "abc"[begin:end]

    found = Lazily(3, make, keep=True)
    before = list(asked)
    assert (before, tuple(found), found[1], found[:2], asked) == ([], ("a", "b", "c"), "b", ("a", "b"), [(0, 3)])


def test_the_columns_are_those_given_and_a_tuple_has_none() -> None:
    columns = {"number": [1, 2]}
    assert columns_of(Lazily(2, lambda begin, end: iter(columns["number"][begin:end]), columns)) == columns
    assert (columns_of(lazily((1, 2))), columns_of((1, 2))) == ({}, {})


def test_values_by_key_are_made_when_they_are_asked_for() -> None:
    found = LazilyBy({"a": 1, "b": 2}, str)
    assert (dict(found), len(found), found.get("c")) == ({"a": "1", "b": "2"}, 2, None)
