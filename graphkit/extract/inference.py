"""The small English models' pipeline run for reading only: the same annotations in a fraction of spaCy's time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.biluo import find_decider
from graphkit.extract.coarse import find_ruler
from graphkit.extract.network import find_vectors
from graphkit.extract.products import make_linear
from graphkit.extract.transitions import has_known_transitions, make_parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.extract.products import Floats

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
_TAGGER = f"{_LISTENER}>>with_array(softmax)"
_SHARED_VECTORS = f"{_LISTENER}>>list2array>>linear"
_SAMPLE = """Germany's Chancellor Angela Merkel told reporters in Berlin on Friday that she wouldn't meet Vladimir
Putin, who'd been accused by the European Union of having ordered the attack. There are 755 people, most
of whom were employed by U.S. embassies; let's say it ain't over.

"The White House has imposed new
sanctions on Rosneft," said Dmitry Peskov, a spokesman for the Kremlin.  The Times of London, which had
seen the letter, reports that $2.5 billion was gonna be paid to BP and Royal Dutch Shell by 1 January
2019! Did Mr. O'Neill-Smith, 61, resign? Nobody knows what happens next: the U.N. Security Council will
vote on Iran's nuclear programme before Thanksgiving, the ministers of France, Italy and South Korea said
after talks with Xi Jinping in Beijing…"""


def find_inference(nlp: Language) -> Annotate | None:
    """A function that annotates tokenised texts as `nlp` would; None for pipelines and networks unlike the small model.

    Before it is handed out it must agree with spaCy on a batch of texts with every kind of token.
    """
    annotate = assemble(nlp)
    if annotate is None:
        return None
    texts = _SAMPLE.split("\n\n")
    docs = [nlp.make_doc(text) for text in texts]
    annotate(docs)
    agrees = all(told_of(doc) == told_of(theirs) for doc, theirs in zip(docs, nlp.pipe(texts), strict=True))
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
    if not has_known_transitions(parser) or not has_known_transitions(ner):
        return None
    if parser.model.layers[0].name != _SHARED_VECTORS or tagger.model.name != _TAGGER:
        return None
    vectors_of = find_vectors([tok2vec.model, ner.model.layers[0].layers[0]])
    tag, parse = _make_tagger(tagger), make_parser(parser)
    rule, decide = find_ruler(nlp, ruler), find_decider(ner)
    if vectors_of is None or rule is None or decide is None:
        return None

    def annotate(docs: Sequence[Doc]) -> None:
        docs = sorted((doc for doc in docs if len(doc)), key=len)
        if not docs:
            return
        vectors, own = vectors_of(docs)
        tok2vec.set_annotations(docs, vectors)
        tag(docs, vectors)
        parse(docs, vectors)
        rule(docs)
        decide(docs, own)

    return annotate


def _make_tagger(tagger: Any) -> Callable[[Sequence[Doc], Sequence[Floats]], None]:
    """A function that sets texts' tags: each word's is that of the highest score, of equal ones the first."""
    scores = make_linear(tagger.model.ops, tagger.model.get_ref("softmax"))

    def annotate(docs: Sequence[Doc], vectors: Sequence[Floats]) -> None:
        tags = scores(np.concatenate(vectors)).argmax(axis=1).tolist()
        stops = list(accumulate(map(len, docs)))
        tagger.set_annotations(docs, [tags[stop - len(doc) : stop] for doc, stop in zip(docs, stops, strict=True)])

    return annotate
