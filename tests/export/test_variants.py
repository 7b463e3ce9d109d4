import networkx as nx

from graphkit.export.evidence import edge_evidence
from graphkit.export.variants import aggregate, one_layer
from graphkit.graph import COOCCURRENCE, RELATION
from graphkit.model import NEGATED, PLANNED
from tests.corpora import Said, Told, built, corpus, empty, identify, small


def many():
    """Four claims from one actor to another, by three predicates."""
    sentences = ("Ada met Ben.", "Ada met Ben.", "Ada did not sue Ben.", "Ada will pay Ben.", "Ada saw Ben.")
    said = [
        Said("a.txt", 0, "Ada", "met", "Ben", "meet"),
        Said("b.txt", 1, "Ada", "met", "Ben", "meet"),
        Said("a.txt", 2, "Ada", "sue", "Ben", "sue", NEGATED),
        Said("a.txt", 3, "Ada", "pay", "Ben", "pay", modality=PLANNED),
        Said("b.txt", 4, "Ada", "saw", "Ben", "see"),
    ]
    told = [Told("a.txt", "2017-02-03", sentences), Told("b.txt", "2018", sentences)]
    return corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said)


def test_a_pair_has_one_edge_in_each_layer() -> None:
    edges = list(aggregate(built(many())).graph.edges(keys=True))
    ada, ben = identify("Ada"), identify("Ben")
    assert sorted(edges) == sorted([(*sorted([ada, ben]), COOCCURRENCE), (ada, ben, RELATION)])


def test_the_pooled_edge_counts_and_names_what_it_stands_for() -> None:
    data = aggregate(built(many())).graph.edges[identify("Ada"), identify("Ben"), RELATION]
    assert data == {
        "layer": "relation",
        "label": "meet, not sue, pay (planned) and 1 more",
        "directed": True,
        "weight": 5.0,
        "sentences": 5,
        "by_reference": 0,
        "predicate": "meet; sue; pay; see",
        "event": "",
        "polarity": "affirmed; negated",
        "modality": "asserted; planned",
        "documents": 2,
        "stories": 2,
        "first_date": "2017-02-03",
        "last_date": "2018",
        "relations": 4,
    }


def test_weights_of_both_layers_stay_what_they_were_in_sum() -> None:
    build = built(many())
    for layer in (COOCCURRENCE, RELATION):
        assert weight(aggregate(build).graph, layer) == weight(build.graph, layer)


def weight(graph: nx.MultiDiGraph, layer: str) -> float:
    return sum(data["weight"] for *_, data in graph.edges(data=True) if data["layer"] == layer)


def test_the_pooled_edge_has_the_evidence_of_all() -> None:
    build = built(many())
    pooled = edge_evidence(aggregate(build))[identify("Ada"), identify("Ben"), RELATION]
    apart = [spans for (*_, key), spans in edge_evidence(build).items() if key != COOCCURRENCE]
    assert pooled == sorted({span for spans in apart for span in spans})


def test_nodes_are_the_same() -> None:
    build = built(small())
    assert dict(aggregate(build).graph.nodes(data=True)) == dict(build.graph.nodes(data=True))


def test_one_layer_leaves_out_the_edges_and_evidence_of_the_other() -> None:
    build = built(small())
    for layer in (COOCCURRENCE, RELATION):
        part = one_layer(build, layer)
        edges = [edge for edge in build.graph.edges(keys=True, data=True) if edge[3]["layer"] == layer]
        assert list(part.graph.edges(keys=True, data=True)) == edges
        assert sorted(edge_evidence(part)) == sorted(edge[:3] for edge in edges)


def test_nothing_stays_nothing() -> None:
    assert aggregate(built(empty())).graph.number_of_nodes() == 0
