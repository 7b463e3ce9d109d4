"""Where the evidence of nodes and edges lies, and the words it quotes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.columns import NO_CLAIM, Edges, Way, namings_of, pairs_of, relations_of
from graphkit.edge_table import MISSING, Column, EdgeTable
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


def edge_days(corpus: Corpus, table: EdgeTable) -> Column:
    """For each edge the days of the documents behind it, sorted, each once; none where no document is dated."""
    rows = []
    for edges in (pairs_of(corpus), relations_of(corpus)):
        row = _rows_of(table, corpus, edges)[edges.edge]
        rows.append((row[row >= 0], edges.document[row >= 0]))
    return _dated(corpus, rows, len(table))


def _rows_of(table: EdgeTable, corpus: Corpus, edges: Edges) -> "Numbers":
    """The rows of edges of a corpus in the table of a graph, -1 where it has none. Where it has one edge for all
    relations of a pair, that is the row of each of them.
    """
    import numpy as np

    node = {each: place for place, each in enumerate(table.nodes)}
    known = {each: place for place, each in enumerate(table.keys.values)}
    place = np.array([node.get(actor.id, -1) for actor in corpus.actors], dtype=np.int64)
    key = np.array([known.get(_key(way), -1) for way in edges.ways], dtype=np.int64)
    pooled = np.array([-1 if way == NO_CLAIM else known.get(RELATION, -1) for way in edges.ways], dtype=np.int64)
    ends = place[edges.sources], place[edges.targets]
    whole = table.find(*ends, pooled[edges.way])
    return np.where(whole >= 0, whole, table.find(*ends, key[edges.way]))


def node_days(build: Build) -> dict[str, tuple[str, ...]]:
    """The days on which each actor is named or has an edge, sorted, each once; no entry for an undated actor."""
    corpus = build.corpus
    dated = _dated(corpus, _places(corpus), len(corpus.actors)).listed()
    return {actor.id: days for actor, days in zip(corpus.actors, dated, strict=True) if days}


def _places(corpus: Corpus) -> Iterator[tuple["Numbers", "Numbers"]]:
    """Actors, and the documents that name them or say something of them."""
    yield namings_of(corpus)[:2]
    for read in (pairs_of, relations_of):
        edges = read(corpus)
        for ends in (edges.sources, edges.targets):
            yield ends[edges.edge], edges.document


def document_days(corpus: Corpus) -> dict[str, str]:
    """The day of each dated document, ISO; a month stands for its first day, a year for the first of January."""
    return {document.id: (document.date.iso + "-01-01")[:10] for document in corpus.documents if document.date}


def texts(corpus: Corpus) -> dict[str, str]:
    """The text of each document, by its id."""
    return {document.id: document.text for document in corpus.documents}


def quote(span: Span, text_of: dict[str, str]) -> str:
    """The words of a span, as they stand in its document."""
    return text_of[span.document_id][span.start : span.stop]


def _key(way: Way) -> str:
    predicate, event, polarity, modality = way
    return COOCCURRENCE if way == NO_CLAIM else relation_key(Relation("", "", predicate, polarity, modality, (), event))


def _dated(corpus: Corpus, rows: Iterable[tuple["Numbers", "Numbers"]], size: int) -> Column:
    """The days of each of `size` groups, sorted, each once; `rows` are the numbers of groups and of documents."""
    import numpy as np

    dates = document_days(corpus)
    days = sorted({*dates.values()})
    place = {day: number for number, day in enumerate(days)}
    day = np.array([place[dates[each.id]] if each.id in dates else -1 for each in corpus.documents], dtype=np.int64)
    many = max(1, len(days))
    keys = [_distinct((groups * many + day[documents])[day[documents] >= 0]) for groups, documents in rows]
    found, dated = np.divmod(_distinct(np.concatenate(keys)), many)
    counts = np.bincount(found, minlength=size)
    first = np.cumsum(counts) - counts
    places = np.full(size, MISSING)
    places[counts == 1] = dated[first[counts == 1]]  # as most have: one day
    told = [days[number] for number in dated.tolist()]
    known = {(each,): number for number, each in enumerate(days)}
    several = np.flatnonzero(counts > 1)
    bounds = zip(first[several].tolist(), (first + counts)[several].tolist(), strict=True)
    places[several] = [known.setdefault(tuple(told[one:last]), len(known)) for one, last in bounds]
    return Column(list(known), places, ())


def _distinct(keys: "Numbers") -> "Numbers":
    """The numbers from 0, sorted, each once; `numpy.unique` does the same several times more slowly."""
    import numpy as np

    keys.sort()
    found: Numbers = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return found
