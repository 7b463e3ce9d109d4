"""By what chain of ties two actors are joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import fsum

import networkx as nx

from graphkit.analyse.canonical import canonical
from graphkit.answers.evidence import Index, best_sentence, holds, index_pairs, pair_of
from graphkit.evidence import Evidence
from graphkit.finding import find_actor
from graphkit.graph import COOCCURRENCE, Build, project, story_of, story_weight
from graphkit.model import Corpus, Span
from graphkit.rows import Rows


@dataclass(frozen=True)
class Hop:
    """One tie of a chain: its ends, its weight, and the sentence that says most about it."""

    source_id: str
    source: str
    target_id: str
    target: str
    weight: float
    evidence: Evidence | None


@dataclass(frozen=True)
class Chain:
    """Ties that lead from one actor to another. `length` is the sum of 1 + 1/weight, `weakest` the smallest weight."""

    length: float
    weakest: float
    hops: tuple[Hop, ...]


def path(
    build: Build,
    one: str,
    other: str,
    *,
    chains: int = 3,
    layer: str = COOCCURRENCE,
    avoid: Sequence[str] = (),
) -> Rows[Chain]:
    """The strongest chains from one actor to another, at most so many, strongest first; none if they are not joined.

    A chain is the stronger the smaller its length: the sum over its ties of 1 + 1/weight. So each tie costs a step, and
    one that rests on little costs up to two; a direct tie is never beaten, and a way round over strong ties beats a
    short one over weak ties only if it is hardly longer. (The bare sum of 1/weight, which closeness reads, would lead
    through six hubs rather than over one weak tie.) A chain through all actors of one already found is a detour and
    left out. `layer` is `cooccurrence` (named together) or `relation` (claims that hold, of any predicate and in either
    direction). Actors named in `avoid` are left out, as the hub through which everything leads. Raises ActorNotFound,
    ActorAmbiguous. Chains without loops after Yen (1971), Finding the K shortest loopless paths in a network.
    """
    start, goal = find_actor(build.corpus, one).id, find_actor(build.corpus, other).id
    left_out = {find_actor(build.corpus, name).id for name in avoid} - {start, goal}
    ids, simple = canonical(_ties(build, layer))
    simple.remove_nodes_from([place for place, actor in enumerate(ids) if actor in left_out])
    index = index_pairs(build.corpus)
    found = islice(_routes(simple, ids.index(start), ids.index(goal)), chains)
    return Rows([_chain(index, simple, ids, route, layer) for route in found])


def _ties(build: Build, layer: str) -> nx.Graph:
    return project(build.graph, COOCCURRENCE) if layer == COOCCURRENCE else _claimed(build.corpus)


def _claimed(corpus: Corpus) -> nx.Graph:
    """Who is joined to whom by claims that hold, each story counted once."""
    stories = story_of(corpus)
    sentences: dict[tuple[str, str], list[Span]] = {}
    for relation in filter(holds, corpus.relations):
        pair = pair_of(relation.source, relation.target)
        sentences.setdefault(pair, []).extend(claim.sentence for claim in relation.claims)
    graph = nx.Graph()
    graph.add_nodes_from(actor.id for actor in corpus.actors)
    for (one, other), spans in sentences.items():
        weight = float(story_weight(spans, stories))
        graph.add_edge(one, other, weight=weight, distance=1 / weight)
    return graph


def _routes(graph: nx.Graph, start: int, goal: int) -> Iterator[list[int]]:
    if start == goal or not nx.has_path(graph, start, goal):
        return
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 + data["distance"]
    shown: list[set[int]] = []
    for route in nx.shortest_simple_paths(graph, start, goal, weight="length"):
        if not any(len(shorter) > 2 and shorter <= set(route) for shorter in shown):
            shown.append(set(route))
            yield route


def _chain(index: Index, graph: nx.Graph, ids: list[str], route: list[int], layer: str) -> Chain:
    hops = tuple(_hop(index, ids[u], ids[v], graph[u][v]["weight"], layer) for u, v in pairwise(route))
    return Chain(round(fsum(1 + 1 / hop.weight for hop in hops), 12), min(hop.weight for hop in hops), hops)


def _hop(index: Index, source: str, target: str, weight: float, layer: str) -> Hop:
    claims = None
    if layer != COOCCURRENCE:
        claims = [relation for relation in index.relations[pair_of(source, target)] if holds(relation)]
    evidence = best_sentence(index, source, target, claims)
    return Hop(source, index.actors[source].name, target, index.actors[target].name, weight, evidence)
