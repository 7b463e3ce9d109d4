"""Where the evidence of nodes and edges lies, and the words it quotes."""

from collections import defaultdict

from graphkit.graph import COOCCURRENCE, RELATION, Build, relation_key
from graphkit.model import Corpus, Span

Edge = tuple[str, str, str]


def edge_evidence(build: Build) -> dict[Edge, list[Span]]:
    """The sentences behind each edge of the graph, by (source, target, key), sorted, each once.

    Where the graph has one edge for all relations of a pair, that edge has the evidence of all.
    """
    found: defaultdict[Edge, set[Span]] = defaultdict(set)
    for pair in build.corpus.cooccurrences:
        found[pair.source, pair.target, COOCCURRENCE].update(pair.sentences)
    for relation in build.corpus.relations:
        key = relation_key(relation)
        if build.graph.has_edge(relation.source, relation.target, RELATION):
            key = RELATION
        found[relation.source, relation.target, key].update(claim.sentence for claim in relation.claims)
    return {edge: sorted(spans) for edge, spans in found.items() if build.graph.has_edge(*edge)}


def edge_dates(build: Build) -> dict[Edge, list[str]]:
    """The days of the documents behind each edge, sorted, each once; no entry for an edge without a dated document."""
    days = document_days(build.corpus)
    found = {
        edge: sorted({days[span.document_id] for span in spans if span.document_id in days})
        for edge, spans in edge_evidence(build).items()
    }
    return {edge: dates for edge, dates in found.items() if dates}


def node_dates(build: Build) -> dict[str, list[str]]:
    """The days on which each actor is named or has an edge, sorted, each once; no entry for an undated actor."""
    days = document_days(build.corpus)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for membership in build.corpus.memberships:
        if membership.span.document_id in days:
            found[membership.actor_id].add(days[membership.span.document_id])
    for (source, target, _), dates in edge_dates(build).items():
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
