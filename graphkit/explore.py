"""Answers about a build: who an actor is, and why two actors are joined."""

from collections import Counter
from dataclasses import dataclass

from graphkit.corrections.notes import Notes
from graphkit.evidence import Evidence, Statement, why
from graphkit.facts.metonyms import represented
from graphkit.finding import find_actor
from graphkit.graph import Build, relation_label
from graphkit.model import Actor, Corpus
from graphkit.pooling import Pool, pool_relations

__all__ = ["Evidence", "Neighbour", "Profile", "Reason", "Statement", "find_actor", "reasons", "show", "why"]


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

    `aliases` are (spelling, mentions); `relations` are (who, does what, to whom, claims); `pooled` are the same claims,
    for each pair and type. `represents` is whom the table of metonyms says it stands for, "" for nobody: no document
    need have said so. `notes` are (words, author, date).
    """

    actor: Actor
    mentions: int
    documents: int
    aliases: tuple[tuple[str, int], ...]
    neighbours: tuple[Neighbour, ...]
    relations: tuple[tuple[str, str, str, int], ...]
    pooled: tuple[Pool, ...] = ()
    represents: str = ""
    notes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Reason:
    """How often a spelling stands for an actor for one reason: the rule, or the person, that joined them."""

    spelling: str
    rule: str
    mentions: int


def show(build: Build, name: str, notes: Notes | None = None) -> Profile:
    """Aliases, counts, neighbours, relations and notes of one actor. Raises ActorAmbiguous, ActorNotFound."""
    actor = find_actor(build.corpus, name)
    labels = {each.id: each.name for each in build.corpus.actors}
    members = {each.span for each in build.corpus.memberships if each.actor_id == actor.id}
    spellings = Counter(" ".join(m.text.split()) for m in build.corpus.mentions if m.span in members)
    own = [each for each in build.corpus.relations if actor.id in (each.source, each.target)]
    relations = [(labels[each.source], relation_label(each), labels[each.target], len(each.claims)) for each in own]
    return Profile(
        actor,
        mentions=len(members),
        documents=len({span.document_id for span in members}),
        aliases=tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0]))),
        neighbours=_neighbours(build, actor.id),
        relations=tuple(sorted(relations, key=lambda row: (-row[3], row))),
        pooled=pool_relations(own, labels),
        represents=represented().get(actor.name, ""),
        notes=tuple((each.to, each.author, each.date) for each in (notes or {}).get(actor.id, ())),
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
