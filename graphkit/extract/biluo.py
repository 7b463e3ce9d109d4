"""Greedy decisions of spaCy's entity recogniser for all tokens of a batch at once, equal to those one after another.

Outside an entity what is decided at a token depends on that token alone, inside one on its first and its last word too
(Lample et al. 2016, Neural Architectures for Named Entity Recognition, for the scheme of Begin, In, Last, Unit, Out).
So all decisions outside are one product, and those inside are made for all entities side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.extract.products import make_linear, make_product

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.products import Floats

    Flags = NDArray[np.bool_]

_FEATURES = 3  # the token, the first and the last word of the open entity
_NEVER = ("U-",)  # blocks tokens that someone marked before
_FLAGS = ["SENT_START", "IS_SPACE"]


@dataclass(frozen=True)
class Decider:
    """The recogniser's layers, and its classes: `begin`, `inside`, `last`, `unit` by the number of the label,
    and `outside`, all that may be decided if no entity is open.
    """

    ops: Any
    reduce: Callable[[Floats], Floats]
    own: Callable[[Floats], Floats]
    features: tuple[Floats, ...]
    padding: Floats
    bias: Floats
    score: Callable[[Floats], Floats]
    labels: tuple[str, ...]
    begin: NDArray[np.intp]
    inside: NDArray[np.intp]
    last: NDArray[np.intp]
    unit: NDArray[np.intp]
    outside: NDArray[np.intp]


def find_decider(pipe: Any) -> Callable[[Sequence[Doc], Sequence[Floats]], None] | None:
    """A function that sets texts' entities by their word vectors as `pipe` would; None if it is built otherwise."""
    names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
    labels = tuple(name[2:] for name in names if name.startswith("B-"))
    expected = [*(f"{move}-{label}" for move in "BILU" for label in labels), "O", *_NEVER]
    lower = pipe.model.layers[1]
    if sorted(names) != sorted(expected) or lower.get_dim("nF") != _FEATURES:
        return None
    weights, padding = lower.get_param("W"), lower.get_param("pad").reshape(_FEATURES, -1)
    begin, inside, last, unit = (np.array([names.index(f"{move}-{label}") for label in labels]) for move in "BILU")
    outside = np.sort(np.concatenate((begin, unit, [names.index("O")])))
    if (inside > last).any() or lower.get_dim("nP") < 2:
        return None  # of equal scores the first class wins
    layers = tuple(np.ascontiguousarray(each.reshape(-1, each.shape[2])) for each in weights)
    ops = pipe.model.ops
    decider = Decider(
        ops,
        make_linear(ops, pipe.model.layers[0].layers[-1]),
        make_product(ops, layers[0]),
        layers,
        padding,
        lower.get_param("b"),
        make_linear(ops, pipe.model.layers[2]),
        labels,
        begin,
        inside,
        last,
        unit,
        outside,
    )
    return lambda docs, vectors: _decide(decider, docs, vectors)


def _decide(decider: Decider, docs: Sequence[Doc], vectors: Sequence[Floats]) -> None:
    from spacy.tokens import Span

    tokens = decider.reduce(np.concatenate(vectors))
    ends, spaces = _boundaries(docs)
    here = decider.own(tokens)
    actions = _outside(decider, here, ends, spaces)
    label_of = {int(action): label for moves in (decider.begin, decider.unit) for label, action in enumerate(moves)}
    starts = np.flatnonzero(np.isin(actions, decider.begin))
    labels = np.array([label_of[action] for action in actions[starts].tolist()], np.intp)
    stops = dict(zip(starts.tolist(), _stops(decider, tokens, here, starts, labels, ends).tolist(), strict=True))
    named = np.flatnonzero(np.isin(actions, np.concatenate((decider.begin, decider.unit)))).tolist()
    found: list[tuple[int, int, str]] = []
    for start in named:
        if not found or start >= found[-1][1]:
            found.append((start, stops.get(start, start + 1), decider.labels[label_of[int(actions[start])]]))
    first, queue = 0, iter([*found, (len(tokens), len(tokens), "")])
    start, stop, label = next(queue)
    for doc in docs:
        spans = []
        while start < first + len(doc):
            spans.append(Span(doc, start - first, stop - first, label=label))
            start, stop, label = next(queue)
        doc.set_ents(spans, default="outside")
        first += len(doc)


def _boundaries(docs: Sequence[Doc]) -> tuple[Flags, Flags]:
    """Which tokens are the last of a sentence or text, and which are white space."""
    ends, spaces = [], []
    for doc in docs:
        flags = doc.to_array(_FLAGS)
        ends.append(np.append(flags[1:, 0] == 1, True))
        spaces.append(flags[:, 1] == 1)
    return np.concatenate(ends), np.concatenate(spaces)


def _outside(decider: Decider, here: Floats, ends: Flags, spaces: Flags) -> NDArray[np.intp]:
    """What is decided at each token if no entity is open: Begin not at an end, Begin and Unit not on white space."""
    features = here + decider.padding[1]
    features += decider.padding[2]
    scores = _scores(decider, features)
    scores[np.ix_(ends | spaces, decider.begin)] = -np.inf
    scores[np.ix_(spaces, decider.unit)] = -np.inf
    actions: NDArray[np.intp] = decider.outside[scores[:, decider.outside].argmax(axis=1)]
    return actions


def _stops(
    decider: Decider, tokens: Floats, here: Floats, starts: NDArray[np.intp], labels: NDArray[np.intp], ends: Flags
) -> NDArray[np.intp]:
    """Where each entity that begins at `starts` stops: at its end of sentence, or where Last scores more than In."""
    stops = np.zeros(len(starts), np.intp)
    first = decider.ops.gemm(tokens[starts], decider.features[1], trans2=True)
    open_ = np.arange(len(starts))
    at = starts + 1
    while len(open_):
        before = decider.ops.gemm(tokens[at - 1], decider.features[2], trans2=True)
        scores = _scores(decider, here[at] + first[open_] + before)
        rows = np.arange(len(open_))
        inside, last = scores[rows, decider.inside[labels[open_]]], scores[rows, decider.last[labels[open_]]]
        closed = ends[at] | (last > inside)
        stops[open_[closed]] = at[closed] + 1
        open_, at = open_[~closed], at[~closed] + 1
    return stops


def _scores(decider: Decider, features: Floats) -> Floats:
    pieces = features.reshape(len(features), *decider.bias.shape)
    hidden, _ = decider.ops.maxout(np.add(pieces, decider.bias, out=pieces))
    return decider.score(hidden)
