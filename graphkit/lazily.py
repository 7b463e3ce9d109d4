"""A sequence whose values are made when they are asked for: for rows that would not fit into memory as objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)

_BLOCK = 4096  # rows made in one go


class Lazily(Sequence[T_co]):
    """`length` values, of which `make(first, last)` gives those from one row to before another.

    It equals every sequence with equal values. Each look makes values anew: read them in order and once.
    """

    __slots__ = ("_length", "_make")

    def __init__(self, length: int, make: Callable[[int, int], Iterator[T_co]]) -> None:
        self._length, self._make = length, make

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T_co]:
        for first in range(0, self._length, _BLOCK):
            yield from self._make(first, min(first + _BLOCK, self._length))

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(place, slice):
            return tuple(self)[place]
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
