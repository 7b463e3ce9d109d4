"""Other graphs of one build: a single layer, or one edge a pair and layer instead of parallel ones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import networkx as nx

from graphkit.graph import COOCCURRENCE, RELATION, Build, story_of

SHOWN = 3
"""How many of a pair's relations its pooled edge names."""


def one_layer(build: Build, layer: str) -> Build:
    """The build with the edges and the evidence of one layer alone (`cooccurrence` or `relation`).

    Actors stay, and so do their scores, communities and places, which were measured on the whole.
    """
    graph = _without_edges(build.graph)
    for source, target, key, data in build.graph.edges(keys=True, data=True):
        if data["layer"] == layer:
            graph.add_edge(source, target, key=key, **data)
    if layer == COOCCURRENCE:
        return Build(replace(build.corpus, relations=()), graph)
    return Build(replace(build.corpus, cooccurrences=()), graph)


def aggregate(build: Build) -> Build:
    """The build with one edge a pair and layer.

    Relations from one actor to another become one edge. Its `weight`, `sentences` and `by_reference` are sums;
    `documents` and `stories` count each once; `label` names the three strongest, with denial and modality; `event`,
    `predicate`, `polarity` and `modality` list all there are, joined with "; "; `relations` is how many it stands for.
    """
    pooled: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for source, target, data in build.graph.edges(data=True):
        pooled[source, target, data["layer"]].append(data)
    reach = _reach(build)
    graph = _without_edges(build.graph)
    for (source, target, layer), group in sorted(pooled.items()):
        data = _pool(group) if layer == RELATION else {**group[0], "relations": 0}
        if layer == RELATION:
            data |= {name: len(ids) for name, ids in reach[source, target].items()}
        graph.add_edge(source, target, key=layer, **data)
    return Build(build.corpus, graph)


def _without_edges(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    bare: nx.MultiDiGraph = nx.MultiDiGraph(**graph.graph)
    bare.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True))
    return bare


def _pool(group: Sequence[dict[str, Any]]) -> dict[str, Any]:
    strongest = sorted(group, key=lambda data: (-data["weight"], data["label"]))
    more = f" and {len(group) - SHOWN} more" if len(group) > SHOWN else ""
    days = [data["first_date"] for data in group if data["first_date"]]
    last = [data["last_date"] for data in group if data["last_date"]]
    return {
        **strongest[0],
        "label": ", ".join(data["label"] for data in strongest[:SHOWN]) + more,
        "weight": sum(data["weight"] for data in group),
        "sentences": sum(data["sentences"] for data in group),
        "by_reference": sum(data["by_reference"] for data in group),
        **{name: _listed(strongest, name) for name in ("predicate", "event", "polarity", "modality")},
        "first_date": min(days, default=""),
        "last_date": max(last, default=""),
        "relations": len(group),
    }


def _listed(group: Sequence[dict[str, Any]], name: str) -> str:
    return "; ".join(dict.fromkeys(data[name] for data in group if data[name]))


def _reach(build: Build) -> dict[tuple[str, str], dict[str, set[str]]]:
    """The documents and stories that say anything of one actor to another."""
    stories = story_of(build.corpus)
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for relation in build.corpus.relations:
        for claim in relation.claims:
            reached = found.setdefault((relation.source, relation.target), {"documents": set(), "stories": set()})
            reached["documents"].add(claim.sentence.document_id)
            reached["stories"].add(stories[claim.sentence.document_id])
    return found
