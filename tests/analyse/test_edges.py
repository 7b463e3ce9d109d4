from dataclasses import replace

import pytest

from graphkit.analyse.edges import ORDERS, STATISTICS, Edge, add_statistics, backbone, edges
from graphkit.graph import COOCCURRENCE, MEASURED, build_graph
from graphkit.model import Corpus, Story
from tests.corpora import Told, corpus, empty, hostile, identify, lonely, small

ACTORS = dict.fromkeys(("Ada", "Ben", "Cy", "Dee"), "PERSON")
CORPORA = [small(), hostile(), lonely(), empty()]


def telling(*documents: tuple[str, ...]) -> Corpus:
    return corpus([Told(f"{number}.txt", "", told) for number, told in enumerate(documents)], ACTORS)


def as_one_story(whole: Corpus, *sources: str) -> Corpus:
    copies = tuple(sorted(d.id for d in whole.documents if d.source in sources))
    rest = (Story(d.id, (d.id,)) for d in whole.documents if d.source not in sources)
    return replace(whole, stories=(Story(copies[0], copies), *rest))


def test_a_row_says_all_that_is_known_of_a_pair() -> None:
    whole = telling(("Ada met Ben.", "Ada met Ben.", "It rained."), ("Ada met Ben.", "Cy ran."))
    (row,) = edges(whole)
    assert (row.source, row.target) == tuple(sorted((identify("Ada"), identify("Ben"))))
    assert {row.source_name, row.target_name} == {"Ada", "Ben"}
    assert (row.weight, row.sentences, row.documents, row.stories, row.together) == (3.0, 3, 2, 2, 3)
    assert (row.jaccard, row.npmi, row.disparity, row.backbone) == (1.0, 1.0, 1.0, True)


def test_counts_are_those_of_the_graph() -> None:
    whole = telling(("Ada met Ben.", "Ben met Cy."), ("Ada met Ben.",), ("Ada met Cy.",))
    whole = as_one_story(whole, "0.txt", "1.txt")
    graph = build_graph(whole)
    for row in edges(whole):
        data = graph.edges[row.source, row.target, COOCCURRENCE]
        assert {name: getattr(row, name) for name in ("weight", "sentences", "documents", "stories")} == {
            name: data[name] for name in ("weight", "sentences", "documents", "stories")
        }


def test_a_copy_changes_neither_weight_nor_measures() -> None:
    article = ("Ada met Ben.", "Ben met Cy.", "Dee slept.")
    other = ("Ada met Cy.", "Ada met Ben.")
    once = edges(telling(article, other))
    copied = edges(as_one_story(telling(article, other, article[:2]), "0.txt", "2.txt"))
    assert [replace(row, sentences=0, documents=0) for row in copied] == [
        replace(row, sentences=0, documents=0) for row in once
    ]
    assert sum(row.sentences for row in copied) == sum(row.sentences for row in once) + 2


@pytest.mark.parametrize("by", ORDERS)
def test_each_order_begins_with_the_strongest(by: str) -> None:
    values = [getattr(row, by) for row in edges(small(), by)]
    assert values == sorted(values, reverse=not ORDERS[by])


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(KeyError):
        edges(small(), "name")


def statistics_on_the_graph(whole: Corpus) -> dict[tuple[str, str], dict[str, float | bool]]:
    graph = build_graph(whole)
    add_statistics(graph, whole)
    found = graph.edges(keys=True, data=True)
    return {(s, t): {name: data[name] for name in MEASURED} for s, t, key, data in found if key == COOCCURRENCE}


@pytest.mark.parametrize("whole", CORPORA)
def test_statistics_are_those_of_the_rows(whole: Corpus) -> None:
    rows: list[Edge] = edges(whole)
    assert statistics_on_the_graph(whole) == {
        (row.source, row.target): {name: getattr(row, name) for name in (*STATISTICS, "backbone")} for row in rows
    }


@pytest.mark.parametrize("whole", CORPORA)
def test_statistics_are_numbers_and_truth_values_that_writers_take(whole: Corpus) -> None:
    values = [value for row in statistics_on_the_graph(whole).values() for value in row.values()]
    assert {type(value) for value in values} <= {float, bool}


@pytest.mark.parametrize("whole", CORPORA)
def test_the_backbone_keeps_every_actor_that_has_an_edge(whole: Corpus) -> None:
    found = backbone(whole)
    ends = {end for pair in whole.cooccurrences for end in (pair.source, pair.target)}
    assert ({end for pair in found.edges for end in pair}, found.actors_left_out) == (ends, 0)


def test_a_tie_beyond_chance_is_kept_beside_heavier_ones() -> None:
    """Ada and Ben are named in nearly every sentence, so that they meet is no news; Cy and Dee always come together."""
    crowd = [f"P{number}" for number in range(30)]
    told = [f"Ada met Ben and {name}." for name in crowd] + [f"{name} ran." for name in crowd] * 3
    told += ["Cy met Dee."] * 6
    whole = corpus([Told("a.txt", "", tuple(told))], ACTORS | dict.fromkeys(crowd, "PERSON"))
    rows = {frozenset((row.source_name, row.target_name)): row for row in edges(whole)}
    tie = rows[frozenset(("Cy", "Dee"))]
    assert (tie.backbone, tie.q < 0.001, tie.weight < rows[frozenset(("Ada", "Ben"))].weight) == (True, True, True)
