"""Answers about a build: who an actor is, and why two actors are joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.errors import ActorAmbiguous, ActorNotFound
from graphkit.facts import names_index
from graphkit.graph import Build, relation_label
from graphkit.model import Actor, Corpus, Span
from graphkit.spelling import fold

NEAR_NAMES = 5
_LIKELY = 70  # of 100: less alike is no help


@dataclass(frozen=True)
class Neighbour:
    """Another actor and in how many sentences the two are named together."""

    actor_id: str
    name: str
    type: str
    sentences: int


@dataclass(frozen=True)
class Profile:
    """What a build knows of one actor.

    `aliases` are (spelling, mentions); `relations` are (who, does what, to whom, claims).
    """

    actor: Actor
    mentions: int
    documents: int
    aliases: tuple[tuple[str, int], ...]
    neighbours: tuple[Neighbour, ...]
    relations: tuple[tuple[str, str, str, int], ...]


@dataclass(frozen=True)
class Reason:
    """How often a spelling stands for an actor for one reason: the rule, or the person, that joined them."""

    spelling: str
    rule: str
    mentions: int


@dataclass(frozen=True)
class Evidence:
    """A sentence that names both actors, where it stands, and the claims about the two in it (who, what, whom)."""

    source: str
    title: str
    date: str
    start: int
    stop: int
    quotation: str
    claims: tuple[tuple[str, str, str], ...]


def find_actor(corpus: Corpus, name: str) -> Actor:
    """The actor with that id, Wikidata item, name, alias or words of its name; case, accents and points don't matter.

    A name counts more than an alias, an alias more than what the tables of facts know (OFAC), and that more than single
    words. Raises ActorAmbiguous with the candidates, ActorNotFound with near names.
    """
    wanted = fold(name)
    known = {fact.name for fact in names_index().get(name, ())}
    tests = (
        lambda actor: name and name in (actor.id, actor.wikidata),
        lambda actor: name == actor.name,
        lambda actor: wanted and wanted == fold(actor.name),
        lambda actor: wanted and wanted in map(fold, actor.aliases),
        lambda actor: actor.name in known,
        lambda actor: wanted and set(wanted.split()) <= set(fold(actor.name).split()),
    )
    for test in tests:
        found = [actor for actor in corpus.actors if test(actor)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ActorAmbiguous(name, [f"{actor.name} ({actor.type}, {actor.id})" for actor in found])
    raise ActorNotFound(name, _near_names(corpus, wanted))


def _near_names(corpus: Corpus, wanted: str) -> list[str]:
    from rapidfuzz import fuzz, process

    names = {actor.id: [fold(name) for name in (actor.name, *actor.aliases)] for actor in corpus.actors}
    labels = {actor.id: actor.name for actor in corpus.actors}
    scores: dict[str, float] = {}
    for actor_id, spellings in names.items():
        best = process.extractOne(wanted, spellings, scorer=fuzz.WRatio)
        if best and best[1] >= _LIKELY:
            scores[labels[actor_id]] = max(best[1], scores.get(labels[actor_id], 0))
    return sorted(scores, key=lambda label: (-scores[label], label))[:NEAR_NAMES]


def show(build: Build, name: str) -> Profile:
    """Aliases, counts, neighbours and relations of one actor. Raises ActorAmbiguous, ActorNotFound."""
    actor = find_actor(build.corpus, name)
    labels = {each.id: each.name for each in build.corpus.actors}
    members = {each.span for each in build.corpus.memberships if each.actor_id == actor.id}
    spellings = Counter(" ".join(m.text.split()) for m in build.corpus.mentions if m.span in members)
    relations = [
        (labels[each.source], relation_label(each), labels[each.target], len(each.claims))
        for each in build.corpus.relations
        if actor.id in (each.source, each.target)
    ]
    return Profile(
        actor,
        mentions=len(members),
        documents=len({span.document_id for span in members}),
        aliases=tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0]))),
        neighbours=_neighbours(build, actor.id),
        relations=tuple(sorted(relations, key=lambda row: (-row[3], row))),
    )


def reasons(corpus: Corpus, name: str) -> tuple[Reason, ...]:
    """For each spelling of an actor which rules or people joined it, the commonest first.

    Raises ActorAmbiguous, ActorNotFound.
    """
    actor = find_actor(corpus, name)
    spelling = {mention.span: " ".join(mention.text.split()) for mention in corpus.mentions}
    members = [each for each in corpus.memberships if each.actor_id == actor.id]
    counts = Counter((spelling[each.span], each.rule) for each in members)
    spellings = Counter(spelling[each.span] for each in members)

    def order(each: Reason) -> tuple[int, str, int, str]:
        return (-spellings[each.spelling], each.spelling, -each.mentions, each.rule)

    return tuple(sorted((Reason(*key, count) for key, count in counts.items()), key=order))


def _neighbours(build: Build, actor_id: str) -> tuple[Neighbour, ...]:
    together = [
        (each.target if each.source == actor_id else each.source, len(each.sentences))
        for each in build.corpus.cooccurrences
        if actor_id in (each.source, each.target)
    ]
    nodes = build.graph.nodes
    found = [Neighbour(other, nodes[other]["label"], nodes[other]["type"], count) for other, count in together]
    return tuple(sorted(found, key=lambda each: (-each.sentences, each.name, each.actor_id)))


def why(build: Build, one: str, other: str) -> tuple[Evidence, ...]:
    """Every sentence behind a pair of actors, in order of date and place, with the claims it makes about the two.

    Raises ActorAmbiguous, ActorNotFound. Two actors who are never named together have no evidence.
    """
    corpus = build.corpus
    pair = {find_actor(corpus, one).id, find_actor(corpus, other).id}
    if len(pair) < 2:
        return ()
    claims = _claims_between(corpus, pair)
    together = (each.sentences for each in corpus.cooccurrences if {each.source, each.target} == pair)
    sentences = sorted({*claims, *(sentence for group in together for sentence in group)})
    return _evidence(corpus, sentences, claims)


def _claims_between(corpus: Corpus, pair: set[str]) -> dict[Span, list[tuple[str, str, str]]]:
    labels = {actor.id: actor.name for actor in corpus.actors}
    claims: defaultdict[Span, list[tuple[str, str, str]]] = defaultdict(list)
    for each in corpus.relations:
        if {each.source, each.target} == pair:
            for claim in each.claims:
                claims[claim.sentence].append((labels[each.source], relation_label(each), labels[each.target]))
    return dict(claims)


def _evidence(
    corpus: Corpus, sentences: Iterable[Span], claims: dict[Span, list[tuple[str, str, str]]]
) -> tuple[Evidence, ...]:
    documents = {document.id: document for document in corpus.documents}
    found = []
    for span in sentences:
        document = documents[span.document_id]
        quotation = document.text[span.start : span.stop]
        date = document.date.iso if document.date else ""
        said = tuple(claims.get(span, ()))
        found.append(Evidence(document.source, document.title, date, span.start, span.stop, quotation, said))
    return tuple(sorted(found, key=lambda each: (each.date or "9999", each.source, each.start)))
