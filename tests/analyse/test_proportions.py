import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from graphkit.analyse.proportions import tail_test, worth_testing


@pytest.mark.parametrize(("first", "second"), [(12, 20), (7, 7), (30, 5)])
def test_one_tail_is_that_of_fishers_test(first: int, second: int) -> None:
    counts = [(x, y) for x in range(first + 1) for y in range(second + 1)]
    table = np.array(counts, dtype=float)
    p, least = tail_test(table[:, 0], table[:, 1], (first, second))
    for (x, y), found in zip(counts, p.tolist(), strict=True):
        cells = [[x, first - x], [y, second - y]]
        tails = [fisher_exact(cells, alternative=side).pvalue for side in ("less", "greater")]
        assert found == pytest.approx(min(1.0, 2 * min(tails)))
    assert (least <= p + 1e-12).all()


def test_tests_that_cannot_pass_are_not_worth_making() -> None:
    assert worth_testing(np.array([0.5, 0.04, 0.001, 0.02]), 0.05).tolist() == [False, False, True, True]
    assert worth_testing(np.array([0.5, 0.9]), 0.05).tolist() == [False, False]
    assert worth_testing(np.array([]), 0.05).tolist() == []


@given(least=st.lists(st.floats(0, 1), max_size=30))
def test_each_test_worth_making_can_pass_beside_the_others(least: list[float]) -> None:
    values = np.array(least)
    worth = worth_testing(values, 0.05)
    assert (values[worth] <= 0.05 / max(1, worth.sum())).all()
