"""Part of a corpus: a period, some types of actors, strong ties only."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from graphkit.graph import story_of, story_weight
from graphkit.model import OBSERVER, Actor, Cooccurrence, Corpus, Document, Relation, Span, Story

SENTENCE = "sentence"


@dataclass(frozen=True)
class Selection:
    """What of a build is meant; the default is all of it.

    `types` are labels (PERSON, ORG, GPE …). `since` and `until` are dates, inclusive, as precise as given (2017,
    2017-02 or 2017-02-03). Without `observers`, media and news agencies are left out. `min_weight` leaves out weaker
    edges and then actors without any. `unit` is what two actors must share to be together (`graphkit.units`). `ego`
    names an actor, whose neighbours up to `steps` away are meant; `community` names one; `top` is a number of actors,
    by strength.
    """

    types: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    observers: bool = True
    min_weight: float = 0
    ego: str = ""
    steps: int = 1
    community: str = ""
    top: int | None = None
    unit: str = SENTENCE


def select(corpus: Corpus, selection: Selection) -> Corpus:
    """The part of a corpus that is meant, as a corpus. `ego`, `community` and `top` are left to the pipeline, since
    they need a measured graph. Raises UnitUnknown.
    """
    if selection.since or selection.until:
        corpus = keep_documents(corpus, {d.id for d in corpus.documents if _within(d, selection)})
    if selection.unit != SENTENCE:
        from graphkit.units import cooccurrences_by

        corpus = replace(corpus, cooccurrences=cooccurrences_by(corpus, selection.unit), unit=selection.unit)
    if selection.types or not selection.observers:
        corpus = keep_actors(corpus, {actor.id for actor in corpus.actors if _meant(actor, selection)})
    return _keep_strong(corpus, selection.min_weight) if selection.min_weight else corpus


def keep_actors(corpus: Corpus, ids: Collection[str]) -> Corpus:
    """The corpus as if no other actor were named in it."""
    ids = frozenset(ids)
    return replace(
        corpus,
        actors=tuple(actor for actor in corpus.actors if actor.id in ids),
        memberships=tuple(each for each in corpus.memberships if each.actor_id in ids),
        cooccurrences=tuple(each for each in corpus.cooccurrences if each.source in ids and each.target in ids),
        relations=tuple(each for each in corpus.relations if each.source in ids and each.target in ids),
    )


def keep_documents(corpus: Corpus, ids: Collection[str]) -> Corpus:
    """The corpus as if no other document had been read; actors that none of them names are left out."""
    ids = frozenset(ids)
    memberships = tuple(each for each in corpus.memberships if each.span.document_id in ids)
    named = {each.actor_id for each in memberships}
    return replace(
        corpus,
        documents=tuple(each for each in corpus.documents if each.id in ids),
        sentences=tuple(each for each in corpus.sentences if each.document_id in ids),
        mentions=tuple(each for each in corpus.mentions if each.span.document_id in ids),
        actors=tuple(each for each in corpus.actors if each.id in named),
        memberships=memberships,
        cooccurrences=tuple(filter(None, (_cut_pair(each, ids) for each in corpus.cooccurrences))),
        relations=tuple(filter(None, (_cut_relation(each, ids) for each in corpus.relations))),
        stories=tuple(filter(None, (_cut_story(each, ids) for each in corpus.stories))),
    )


def _within(document: Document, selection: Selection) -> bool:
    """Whether all of the time that a document's date leaves open lies in the period; one without a date never does."""
    if document.date is None:
        return False
    first, last = _first_day(document.date.iso), _last_day(document.date.iso)
    return _first_day(selection.since) <= first and (not selection.until or last <= _last_day(selection.until))


def _first_day(iso: str) -> str:
    return iso + "0000-01-01"[len(iso) :]


def _last_day(iso: str) -> str:
    return iso + "9999-12-31"[len(iso) :]


def _meant(actor: Actor, selection: Selection) -> bool:
    types = {each.upper() for each in selection.types}
    return (not types or actor.type in types) and (selection.observers or actor.role != OBSERVER)


def _keep_strong(corpus: Corpus, least: float) -> Corpus:
    stories = story_of(corpus)
    strong = replace(
        corpus,
        cooccurrences=tuple(each for each in corpus.cooccurrences if story_weight(each.sentences, stories) >= least),
        relations=tuple(
            each
            for each in corpus.relations
            if story_weight([claim.sentence for claim in each.claims], stories) >= least
        ),
    )
    ends = {end for each in strong.cooccurrences for end in (each.source, each.target)}
    return keep_actors(strong, ends | {end for each in strong.relations for end in (each.source, each.target)})


def _cut_pair(pair: Cooccurrence, ids: Collection[str]) -> Cooccurrence | None:
    kept = _of_documents(pair.sentences, ids)
    return replace(pair, sentences=kept, by_reference=_of_documents(pair.by_reference, ids)) if kept else None


def _cut_relation(relation: Relation, ids: Collection[str]) -> Relation | None:
    kept = tuple(claim for claim in relation.claims if claim.sentence.document_id in ids)
    return replace(relation, claims=kept) if kept else None


def _cut_story(story: Story, ids: Collection[str]) -> Story | None:
    kept = tuple(each for each in story.documents if each in ids)
    return replace(story, documents=kept) if kept else None


def _of_documents(spans: tuple[Span, ...], ids: Collection[str]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.document_id in ids)
