import numpy as np
import pytest

from graphkit.analyse.network import layer_network
from graphkit.analyse.tallies import draws, tally
from graphkit.graph import COOCCURRENCE, RELATION, build_graph
from tests.analyse.many_stories import many_stories
from tests.corpora import empty, hostile, lonely, small


@pytest.mark.parametrize("layer", [COOCCURRENCE, RELATION])
@pytest.mark.parametrize("make", [small, hostile, lonely, empty, lambda: many_stories(25, 7, copies=3)])
def test_the_counts_of_all_stories_add_up_to_the_weights_of_the_graph(make, layer: str) -> None:
    counted, built = tally(make(), layer), layer_network(build_graph(make()), layer)
    edges = [(n.ids, n.sources.tolist(), n.targets.tolist(), n.directed) for n in (counted.network, built)]
    assert edges[0] == edges[1]
    assert counted.counts.sum(axis=0).tolist() == counted.network.weights.tolist() == built.weights.tolist()


def test_copies_of_a_story_change_no_count() -> None:
    alone, copied = tally(many_stories(25, 7), COOCCURRENCE), tally(many_stories(25, 7, copies=4), COOCCURRENCE)
    assert copied.counts.toarray().tolist() == alone.counts.toarray().tolist()


def test_stories_that_name_nobody_together_are_counted_as_silent() -> None:
    found = tally(small(), RELATION)
    assert (found.stories, found.silent) == (1, 1)


def test_as_many_stories_are_drawn_as_there_are() -> None:
    found = tally(many_stories(25, 7), COOCCURRENCE)
    assert [int(drawn.sum()) for drawn in draws(found, 5, 0)] == [25] * 5


def test_half_samples_count_each_story_twice_or_not_at_all() -> None:
    found = tally(many_stories(26, 7), COOCCURRENCE)
    assert [np.unique_counts(drawn).counts.tolist() for drawn in draws(found, 3, 0, halves=True)] == [[13, 13]] * 3


def test_another_seed_draws_other_stories() -> None:
    found = tally(many_stories(25, 7), COOCCURRENCE)
    first, again, other = (np.array(list(draws(found, 3, seed))).tolist() for seed in (1, 1, 2))
    assert first == again != other
