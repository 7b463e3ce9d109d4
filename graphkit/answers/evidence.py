"""The sentence to show for a pair of actors, where one has to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.evidence import Evidence
from graphkit.graph import relation_label
from graphkit.model import AFFIRMED, ASSERTED, Actor, Cooccurrence, Corpus, Document, Relation, Span

READABLE = range(40, 321)  # code points: shorter says too little, longer is no quotation

Pair = tuple[str, str]


@dataclass(frozen=True)
class Index:
    """What a corpus says of its pairs of actors, by pair (the smaller id first)."""

    actors: Mapping[str, Actor]
    documents: Mapping[str, Document]
    together: Mapping[Pair, Cooccurrence]
    relations: Mapping[Pair, Sequence[Relation]]


def index_pairs(corpus: Corpus) -> Index:
    """The index of a corpus."""
    relations: defaultdict[Pair, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        relations[pair_of(relation.source, relation.target)].append(relation)
    return Index(
        {actor.id: actor for actor in corpus.actors},
        {document.id: document for document in corpus.documents},
        {(each.source, each.target): each for each in corpus.cooccurrences},
        dict(relations),
    )


def pair_of(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


def best_sentence(index: Index, one: str, other: str, claims: Sequence[Relation] | None = None) -> Evidence | None:
    """The sentence that says most about a pair: with a claim that holds, best an event, of readable length, with both
    names rather than pronouns; of equals the earliest.

    With `claims` one of theirs is taken. None if nothing joins the two.
    """
    pair = pair_of(one, other)
    relations = index.relations.get(pair, ()) if claims is None else claims
    together = index.together.get(pair)
    told = {claim.sentence: 1 for relation in relations for claim in relation.claims}
    held = [relation for relation in relations if holds(relation)]
    told |= {claim.sentence: 2 for relation in held for claim in relation.claims}
    told |= {claim.sentence: 3 for relation in held if relation.event for claim in relation.claims}
    sentences = {*told, *(together.sentences if together and claims is None else ())}
    referring = set(together.by_reference) if together else set()

    def order(span: Span) -> tuple[int, str, str, Span]:
        document = index.documents[span.document_id]
        odd = 2 * (span.stop - span.start not in READABLE)
        return (odd + (span in referring) - told.get(span, 0), _date(document) or "9999", document.source, span)

    return quote(index, min(sentences, key=order), relations) if sentences else None


def quote(index: Index, span: Span, relations: Sequence[Relation] = ()) -> Evidence:
    """A sentence with its place and those claims of the given relations that it makes."""
    document = index.documents[span.document_id]
    said = [
        (index.actors[relation.source].name, relation_label(relation), index.actors[relation.target].name)
        for relation in relations
        for claim in relation.claims
        if claim.sentence == span
    ]
    return Evidence(
        source=document.source,
        title=document.title,
        date=_date(document),
        start=span.start,
        stop=span.stop,
        quotation=document.text[span.start : span.stop],
        claims=tuple(said),
    )


def holds(relation: Relation) -> bool:
    """Whether a relation is told as a fact: neither denied nor planned, possible, conditional or demanded."""
    return relation.polarity == AFFIRMED and relation.modality == ASSERTED


def _date(document: Document) -> str:
    return document.date.iso if document.date else ""
