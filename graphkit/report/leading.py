"""Who matters: the ranking, how sure it is, and the other measures beside it."""

from __future__ import annotations

import networkx as nx

from graphkit.analyse.centrality import measure_layer, of_layer
from graphkit.analyse.ranking import Ranked
from graphkit.graph import COOCCURRENCE
from graphkit.report.basis import Basis, figure, shortened
from graphkit.report.blocks import (
    NAME,
    NUMBER,
    Block,
    Column,
    Dots,
    Heading,
    Paragraph,
    Point,
    Row,
    Section,
    Table,
    columns,
)

PLOTTED = 24  # characters of a name beside a line of the plot
STRENGTH = (
    "Strength: how many times an actor is named together with others. Each story counts once, however many papers "
    "printed it."
)
SURE = (
    "The interval holds the true rank with 90 % confidence, as far as the {stories:,} stories stand for all that might "
    "have been read ({resamples} resamples of them); where intervals of two actors overlap, do not say that one is "
    "before the other. “In top 10” is the share of resamples in which the actor was one of the first ten."
)
MEASURES = (
    "Degree: share of all others one is named together with. Betweenness: share of the shortest routes between "
    "others that pass through one. Closeness and harmonic: how short the ways to others are. Eigenvector: company of "
    "the well connected. PageRank: share of time a random walker spends at one. Core: the actor belongs to a group "
    "in which each has so many ties. Clustering: how far its neighbours know each other. Constraint: how closed its "
    "circle is; low values mark brokers. Betweenness, closeness and harmonic read 1/weight as a distance."
)


def who_matters(basis: Basis) -> Section | None:
    """The first actors by strength with intervals, a plot of these, and all measures side by side."""
    rows = basis.ranking.rows
    if not rows:
        return None
    blocks: list[Block] = [Paragraph(STRENGTH), _ranking(basis)]
    if basis.ranking.resamples:
        said = SURE.format(stories=basis.ranking.stories, resamples=basis.ranking.resamples)
        blocks.append(Paragraph(said, aside=True))
    notes = [note for note in basis.ranking.notes if not note.startswith("low–high")]
    blocks += [Paragraph(note, aside=True) for note in notes]
    if len(rows) > 1:
        blocks.append(_plot(basis))
    blocks += [Heading("Other measures"), _side_by_side(basis), Paragraph(MEASURES, aside=True)]
    return Section("Who matters", "rank", tuple(blocks))


def interval(row: Ranked) -> str:
    """The interval of a rank, "" if it has none."""
    return f"{row.rank_low}–{row.rank_high}" if row.rank_low is not None else ""


def _ranking(basis: Basis) -> Table:
    sure = bool(basis.ranking.resamples)
    titles = ("#Rank", *(("#90 % interval", "#In top 10") if sure else ()), "@Actor", "~Type")
    rows = []
    for row in basis.ranking.rows:
        middle = (interval(row), "" if row.in_top is None else f"{row.in_top:.0%}") if sure else ()
        numbers = (figure(row.score, 4), f"{row.mentions:,}", f"{row.documents:,}")
        rows.append(Row((str(row.rank), *middle, row.label, row.type, *numbers)))
    shown = len(rows)
    caption = f"The first {shown} actors by strength" if shown > 1 else "The only actor"
    return Table(caption, columns(*titles, "#Strength", "#Mentions", "#Documents"), tuple(rows))


def _plot(basis: Basis) -> Dots:
    rows = basis.ranking.rows
    labels = [f"{row.rank}. {shortened(row.label, PLOTTED)}" for row in rows]
    if basis.ranking.resamples:
        points = tuple(
            Point(label, row.rank, row.rank_low, row.rank_high) for label, row in zip(labels, rows, strict=True)
        )
        alt = "; ".join(f"{row.label}: rank {row.rank}, interval {interval(row)}" for row in rows)
        return Dots("Rank by strength (dot) with its 90 % interval (line)", alt, "Rank", points)
    points = tuple(Point(label, row.score) for label, row in zip(labels, rows, strict=True))
    alt = "; ".join(f"{row.label}: {figure(row.score, 4)}" for row in rows)
    return Dots("Strength of the first actors", alt, "Strength", points)


def _side_by_side(basis: Basis) -> Table:
    layer = basis.ranking.layer
    scores = _scores(basis)
    titles = ["PageRank" if name == "pagerank" else name.replace("_", "-").capitalize() for name in scores]
    rows = [Row((row.label, *(figure(scores[name][row.actor_id]) for name in scores))) for row in basis.ranking.rows]
    what = "co-occurrences" if layer == COOCCURRENCE else "relations that are asserted and affirmed"
    numbers = tuple(Column(title, NUMBER) for title in titles)
    caption = f"The same actors by the other measures, all of {what}"
    return Table(caption, (Column("Actor", NAME), *numbers), tuple(rows))


def _scores(basis: Basis) -> dict[str, dict[str, float]]:
    """All measures of the layer but strength, as measuring left them on the nodes, else measured now."""
    graph, layer = basis.build.graph, basis.ranking.layer
    names = [name for name in of_layer(layer) if name != "strength"]
    if layer == COOCCURRENCE:
        known = {name: nx.get_node_attributes(graph, name) for name in names}
        if all(len(found) == len(graph) for found in known.values()):
            return known
    measured = measure_layer(graph, layer)
    return {name: measured[name] for name in names}
