from collections import Counter
from itertools import combinations
from math import log
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from graphkit.analyse.significance import Associations, associate, count_pairs, false_discovery_rate

Units = list[set[int]]


def columns(units: Units) -> tuple[list[int], list[int]]:
    rows = [(actor, unit) for unit, actors in enumerate(units) for actor in sorted(actors)]
    return [actor for actor, _ in rows], [unit for _, unit in rows]


def measured(units: Units) -> Associations:
    return associate(*columns(units), len(units))


def some_units(seed: int) -> Units:
    random = Random(seed)
    actors = range(random.randint(2, 8))
    return [set(random.sample(actors, random.randint(0, len(actors)))) for _ in range(random.randint(1, 30))]


def slow(units: Units) -> dict[tuple[int, int], tuple[int, float, float, float]]:
    """Together, Jaccard, NPMI and G² of each pair, counted cell by cell."""
    found = {}
    for one, other in combinations(range(8), 2):
        cells = Counter((one in unit, other in unit) for unit in units)
        both, total = cells[True, True], len(units)
        first, second = both + cells[True, False], both + cells[False, True]
        if not both:
            continue
        g2 = 0.0
        for (in_one, in_other), seen in cells.items():
            expected = (first if in_one else total - first) * (second if in_other else total - second) / total
            g2 += 2 * seen * log(seen / expected)
        pmi = log((both / total) / (first / total * (second / total)))
        npmi = pmi / -log(both / total) if both < total else 1.0
        found[one, other] = (both, both / (first + second - both), npmi, g2)
    return found


@pytest.mark.parametrize("seed", range(200))
def test_measures_are_those_counted_cell_by_cell(seed: int) -> None:
    units = some_units(seed)
    result = measured(units)
    rows = zip(result.together, result.jaccard, result.npmi, result.g2, strict=True)
    found = dict(zip(zip(result.one.tolist(), result.other.tolist(), strict=True), rows, strict=True))
    expected = slow(units)
    assert list(found) == sorted(expected)
    for pair, values in found.items():
        assert values == pytest.approx(expected[pair], abs=1e-9)


def test_repeated_rows_count_once() -> None:
    assert [column.tolist() for column in count_pairs([0, 0, 1, 1, 2], [5, 5, 5, 5, 6])] == [[0], [1], [1]]


def test_a_pair_that_is_never_together_has_no_surprise() -> None:
    pairs = (np.array([0]), np.array([1]), np.array([0]))
    result = associate([0, 1], [0, 1], 2, pairs)
    assert (result.jaccard[0], result.npmi[0], result.p[0], result.q[0]) == (0, -1, 1, 1)


def test_nothing_named_is_nothing_measured() -> None:
    assert [len(column) for column in vars(associate([], [], 10)).values()] == [0] * 9


def test_the_null_model_expects_as_many_pairs_as_there_are() -> None:
    random = Random(1)
    units = [set(random.sample(range(30), random.choice((1, 1, 2, 2, 3, 12)))) for _ in range(400)]
    every_pair = np.array(list(combinations(range(30), 2)))
    result = associate(*columns(units), 400, (every_pair[:, 0], every_pair[:, 1], np.ones(len(every_pair), int)))
    assert result.expected.sum() == pytest.approx(sum(len(names) * (len(names) - 1) / 2 for names in units), rel=0.03)


def test_names_in_lists_are_expected_to_meet() -> None:
    """Names drawn evenly, one by one or in lists of fifteen: a table of two by two finds ties, the null model none."""
    random = Random(2)
    units = [{random.randrange(30)} for _ in range(500)] + [set(random.sample(range(30), 15)) for _ in range(30)]
    result = measured(units)
    tables = false_discovery_rate(chi2.sf(result.g2, 1), 30 * 29 // 2)
    assert (int((tables <= 0.05).sum()) > 300, int((result.q <= 0.05).sum())) == (True, 0)


def test_p_is_never_below_that_of_the_exact_distribution() -> None:
    random = Random(3)
    units = [set(random.sample(range(12), random.choice((1, 2, 3, 8)))) for _ in range(120)]
    result = measured(units)
    chance = solved(units)
    left = (chance * (1 - chance)).sum(axis=0)
    for one, other, together, p in zip(result.one, result.other, result.together, result.p, strict=True):
        both = chance[one] * chance[other] * (1 - (1 - chance[one]) * (1 - chance[other]) / left)
        exact = tail(both.clip(0, 1), int(together))
        assert p >= exact * (1 - 1e-6) or exact > 0.2


def solved(units: Units) -> np.ndarray:
    """Probability that each actor is named in each unit, row by row and column by column until both margins fit."""
    table = np.array([[actor in unit for unit in units] for actor in range(12)], dtype=float)
    rows, cells = table.sum(axis=1), table.sum(axis=0)
    x, y = np.ones(len(rows)), np.ones(len(cells))
    for _ in range(1_000):
        x = rows / (y / (1 + np.outer(x, y))).sum(axis=1)
        y = cells / (x[:, None] / (1 + np.outer(x, y))).sum(axis=0)
    return np.outer(x, y) / (1 + np.outer(x, y))


def tail(chances: np.ndarray, least: int) -> float:
    """How likely at least so many of unlike coins show heads."""
    sums = np.array([1.0])
    for chance in chances:
        sums = np.convolve(sums, [1 - chance, chance])
    return float(sums[least:].sum())


def planted(seed: int, ties: int) -> tuple[Units, set[tuple[int, int]]]:
    """Sentences with names drawn by how common they are, now and then a long list, and some pairs put together."""
    random = np.random.default_rng(seed)
    actors, sentences = 300, 2_000
    common = 1 / np.arange(1, actors + 1) ** 0.8
    sizes = 1 + random.geometric(0.5, sentences) + np.where(random.random(sentences) < 0.03, 12, 0)
    units = [set(random.choice(actors, size, replace=False, p=common / common.sum()).tolist()) for size in sizes]
    ends = random.choice(np.arange(20, actors), size=(ties, 2), replace=False).tolist()
    for pair in ends:
        for unit in random.choice(sentences, size=10, replace=False):
            units[unit] |= set(pair)
    return units, {(min(pair), max(pair)) for pair in ends}


def kept(units: Units) -> set[tuple[int, int]]:
    result = measured(units)
    few = result.q <= 0.05
    return set(zip(result.one[few].tolist(), result.other[few].tolist(), strict=True))


@pytest.mark.parametrize("seed", range(5))
def test_planted_ties_are_found_and_at_most_one_in_ten_is_false(seed: int) -> None:
    units, truth = planted(seed, 40)
    found = kept(units)
    assert (len(found & truth) >= 38, len(found - truth) <= 0.1 * len(found)) == (True, True)


@pytest.mark.parametrize("seed", range(10, 15))
def test_where_nothing_is_planted_nothing_is_found(seed: int) -> None:
    assert kept(planted(seed, 0)[0]) == set()


def test_margins_stay_when_names_are_shuffled_and_no_tie_is_left() -> None:
    """Names swapped between sentences at random keep both margins exactly; the ties planted before are gone."""
    units, _ = planted(20, 40)
    actor, unit = map(np.array, columns(units))
    random = np.random.default_rng(0)
    for _ in range(30):
        order = random.permutation(len(actor))
        swapped = actor[order[0::2][: len(order) // 2]], actor[order[1::2]]
        actor[order[1::2]], actor[order[0::2][: len(order) // 2]] = swapped
    result = associate(actor, unit, len(units))
    assert int((result.q <= 0.05).sum()) <= 1


def test_the_false_discovery_rate_is_that_of_benjamini_and_hochberg() -> None:
    p = np.array([0.01, 0.04, 0.03, 0.005, 0.5])
    assert false_discovery_rate(p, 5).tolist() == pytest.approx([0.025, 0.05, 0.05, 0.025, 0.5])


def test_pairs_never_seen_count_as_tests() -> None:
    assert false_discovery_rate(np.array([0.001]), 100).tolist() == pytest.approx([0.1])


@given(st.lists(st.sets(st.integers(0, 6), max_size=7), min_size=1, max_size=20))
def test_all_measures_stay_in_their_range(units: Units) -> None:
    result = measured(units)
    ranges = [(result.jaccard, 0, 1), (result.npmi, -1, 1), (result.p, 0, 1), (result.q, 0, 1)]
    tolerance = 1e-12
    assert all(low - tolerance <= v <= high + tolerance for values, low, high in ranges for v in values.tolist())
    assert all(g2 >= 0 for g2 in result.g2.tolist())


@given(st.lists(st.sets(st.integers(0, 6), max_size=7), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_units_changes_nothing(units: Units, random: Random) -> None:
    shuffled = list(units)
    random.shuffle(shuffled)
    one, other = vars(measured(units)), vars(measured(shuffled))
    assert {name: column.tolist() for name, column in one.items()} == {
        name: pytest.approx(column.tolist(), rel=1e-6, abs=1e-12) for name, column in other.items()
    }
