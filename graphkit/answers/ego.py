"""An actor and those around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graphkit.finding import find_actor
from graphkit.graph import COOCCURRENCE, Build, project
from graphkit.rows import Rows, Shown


@dataclass(frozen=True)
class Near:
    """An actor of the neighbourhood: how many steps away, through whom, and how strong that last tie is.

    `ties` counts its ties with others of the neighbourhood, the actor in the middle left out.
    """

    actor_id: str
    name: str
    type: str
    step: int
    through: str
    weight: float
    ties: int


@dataclass(frozen=True)
class Tie:
    """Two actors of the neighbourhood who are named together, and how often."""

    one: str
    other: str
    weight: float


@dataclass(frozen=True)
class Ego(Shown):
    """A neighbourhood. `density` is the share of all pairs around the actor that are joined themselves, from 0 (the
    actor alone joins them) to 1 (everyone knows everyone); 0 if there are fewer than two.
    """

    actor_id: str
    name: str
    type: str
    density: float
    actors: Rows[Near]
    ties: Rows[Tie]


def ego(build: Build, name: str, *, steps: int = 1) -> Ego:
    """Who is named together with an actor, or with those who are, up to so many steps away.

    The nearest come first, of these the strongest tied. An actor two steps away is reached through the neighbour with
    which it has the strongest tie. Reads `weight` of the co-occurrence layer. Raises ActorNotFound, ActorAmbiguous.
    """
    middle = find_actor(build.corpus, name)
    simple = project(build.graph, COOCCURRENCE)
    step = nx.single_source_shortest_path_length(simple, middle.id, cutoff=steps)
    around = simple.subgraph(sorted(set(step) - {middle.id}))
    rows = [_near(simple, around, step, actor) for actor in around]
    pairs = len(around) * (len(around) - 1) / 2
    return Ego(
        middle.id,
        middle.name,
        middle.type,
        round(around.number_of_edges() / pairs, 12) if pairs else 0.0,
        Rows(sorted(rows, key=lambda row: (row.step, -row.weight, row.name, row.actor_id))),
        _ties(around),
    )


def _near(simple: nx.Graph, around: nx.Graph, step: Mapping[str, int], actor: str) -> Near:
    nodes = simple.nodes
    before = [near for near in simple[actor] if step.get(near) == step[actor] - 1]
    through = min(before, key=lambda near: (-simple[actor][near]["weight"], nodes[near]["label"], near))
    return Near(
        actor,
        nodes[actor]["label"],
        nodes[actor]["type"],
        step[actor],
        nodes[through]["label"],
        simple[actor][through]["weight"],
        around.degree(actor),
    )


def _ties(around: nx.Graph) -> Rows[Tie]:
    labels = around.nodes(data="label")
    pairs = [(*sorted((labels[one], labels[other])), data["weight"]) for one, other, data in around.edges(data=True)]
    return Rows([Tie(*pair) for pair in sorted(pairs, key=lambda pair: (-pair[2], pair))])
