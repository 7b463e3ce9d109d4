"""A sequence whose values are made when they are asked for: for rows that would not fit into memory as objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")
P = TypeVar("P")
Columns = Mapping[str, Any]  # numpy arrays and lists by name

_BLOCK = 4096  # rows made in one go
_NONE: Columns = MappingProxyType({})


class Lazily(Sequence[T_co]):
    """`length` values, of which `make(first, last)` gives those from one row to before another.

    It equals every sequence with equal values. Each look makes values anew: read them in order and once. With `keep`
    the first look at all of them makes them, and later ones find these. `columns` are the numbers that they are made
    from.
    """

    __slots__ = ("_keep", "_kept", "_length", "_make", "columns")

    def __init__(
        self,
        length: int,
        make: Callable[[int, int], Iterator[T_co]],
        columns: Columns = _NONE,
        *,
        keep: bool = False,
    ) -> None:
        self._length, self._make, self._keep = length, make, keep
        self._kept: tuple[T_co, ...] | None = None
        self.columns = columns

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T_co]:
        if self._keep:
            yield from self._all()
            return
        for first in range(0, self._length, _BLOCK):
            yield from self._make(first, min(first + _BLOCK, self._length))

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        if self._kept is not None:
            return self._kept[place]
        if isinstance(place, slice):
            first, last, step = place.indices(self._length)
            return tuple(self._make(first, max(first, last))) if step == 1 else tuple(self)[place]
        row = range(self._length)[place]
        return next(self._make(row, row + 1))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != self._length:
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _all(self) -> tuple[T_co, ...]:
        if self._kept is None:
            self._kept = tuple(self._make(0, self._length))
        return self._kept


class LazilyBy(Mapping[K, T_co]):
    """Values by key, which `make` makes anew, of what `parts` has for the key, whenever they are asked for."""

    __slots__ = ("_make", "_parts")

    def __init__(self, parts: Mapping[K, P], make: Callable[[P], T_co]) -> None:
        self._parts, self._make = parts, make

    def __getitem__(self, key: K) -> T_co:
        return self._make(self._parts[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def columns_of(values: Sequence[object]) -> Columns:
    """The columns that a sequence is made from, none if it has none: a plain tuple, as of a selection."""
    return values.columns if isinstance(values, Lazily) else _NONE
