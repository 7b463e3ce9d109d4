"""Actors and edges as a networkx graph: the attribute contract, and the projections that measures read.

The graph is a `networkx.MultiDiGraph`. A node's key is its actor's id, an edge's key says what kind of edge it is.
Attribute values are `str`, `int`, `float` or `bool` only, as GraphML and GEXF demand.

| node attribute | meaning |
|---|---|
| label, type, wikidata | name, type and Wikidata item ("" if unknown) |
| role | `observer` for media and news agencies, else "" |
| aliases | other names, joined with "; " |
| mentions, documents | how often and in how many documents it is named |
| first_date, last_date | of those documents, ISO, "" if none is dated |

`analyse.annotate` adds, on every node, what measuring found: `degree`, `strength`, `betweenness`, `closeness`,
`eigenvector`, `pagerank` (floats, on the co-occurrence layer), `community` (text), `x`, `y`, `size` (floats) and
`color` ("#rrggbb").

| edge attribute | meaning |
|---|---|
| layer | `cooccurrence` (named in one sentence; no direction) or `relation` (a claim; from subject to object) |
| label | "together", or the predicate with its denial and modality |
| directed | whether source and target may not be swapped |
| weight | strength: sentences (cooccurrence) or claims (relation); 1 or more |
| by_reference | how much of the weight rests on a pronoun or noun ("he", "the minister") instead of a name |
| documents | in how many documents |
| predicate, event, polarity, modality | of a relation; "" for cooccurrence; `event` is its PLOVER type or "" |
| first_date, last_date | of the evidence, ISO, "" if none is dated |
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import networkx as nx

from graphkit.model import AFFIRMED, ASSERTED, OBSERVER, Corpus, Document, Relation, Span

COOCCURRENCE, RELATION = "cooccurrence", "relation"
TOGETHER = "together"


@dataclass(frozen=True)
class Build:
    """A corpus and its graph: what every writer and every answer reads."""

    corpus: Corpus
    graph: nx.MultiDiGraph


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """The graph of a corpus: nodes and edges in sorted order, both layers beside each other."""
    documents = {document.id: document for document in corpus.documents}
    graph = nx.MultiDiGraph(title=corpus.title, documents=len(corpus.documents), sentences=len(corpus.sentences))
    named: defaultdict[str, list[Span]] = defaultdict(list)
    for membership in corpus.memberships:
        named[membership.actor_id].append(membership.span)
    for actor in corpus.actors:
        graph.add_node(
            actor.id,
            label=actor.name,
            type=actor.type,
            wikidata=actor.wikidata,
            role=actor.role,
            aliases="; ".join(actor.aliases),
            mentions=len(named[actor.id]),
            **_coverage(named[actor.id], documents),
        )
    for pair in corpus.cooccurrences:
        graph.add_edge(
            pair.source,
            pair.target,
            key=COOCCURRENCE,
            layer=COOCCURRENCE,
            label=TOGETHER,
            directed=False,
            weight=float(len(pair.sentences)),
            by_reference=len(pair.by_reference),
            predicate="",
            event="",
            polarity="",
            modality="",
            **_coverage(pair.sentences, documents),
        )
    references = {mention.span for mention in corpus.mentions if mention.antecedent}
    for relation in corpus.relations:
        graph.add_edge(
            relation.source,
            relation.target,
            key=relation_key(relation),
            layer=RELATION,
            label=relation_label(relation),
            directed=True,
            weight=float(len(relation.claims)),
            by_reference=sum(bool(references & {claim.subject, claim.object}) for claim in relation.claims),
            predicate=relation.predicate,
            event=relation.event,
            polarity=relation.polarity,
            modality=relation.modality,
            **_coverage([claim.sentence for claim in relation.claims], documents),
        )
    return graph


def without_observers(corpus: Corpus) -> Corpus:
    """The corpus as if media and news agencies were not named in it."""
    observers = {actor.id for actor in corpus.actors if actor.role == OBSERVER}
    return replace(
        corpus,
        actors=tuple(actor for actor in corpus.actors if actor.id not in observers),
        memberships=tuple(each for each in corpus.memberships if each.actor_id not in observers),
        cooccurrences=tuple(each for each in corpus.cooccurrences if observers.isdisjoint((each.source, each.target))),
        relations=tuple(each for each in corpus.relations if observers.isdisjoint((each.source, each.target))),
    )


def relation_key(relation: Relation) -> str:
    """The key of a relation's edge: one for each predicate, event type, polarity and modality of a pair."""
    parts = (relation.predicate, relation.event, relation.polarity, relation.modality)
    return f"{RELATION}: {', '.join(filter(None, parts))}"


def relation_label(relation: Relation) -> str:
    """The predicate with its denial and its modality in words: "not meet with (planned)"."""
    denial = "" if relation.polarity == AFFIRMED else "not "
    modality = "" if relation.modality == ASSERTED else f" ({relation.modality})"
    return f"{denial}{relation.predicate}{modality}"


def project(graph: nx.MultiDiGraph, layer: str) -> nx.Graph:
    """One layer as a simple graph: undirected for co-occurrence, directed for relations, parallel edges summed.

    Edges carry `weight` (strength) and `distance` = 1/weight, because networkx reads its `weight` argument as a
    distance in betweenness, closeness and paths. Every actor is kept, also those without an edge.
    """
    simple: nx.Graph = nx.Graph() if layer == COOCCURRENCE else nx.DiGraph()
    simple.add_nodes_from(graph.nodes(data=True))
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for source, target, data in graph.edges(data=True):
        if data["layer"] == layer:
            weights[source, target] += data["weight"]
    for (source, target), weight in sorted(weights.items()):
        simple.add_edge(source, target, weight=weight, distance=1 / weight)
    return simple


def _coverage(spans: Iterable[Span], documents: dict[str, Document]) -> dict[str, int | str]:
    ids = {span.document_id for span in spans}
    dates = sorted(date.iso for i in ids if (date := documents[i].date))
    return {
        "documents": len(ids),
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
    }
