"""Products and sums that must have the bits of spaCy's arithmetic, whatever the processor."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from thinc.api import NumpyOps

from graphkit.extract.products import BLOCK, find_multiply, find_sums, make_linear, make_product

Floats = NDArray[np.float32]


class Cut(NumpyOps):
    """Arithmetic that adds up in pieces of 384, as some processors' libraries do."""

    def gemm(self, x: Floats, y: Floats, out: Floats | None = None, **_: bool) -> Floats:
        total = x[:, :384] @ y[:384] + x[:, 384:] @ y[384:]
        return total if out is None else np.copyto(out, total) or out


class Backwards(NumpyOps):
    """Arithmetic in an order that no other library has."""

    def gemm(self, x: Floats, y: Floats, out: Floats | None = None, **_: bool) -> Floats:
        total = np.zeros((len(x), y.shape[1]), np.float32)
        for k in reversed(range(len(y))):
            total += x[:, k : k + 1] * y[k]
        return total if out is None else np.copyto(out, total) or out


def numbers(*shape: int) -> Floats:
    return np.random.default_rng(7).standard_normal(shape, np.float32)


@pytest.mark.parametrize(
    "ops", [NumpyOps(), NumpyOps(use_blis=False), Cut(), Backwards()], ids=["blis", "numpy", "cut", "backwards"]
)
@pytest.mark.parametrize(
    ("rows", "inner", "columns"), [(288, 288, BLOCK), (288, 576, BLOCK), (BLOCK, 64, 50), (8, 9, 3)]
)
def test_a_product_has_the_bits_of_the_arithmetic_it_stands_for(
    ops: NumpyOps, rows: int, inner: int, columns: int
) -> None:
    left, right = numbers(rows, inner), numbers(inner, columns)
    found = np.empty((rows, columns), np.float32)
    find_multiply(ops, rows, inner, columns)(left, right, found)
    assert found.tobytes() == ops.gemm(left, right).tobytes()


@pytest.mark.parametrize("count", [0, 1, 3, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])
def test_a_rows_product_does_not_depend_on_the_rows_around_it(count: int) -> None:
    products = make_product(NumpyOps(), numbers(50, 96))
    rows = numbers(4 * BLOCK, 96)
    assert products(rows[:count]).tobytes() == products(rows)[:count].tobytes()


def test_a_linear_layer_has_the_bits_of_thincs() -> None:
    from thinc.api import Linear

    layer = Linear(50, 96)
    layer.initialize()
    layer.set_param("W", numbers(50, 96))
    layer.set_param("b", numbers(50))
    rows = numbers(4 * BLOCK, 96)
    assert make_linear(layer.ops, layer)(rows).tobytes() == layer.predict(rows).tobytes()


@pytest.mark.parametrize("width", [1, 8, 24, 96, 100, 128, 136, 300])
def test_columns_are_summed_as_numpy_sums_rows(width: int) -> None:
    columns = numbers(width, BLOCK)
    sums: Callable[[Floats], Floats] = find_sums(width)
    assert sums(columns).tobytes() == np.ascontiguousarray(columns.T).sum(axis=1).tobytes()
