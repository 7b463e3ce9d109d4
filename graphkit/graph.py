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

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.columns import NO_CLAIM, Edges, Way, namings_of, pairs_of, relations_of, stories_of
from graphkit.coverage import Coverage, cover
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Relation, Span

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.coverage import Numbers

COOCCURRENCE, RELATION = "cooccurrence", "relation"
TOGETHER = "together"
#: what measuring adds to an edge of cooccurrence, in this order
MEASURED = ("jaccard", "npmi", "g2", "p", "q", "disparity", "backbone")


@dataclass(frozen=True)
class Build:
    """A corpus and its graph: what every writer and every answer reads."""

    corpus: Corpus
    graph: nx.MultiDiGraph


@dataclass
class _Edge:
    """The attributes of an edge, in their order. The graph keeps `vars` of it: a dictionary as any other, but that
    Python keeps the names of the attributes of all instances of a class only once (PEP 412), which halves its memory.
    """

    layer: str
    label: str
    directed: bool
    weight: float
    sentences: int
    by_reference: int
    predicate: str
    event: str
    polarity: str
    modality: str
    documents: int
    stories: int
    first_date: str
    last_date: str


class _Pair(_Edge):
    """The same with room for what measuring adds."""


# names that come later are kept but once too if the first instance had them
vars(_Pair("", "", False, 1.0, 1, 0, *NO_CLAIM, 1, 1, "", "")).update(dict.fromkeys(MEASURED))  # noqa: FBT003

_Kind = tuple[type[_Edge], str, tuple[str, str, bool], Way]


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """The graph of a corpus: nodes and edges in sorted order, both layers beside each other."""
    import networkx as nx

    told = story_of(corpus)
    counts = {"documents": len(corpus.documents), "stories": len({*told.values()}), "sentences": len(corpus.sentences)}
    graph = nx.MultiDiGraph(title=corpus.title, **counts)
    actors, documents, _ = namings_of(corpus)
    mentions = _cover(corpus, told, actors, documents, len(corpus.actors))
    for number, actor in enumerate(corpus.actors):
        graph.add_node(
            actor.id,
            label=actor.name,
            type=actor.type,
            wikidata=actor.wikidata,
            role=actor.role,
            aliases="; ".join(actor.aliases),
            mentions=mentions.sentences[number],
            documents=mentions.documents[number],
            stories=mentions.stories[number],
            first_date=mentions.first[number],
            last_date=mentions.last[number],
        )
    for edges, kinds in ((pairs_of(corpus), _together), (relations_of(corpus), _claimed)):
        found = _cover(corpus, told, edges.edge, edges.document, len(edges))
        _add_edges(graph, edges, [kinds(way) for way in edges.ways], found)
    return graph


def _add_edges(graph: nx.MultiDiGraph, edges: Edges, kinds: Sequence[_Kind], found: Coverage) -> None:
    """Put the edges of a layer where networkx keeps them, each of a kind and resting on what was found.

    One by one by `add_edge` takes three times as long and makes of each its own copy of the names of all attributes.
    """
    after, before = graph._succ, graph._pred  # noqa: SLF001
    names = list(graph)
    ends = ([names[number] for number in column.tolist()] for column in (edges.sources, edges.targets))
    counts = zip(found.weights, found.sentences, edges.by_reference.tolist(), strict=True)
    rest = zip(found.documents, found.stories, found.first, found.last, strict=True)
    chosen = (kinds[number] for number in edges.way.tolist())
    for source, target, kind, counted, covered in zip(*ends, chosen, counts, rest, strict=True):
        make, key, told, claim = kind
        data = vars(make(*told, *counted, *claim, *covered))
        keyed = after[source].get(target)
        if keyed is None:
            after[source][target] = before[target][source] = {key: data}
        else:
            keyed[key] = data


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
    return _key((relation.predicate, relation.event, relation.polarity, relation.modality))


def relation_label(relation: Relation) -> str:
    """The predicate with its denial and its modality in words: "not meet with (planned)"."""
    return _label((relation.predicate, relation.event, relation.polarity, relation.modality))


def project(graph: nx.MultiDiGraph, layer: str) -> nx.Graph:
    """One layer as a simple graph: undirected for co-occurrence, directed for relations, parallel edges summed.

    Edges carry `weight` (strength) and `distance` = 1/weight, because networkx reads its `weight` argument as a
    distance in betweenness, closeness and paths. Every actor is kept, also those without an edge.
    """
    import networkx as nx

    simple: nx.Graph = nx.Graph() if layer == COOCCURRENCE else nx.DiGraph()
    simple.add_nodes_from(graph.nodes(data=True))
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for source, target, data in graph.edges(data=True):
        if data["layer"] == layer:
            weights[source, target] += data["weight"]
    for (source, target), weight in sorted(weights.items()):
        simple.add_edge(source, target, weight=weight, distance=1 / weight)
    return simple


def _together(way: Way) -> _Kind:
    return _Pair, COOCCURRENCE, (COOCCURRENCE, TOGETHER, False), way


def _claimed(way: Way) -> _Kind:
    return _Edge, _key(way), (RELATION, _label(way), True), way


def _key(way: Way) -> str:
    return f"{RELATION}: {', '.join(filter(None, way))}"


def _label(way: Way) -> str:
    predicate, _, polarity, modality = way
    denial = "" if polarity == AFFIRMED else "not "
    return f"{denial}{predicate}" + ("" if modality == ASSERTED else f" ({modality})")


def _cover(corpus: Corpus, told: Mapping[str, str], groups: Numbers, documents: Numbers, size: int) -> Coverage:
    """What each of `size` groups rests on, given the group and the document of each piece of evidence; the documents
    of the corpus tell the stories `told`.
    """
    dates = [document.date.iso if document.date else "" for document in corpus.documents]
    return cover(groups, documents, size, stories_of(corpus, told), dates)
