from collections.abc import Callable

import pytest

from graphkit.columns import Edges, namings_of, pairs_of, relations_of, sentences_of
from graphkit.graph import build_graph
from graphkit.model import Corpus
from tests.corpora import empty, hostile, lonely, small
from tests.stored import plain, stored

CORPORA = [small, hostile, lonely, empty]


def rows(edges: Edges) -> list[object]:
    """All that is known of edges, their ways in words."""
    numbers = (edges.sources, edges.targets, edges.by_reference, edges.edge, edges.document, edges.start, edges.stop)
    return [[edges.ways[number] for number in edges.way.tolist()], *(each.tolist() for each in numbers)]


@pytest.mark.parametrize("make", CORPORA)
def test_pairs_rest_on_the_sentences_that_the_corpus_gives_them(make: Callable[[], Corpus]) -> None:
    whole = make()
    edges, documents = pairs_of(whole), [document.id for document in whole.documents]
    found = zip(edges.edge.tolist(), edges.document.tolist(), edges.start.tolist(), edges.stop.tolist(), strict=True)
    pairs = enumerate(whole.cooccurrences)
    spans = [(number, s.document_id, s.start, s.stop) for number, pair in pairs for s in pair.sentences]
    assert [(number, documents[place], start, stop) for number, place, start, stop in found] == spans


@pytest.mark.parametrize("make", CORPORA)
def test_relations_keep_their_ways_and_the_sentences_of_their_claims(make: Callable[[], Corpus]) -> None:
    whole = make()
    edges, relations = relations_of(whole), whole.relations
    spans = [(number, c.sentence.start) for number, each in enumerate(relations) for c in each.claims]
    assert list(zip(edges.edge.tolist(), edges.start.tolist(), strict=True)) == spans
    ways = [(each.predicate, each.event, each.polarity, each.modality) for each in relations]
    assert [edges.ways[number] for number in edges.way.tolist()] == ways


@pytest.mark.parametrize("make", CORPORA)
def test_columns_of_a_store_say_what_its_values_say(make: Callable[[], Corpus]) -> None:
    kept = stored(make())
    values = plain(kept)
    for columns in (pairs_of, relations_of):
        assert rows(columns(kept)) == rows(columns(values))
    for places in (namings_of, sentences_of):
        assert [each.tolist() for each in places(kept)] == [each.tolist() for each in places(values)]


@pytest.mark.parametrize("make", CORPORA)
def test_the_graph_of_columns_is_the_graph_of_values(make: Callable[[], Corpus]) -> None:
    kept = stored(make())
    one, other = build_graph(kept), build_graph(plain(kept))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
