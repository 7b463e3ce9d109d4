"""Who belongs together, how firmly, and what joins the groups."""

from __future__ import annotations

from collections import defaultdict
from math import fsum

import networkx as nx

from graphkit.analyse import CENTRALITIES
from graphkit.analyse.communities import UNCONNECTED
from graphkit.analyse.consensus import partitions, stability_of
from graphkit.analyse.network import adjacency, layer_network
from graphkit.answers.bridges import Bridges, bridges, communities_of
from graphkit.graph import COOCCURRENCE
from graphkit.report.basis import FEW, TOP, Basis, counted, listed, quotation
from graphkit.report.blocks import Block, Heading, Paragraph, Row, Section, Table, columns

LEADING = 8
INTRODUCTION = (
    "Groups that are named with each other more than with the rest. A group is called after its two most central "
    "actors. Stability is the share of runs of the Leiden algorithm, with other random numbers each, in which an actor "
    "sits with this group: near 100 % the group is a fact of the network, below 75 % rather a matter of chance."
)
BETWEEN = (
    "Actors who join groups: the weight of their ties to other groups, the share of all their ties that these make up, "
    "and how evenly they are spread (participation: 0 into one group, near 1 into many)."
)


def who_belongs_together(basis: Basis) -> Section | None:
    """Communities with their size, stability and first members, and the ties and actors between them."""
    rows = _communities(basis)
    if not rows:
        return None
    blocks: list[Block] = [
        Paragraph(INTRODUCTION),
        Table("Communities", columns("@Community", "#Actors", "#Stability", "Leading actors"), tuple(rows[:TOP])),
    ]
    if len(rows) > TOP:
        blocks.append(Paragraph(f"And {len(rows) - TOP:,} smaller ones.", aside=True))
    found = bridges(basis.build, top=FEW, index=basis.index)
    blocks += _crossings(basis, found) if found.crossings else []
    blocks += _actors(found) if found.actors else []
    return Section("Who belongs together", "groups", tuple(blocks))


def _communities(basis: Basis) -> list[Row]:
    names, stability, strength = communities_of(basis.build), _stability(basis), _strength(basis)
    labels = dict(basis.build.graph.nodes(data="label"))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for actor, name in names.items():
        members[name].append(actor)
    rows = []
    for name in sorted(members, key=lambda name: (name == UNCONNECTED, -len(members[name]), name)):
        ordered = sorted(members[name], key=lambda actor: (-strength[actor], labels[actor], actor))
        firm = fsum(stability[actor] for actor in ordered) / len(ordered)
        shown = listed([labels[actor] for actor in ordered], LEADING)
        rows.append(Row((name, f"{len(ordered):,}", "" if name == UNCONNECTED else f"{firm:.0%}", shown)))
    return rows


def _stability(basis: Basis) -> dict[str, float]:
    """How firmly each actor sits in its community, as measured, or by as many runs as `consensus` takes."""
    import numpy as np

    graph = basis.build.graph
    known: dict[str, float] = nx.get_node_attributes(graph, "community_stability")
    if len(known) == len(graph):
        return known
    network = layer_network(graph, COOCCURRENCE)
    names = communities_of(basis.build)
    # an actor without ties is a community of its own, though all of them bear one name
    labels = [actor if names[actor] == UNCONNECTED else names[actor] for actor in network.ids]
    found = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return dict(zip(network.ids, stability_of(found, partitions(adjacency(network))).tolist(), strict=True))


def _strength(basis: Basis) -> dict[str, float]:
    """The strength of each actor, as measured, else summed up now."""
    graph = basis.build.graph
    known: dict[str, float] = nx.get_node_attributes(graph, "strength")
    return known if len(known) == len(graph) else CENTRALITIES["strength"].score(layer_network(graph, COOCCURRENCE))


def _crossings(basis: Basis, found: Bridges) -> list[Block]:
    rows = []
    for each in found.crossings:
        best = each.strongest[0]
        tie = f"{best.one} – {best.other} ({best.weight:g})"
        cells = (each.one, each.other, f"{each.ties:,}", f"{each.weight:,g}", tie)
        rows.append(Row(cells, quotation(basis, best.one_id, best.other_id)))
    titles = columns("@Community", "@Community", "#Ties", "#Weight", "Strongest tie")
    caption = f"What joins communities: the strongest {counted(len(rows), 'pair')}"
    return [Heading("Between the groups"), Table(caption, titles, tuple(rows))]


def _actors(found: Bridges) -> list[Block]:
    rows = tuple(
        Row(
            (
                each.name,
                each.community,
                f"{each.outside:,g}",
                f"{each.share:.0%}",
                f"{each.communities:,}",
                f"{each.participation:.2f}",
            )
        )
        for each in found.actors
    )
    titles = columns("@Actor", "Community", "#Outside", "#Share", "#Communities", "#Participation")
    return [Paragraph(BETWEEN), Table("Actors between the groups", titles, rows)]
