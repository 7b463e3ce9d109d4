"""The part of a build that is meant, where saying so needs a graph: neighbours, a community, the strongest."""

from __future__ import annotations

from graphkit.errors import CommunityNotFound
from graphkit.graph import COOCCURRENCE, RELATION, Build, build_graph, project
from graphkit.model import Corpus
from graphkit.selection import Selection, keep_actors, select


def select_build(corpus: Corpus, selection: Selection | None) -> Build:
    """The part of a corpus that is meant, with its graph, not measured.

    Neighbours, communities and strength are those within the period, types and weights chosen. Raises ActorNotFound,
    ActorAmbiguous, CommunityNotFound, UnitUnknown.
    """
    if selection is None:
        return Build(corpus, build_graph(corpus))
    build = _build(select(corpus, selection))
    if selection.ego:
        build = _build(keep_actors(build.corpus, _neighbourhood(build, selection.ego, selection.steps)))
    if selection.community:
        build = _build(keep_actors(build.corpus, _community(build, selection.community)))
    if selection.top is not None:
        build = _build(keep_actors(build.corpus, _strongest(build, selection.top)))
    return build


def _build(corpus: Corpus) -> Build:
    return Build(corpus, build_graph(corpus))


def _neighbourhood(build: Build, name: str, steps: int) -> set[str]:
    """The actors that can be reached in so many steps, over edges of both layers."""
    from graphkit.explore import find_actor

    layers = [project(build.graph, layer).to_undirected(as_view=True) for layer in (COOCCURRENCE, RELATION)]
    reached = {find_actor(build.corpus, name).id}
    for _ in range(steps):
        further = reached | {near for simple in layers for actor in reached for near in simple[actor]}
        if further == reached:
            break
        reached = further
    return reached


def _community(build: Build, name: str) -> set[str]:
    """The members of the community of that name, or of the one whose name holds an actor of that name."""
    from graphkit.answers.bridges import communities_of

    communities = communities_of(build)
    wanted = name.casefold()
    fits = {each for each in communities.values() if wanted in (each.casefold(), *each.casefold().split(" · "))}
    if len(fits) != 1:
        raise CommunityNotFound(name, sorted(set(communities.values())))
    return {actor for actor, community in communities.items() if community in fits}


def _strongest(build: Build, top: int) -> set[str]:
    from graphkit.analyse import rank_actors

    return {row.actor_id for row in rank_actors(build.graph, "strength")[:top]}
