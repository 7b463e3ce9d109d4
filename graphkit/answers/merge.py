"""Two corpora under one set of actors: which of them are the same, and both as one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from graphkit.model import Actor, Claim, Cooccurrence, Corpus, Relation, Span

Item = TypeVar("Item")


def identities(one: Corpus, other: Corpus) -> dict[str, str]:
    """For each actor of the second corpus that is one of the first, the id it has there.

    The same are those of one id, then those of one Wikidata item, then those of one name and type. An item or a name
    that several actors of a corpus bear says nothing.
    """
    same: dict[str, str] = {}
    marks: tuple[Callable[[Actor], object], ...] = (
        lambda actor: actor.id,
        lambda actor: actor.wikidata or None,
        lambda actor: (actor.name, actor.type),
    )
    for mark in marks:
        taken = set(same.values())
        here = _marked((actor for actor in one.actors if actor.id not in taken), mark)
        there = _marked((actor for actor in other.actors if actor.id not in same), mark)
        same |= {there[key]: here[key] for key in there if key in here}
    return same


def rename(corpus: Corpus, ids: Mapping[str, str]) -> Corpus:
    """The corpus with other ids for its actors; one that `ids` lacks keeps its own."""

    def new(old: str) -> str:
        return ids.get(old, old)

    pairs = (
        replace(each, source=min(ends), target=max(ends))
        for each in corpus.cooccurrences
        for ends in [(new(each.source), new(each.target))]
    )
    relations = (replace(each, source=new(each.source), target=new(each.target)) for each in corpus.relations)
    return replace(
        corpus,
        actors=tuple(sorted((replace(actor, id=new(actor.id)) for actor in corpus.actors), key=lambda each: each.id)),
        memberships=tuple(replace(each, actor_id=new(each.actor_id)) for each in corpus.memberships),
        cooccurrences=tuple(sorted(pairs, key=_ends)),
        relations=tuple(sorted(relations, key=_kind)),
    )


def merge(one: Corpus, other: Corpus) -> Corpus:
    """Both corpora as one, with the actors of the first; a document that is in both counts once."""
    other = rename(other, identities(one, other))
    read = {document.id for document in one.documents}
    actors = {actor.id: actor for corpus in (other, one) for actor in corpus.actors}
    added = frozenset(document.id for document in other.documents if document.id not in read)
    return replace(
        one,
        title=one.title if one.title == other.title else f"{one.title} · {other.title}",
        documents=tuple(sorted((*one.documents, *_of(other.documents, lambda d: d.id, added)), key=lambda d: d.source)),
        skipped=tuple(sorted({*one.skipped, *other.skipped}, key=lambda each: (each.source, each.reason))),
        sentences=tuple(sorted((*one.sentences, *_of(other.sentences, lambda s: s.document_id, added)))),
        mentions=tuple(
            sorted((*one.mentions, *_of(other.mentions, lambda m: m.span.document_id, added)), key=lambda m: m.span)
        ),
        actors=tuple(actors[actor] for actor in sorted(actors)),
        memberships=tuple(
            sorted(
                (*one.memberships, *_of(other.memberships, lambda m: m.span.document_id, added)), key=lambda m: m.span
            )
        ),
        cooccurrences=_pairs((*one.cooccurrences, *other.cooccurrences)),
        relations=_relations((*one.relations, *other.relations)),
        notes=tuple(sorted({*one.notes, *other.notes})),
        stories=tuple(sorted((*one.stories, *(s for s in other.stories if added.issuperset(s.documents))))),
    )


def _marked(actors: Iterable[Actor], mark: Callable[[Actor], object]) -> dict[object, str]:
    """The id of the one actor that bears each mark."""
    marks = [(mark(actor), actor.id) for actor in actors]
    often = Counter(key for key, _ in marks)
    return {key: actor_id for key, actor_id in marks if key is not None and often[key] == 1}


def _of(items: Iterable[Item], document: Callable[[Item], str], ids: frozenset[str]) -> list[Item]:
    return [item for item in items if document(item) in ids]


def _ends(each: Cooccurrence) -> tuple[str, str]:
    return (each.source, each.target)


def _kind(each: Relation) -> tuple[str, str, str, str, str, str]:
    return (each.source, each.target, each.predicate, each.polarity, each.modality, each.event)


def _pairs(found: Iterable[Cooccurrence]) -> tuple[Cooccurrence, ...]:
    sentences: defaultdict[tuple[str, str], set[Span]] = defaultdict(set)
    referring: defaultdict[tuple[str, str], set[Span]] = defaultdict(set)
    for each in found:
        sentences[_ends(each)].update(each.sentences)
        referring[_ends(each)].update(each.by_reference)
    return tuple(
        Cooccurrence(*ends, tuple(sorted(spans)), tuple(sorted(referring[ends])))
        for ends, spans in sorted(sentences.items())
    )


def _relations(found: Iterable[Relation]) -> tuple[Relation, ...]:
    claims: defaultdict[tuple[str, str, str, str, str, str], dict[tuple[Span, ...], Claim]] = defaultdict(dict)
    for each in found:
        for claim in each.claims:
            claims[_kind(each)].setdefault((claim.sentence, claim.subject, claim.object, claim.cue), claim)
    return tuple(
        Relation(*kind[:5], tuple(of_kind[place] for place in sorted(of_kind)), kind[5])
        for kind, of_kind in sorted(claims.items())
    )
