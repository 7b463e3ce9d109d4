"""Actors and edges as a networkx graph: the attribute contract, and the projections that measures read.

The graph is a `networkx.MultiDiGraph`. A node's key is its actor's id, an edge's key says what kind of edge it is.
Attribute values are `str`, `int`, `float` or `bool` only, as GraphML and GEXF demand.

| node attribute | meaning |
|---|---|
| label, type, wikidata | name, type and Wikidata item ("" if unknown) |
| role | `observer` for media and news agencies, else "" |
| aliases | other names, joined with "; " |
| mentions, documents, stories | how often, in how many documents and in how many independent stories it is named |
| first_date, last_date | of those documents, ISO, "" if none is dated |

`analyse.annotate` adds, on every node, what measuring found: `degree`, `strength`, `betweenness`, `closeness`,
`eigenvector`, `pagerank` (floats, on the co-occurrence layer), `community` (text), `x`, `y`, `size` (floats) and
`color` ("#rrggbb"); also `harmonic`, `clustering`, `constraint` (floats) and `core` (int); of relations `in_degree`,
`out_degree`, `in_strength`, `out_strength`, `hub`, `authority` (floats); `rank_low`, `rank_high` (ints): 90 % interval
of the rank by strength, 0 if not known; `community_stability` (float): the share of runs that agree on the community.

| edge attribute | meaning |
|---|---|
| layer | `cooccurrence` (named in one sentence; no direction) or `relation` (a claim; from subject to object) |
| label | "together", or the predicate with its denial and modality |
| directed | whether source and target may not be swapped |
| weight | strength: sentences (cooccurrence) or claims (relation), each story counted once; 1 or more |
| sentences | sentences or claims in all documents, copies too |
| by_reference | how many of them rest on a pronoun or noun ("he", "the minister") instead of a name |
| documents, stories | in how many documents and in how many independent stories |
| jaccard, npmi, g2, p, q, disparity, backbone | of cooccurrence, added by measuring: see `analyse.edges.Edge` |
| predicate, event, polarity, modality | of a relation; "" for cooccurrence; `event` is its PLOVER type or "" |
| first_date, last_date | of the evidence, ISO, "" if none is dated |
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graphkit.model import AFFIRMED, ASSERTED, Corpus, PublicationDate, Relation, Span

COOCCURRENCE, RELATION = "cooccurrence", "relation"
TOGETHER = "together"


@dataclass(frozen=True)
class Build:
    """A corpus and its graph: what every writer and every answer reads."""

    corpus: Corpus
    graph: nx.MultiDiGraph


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """The graph of a corpus: nodes and edges in sorted order, both layers beside each other."""
    origins = _origins(corpus)
    stories = len({story for story, _ in origins.values()})
    counts = {"documents": len(corpus.documents), "stories": stories, "sentences": len(corpus.sentences)}
    graph = nx.MultiDiGraph(title=corpus.title, **counts)
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
            **_coverage(named[actor.id], origins),
        )
    for pair in corpus.cooccurrences:
        graph.add_edge(
            pair.source,
            pair.target,
            key=COOCCURRENCE,
            layer=COOCCURRENCE,
            label=TOGETHER,
            directed=False,
            **_strength(pair.sentences, origins),
            by_reference=len(pair.by_reference),
            predicate="",
            event="",
            polarity="",
            modality="",
            **_coverage(pair.sentences, origins),
        )
    references = {mention.span for mention in corpus.mentions if mention.antecedent}
    for relation in corpus.relations:
        sentences = [claim.sentence for claim in relation.claims]
        graph.add_edge(
            relation.source,
            relation.target,
            key=relation_key(relation),
            layer=RELATION,
            label=relation_label(relation),
            directed=True,
            **_strength(sentences, origins),
            by_reference=sum(bool(references & {claim.subject, claim.object}) for claim in relation.claims),
            predicate=relation.predicate,
            event=relation.event,
            polarity=relation.polarity,
            modality=relation.modality,
            **_coverage(sentences, origins),
        )
    return graph


def story_of(corpus: Corpus) -> dict[str, str]:
    """The story of each document; one that no story names is a story of its own."""
    stories = {document: story.id for story in corpus.stories for document in story.documents}
    return {document.id: stories.get(document.id, document.id) for document in corpus.documents}


def story_weight(spans: Iterable[Span], stories: Mapping[str, str]) -> int:
    """How many spans there are if each story counts once, with that of its documents that has most of them.

    A copy of an article thus adds nothing, also where it was cut or lightly edited.
    """
    largest: dict[str, int] = {}
    for document, count in Counter(span.document_id for span in spans).items():
        story = stories[document]
        largest[story] = max(count, largest.get(story, 0))
    return sum(largest.values())


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


#: story and date of each document
_Origins = Mapping[str, tuple[str, PublicationDate | None]]


def _origins(corpus: Corpus) -> _Origins:
    stories = story_of(corpus)
    return {document.id: (stories[document.id], document.date) for document in corpus.documents}


def _strength(spans: Sequence[Span], origins: _Origins) -> dict[str, float | int]:
    stories = {span.document_id: origins[span.document_id][0] for span in spans}
    return {"weight": float(story_weight(spans, stories)), "sentences": len(spans)}


def _coverage(spans: Iterable[Span], origins: _Origins) -> dict[str, int | str]:
    ids = {span.document_id for span in spans}
    dates = sorted(date.iso for i in ids if (date := origins[i][1]))
    return {
        "documents": len(ids),
        "stories": len({origins[i][0] for i in ids}),
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
    }
