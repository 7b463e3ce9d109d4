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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.columns import Way, namings_of, pairs_of, relations_of, stories_of
from graphkit.coverage import Coverage, cover
from graphkit.edge_table import EdgeTable, coded, column_of
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Relation, Span

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.coverage import Numbers

COOCCURRENCE, RELATION = "cooccurrence", "relation"
TOGETHER = "together"
#: what measuring adds to an edge of cooccurrence, in this order
MEASURED = ("jaccard", "npmi", "g2", "p", "q", "disparity", "backbone")
#: the attributes of every edge, in this order
ATTRIBUTES = (
    "layer", "label", "directed", "weight", "sentences", "by_reference", "predicate", "event", "polarity", "modality",
    "documents", "stories", "first_date", "last_date",
)  # fmt: skip
_KIND = ("key", "layer", "label", "directed", "predicate", "event", "polarity", "modality")
_Kind = tuple[str, str, str, bool, str, str, str, str]


@dataclass(frozen=True)
class Build:
    """A corpus and its graph: what every writer and every answer reads."""

    corpus: Corpus
    graph: nx.MultiDiGraph


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """The graph of a corpus: nodes and edges in sorted order, both layers beside each other.

    The edges stand in a table until somebody looks at one (`graphkit.folded`).
    """
    import networkx as nx

    from graphkit.folded import fold

    told = story_of(corpus)
    counts = {"documents": len(corpus.documents), "stories": len({*told.values()}), "sentences": len(corpus.sentences)}
    graph = nx.MultiDiGraph(title=corpus.title, **counts)
    actors, documents, _ = namings_of(corpus)
    mentions = _cover(corpus, told, actors, documents, len(corpus.actors))
    counted = (mentions.sentences, mentions.documents, mentions.stories)
    rows = zip(*(column.tolist() for column in counted), mentions.first.listed(), mentions.last.listed(), strict=True)
    for actor, (named, in_documents, in_stories, first, last) in zip(corpus.actors, rows, strict=True):
        graph.add_node(
            actor.id,
            label=actor.name,
            type=actor.type,
            wikidata=actor.wikidata,
            role=actor.role,
            aliases="; ".join(actor.aliases),
            mentions=named,
            documents=in_documents,
            stories=in_stories,
            first_date=first,
            last_date=last,
        )
    fold(graph, _table(corpus, told))
    return graph


def _table(corpus: Corpus, told: Mapping[str, str]) -> EdgeTable:
    """The edges of both layers, with what each rests on."""
    import numpy as np

    layers = pairs_of(corpus), relations_of(corpus)
    size = len(layers[0])

    def both(name: str, more: int = 0) -> Numbers:
        found: Numbers = np.concatenate([getattr(layers[0], name), getattr(layers[1], name) + more])
        return found

    kinds = [_together(way) for way in layers[0].ways] + [_claimed(way) for way in layers[1].ways]
    way = both("way", len(layers[0].ways))
    found = _cover(corpus, told, both("edge", size), both("document"), size + len(layers[1]))
    columns = {name: coded([kind[at] for kind in kinds], way) for at, name in enumerate(_KIND)}
    columns |= {name: column_of(getattr(found, name)) for name in ("weight", "sentences", "documents", "stories")}
    columns |= {"by_reference": column_of(both("by_reference")), "first_date": found.first, "last_date": found.last}
    nodes = [actor.id for actor in corpus.actors]
    whole = EdgeTable(nodes, both("sources"), both("targets"), columns.pop("key"), columns)
    return whole.of(_in_order(whole), ATTRIBUTES)


def _in_order(table: EdgeTable) -> Numbers:
    """Where the edges stand in the order of a graph: by source, then by target as it is first met, then as they come.
    Of several with the same ends and key the last one counts, at the place of the first.
    """
    import numpy as np

    code = table.codes()
    _, met, pair = np.unique(table.pairs(), return_index=True, return_inverse=True)
    _, first = np.unique(code, return_index=True)
    last = len(code) - 1 - np.unique(code[::-1], return_index=True)[1]
    found: Numbers = last[np.lexsort((first, met[pair[first]], table.sources[first]))]
    return found


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
    return COOCCURRENCE, COOCCURRENCE, TOGETHER, False, *way


def _claimed(way: Way) -> _Kind:
    return _key(way), RELATION, _label(way), True, *way


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
