"""How a decision names an actor of a build so that nobody else is meant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.corrections.errors import NameNotUnique
from graphkit.model import Actor, ActorName, Corpus
from graphkit.spelling import fold

_MOST_DOCUMENTS = 3


@dataclass(frozen=True)
class Register:
    """The actors of a build by folded name, and for each actor's id the sources of the documents that name it."""

    actors: Mapping[str, Sequence[Actor]]
    documents: Mapping[str, set[str]]


def make_register(corpus: Corpus) -> Register:
    """The register of a build."""
    actors: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in corpus.actors:
        actors[_called(actor)].append(actor)
    sources = {document.id: document.source for document in corpus.documents}
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for membership in corpus.memberships:
        documents[membership.actor_id].add(sources[membership.span.document_id])
    return Register(actors, documents)


def unique_name(register: Register, actor: Actor) -> ActorName:
    """The actor's name; where others bear it, with its type or up to three documents that name it and not them.

    Raises NameNotUnique.
    """
    rivals = [each for each in register.actors[_called(actor)] if each.id != actor.id]
    if not rivals:
        return ActorName(actor.name)
    if actor.type not in {rival.type for rival in rivals}:
        return ActorName(actor.name, actor.type)
    own = set(register.documents[actor.id]).difference(*(register.documents[rival.id] for rival in rivals))
    if not own:
        raise NameNotUnique(actor.name)
    return ActorName(actor.name, "", tuple(sorted(own)[:_MOST_DOCUMENTS]))


def _called(actor: Actor) -> str:
    return fold(actor.name) or actor.name
