import copy
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest

from graphkit.analyse.edges import add_statistics
from graphkit.graph import COOCCURRENCE, MEASURED, RELATION, build_graph, project, relation_label
from graphkit.model import Corpus, Relation, Story
from tests.corpora import Said, Told, corpus, empty, hostile, identify, lonely, small

CORPORA = [small(), small(dated=False), hostile(), lonely(), empty()]
ADA, BEN, PORT, NORLAND, EVE = (identify(n) for n in ("Ada Brook", "Ben Cole", "Port Authority", "Norland", "Eve"))


@pytest.mark.parametrize("whole", CORPORA)
def test_attributes_are_text_numbers_or_truth_values(whole: Corpus) -> None:
    graph = build_graph(whole)
    values = [
        graph.graph,
        *(data for _, data in graph.nodes(data=True)),
        *(data for *_, data in graph.edges(data=True)),
    ]
    assert {type(value) for data in values for value in data.values()} <= {str, int, float, bool}


@pytest.mark.parametrize("whole", CORPORA)
def test_every_node_and_every_edge_has_the_attributes_of_the_contract(whole: Corpus) -> None:
    graph = build_graph(whole)
    node = {"label", "type", "wikidata", "role", "aliases", "mentions", "documents", "stories"}
    node |= {"first_date", "last_date"}
    edge = {
        "layer",
        "label",
        "directed",
        "weight",
        "sentences",
        "by_reference",
        "documents",
        "stories",
        "predicate",
        "event",
        "polarity",
        "modality",
        "first_date",
        "last_date",
    }
    assert [data for _, data in graph.nodes(data=True) if set(data) != node] == []
    assert [data for *_, data in graph.edges(data=True) if set(data) != edge] == []


@pytest.mark.parametrize("whole", CORPORA)
def test_nodes_are_the_actors_and_edges_come_in_the_order_of_the_corpus(whole: Corpus) -> None:
    graph = build_graph(whole)
    assert list(graph.nodes) == [actor.id for actor in whole.actors]
    assert graph.number_of_edges() == len(whole.cooccurrences) + len(whole.relations)


def test_a_node_says_who_it_is_how_often_and_when_named() -> None:
    assert build_graph(small()).nodes[ADA] == {
        "label": "Ada Brook",
        "type": "PERSON",
        "wikidata": "",
        "role": "",
        "aliases": "",
        "mentions": 3,
        "documents": 2,
        "stories": 2,
        "first_date": "2017-02-03",
        "last_date": "2017-03",
    }


def test_an_edge_of_cooccurrence_counts_sentences() -> None:
    graph = build_graph(small())
    source, target = sorted((ADA, BEN))
    assert graph.edges[source, target, COOCCURRENCE] == {
        "layer": "cooccurrence",
        "label": "together",
        "directed": False,
        "weight": 2.0,
        "sentences": 2,
        "by_reference": 0,
        "documents": 1,
        "stories": 1,
        "predicate": "",
        "event": "",
        "polarity": "",
        "modality": "",
        "first_date": "2017-02-03",
        "last_date": "2017-02-03",
    }


def test_an_edge_of_a_relation_says_what_is_claimed_and_how() -> None:
    assert build_graph(small()).edges[PORT, BEN, f"{RELATION}: pay, negated, asserted"] == {
        "layer": "relation",
        "label": "not pay",
        "directed": True,
        "weight": 1.0,
        "sentences": 1,
        "by_reference": 0,
        "documents": 1,
        "stories": 1,
        "predicate": "pay",
        "event": "",
        "polarity": "negated",
        "modality": "asserted",
        "first_date": "2017-02-03",
        "last_date": "2017-02-03",
    }


def test_the_graph_says_what_it_was_made_of() -> None:
    assert build_graph(small()).graph == {"title": "A small corpus", "documents": 2, "stories": 2, "sentences": 5}


def test_several_relations_of_a_pair_stay_beside_each_other() -> None:
    words = ("met", "saw", "fed")
    said = [Said("a.txt", 0, "Ada", word, "Ben", word) for word in words]
    whole = corpus([Told("a.txt", "", ("Ada met saw fed Ben.",))], {"Ada": "PERSON", "Ben": "PERSON"}, said)
    graph = build_graph(whole)
    keys = [key for _, _, key in graph.out_edges(identify("Ada"), keys=True) if key != COOCCURRENCE]
    assert keys == [f"relation: {word}, affirmed, asserted" for word in sorted(words)]


def test_an_edge_of_a_relation_has_its_event_in_key_and_attributes() -> None:
    relation = replace(small().relations[0], event="CONSULT")
    graph = build_graph(replace(small(), relations=(relation,)))
    found = [(key, data["event"]) for *_, key, data in graph.edges(keys=True, data=True) if data["layer"] == RELATION]
    assert found == [(f"relation: {relation.predicate}, CONSULT, {relation.polarity}, {relation.modality}", "CONSULT")]


def test_relations_whose_labels_are_alike_stay_two() -> None:
    claims = small().relations[0].claims
    two = tuple(
        Relation(ADA, BEN, predicate, polarity, "asserted", claims)
        for predicate, polarity in [("not pay", "affirmed"), ("pay", "negated")]
    )
    assert build_graph(replace(small(), relations=two)).number_of_edges() == len(small().cooccurrences) + 2


@pytest.mark.parametrize(
    ("polarity", "modality", "label"),
    [
        ("affirmed", "asserted", "meet with"),
        ("negated", "asserted", "not meet with"),
        ("affirmed", "planned", "meet with (planned)"),
        ("negated", "possible", "not meet with (possible)"),
    ],
)
def test_a_label_says_denial_and_modality(polarity: str, modality: str, label: str) -> None:
    assert relation_label(Relation("a", "b", "meet with", polarity, modality, ())) == label


def test_a_copy_of_an_article_adds_sentences_and_documents_but_no_weight() -> None:
    told = [Told(f"{name}.txt", "", ("Ada met Ben.", "Ben met Ada.")[:count]) for name, count in (("a", 1), ("b", 2))]
    said = [Said(each.source, 0, "Ada", "met", "Ben", "meet") for each in told]
    whole = corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said)
    ids = tuple(sorted(document.id for document in whole.documents))
    one, two = (build_graph(replace(whole, stories=stories)) for stories in ((Story("s", ids),), ()))
    counts = [
        [(d["weight"], d["sentences"], d["documents"], d["stories"]) for *_, d in g.edges(data=True)]
        for g in (one, two)
    ]
    assert counts == [[(2.0, 3, 2, 1), (1.0, 2, 2, 1)], [(3.0, 3, 2, 2), (2.0, 2, 2, 2)]]


def test_a_projection_has_one_layer_with_strength_and_distance() -> None:
    together = project(build_graph(small()), COOCCURRENCE)
    assert not together.is_directed()
    assert sorted((*sorted(pair), data) for *pair, data in together.edges(data=True)) == sorted(
        [
            (*sorted((ADA, BEN)), {"weight": 2.0, "distance": 0.5}),
            (*sorted((BEN, PORT)), {"weight": 1.0, "distance": 1.0}),
            (*sorted((ADA, NORLAND)), {"weight": 1.0, "distance": 1.0}),
        ]
    )


def test_the_projection_of_relations_has_a_direction() -> None:
    claimed = project(build_graph(small()), RELATION)
    assert claimed.is_directed()
    assert sorted(claimed.edges) == sorted([(ADA, BEN), (PORT, BEN), (ADA, NORLAND)])


def test_parallel_edges_are_summed() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edges_from(
        [("a", "b", "x", {"layer": RELATION, "weight": 1.0}), ("a", "b", "y", {"layer": RELATION, "weight": 3.0})]
    )
    assert dict(project(graph, RELATION).edges["a", "b"]) == {"weight": 4.0, "distance": 0.25}


@pytest.mark.parametrize("layer", [COOCCURRENCE, RELATION])
@pytest.mark.parametrize("whole", CORPORA)
def test_actors_without_an_edge_are_kept_with_their_attributes(whole: Corpus, layer: str) -> None:
    graph = build_graph(whole)
    assert dict(project(graph, layer).nodes(data=True)) == dict(graph.nodes(data=True))


def test_a_projection_leaves_the_graph_as_it_was() -> None:
    graph = build_graph(small())
    project(graph, COOCCURRENCE)
    assert nx.utils.graphs_equal(graph, build_graph(small()))


def test_attributes_of_edges_share_their_names_in_memory() -> None:
    edges = [data for *_, data in build_graph(small()).edges(data=True)]
    assert [data for data in edges if sys.getsizeof(data) >= sys.getsizeof(dict(data.items()))] == []


def test_measuring_adds_attributes_that_share_their_names_too() -> None:
    graph = build_graph(small())
    add_statistics(graph, small())
    pairs = [data for *_, key, data in graph.edges(keys=True, data=True) if key == COOCCURRENCE]
    assert [data for data in pairs if sys.getsizeof(data) >= sys.getsizeof(dict(data.items()))] == []
    assert [list(data)[-len(MEASURED) :] for data in pairs] == [list(MEASURED)] * len(pairs)


@pytest.mark.parametrize(
    "copied", [nx.MultiDiGraph.copy, copy.deepcopy, lambda graph: pickle.loads(pickle.dumps(graph))]
)
def test_a_copy_of_a_graph_is_one_of_its_own(copied: Callable[[nx.MultiDiGraph], nx.MultiDiGraph]) -> None:
    graph = build_graph(small())
    before = list(graph.edges(keys=True, data=True))
    other = copied(graph)
    assert list(other.edges(keys=True, data=True)) == before
    for *_, data in other.edges(data=True):
        data.update(weight=0.0, seen=True)
    assert list(build_graph(small()).edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


@pytest.mark.parametrize("whole", CORPORA)
def test_an_edge_is_found_from_both_ends(whole: Corpus) -> None:
    graph = build_graph(whole)
    assert all(graph.pred[v][u] == graph.succ[u][v] for u, v in graph.edges())
    assert sorted(graph.in_edges(keys=True)) == sorted(graph.out_edges(keys=True))
