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
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.distinct import once_for_each
from graphkit.extract.layers import make_layer
from graphkit.extract.products import BLOCK

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.distinct import Rows
    from graphkit.extract.layers import Layer
    from graphkit.extract.products import Floats

    Vectors = Callable[[Sequence[Doc]], list[list[Floats]]]

_EMBED = r"ints-getitem>>hashembed(\|ints-getitem>>hashembed)+"
_MAXOUT = r"maxout>>layernorm>>dropout"
_LAYER = rf"residual\(expand_window>>{_MAXOUT}\)"
_KNOWN = re.compile(
    rf"extract_features>>list2ragged>>with_array\({_EMBED}\)>>with_array\({_MAXOUT}\)>>ragged2list"
    rf">>with_array\({_LAYER}(>>{_LAYER})+\)"
)
MOST_ROWS = 1 << 15  # distinct tokens that are kept embedded (12 MB at 96 numbers each)


@dataclass(frozen=True)
class Network:
    """A network's layers, the attributes it reads, and the arithmetic (thinc's ops) that it shares with spaCy."""

    ops: Any
    attributes: tuple[str | int, ...]
    tables: tuple[tuple[Floats, int], ...]
    width: int
    mix: Layer
    layers: tuple[Layer, ...]
    window: int
    pad: int


def find_vectors(models: Sequence[Any]) -> Vectors | None:
    """A function that gives texts' word vectors exactly as each model would, or None for networks unlike these. Tokens
    that are alike in all that one of them reads are embedded once for all.
    """
    networks = [network for network in map(read_network, models) if network]
    if len(networks) < len(models):
        return None
    attributes = list(dict.fromkeys(chain.from_iterable(network.attributes for network in networks)))
    columns = [[attributes.index(name) for name in network.attributes] for network in networks]
    encoders = [_encoder(network) for network in networks]
    ends = list(accumulate(network.width for network in networks))[:-1]

    def embed_all(features: Rows) -> Floats:
        found = (_embed(network, features[:, read]) for network, read in zip(networks, columns, strict=True))
        return np.concatenate(list(found), axis=1)

    embed = once_for_each(embed_all, MOST_ROWS)

    def vectors(docs: Sequence[Doc]) -> list[list[Floats]]:
        lengths = [len(doc) for doc in docs]
        features = np.concatenate([doc.to_array(attributes) for doc in docs])
        embedded = np.split(embed(features.astype(np.uint64, copy=False)), ends, axis=1)
        return [encode(rows, lengths) for encode, rows in zip(encoders, embedded, strict=True)]

    return vectors


def read_network(model: Any) -> Network | None:
    """The weights of a thinc model, None if it is built otherwise."""
    from thinc.api import NumpyOps

    if not isinstance(model.ops, NumpyOps) or not _KNOWN.fullmatch(model.name):
        return None
    nodes = list(model.walk())
    named = {name: [node for node in nodes if node.name == name] for name in {node.name for node in nodes}}
    maxouts, norms = named["maxout"], named["layernorm"]
    widths = {norm.get_param("G").size for norm in norms}
    windows = {node.attrs["window_size"] for node in named["expand_window"]}
    if len(widths) > 1 or len(windows) > 1:
        return None
    mix, *layers = (make_layer(*pair) for pair in zip(maxouts, norms, strict=True))
    return Network(
        model.ops,
        tuple(named["extract_features"][0].attrs["columns"]),
        tuple((node.get_param("E"), node.attrs["seed"]) for node in named["hashembed"]),
        widths.pop(),
        mix,
        tuple(layers),
        windows.pop(),
        max(node.attrs.get("pad", 0) for node in nodes),
    )


def _embed(network: Network, features: Rows) -> Floats:
    """Tokens' embedding by their attributes, without their context."""
    ops = network.ops
    found = [
        ops.gather_add(table, ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
        for column, (table, seed) in enumerate(network.tables)
    ]
    rows = np.concatenate(found, axis=1)
    out = np.empty((len(rows), network.width), np.float32)
    block = np.zeros((rows.shape[1], BLOCK), np.float32)
    for start in range(0, len(rows), BLOCK):
        count = min(BLOCK, len(rows) - start)
        block[:, :count] = rows[start : start + count].T
        out[start : start + count] = network.mix(block)[:, :count].T
    return out


def _encoder(network: Network) -> Callable[[Floats, Sequence[int]], list[Floats]]:
    """Embedded rows of texts one after another, and the texts' lengths → each text's rows with their context.

    Within, a token is a column of a block: what is done to a number is then done to many tokens side by side.
    """
    width, pad = network.width, network.pad
    buffers = np.zeros((2, 2, width, BLOCK), np.float32)
    windows = np.empty((2 * network.window + 1, width, BLOCK), np.float32)

    def encode(embedded: Floats, lengths: Sequence[int]) -> list[Floats]:
        nonlocal buffers
        starts = list(accumulate((length + pad for length in lengths), initial=pad))
        count = -(-starts[-1] // BLOCK)
        if buffers.shape[1] < count + 2:
            buffers = np.zeros((2, count + 2, width, BLOCK), np.float32)  # the first and the last stay empty
        here, there = buffers[:, : count + 2]
        here[1:-1] = _padded(embedded, lengths, starts, count).transpose(0, 2, 1)
        here[-1] = there[-1] = 0
        for layer in network.layers:
            for number in range(1, count + 1):
                _fill(windows, here, number)
                np.add(here[number], layer(windows.reshape(-1, BLOCK)), out=there[number])
            here, there = there, here
        done = np.ascontiguousarray(here[1:-1].transpose(0, 2, 1)).reshape(-1, width)
        return [done[start : start + length] for start, length in zip(starts, lengths, strict=False)]

    return encode


def _padded(embedded: Floats, lengths: Sequence[int], starts: Sequence[int], count: int) -> Floats:
    """That many blocks of rows, with each text's at its start and zero elsewhere."""
    rows = np.zeros((count * BLOCK, embedded.shape[1]), np.float32)
    offset = 0
    for start, length in zip(starts, lengths, strict=False):
        rows[start : start + length] = embedded[offset : offset + length]
        offset += length
    return rows.reshape(count, BLOCK, -1)


def _fill(windows: Floats, blocks: Floats, number: int) -> None:
    """Beside each column of a block, those before and after it, over the block's ends."""
    window = len(windows) // 2
    windows[window] = blocks[number]
    for reach in range(1, window + 1):
        before, after = windows[window - reach], windows[window + reach]
        before[:, :reach], before[:, reach:] = blocks[number - 1, :, -reach:], blocks[number, :, :-reach]
        after[:, :-reach], after[:, -reach:] = blocks[number, :, reach:], blocks[number + 1, :, :reach]
