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
from typing import TYPE_CHECKING

import networkx as nx

from graphkit.coverage import Coverage, cover
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Relation, Span

if TYPE_CHECKING:
    from graphkit.coverage import Numbers

COOCCURRENCE, RELATION = "cooccurrence", "relation"
TOGETHER = "together"


@dataclass(frozen=True)
class Build:
    """A corpus and its graph: what every writer and every answer reads."""

    corpus: Corpus
    graph: nx.MultiDiGraph


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """The graph of a corpus: nodes and edges in sorted order, both layers beside each other."""
    told = story_of(corpus)
    counts = {"documents": len(corpus.documents), "stories": len({*told.values()}), "sentences": len(corpus.sentences)}
    graph = nx.MultiDiGraph(title=corpus.title, **counts)
    place = {actor.id: number for number, actor in enumerate(corpus.actors)}
    mentions = _cover(corpus, told, ((place[each.actor_id], (each.span,)) for each in corpus.memberships), len(place))
    for number, actor in enumerate(corpus.actors):
        graph.add_node(
            actor.id,
            label=actor.name,
            type=actor.type,
            wikidata=actor.wikidata,
            role=actor.role,
            aliases="; ".join(actor.aliases),
            mentions=mentions.sentences[number],
            **_coverage(mentions, number),
        )
    _add_cooccurrences(graph, corpus, told)
    _add_relations(graph, corpus, told)
    return graph


def _add_cooccurrences(graph: nx.MultiDiGraph, corpus: Corpus, told: Mapping[str, str]) -> None:
    pairs = corpus.cooccurrences
    found = _cover(corpus, told, enumerate(pair.sentences for pair in pairs), len(pairs))
    for number, pair in enumerate(pairs):
        graph.add_edge(
            pair.source,
            pair.target,
            key=COOCCURRENCE,
            layer=COOCCURRENCE,
            label=TOGETHER,
            directed=False,
            weight=found.weights[number],
            sentences=found.sentences[number],
            by_reference=len(pair.by_reference),
            predicate="",
            event="",
            polarity="",
            modality="",
            **_coverage(found, number),
        )


def _add_relations(graph: nx.MultiDiGraph, corpus: Corpus, told: Mapping[str, str]) -> None:
    references = {mention.span for mention in corpus.mentions if mention.antecedent} if corpus.relations else set()
    evidence = enumerate([claim.sentence for claim in relation.claims] for relation in corpus.relations)
    found = _cover(corpus, told, evidence, len(corpus.relations))
    for number, relation in enumerate(corpus.relations):
        graph.add_edge(
            relation.source,
            relation.target,
            key=relation_key(relation),
            layer=RELATION,
            label=relation_label(relation),
            directed=True,
            weight=found.weights[number],
            sentences=found.sentences[number],
            by_reference=sum(claim.subject in references or claim.object in references for claim in relation.claims),
            predicate=relation.predicate,
            event=relation.event,
            polarity=relation.polarity,
            modality=relation.modality,
            **_coverage(found, number),
        )


def story_of(corpus: Corpus) -> dict[str, str]:
    """The story of each document; one that no story names is a story of its own."""
    stories = {document: story.id for story in corpus.stories for document in story.documents}
    return {document.id: stories.get(document.id, document.id) for document in corpus.documents}


def evidence_columns(
    corpus: Corpus, told: Mapping[str, str], groups: Iterable[tuple[int, Sequence[Span]]]
) -> "tuple[Numbers, Numbers, Numbers]":
    """The group and the document of each span of numbered groups; and the story of each document, where `told` names
    it. Documents are numbered in the order of the corpus, stories by name.
    """
    from array import array

    import numpy as np

    number = {document.id: place for place, document in enumerate(corpus.documents)}
    names = {story: place for place, story in enumerate(sorted({*told.values()}))}
    stories = np.array([names[told[document.id]] for document in corpus.documents], dtype=np.int64)
    owners, places = array("q"), array("q")
    for group, spans in groups:
        owners.extend([group] * len(spans))
        places.extend([number[span.document_id] for span in spans])
    return np.array(owners), np.array(places), stories


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


def _cover(
    corpus: Corpus, told: Mapping[str, str], groups: Iterable[tuple[int, Sequence[Span]]], size: int
) -> Coverage:
    """What each numbered group of evidence rests on, of a corpus whose documents tell the stories `told`."""
    owners, places, stories = evidence_columns(corpus, told, groups)
    dates = [document.date.iso if document.date else "" for document in corpus.documents]
    return cover(owners, places, size, stories, dates)


def _coverage(found: Coverage, number: int) -> dict[str, int | str]:
    return {
        "documents": found.documents[number],
        "stories": found.stories[number],
        "first_date": found.first[number],
        "last_date": found.last[number],
    }
