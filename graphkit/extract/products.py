"""Arithmetic that gives the bits of spaCy's own in less time, chosen where it runs.

A sum of floats depends on its order, and a library's order on the processor. numpy's products take half the time of
spaCy's on some processors, and add up in the same order there if long sums are cut where spaCy's library cuts them. So
each way is tried on numbers of chance, and taken if every bit is the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    Floats = NDArray[np.float32]
    Multiply = Callable[[Floats, Floats, Floats], None]
    Sums = Callable[[Floats], Floats]

BLOCK = 256  # tokens of one product: its buffers stay in the processor's cache
_CUTS = (256, 384)  # how many products are summed before the sum is added to others
_EIGHTS = 8  # running sums that numpy keeps of a row


def find_multiply(ops: Any, rows: int, inner: int, columns: int) -> Multiply:
    """A function that writes the product of two matrices of that many rows and columns to its third argument.

    The bits are those of `ops.gemm`, thinc's product.
    """
    cut = _find_cut(ops, rows, inner, columns)
    if cut:
        return _multiply_by_numpy(rows, inner, columns, cut)
    return lambda left, right, out: ops.gemm(left, right, out=out)


@cache
def _find_cut(ops: Any, rows: int, inner: int, columns: int) -> int:
    """How many products numpy must sum at a time, 0 if its bits are not those of `ops` anyhow, or it is not to be used.

    With several threads, which wait for each other by counting, products as small as these cost five times as much.
    """
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        return 0
    left, right = _sample(rows, inner), _sample(inner, columns)
    expected = ops.gemm(left, right)
    found = np.empty_like(expected)
    for cut in (inner, *(cut for cut in _CUTS if cut < inner)):
        _multiply_by_numpy(rows, inner, columns, cut)(left, right, found)
        if np.array_equal(found, expected):
            return cut
    return 0


def _multiply_by_numpy(rows: int, inner: int, columns: int, cut: int) -> Multiply:
    first, *others = (slice(start, start + cut) for start in range(0, inner, cut))
    rest = np.empty((rows if others else 0, columns), np.float32)

    def multiply(left: Floats, right: Floats, out: Floats) -> None:
        np.matmul(left[:, first], right[first], out=out)
        for part in others:
            np.matmul(left[:, part], right[part], out=rest)
            np.add(out, rest, out=out)

    return multiply


def make_product(ops: Any, weights: Floats) -> Callable[..., Floats]:
    """A function of any number of rows, and of where to write: their products with `weights`, outputs × inputs."""
    outputs, inputs = weights.shape
    columns = np.ascontiguousarray(weights.T)
    multiply = find_multiply(ops, BLOCK, inputs, outputs)
    block, product = np.zeros((BLOCK, inputs), np.float32), np.empty((BLOCK, outputs), np.float32)

    def products(rows: Floats, out: Floats | None = None) -> Floats:
        out = np.empty((len(rows), outputs), np.float32) if out is None else out
        whole = len(rows) - len(rows) % BLOCK
        for start in range(0, whole, BLOCK):
            multiply(rows[start : start + BLOCK], columns, out[start : start + BLOCK])
        if whole < len(rows):
            block[: len(rows) - whole] = rows[whole:]
            multiply(block, columns, product)
            out[whole:] = product[: len(rows) - whole]
        return out

    return products


def make_linear(ops: Any, layer: Any) -> Callable[[Floats], Floats]:
    """A linear layer of thinc's as a function of any number of rows."""
    bias, products = layer.get_param("b"), make_product(ops, layer.get_param("W"))

    def linear(rows: Floats) -> Floats:
        out: Floats = products(rows)
        out += bias
        return out

    return linear


@cache
def find_sums(rows: int) -> Sums:
    """A function that sums each of BLOCK columns of that many rows, in the order in which numpy sums a row."""
    sample = _sample(rows, BLOCK)
    if rows % _EIGHTS == 0 and np.array_equal(_sums_by_eights(sample), _sums(sample)):
        return _sums_by_eights
    return _sums


def _sums(columns: Floats) -> Floats:
    total: Floats = np.ascontiguousarray(columns.T).sum(axis=1)
    return total


def _sums_by_eights(columns: Floats) -> Floats:
    eights = columns.reshape(-1, _EIGHTS, BLOCK).sum(axis=0)
    fours = eights[::2] + eights[1::2]
    pairs = fours[::2] + fours[1::2]
    total: Floats = pairs[0] + pairs[1]
    return total


def _sample(rows: int, columns: int) -> Floats:
    """Numbers of chance, the same each time."""
    return np.random.default_rng(columns).random((rows, columns), np.float32) - np.float32(0.5)
