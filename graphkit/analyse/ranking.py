"""Actors in the order of a measure, with how sure the order is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from graphkit.analyse.centrality import CENTRALITIES, check_layer, measure_layer, rounded
from graphkit.analyse.network import Network, layer_network
from graphkit.analyse.tallies import Tally, tally
from graphkit.analyse.uncertainty import LEAST_STORIES, ROUTE_SOURCES, Resampling, Uncertainty, uncertainty
from graphkit.graph import COOCCURRENCE, Build

MOST_INTERVALS = 2000  # rows: each is compared with all actors


@dataclass(frozen=True)
class Ranked:
    """An actor's place by one measure. Equal scores share a rank, and the next rank is skipped for each.

    `rank_low` to `rank_high` is the interval of the rank, 90 % sure, and `in_top` the share of resamples in which the
    actor is one of the first few (`analyse.uncertainty`); None if there is none. `error` is the standard error of a
    score that was estimated from a sample of actors, 0 if it is exact.
    """

    rank: int
    actor_id: str
    label: str
    type: str
    score: float
    mentions: int
    documents: int
    rank_low: int | None = None
    rank_high: int | None = None
    in_top: float | None = None
    error: float = 0.0


def rank_actors(graph: nx.MultiDiGraph, by: str, layer: str = COOCCURRENCE) -> tuple[Ranked, ...]:
    """All actors by the measure `by` (a key of `CENTRALITIES`) of a layer, the highest score first, of constraint the
    lowest.

    Equal scores go by label, then id. Scores of co-occurrence that `annotate` left on the nodes are read, else
    measured. Raises KeyError for an unknown measure, CentralityNotOfLayer for one that the layer lacks.
    """
    measure = check_layer(by, layer)
    scores = nx.get_node_attributes(graph, by) if layer == COOCCURRENCE else {}
    errors: dict[str, float] = {}
    if len(scores) < len(graph) or (measure.error and len(graph) > 1):
        network = layer_network(graph, layer)
        scores = rounded(measure.score(network))
        errors = rounded(measure.error(network)) if measure.error else {}
    return ordered(graph, scores, errors, lowest_first=measure.lowest_first)


def ordered(
    graph: nx.MultiDiGraph, scores: Mapping[str, float], errors: Mapping[str, float], *, lowest_first: bool = False
) -> tuple[Ranked, ...]:
    """The actors of a graph by scores, which are compared as they are."""
    sign = 1 if lowest_first else -1
    ranking: list[Ranked] = []
    for place, node in enumerate(sorted(graph, key=lambda n: (sign * scores[n], graph.nodes[n]["label"], n)), start=1):
        tied = bool(ranking) and ranking[-1].score == scores[node]
        rank = ranking[-1].rank if tied else place
        data = graph.nodes[node]
        who = (node, data["label"], data["type"], float(scores[node]), data["mentions"], data["documents"])
        ranking.append(Ranked(rank, *who, error=errors.get(node, 0.0)))
    return tuple(ranking)


def side_by_side(graph: nx.MultiDiGraph, layer: str = COOCCURRENCE) -> list[dict[str, str | int | float]]:
    """Every measure of a layer for every actor, the strongest first: rows that pandas.DataFrame takes as they are."""
    scores = measure_layer(graph, layer)
    rows: list[dict[str, str | int | float]] = []
    for row in ordered(graph, scores["strength"], {}):
        measured = {name: found[row.actor_id] for name, found in scores.items()}
        known = {"actor_id": row.actor_id, "label": row.label, "type": row.type}
        rows.append({**known, **measured, "mentions": row.mentions, "documents": row.documents})
    return rows


@dataclass(frozen=True)
class Ranking:
    """Actors by one measure, and what a reader must know of the numbers: `notes` are whole sentences.

    `stories` are those that add to the layer, `resamples` those that the intervals rest on, 0 if there are none.
    """

    by: str
    layer: str
    rows: tuple[Ranked, ...]
    stories: int
    resamples: int
    notes: tuple[str, ...]


def rank_build(
    build: Build, by: str, layer: str, resampling: Resampling, chosen: Callable[[Sequence[Ranked]], Sequence[Ranked]]
) -> Ranking:
    """The ranking of a build: all actors are ranked, then some `chosen`, and of those intervals are found.

    Intervals are found for 2,000 rows at most. Raises KeyError for an unknown measure, CentralityNotOfLayer for one
    that the layer lacks.
    """
    measure = check_layer(by, layer)
    told = tally(build.corpus, layer)
    scores = rounded(measure.score(told.network))
    errors = rounded(measure.error(told.network)) if measure.error else {}
    rows = list(chosen(ordered(build.graph, scores, errors, lowest_first=measure.lowest_first)))
    known = [row.actor_id for row in rows[:MOST_INTERVALS]]
    found = uncertainty(told, by, scores, known, resampling)
    if found:
        sure = [
            replace(row, rank_low=found.low[i], rank_high=found.high[i], in_top=found.in_top[i])
            for row, i in zip(rows, known, strict=False)
        ]
        rows[: len(sure)] = sure
    notes = (*_sampled(by, told.network, errors), *_resampled(by, told, found, resampling))
    return Ranking(by, layer, tuple(rows), told.stories, found.resamples if found else 0, notes)


def _sampled(by: str, network: Network, errors: Mapping[str, float]) -> Iterator[str]:
    largest = max(errors.values(), default=0.0)
    if largest > 0:
        yield f"{by} is estimated from {network.sample} actors as starts; standard error up to {largest:.2g}."


def _resampled(by: str, told: Tally, found: Uncertainty | None, resampling: Resampling) -> Iterator[str]:
    if found:
        fewer = "" if found.resamples == resampling.times else f", fewer than {resampling.times} to save time"
        yield f"low–high: 90 % interval of the rank, from {found.resamples} resamples of {told.stories} stories{fewer}."
        if CENTRALITIES[by].reads == "routes" and len(told.network) > ROUTE_SOURCES:
            yield f"In resamples, routes start from {ROUTE_SOURCES} actors only."
    elif not resampling.times:
        return
    elif told.stories < LEAST_STORIES:
        count = f"{told.stories} independent {'story adds' if told.stories == 1 else 'stories add'}"
        yield f"No intervals of ranks: {count} to this layer, and {LEAST_STORIES} are needed."
    else:
        actors = f"{len(told.network):,} actors"
        yield f"No intervals of ranks: {by} of {actors} takes too long to resample; choose a smaller part."
