"""The small English models' pipeline run for reading only: the same annotations in a fraction of spaCy's time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.extract.biluo import find_decider
from graphkit.extract.coarse import find_ruler
from graphkit.extract.network import find_vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.extract.network import Floats

    Annotate = Callable[[Sequence[Doc]], None]

_COMPONENTS = {
    "tok2vec": "Tok2Vec",
    "tagger": "Tagger",
    "parser": "DependencyParser",
    "attribute_ruler": "AttributeRuler",
    "ner": "EntityRecognizer",
}
_TOLD = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
_LISTENER = "tok2vec-listener"
_SHARED_VECTORS = f"{_LISTENER}>>list2array>>linear"
_MOST_TOKENS = 4096  # whose precomputed features are held at once: 4 kB each
_SAMPLE = """Germany's Chancellor Angela Merkel told reporters in Berlin on Friday that she wouldn't meet Vladimir
Putin, who'd been accused by the European Union of having ordered the attack. There are 755 people, most
of whom were employed by U.S. embassies; let's say it ain't over. "The White House has imposed new
sanctions on Rosneft," said Dmitry Peskov, a spokesman for the Kremlin.  The Times of London, which had
seen the letter, reports that $2.5 billion was gonna be paid to BP and Royal Dutch Shell by 1 January
2019! Did Mr. O'Neill-Smith, 61, resign? Nobody knows what happens next: the U.N. Security Council will
vote on Iran's nuclear programme before Thanksgiving, the ministers of France, Italy and South Korea said
after talks with Xi Jinping in Beijing…"""


def find_inference(nlp: Language) -> Annotate | None:
    """A function that annotates tokenised texts as `nlp` would; None for pipelines and networks unlike the small model.

    Before it is handed out it must agree with spaCy on a text of every kind of token.
    """
    annotate = assemble(nlp)
    if annotate is None:
        return None
    texts = [_SAMPLE, *_SAMPLE.split("\n")]
    docs = [nlp.make_doc(text) for text in texts]
    annotate(docs)
    agrees = all(told_of(doc) == told_of(nlp(text)) for doc, text in zip(docs, texts, strict=True))
    return annotate if agrees else None


def told_of(doc: Doc) -> list[list[int]]:
    """All that a pipeline says of each token: tag, part of speech, lemma, head, label, sentence and entity."""
    rows: list[list[int]] = doc.to_array(_TOLD).tolist()
    return rows


def assemble(nlp: Language) -> Annotate | None:
    """The components' faster twins one after another, or None if there is one without."""
    if {name: type(pipe).__name__ for name, pipe in nlp.pipeline} != _COMPONENTS:
        return None
    tok2vec, tagger, parser, ruler, ner = (pipe for _, pipe in nlp.pipeline)
    if not _has_known_transitions(parser) or not _has_known_transitions(ner):
        return None
    if parser.model.layers[0].name != _SHARED_VECTORS or tagger.model.layers[0].name != _LISTENER:
        return None
    shared, own = find_vectors(tok2vec.model), find_vectors(ner.model.layers[0].layers[0])
    rule, decide = find_ruler(nlp, ruler), find_decider(ner)
    if shared is None or own is None or rule is None or decide is None:
        return None

    def annotate(docs: Sequence[Doc]) -> None:
        docs = sorted((doc for doc in docs if len(doc)), key=len)
        if not docs:
            return
        tok2vec.set_annotations(docs, shared(docs))
        tagger.set_annotations(docs, tagger.predict(docs))
        _decode(parser, docs, [doc.tensor for doc in docs])
        rule(docs)
        decide(docs, own(docs))

    return annotate


def _has_known_transitions(pipe: Any) -> bool:
    model = pipe.model
    plain = model.attrs["has_upper"] and not model.attrs["unseen_classes"] and pipe.cfg["beam_width"] == 1
    return bool(plain) and model.layers[0].name.endswith(">>list2array>>linear")


def _decode(pipe: Any, docs: Sequence[Doc], vectors: Sequence[Floats]) -> None:
    """Greedy transitions for texts that are sorted by length.

    spaCy's own loop lets go of the interpreter's lock and takes it back for each class of each state, which costs
    more than the arithmetic; here it is held throughout.
    """
    for first, last in _portions(docs):
        states = pipe.moves.init_batch(docs[first:last])
        model = _step_model(pipe.model, docs[first:last], vectors[first:last])
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            features = model.state2vec.predict(model.get_token_ids(unfinished))
            unfinished = pipe.transition_states(unfinished, model.vec2scores.predict(features))
        pipe.set_annotations(docs[first:last], states)


def _step_model(model: Any, docs: Sequence[Doc], vectors: Sequence[Floats]) -> Any:
    from spacy.ml.parser_model import ParserStepModel

    linear, (lower, upper) = model.layers[0].layers[-1], model.layers[1:]

    def tokens(_docs: Sequence[Doc], *, is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001 (the signature is thinc's)
        return linear.predict(model.ops.flatten(vectors)), None

    return ParserStepModel(docs, (tokens, lower, upper), has_upper=True, train=False)


def _portions(docs: Sequence[Doc]) -> Iterator[tuple[int, int]]:
    """Ranges of texts with at most _MOST_TOKENS together, or of one text."""
    first, tokens = 0, 0
    for number, doc in enumerate(docs):
        if tokens and tokens + len(doc) > _MOST_TOKENS:
            yield first, number
            first, tokens = number, 0
        tokens += len(doc)
    yield first, len(docs)
