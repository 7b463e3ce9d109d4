"""Word vectors of spaCy's small models by the same network, run for inference only: no backward pass, nothing stored.

The network is a hash embedding of each token's attributes and a maxout mix of them (both independent of context, so a
distinct token is embedded once and its row kept), then residual layers of window, maxout and layer normalisation
(Honnibal and Montani 2017, spaCy; Goodfellow et al. 2013, Maxout Networks; Ba et al. 2016, Layer Normalization). All
products have one shape, so that a row does not depend on the rows around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Vectors = Callable[[Sequence[Doc]], list[Floats]]

_EMBED = r"ints-getitem>>hashembed(\|ints-getitem>>hashembed)+"
_MAXOUT = r"maxout>>layernorm>>dropout"
_LAYER = rf"residual\(expand_window>>{_MAXOUT}\)"
_KNOWN = re.compile(
    rf"extract_features>>list2ragged>>with_array\({_EMBED}\)>>with_array\({_MAXOUT}\)>>ragged2list"
    rf">>with_array\({_LAYER}(>>{_LAYER})+\)"
)
BLOCK = 256  # rows of one product: its buffers stay in the processor's cache
MOST_ROWS = 1 << 15  # distinct tokens that are kept embedded (12 MB at 96 numbers each)


@dataclass(frozen=True)
class Maxout:
    """Weights of one layer; the pieces, whose maximum is taken, are blocks of columns of the product."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


@dataclass(frozen=True)
class Network:
    """A network's weights, the attributes it reads, and the arithmetic (thinc's ops) that it shares with spaCy."""

    ops: Any
    attributes: tuple[str | int, ...]
    tables: tuple[tuple[Floats, int], ...]
    mix: Maxout
    layers: tuple[Maxout, ...]
    window: int
    pad: int


def find_vectors(model: Any) -> Vectors | None:
    """A function that gives each text's word vectors exactly as `model` would, or None for a network unlike these."""
    network = read_network(model)
    if network is None:
        return None
    embed, encode = _embedder(network), _encoder(network)

    def vectors(docs: Sequence[Doc]) -> list[Floats]:
        lengths = [len(doc) for doc in docs]
        features = np.concatenate([doc.to_array(list(network.attributes)) for doc in docs])
        return encode(embed(features.astype(np.uint64, copy=False)), lengths)

    return vectors


def read_network(model: Any) -> Network | None:
    """The weights of a thinc model, None if it is built otherwise."""
    from thinc.api import NumpyOps

    if not isinstance(model.ops, NumpyOps) or not _KNOWN.fullmatch(model.name):
        return None
    nodes = list(model.walk())
    named = {name: [node for node in nodes if node.name == name] for name in {node.name for node in nodes}}
    maxouts = [_maxout(*pair) for pair in zip(named["maxout"], named["layernorm"], strict=True)]
    windows = {node.attrs["window_size"] for node in named["expand_window"]}
    if len({layer.gain.size for layer in maxouts}) > 1 or len(windows) > 1:
        return None
    return Network(
        model.ops,
        tuple(named["extract_features"][0].attrs["columns"]),
        tuple((node.get_param("E"), node.attrs["seed"]) for node in named["hashembed"]),
        maxouts[0],
        tuple(maxouts[1:]),
        windows.pop(),
        max(node.attrs.get("pad", 0) for node in nodes),
    )


def _maxout(maxout: Any, norm: Any) -> Maxout:
    weights = maxout.get_param("W")  # outputs × pieces × inputs
    rows = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]))
    bias = np.ascontiguousarray(maxout.get_param("b").T.ravel())
    return Maxout(rows, bias, norm.get_param("G"), norm.get_param("b"))


def _embedder(network: Network) -> Callable[[NDArray[np.uint64]], Floats]:
    """Rows of attributes → rows of the embedding; at most MOST_ROWS are kept, or one batch's if that has more."""
    width = network.mix.gain.size
    known: dict[bytes, int] = {}
    table = np.empty((MOST_ROWS, width), np.float32)

    def embed(features: NDArray[np.uint64]) -> Floats:
        nonlocal table
        keys = _keys(features)
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if len(known) + len(fresh) > MOST_ROWS:
            known.clear()
            fresh = list(dict.fromkeys(keys))
            table = np.empty((max(MOST_ROWS, len(fresh)), width), np.float32)
        if fresh:
            first = len(known)
            _mix(network, np.frombuffer(b"".join(fresh), np.uint64).reshape(len(fresh), -1), table[first:])
            known.update(zip(fresh, range(first, first + len(fresh)), strict=True))  # last: it may be interrupted
        return table[np.fromiter(map(known.__getitem__, keys), np.intp, len(keys))]

    return embed


def _keys(features: NDArray[np.uint64]) -> list[bytes]:
    """Each row as a key."""
    rows = np.ascontiguousarray(features)
    keys: list[bytes] = rows.view(np.dtype((np.void, rows.shape[1] * rows.itemsize))).ravel().tolist()  # type: ignore[assignment]
    return keys


def _mix(network: Network, features: NDArray[np.uint64], out: Floats) -> None:
    """Embed rows of attributes, without their context, into the first rows of `out`."""
    ops = network.ops
    apply = _applier(ops, network.mix)
    found = [
        ops.gather_add(table, ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
        for column, (table, seed) in enumerate(network.tables)
    ]
    rows = np.concatenate(found, axis=1)
    block = np.zeros((BLOCK, rows.shape[1]), np.float32)
    for start in range(0, len(rows), BLOCK):
        count = min(BLOCK, len(rows) - start)
        block[:count] = rows[start : start + count]
        out[start : start + count] = apply(block)[:count]


def _encoder(network: Network) -> Callable[[Floats, Sequence[int]], list[Floats]]:
    """Embedded rows of texts one after another, and the texts' lengths → each text's rows with their context."""
    width, window = network.mix.gain.size, network.window
    appliers = [_applier(network.ops, layer) for layer in network.layers]
    buffers = np.zeros((2, 0, width), np.float32)
    block = np.empty((BLOCK, width * (2 * window + 1)), np.float32)

    def encode(embedded: Floats, lengths: Sequence[int]) -> list[Floats]:
        nonlocal buffers
        starts = network.pad + np.cumsum([0, *(length + network.pad for length in lengths)])
        blocks = -(-int(starts[-1]) // BLOCK)
        if buffers.shape[1] < blocks * BLOCK + 2 * window:
            buffers = np.zeros((2, blocks * BLOCK + 2 * window, width), np.float32)
        here, there = buffers
        here[:] = 0
        offset = 0
        for start, length in zip(starts, lengths, strict=False):
            here[window + start : window + start + length] = embedded[offset : offset + length]
            offset += length
        for apply in appliers:
            windows = np.lib.stride_tricks.as_strided(here, (blocks * BLOCK, block.shape[1]), here.strides)
            for first in range(0, blocks * BLOCK, BLOCK):
                block[:] = windows[first : first + BLOCK]
                rows = slice(window + first, window + first + BLOCK)
                np.add(here[rows], apply(block), out=there[rows])
            here, there = there, here
        done = here[window:].copy()
        return [done[start : start + length] for start, length in zip(starts, lengths, strict=False)]

    return encode


def _applier(ops: Any, layer: Maxout) -> Callable[[Floats], Floats]:
    """Maxout and layer normalisation of one block of rows; the result is a buffer that the next call overwrites."""
    width = layer.gain.size
    product = np.empty((BLOCK, layer.bias.size), np.float32)
    best, squares = np.empty((2, BLOCK, width), np.float32)
    pieces = [product[:, first : first + width] for first in range(0, layer.bias.size, width)]

    def apply(block: Floats) -> Floats:
        ops.gemm(block, layer.weights, trans2=True, out=product)
        np.add(product, layer.bias, out=product)
        np.maximum(pieces[0], pieces[-1], out=best)
        for piece in pieces[1:-1]:
            np.maximum(best, piece, out=best)
        np.subtract(best, best.mean(axis=1, keepdims=True), out=best)
        np.multiply(best, best, out=squares)
        variance = squares.mean(axis=1, keepdims=True) + 1e-08
        np.multiply(best, variance**-0.5, out=best)
        np.multiply(best, layer.gain, out=best)
        return np.add(best, layer.shift, out=best)

    return apply
