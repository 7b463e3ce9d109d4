"""What people noted about actors: whom each note is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.corrections.consistent import in_order
from graphkit.model import Actor, ActorName, Correction, Membership
from graphkit.spelling import fold

Notes = Mapping[str, tuple[Correction, ...]]
"""The notes on each actor by its id, the oldest first; their words are in `to`."""


def notes_of(
    actors: Iterable[Actor],
    memberships: Iterable[Membership],
    sources: Mapping[str, str],
    corrections: Iterable[Correction],
) -> Notes:
    """The notes among these decisions, by the actors of that name, or else of that alias, type and documents.

    `sources` gives each document's source by its id. A note on nobody here is left out.
    """
    notes = [each for each in in_order(corrections) if each.kind == "note"]
    if not notes:
        return {}
    called: defaultdict[str, list[Actor]] = defaultdict(list)
    also: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        called[fold(actor.name) or actor.name].append(actor)
        for alias in sorted({fold(alias) or alias for alias in actor.aliases}):
            also[alias].append(actor)
    places: defaultdict[str, set[str]] = defaultdict(set)
    for membership in memberships:
        document = membership.span.document_id
        places[membership.actor_id].add(sources.get(document, document))
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for note in sorted(notes, key=lambda each: each.date):
        for actor in _meant(note.names[0], called, places) or _meant(note.names[0], also, places):
            found[actor.id].append(note)
    return {actor_id: tuple(found[actor_id]) for actor_id in sorted(found)}


def notes_on_nobody(notes: Notes, corrections: Iterable[Correction]) -> list[Correction]:
    """The notes among these decisions that are about none of the actors found."""
    placed = {note for several in notes.values() for note in several}
    return [each for each in in_order(corrections) if each.kind == "note" and each not in placed]


def _meant(name: ActorName, called: Mapping[str, Sequence[Actor]], places: Mapping[str, set[str]]) -> list[Actor]:
    found = called.get(fold(name.name) or name.name, ())
    typed = [actor for actor in found if name.type in ("", actor.type)]
    return [actor for actor in typed if not name.documents or places[actor.id] & set(name.documents)]
