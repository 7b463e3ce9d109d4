"""Where the evidence of nodes and edges lies, and the words it quotes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graphkit.graph import COOCCURRENCE, RELATION, Build, relation_key
from graphkit.model import Corpus, Span

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


def edge_dates(build: Build) -> dict[Edge, list[str]]:
    """The days of the documents behind each edge, sorted, each once; no entry for an edge without a dated document."""
    days = document_days(build.corpus)
    found: defaultdict[Edge, set[str]] = defaultdict(set)
    for edge, spans in _evidence(build):
        found[edge].update(days.get(span.document_id, "") for span in spans)
    return {edge: dated for edge, dates in found.items() if (dated := sorted(dates - {""}))}


def node_dates(build: Build, of_edges: Mapping[Edge, Iterable[str]]) -> dict[str, list[str]]:
    """The days on which each actor is named or has an edge, sorted, each once; no entry for an undated actor.

    `of_edges` are those of the edges (`edge_dates`).
    """
    days = document_days(build.corpus)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for membership in build.corpus.memberships:
        if membership.span.document_id in days:
            found[membership.actor_id].add(days[membership.span.document_id])
    for (source, target, _), dates in of_edges.items():
        found[source].update(dates)
        found[target].update(dates)
    return {actor: sorted(dates) for actor, dates in found.items()}


def document_days(corpus: Corpus) -> dict[str, str]:
    """The day of each dated document, ISO; a month stands for its first day, a year for the first of January."""
    return {document.id: (document.date.iso + "-01-01")[:10] for document in corpus.documents if document.date}


def texts(corpus: Corpus) -> dict[str, str]:
    """The text of each document, by its id."""
    return {document.id: document.text for document in corpus.documents}


def quote(span: Span, text_of: dict[str, str]) -> str:
    """The words of a span, as they stand in its document."""
    return text_of[span.document_id][span.start : span.stop]
