"""How much evidence goes into the page: all of it, or for each link the best so many sentences."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from graphkit.explorer.columns import pairs_of, relations_of
from graphkit.explorer.ground import lay
from graphkit.model import Claim, Cooccurrence, Corpus, Relation, Span

EVIDENCE_LIMIT = 14_000_000
"""Characters of evidence in one page, over all sentences: packed about a third of that, in bytes."""

STEPS = (1000, 300, 100, 50, 30, 20, 12, 8, 5, 3, 2, 1)
"""Numbers of sentences for each link that are tried, until the evidence is within the limit."""


def within_budget(corpus: Corpus, evidence: int | None) -> Corpus:
    """The corpus with at most `evidence` sentences for each link; with None as many as the limit allows.

    Of a link named together those sentences stay first that tell a relation of the two, then those that name both,
    then the newest; of a relation the newest. No link is lost.
    """
    if evidence is not None:
        return _cut(corpus, max(1, evidence))
    if _length(corpus) <= EVIDENCE_LIMIT:
        return corpus
    return next((cut for step in STEPS if _length(cut := _cut(corpus, step)) <= EVIDENCE_LIMIT), _cut(corpus, 1))


def _length(corpus: Corpus) -> int:
    ground = lay(corpus.documents)
    keys = (ground.keys(ground.spans(pairs_of(corpus))), ground.keys(ground.spans(relations_of(corpus), "sentence_")))
    start, stop = ground.of_keys(np.unique(np.concatenate(keys)))
    return int((stop - start).sum())


def _cut(corpus: Corpus, most: int) -> Corpus:
    dates = {document.id: document.date.iso if document.date else "" for document in corpus.documents}
    told: dict[tuple[str, str], set[Span]] = {}
    for relation in corpus.relations:
        ends = (min(relation.source, relation.target), max(relation.source, relation.target))
        told.setdefault(ends, set()).update(claim.sentence for claim in relation.claims)
    return replace(
        corpus,
        cooccurrences=tuple(_pair(each, most, dates, told) for each in corpus.cooccurrences),
        relations=tuple(_relation(each, most, dates) for each in corpus.relations),
    )


def _pair(pair: Cooccurrence, most: int, dates: dict[str, str], told: dict[tuple[str, str], set[Span]]) -> Cooccurrence:
    if len(pair.sentences) <= most:
        return pair
    telling, weak = told.get((pair.source, pair.target), set()), set(pair.by_reference)
    newest = _newest(pair.sentences, dates)
    kept = set(sorted(newest, key=lambda span: (span not in telling, span in weak))[:most])
    return replace(pair, sentences=_among(pair.sentences, kept), by_reference=_among(pair.by_reference, kept))


def _relation(relation: Relation, most: int, dates: dict[str, str]) -> Relation:
    if len(relation.claims) <= most:
        return relation
    kept = set(_newest((claim.sentence for claim in relation.claims), dates)[:most])
    claims: list[Claim] = [claim for claim in relation.claims if claim.sentence in kept]
    return replace(relation, claims=tuple(claims))


def _newest(spans: Iterable[Span], dates: dict[str, str]) -> list[Span]:
    ordered = sorted(set(spans))
    return sorted(ordered, key=lambda span: dates[span.document_id], reverse=True)


def _among(spans: Iterable[Span], kept: set[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span in kept)
