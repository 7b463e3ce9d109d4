import numpy as np
import pytest

from graphkit.analyse import uncertainty as home
from graphkit.analyse.centrality import CENTRALITIES, of_layer, rounded
from graphkit.analyse.tallies import tally
from graphkit.analyse.uncertainty import Resampling, Uncertainty, affordable, rank_intervals, uncertainty
from graphkit.graph import COOCCURRENCE
from graphkit.model import Corpus
from tests.analyse.many_stories import many_stories


def measured(corpus: Corpus, by: str, resampling: Resampling | None = None) -> Uncertainty | None:
    found = tally(corpus, COOCCURRENCE)
    scores = rounded(CENTRALITIES[by].score(found.network))
    return uncertainty(found, by, scores, found.network.ids, resampling or Resampling(times=60))


def true_ranks(by: str, actors: int, stories: int) -> dict[str, int]:
    """Ranks by the mean score in many other corpora of that size from the same world."""
    sums = dict.fromkeys((f"a{number:03}" for number in range(actors)), 0.0)
    for seed in range(1000, 1150):
        for actor, score in (
            CENTRALITIES[by].score(tally(many_stories(stories, actors, seed=seed), COOCCURRENCE).network).items()
        ):
            sums[actor] += score
    ordered = sorted(sums, key=lambda actor: -sums[actor])
    return {actor: place for place, actor in enumerate(ordered, start=1)}


@pytest.mark.parametrize("by", ["strength", "degree", "betweenness", "eigenvector", "pagerank"])
@pytest.mark.parametrize("stories", [25, 120])
def test_intervals_hold_the_true_rank_in_85_of_100_cases_or_more(by: str, stories: int) -> None:
    truth = true_ranks(by, 20, stories)
    held = []
    for seed in range(15):
        found = measured(many_stories(stories, 20, seed=seed), by)
        assert found
        held += [found.low[actor] <= rank <= found.high[actor] for actor, rank in truth.items()]
    assert np.mean(held) >= 0.85


def test_intervals_are_narrow_where_there_are_stories_enough() -> None:
    found = measured(many_stories(1500, 20), "strength")
    assert found
    assert (found.low["a000"], found.high["a000"], found.in_top["a000"]) == (1, 1, 1.0)
    assert found.low["a019"] > 10


@pytest.mark.parametrize("by", of_layer(COOCCURRENCE))
def test_the_same_seed_gives_the_same_intervals(by: str) -> None:
    corpus = many_stories(30, 8)
    assert measured(corpus, by) == measured(corpus, by)


def test_copies_of_a_story_move_no_interval() -> None:
    assert measured(many_stories(30, 8, copies=20), "strength") == measured(many_stories(30, 8), "strength")


def test_fewer_than_twenty_stories_give_nothing() -> None:
    assert measured(many_stories(19, 8), "strength") is None
    assert measured(many_stories(20, 8), "strength") is not None


def test_no_resample_gives_nothing() -> None:
    assert measured(many_stories(30, 8), "strength", Resampling(times=0)) is None


def test_sums_of_weights_are_resampled_as_any_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = many_stories(30, 8)
    quick = measured(corpus, "strength")
    monkeypatch.setattr(home, "_linear", lambda network, by: None)
    assert measured(corpus, "strength") == quick


def test_what_is_dear_is_resampled_less_often_and_then_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tally(many_stories(30, 8), COOCCURRENCE)
    given = {}
    for seconds in (10.0, 0.12, 0.01):
        monkeypatch.setattr(home, "SECONDS", seconds)
        given[seconds] = affordable(found, "betweenness", Resampling(times=200))
    assert given[10.0] == 200
    assert 50 <= given[0.12] < 200
    assert given[0.01] == 0


def test_ranks_are_bounded_by_those_surely_above_and_surely_below() -> None:
    # the third differs by less than its noise from the second
    observed = np.array([10.0, 5.0, 4.9, 1.0])
    noise = np.array([[0.1, 0.2, -0.2, 0.1], [-0.1, -0.2, 0.2, -0.1]] * 10)
    low, high = rank_intervals(observed, observed + noise, np.arange(4))
    assert (low.tolist(), high.tolist()) == ([1, 2, 2, 4], [1, 3, 3, 4])


def test_equal_scores_without_noise_share_their_ranks() -> None:
    low, high = rank_intervals(np.array([2.0, 1.0, 1.0]), np.tile([2.0, 1.0, 1.0], (5, 1)), np.arange(3))
    assert (low.tolist(), high.tolist()) == ([1, 2, 2], [1, 3, 3])


def test_the_share_in_the_top_counts_resamples() -> None:
    found = measured(many_stories(1500, 20), "strength", Resampling(times=60, top=1))
    assert found
    assert found.in_top["a000"] == 1.0
    assert found.in_top["a019"] == 0.0
