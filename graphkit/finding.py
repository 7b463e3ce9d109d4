"""Which actor a person means by a name."""

from graphkit.errors import ActorAmbiguous, ActorNotFound
from graphkit.facts import names_index
from graphkit.model import Actor, Corpus
from graphkit.spelling import fold

NEAR_NAMES = 5
_LIKELY = 70  # of 100: less alike is no help


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
