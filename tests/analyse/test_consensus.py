import numpy as np
import pytest
from scipy.sparse import csr_array

from graphkit.analyse.consensus import LEAST_RUNS, MOST_RUNS, agree, partitions, stability_of


def square(size: int) -> csr_array:
    """Nodes in a ring."""
    matrix = np.zeros((size, size))
    for node in range(size):
        matrix[node, (node + 1) % size] = matrix[(node + 1) % size, node] = 1
    return csr_array(matrix)


def labels(*rows: str) -> np.ndarray:
    return np.array([[int(letter) for letter in row] for row in rows])


def test_small_graphs_are_partitioned_by_fifty_seeds() -> None:
    assert partitions(square(6)).shape == (MOST_RUNS, 6)


def test_a_graph_without_edges_is_all_apart_in_every_run() -> None:
    assert partitions(csr_array((3, 3)), seeds=2).tolist() == [[0, 1, 2], [0, 1, 2]]


def test_large_graphs_are_partitioned_by_fewer_seeds() -> None:
    hub = csr_array(
        (
            np.ones(400_000),
            (
                np.r_[np.zeros(200_000, int), np.arange(1, 200_001)],
                np.r_[np.arange(1, 200_001), np.zeros(200_000, int)],
            ),
        )
    )
    assert len(partitions(hub)) == LEAST_RUNS


def test_runs_that_agree_are_the_consensus() -> None:
    found = agree(square(6), labels("000111", "222000"))
    assert found.tolist() == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (labels("0011", "0011"), [1, 1, 1, 1]),
        # a split leaves the larger part where it was
        (labels("0011", "0012"), [1, 1, 0.5 + 0.5, 0.5]),
        # two groups that become one belong to the larger, or to the first
        (labels("0011", "0000"), [1, 1, 0.5, 0.5]),
        (labels("0011", "0111"), [0.5 + 0.5, 0.5, 1, 1]),
    ],
)
def test_an_actor_is_stable_where_its_group_and_its_community_match_best(
    runs: np.ndarray, expected: list[float]
) -> None:
    assert stability_of(np.array([0, 0, 1, 1]), runs).tolist() == expected
