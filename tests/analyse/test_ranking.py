import networkx as nx
import pytest

from graphkit.analyse.ranking import Ranked, rank_actors, rank_build, side_by_side
from graphkit.analyse.uncertainty import Resampling
from graphkit.graph import COOCCURRENCE, RELATION, build_graph
from tests.analyse.many_stories import many_stories
from tests.corpora import built, identify, small


def test_ranking_orders_by_score_then_label_and_shares_ranks() -> None:
    ranking = rank_actors(build_graph(small()), "degree")
    assert [(r.rank, r.label, r.score) for r in ranking] == [
        (1, "Ada Brook", 0.5),
        (1, "Ben Cole", 0.5),
        (3, "Norland", 0.25),
        (3, "Port Authority", 0.25),
        (5, "Eve", 0.0),
    ]


def test_ranking_says_how_often_an_actor_is_named() -> None:
    first = rank_actors(build_graph(small()), "strength")[0]
    assert first == Ranked(1, identify("Ada Brook"), "Ada Brook", "PERSON", 3.0, 3, 2)


def test_ranking_an_annotated_graph_gives_the_same() -> None:
    corpus = small()
    assert rank_actors(built(corpus).graph, "betweenness") == rank_actors(build_graph(corpus), "betweenness")


def test_ranking_nobody_is_empty() -> None:
    assert rank_actors(nx.MultiDiGraph(), "pagerank") == ()


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(KeyError, match="fame"):
        rank_actors(build_graph(small()), "fame")


def test_constraint_ranks_the_lowest_first() -> None:
    scores = [row.score for row in rank_actors(build_graph(small()), "constraint")]
    assert scores == sorted(scores)


def test_a_ranking_of_relations_reads_relations() -> None:
    first = rank_actors(built(small()).graph, "strength", RELATION)[:2]
    assert [(row.rank, row.label, row.score) for row in first] == [(1, "Ada Brook", 1.0), (1, "Ben Cole", 1.0)]


def test_a_build_ranks_as_its_graph() -> None:
    build = built(many_stories(30, 8))
    for by in ("strength", "betweenness", "pagerank"):
        found = rank_build(build, by, COOCCURRENCE, Resampling(times=0), tuple)
        assert found.rows == rank_actors(build_graph(build.corpus), by)


def test_a_ranking_shows_intervals_that_hold_the_rank() -> None:
    found = rank_build(built(many_stories(30, 8)), "strength", COOCCURRENCE, Resampling(), tuple)
    assert (found.stories, found.resamples) == (30, 200)
    assert [row for row in found.rows if not (row.rank_low or 9) <= row.rank <= (row.rank_high or 0)] == []
    assert "90 %" in found.notes[-1]


def test_few_stories_give_no_interval_and_say_so() -> None:
    found = rank_build(built(small()), "strength", COOCCURRENCE, Resampling(), tuple)
    assert {(row.rank_low, row.rank_high, row.in_top) for row in found.rows} == {(None, None, None)}
    assert found.notes == ("No intervals of ranks: 2 independent stories add to this layer, and 20 are needed.",)


def test_all_measures_stand_side_by_side() -> None:
    first = side_by_side(built(small()).graph)[0]
    shown = {name: first[name] for name in ("actor_id", "label", "degree", "strength", "core", "mentions")}
    assert shown == {
        "actor_id": identify("Ada Brook"),
        "label": "Ada Brook",
        "degree": 0.5,
        "strength": 3.0,
        "core": 1.0,
        "mentions": 3,
    }
