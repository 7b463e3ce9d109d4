"""Where the evidence of nodes and edges lies, and the words it quotes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from graphkit.columns import NO_CLAIM, Edges, Way, namings_of, pairs_of, relations_of
from graphkit.graph import COOCCURRENCE, RELATION, Build, relation_key
from graphkit.model import Corpus, Relation, Span

if TYPE_CHECKING:
    from graphkit.columns import Numbers

Edge = tuple[str, str, str]


def edge_evidence(build: Build) -> dict[Edge, list[Span]]:
    """The sentences behind each edge of the graph, by (source, target, key), sorted, each once.

    Where the graph has one edge for all relations of a pair, that edge has the evidence of all.
    """
    found: defaultdict[Edge, set[Span]] = defaultdict(set)
    for edge, spans in _evidence(build):
        found[edge].update(spans)
    return {edge: sorted(spans) for edge, spans in found.items()}


def _evidence(build: Build) -> Iterator[tuple[Edge, Iterable[Span]]]:
    """The edges of the graph with their sentences; an edge may come several times."""
    known = set(build.graph.edges(keys=True))
    for pair in build.corpus.cooccurrences:
        if (edge := (pair.source, pair.target, COOCCURRENCE)) in known:
            yield edge, pair.sentences
    for relation in build.corpus.relations:
        ends = (relation.source, relation.target)
        key = RELATION if (*ends, RELATION) in known else relation_key(relation)
        if (*ends, key) in known:
            yield (*ends, key), (claim.sentence for claim in relation.claims)


def edge_tenses(build: Build) -> dict[Edge, set[str]]:
    """The tenses of the claims behind each relation's edge, where a verb tells any."""
    found: defaultdict[Edge, set[str]] = defaultdict(set)
    for relation in build.corpus.relations:
        ends = (relation.source, relation.target)
        key = RELATION if build.graph.has_edge(*ends, RELATION) else relation_key(relation)
        found[*ends, key].update(claim.tense for claim in relation.claims if claim.tense)
    return dict(found)


def edge_days(build: Build) -> list[tuple[str, ...]]:
    """For each edge, in the order of the graph, the days of the documents behind it, sorted, each once; none where no
    document is dated.
    """
    layers = [_dated_edges(build.corpus, edges) for edges in (pairs_of(build.corpus), relations_of(build.corpus))]
    found: list[tuple[str, ...]] = []
    for source, around in build.graph.adjacency():
        dated: dict[tuple[str, str], tuple[str, ...]] = {}
        for target, key, days in chain.from_iterable(layer(source) for layer in layers):
            # where the graph has one edge for all relations of a pair, that edge has the days of all
            pooled = key != COOCCURRENCE and RELATION in around.get(target, ())
            edge = target, RELATION if pooled else key
            dated[edge] = tuple(sorted({*dated[edge], *days})) if edge in dated else days
        found += [dated.get((target, key), ()) for target, parallel in around.items() for key in parallel]
    return found


def node_days(build: Build) -> dict[str, tuple[str, ...]]:
    """The days on which each actor is named or has an edge, sorted, each once; no entry for an undated actor."""
    corpus = build.corpus
    actors, documents, _ = namings_of(corpus)
    rows = [(actors, documents)]
    for edges in (pairs_of(corpus), relations_of(corpus)):
        rows += [(ends[edges.edge], edges.document) for ends in (edges.sources, edges.targets)]
    dated = _dated(corpus, rows, len(corpus.actors))
    return {actor.id: days for actor, days in zip(corpus.actors, dated, strict=True) if days}


def document_days(corpus: Corpus) -> dict[str, str]:
    """The day of each dated document, ISO; a month stands for its first day, a year for the first of January."""
    return {document.id: (document.date.iso + "-01-01")[:10] for document in corpus.documents if document.date}


def texts(corpus: Corpus) -> dict[str, str]:
    """The text of each document, by its id."""
    return {document.id: document.text for document in corpus.documents}


def quote(span: Span, text_of: dict[str, str]) -> str:
    """The words of a span, as they stand in its document."""
    return text_of[span.document_id][span.start : span.stop]


def _dated_edges(corpus: Corpus, edges: Edges) -> Callable[[str], Iterator[tuple[str, str, tuple[str, ...]]]]:
    """A function that gives target, key and days of the edges that begin at an actor."""
    import numpy as np

    ids, keys = [actor.id for actor in corpus.actors], [_key(way) for way in edges.ways]
    days = _dated(corpus, [(edges.edge, edges.document)], len(edges))
    order = np.argsort(edges.sources, kind="stable")
    bounds = np.searchsorted(edges.sources[order], np.arange(len(ids) + 1))
    rows = {actor: order[one:last] for actor, one, last in zip(ids, bounds, bounds[1:], strict=False)}

    def beginning(source: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        numbers = rows.get(source, order[:0])
        told = (each[numbers].tolist() for each in (edges.targets, edges.way))
        for number, target, way in zip(numbers.tolist(), *told, strict=True):
            yield ids[target], keys[way], days[number]

    return beginning


def _key(way: Way) -> str:
    predicate, event, polarity, modality = way
    return COOCCURRENCE if way == NO_CLAIM else relation_key(Relation("", "", predicate, polarity, modality, (), event))


def _dated(corpus: Corpus, rows: Iterable[tuple["Numbers", "Numbers"]], size: int) -> list[tuple[str, ...]]:
    """The days of each of `size` groups, sorted, each once; `rows` are the numbers of groups and of documents."""
    import numpy as np

    dates = document_days(corpus)
    days = sorted({*dates.values()})
    place = {day: number for number, day in enumerate(days)}
    day = np.array([place[dates[each.id]] if each.id in dates else -1 for each in corpus.documents], dtype=np.int64)
    many = max(1, len(days))
    keys = [_distinct((groups * many + day[documents])[day[documents] >= 0]) for groups, documents in rows]
    found, dated = np.divmod(_distinct(np.concatenate(keys)), many)
    bounds = np.searchsorted(found, np.arange(size + 1)).tolist()
    told = [days[number] for number in dated.tolist()]
    known: dict[tuple[str, ...], tuple[str, ...]] = {}  # many have the same few days
    return [known.setdefault(each, each) for each in (tuple(told[one:last]) for one, last in pairwise(bounds))]


def _distinct(keys: "Numbers") -> "Numbers":
    """The numbers from 0, sorted, each once; `numpy.unique` does the same several times more slowly."""
    import numpy as np

    keys.sort()
    found: Numbers = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return found
