"""Why two actors are joined: the sentences that name both, and what they claim about the two."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.facts.quads import quad_of
from graphkit.facts.rules import in_words
from graphkit.finding import find_actor
from graphkit.graph import Build, relation_label
from graphkit.model import AFFIRMED, ASSERTED, Actor, Claim, Corpus, Document, Relation, Span
from graphkit.pooling import type_of


@dataclass(frozen=True)
class Statement:
    """A claim in words: who, does what, to whom; its type and quad class ("" for none), how sure it is, who says so
    ("" for the author), the rule that found it, as it is named and in words, and its tense ("" if no verb tells it).
    """

    source: str
    predicate: str
    target: str
    type: str
    quad: str
    polarity: str
    modality: str
    speaker: str
    rule: str
    explained: str
    tense: str = ""


@dataclass(frozen=True)
class Evidence:
    """A sentence that names both actors, where it stands, and the claims about the two in it (who, what, whom).

    `statements` are the same claims with all that is known of them; `left_out` counts those that are denied, planned,
    possible, conditional or demanded and were not asked for. Without any it is a near miss: named together, no more.
    """

    source: str
    title: str
    date: str
    start: int
    stop: int
    quotation: str
    claims: tuple[tuple[str, str, str], ...]
    statements: tuple[Statement, ...] = ()
    left_out: int = 0


def why(build: Build, one: str, other: str, *, every: bool = True) -> tuple[Evidence, ...]:
    """Every sentence behind a pair of actors, in order of date and place, with the claims it makes about the two.

    Unless `every` claim is asked for, those that are denied or not asserted are left out and counted. Raises
    ActorAmbiguous, ActorNotFound. Two actors who are never named together have no evidence.
    """
    corpus = build.corpus
    pair = {find_actor(corpus, one).id, find_actor(corpus, other).id}
    if len(pair) < 2:
        return ()
    claims = _claims_between(corpus, pair)
    together = (each.sentences for each in corpus.cooccurrences if {each.source, each.target} == pair)
    sentences = {*claims, *(sentence for group in together for sentence in group)}
    documents = {document.id: document for document in corpus.documents}
    names = _names(corpus)
    found = [
        _evidence(documents[span.document_id], span, claims.get(span, ()), names, every=every)
        for span in sorted(sentences)
    ]
    return tuple(sorted(found, key=lambda each: (each.date or "9999", each.source, each.start)))


def _evidence(
    document: Document,
    span: Span,
    claims: Sequence[tuple[Relation, Claim]],
    names: Mapping[str | Span, str],
    *,
    every: bool,
) -> Evidence:
    kept = [(relation, claim) for relation, claim in claims if every or _holds(relation)]
    return Evidence(
        document.source,
        document.title,
        document.date.iso if document.date else "",
        span.start,
        span.stop,
        document.text[span.start : span.stop],
        tuple((names[each.source], relation_label(each), names[each.target]) for each, _ in kept),
        tuple(_statement(relation, claim, names) for relation, claim in kept),
        len(claims) - len(kept),
    )


def _holds(relation: Relation) -> bool:
    return relation.polarity == AFFIRMED and relation.modality == ASSERTED


def _claims_between(corpus: Corpus, pair: set[str]) -> dict[Span, list[tuple[Relation, Claim]]]:
    claims: defaultdict[Span, list[tuple[Relation, Claim]]] = defaultdict(list)
    for each in corpus.relations:
        if {each.source, each.target} == pair:
            for claim in each.claims:
                claims[claim.sentence].append((each, claim))
    return dict(claims)


def _names(corpus: Corpus) -> dict[str | Span, str]:
    """The name of each actor by its id, and of whom each mention means."""
    actors: dict[str, Actor] = {actor.id: actor for actor in corpus.actors}
    names: dict[str | Span, str] = {actor.id: actor.name for actor in corpus.actors}
    return names | {each.span: actors[each.actor_id].name for each in corpus.memberships}


def _statement(relation: Relation, claim: Claim, names: Mapping[str | Span, str]) -> Statement:
    return Statement(
        names[relation.source],
        relation.predicate,
        names[relation.target],
        type_of(relation.event, claim.rule),
        quad_of(relation),
        relation.polarity,
        relation.modality,
        names.get(claim.speaker, "") if claim.speaker else "",
        claim.rule,
        in_words(claim.rule),
        claim.tense,
    )
