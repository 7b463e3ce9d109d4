"""Greedy transitions of spaCy's parser: its own states and choices, with the features of all words computed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.products import make_linear, make_product

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.products import Floats

    Precompute = Callable[[Floats], Floats]

_MOST_TOKENS = 4096  # whose precomputed features are held at once: 4 kB each


def has_known_transitions(pipe: Any) -> bool:
    """Whether a parser or recogniser decides step by step, by two layers and without a beam."""
    model = pipe.model
    plain = model.attrs["has_upper"] and not model.attrs["unseen_classes"] and pipe.cfg["beam_width"] == 1
    return bool(plain) and model.layers[0].name.endswith(">>list2array>>linear")


def make_parser(pipe: Any) -> Callable[[Sequence[Doc], Sequence[Floats]], None]:
    """A function that sets heads and labels of texts, sorted by length, by their word vectors.

    spaCy's own loop lets go of the interpreter's lock and takes it back for each class of each state, which costs
    more than the arithmetic; here it is held throughout.
    """
    reduce, precompute = (
        make_linear(pipe.model.ops, pipe.model.layers[0].layers[-1]),
        _precomputer(pipe.model.layers[1]),
    )

    def annotate(docs: Sequence[Doc], vectors: Sequence[Floats]) -> None:
        for first, last in _portions(docs):
            states = pipe.moves.init_batch(docs[first:last])
            model = _step_model(pipe.model, precompute, docs[first:last], reduce(np.concatenate(vectors[first:last])))
            unfinished = [state for state in states if not state.is_final()]
            while unfinished:
                features = model.state2vec.predict(model.get_token_ids(unfinished))
                unfinished = pipe.transition_states(unfinished, model.vec2scores.predict(features))
            pipe.set_annotations(docs[first:last], states)

    return annotate


def _portions(docs: Sequence[Doc]) -> Iterator[tuple[int, int]]:
    """Ranges of texts with at most _MOST_TOKENS together, or of one text."""
    first, tokens = 0, 0
    for number, doc in enumerate(docs):
        if tokens and tokens + len(doc) > _MOST_TOKENS:
            yield first, number
            first, tokens = number, 0
        tokens += len(doc)
    yield first, len(docs)


def _step_model(model: Any, precompute: Precompute, docs: Sequence[Doc], rows: Floats) -> Any:
    """What scores states step by step, fed with words' contributions that are computed here."""
    from spacy.ml.parser_model import ParserStepModel
    from thinc.api import Model

    lower, upper = model.layers[1:]

    def tokens(_docs: Sequence[Doc], *, is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001 (the signature is thinc's)
        return rows, None

    def forward(_model: Any, rows: Floats, is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001, FBT001
        return precompute(rows), None

    dims = {name: lower.get_dim(name) for name in ("nO", "nF", "nP")}
    features: Model[Floats, Floats] = Model(
        "precomputed", forward, ops=model.ops, dims=dims, params={"b": lower.get_param("b")}
    )
    return ParserStepModel(docs, (tokens, features, upper), has_upper=True, train=False)


def _precomputer(lower: Any) -> Precompute:
    """A function of words' vectors: what each contributes as each feature, after what a missing word does.

    The next call overwrites what it returned.
    """
    weights, padding = lower.get_param("W"), lower.get_param("pad")  # features × outputs × pieces × inputs
    products = make_product(lower.ops, weights.reshape(-1, weights.shape[-1]))
    out = np.empty((0, padding.size), np.float32)

    def precompute(rows: Floats) -> Floats:
        nonlocal out
        if len(out) <= len(rows):
            out = np.empty((1 + max(len(rows), _MOST_TOKENS), padding.size), np.float32)
        out[0] = padding.ravel()
        products(rows, out[1 : 1 + len(rows)])
        return out[: 1 + len(rows)].reshape(-1, *weights.shape[:-1])

    return precompute
