"""Maxout and layer normalisation of many tokens at a time, without what a backward pass would need.

Goodfellow et al. 2013, Maxout Networks; Ba et al. 2016, Layer Normalization.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.products import BLOCK, find_multiply, find_sums

if TYPE_CHECKING:
    from graphkit.extract.products import Floats

    Layer = Callable[[Floats], Floats]


def make_layer(maxout: Any, norm: Any) -> Layer:
    """Both of thinc's layers as one function of BLOCK columns; the next call overwrites what it returned."""
    weights = maxout.get_param("W")  # outputs × pieces × inputs
    width, count, inputs = weights.shape
    rows = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(count * width, inputs)
    multiply = find_multiply(maxout.ops, count * width, inputs, BLOCK)
    bias = _columns(maxout.get_param("b").T.ravel())
    product = np.empty((count * width, BLOCK), np.float32)
    pieces = product.reshape(count, width, BLOCK)
    best = np.empty((width, BLOCK), np.float32)
    normalise = _normaliser(_columns(norm.get_param("G")), _columns(norm.get_param("b")))

    def layer(columns: Floats) -> Floats:
        multiply(rows, columns, product)
        np.add(product, bias, out=product)
        np.maximum(pieces[0], pieces[-1], out=best)
        for piece in pieces[1:-1]:
            np.maximum(best, piece, out=best)
        normalise(best)
        return best

    return layer


def _normaliser(gain: Floats, shift: Floats) -> Callable[[Floats], None]:
    """A function that normalises each column in place."""
    width = np.float32(len(gain))
    squares = np.empty_like(gain)
    sums = find_sums(len(gain))

    def normalise(columns: Floats) -> None:
        np.subtract(columns, sums(columns) / width, out=columns)
        np.multiply(columns, columns, out=squares)
        variance = sums(squares) / width + np.float32(1e-08)
        np.multiply(columns, variance**-0.5, out=columns)
        np.multiply(columns, gain, out=columns)
        np.add(columns, shift, out=columns)

    return normalise


def _columns(numbers: Floats) -> Floats:
    """The same column BLOCK times: matrices of one shape take half the time of a matrix and a column."""
    return np.ascontiguousarray(np.broadcast_to(numbers[:, np.newaxis], (len(numbers), BLOCK)))
