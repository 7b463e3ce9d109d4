"""Which pairs are together more often than chance: Jaccard, NPMI, log-likelihood, and a test against a null model.

A table of two by two (Dunning's G², a chi-squared test) takes all units for alike: a list of twenty names then makes
190 pairs "significant". The null model here keeps how often each actor is named and how many actors each unit names,
and is otherwise as random as can be: the bipartite configuration model, in which actor i is named in unit u with
probability x_i y_u / (1 + x_i y_u), the x and y being such that both margins are met on average (Saracco et al. 2015,
Scientific Reports 5:10595; 2017, New Journal of Physics 19:053022). Because a unit that names one actor can't hold a
pair, the size of units is kept exactly (`null_model`). `p` is how likely a pair then is together as often as
it was or more; `q` is the false discovery rate at which it would just be called significant.

G² and NPMI are reported beside it as measures of how strong the tie is, not as tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.analyse.null_model import configuration_model, surprise, together_by_degree

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]
    Columns = Sequence[int] | Numbers

LEVEL = 0.05  # false discovery rate for which the pairs worth a test are chosen


@dataclass(frozen=True)
class Associations:
    """One entry per pair in every column.

    `together` units name both, `expected` is what the null model expects. `jaccard` is together / units that name
    either (0 to 1); `npmi` ln(p12 / (p1 p2)) / -ln p12 (Bouma 2009; -1 never together, 0 as by chance, 1 never apart);
    `g2` the log-likelihood ratio of the table of two by two (Dunning 1993; 0 and more, whichever way it departs from
    chance); `p` and `q` as said above.
    """

    one: Numbers
    other: Numbers
    together: Numbers
    expected: Floats
    jaccard: Floats
    npmi: Floats
    g2: Floats
    p: Floats
    q: Floats


def count_pairs(actor: Columns, unit: Columns) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of actors (numbers, smaller first, sorted) and how many units name both. Repeated entries count once."""
    import numpy as np
    from scipy.sparse import csr_array, triu

    rows, columns = np.asarray(unit, dtype=np.int64), np.asarray(actor, dtype=np.int64)
    if not len(rows):
        return (np.empty(0, np.int64),) * 3
    table = csr_array((np.ones(len(rows), np.int32), (rows, columns)))  # adds up what is repeated
    table.data[:] = 1
    pairs = triu(table.T @ table, k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    return pairs.row[order].astype(np.int64), pairs.col[order].astype(np.int64), pairs.data[order].astype(np.int64)


def associate(
    actor: Columns, unit: Columns, units: int, pairs: tuple[Numbers, Numbers, Numbers] | None = None
) -> Associations:
    """How strong and how surprising the ties are between actors named in the same units.

    Actor `actor[i]` is named in unit `unit[i]`, both numbered from 0; `units` is how many there are, with those that
    name nobody. `pairs` are the two actors' numbers and how many units join them, if that is not `count_pairs`.
    """
    import numpy as np

    who, where = _distinct(np.asarray(actor, np.int64), np.asarray(unit, np.int64))
    one, other, together = pairs if pairs is not None else count_pairs(who, where)
    counts = np.bincount(who, minlength=int(max(one.max(), other.max()) + 1 if len(one) else 0))
    first, second = counts[one], counts[other]
    expected, p, q = _test(counts, np.bincount(where), (one, other, together))
    return Associations(
        one,
        other,
        together,
        expected,
        together / np.maximum(first + second - together, 1),
        _npmi(together, first, second, units),
        _log_likelihood(together, first, second, units),
        p,
        q,
    )


def _distinct(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of numbers, sorted, each once."""
    import numpy as np

    size = int(other.max(initial=0)) + 1
    keys = np.sort(one * size + other)
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return keys // size, keys % size


def false_discovery_rate(p: Floats, tests: int) -> Floats:
    """The step-up rule of Benjamini and Hochberg (1995), as a value per test; those not listed in `p` have p = 1."""
    import numpy as np

    order = np.argsort(p, kind="stable")
    raised = p[order] * max(tests, len(p)) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return q


def _test(counts: Numbers, sizes: Numbers, pairs: tuple[Numbers, Numbers, Numbers]) -> tuple[Floats, Floats, Floats]:
    """Expected number, p and q of each pair. `counts` are the units that name each actor, `sizes` the actors in each.

    All pairs that could be count as tests, not only those ever seen together: to be seen is part of the outcome. Of
    those, pairs named so seldom that they would not be significant even if never seen apart are left untested (Gilbert
    2005, Applied Statistics 54:143, after Tarone 1990): q = 1. That looks at the margins only, which the model keeps.
    """
    import numpy as np

    one, other, together = pairs
    if not len(one):
        return (np.empty(0),) * 3
    degrees, of_actor, actors = np.unique(counts, return_inverse=True, return_counts=True)
    widths, of_width = np.unique(sizes[sizes > 0], return_counts=True)
    by_degree = together_by_degree(configuration_model(degrees, actors, widths, of_width), actors, of_width)
    units = int(of_width[widths > 1].sum())
    expected = by_degree[of_actor[one], of_actor[other]]
    p = surprise(together, expected, units)
    least = surprise(np.minimum.outer(degrees, degrees), by_degree, units)
    there = np.outer(actors, actors) - np.diag(actors)  # each pair of two degrees twice, also within one degree
    limit, tests = _testable(least.ravel(), there.ravel() / 2)
    tested = least[of_actor[one], of_actor[other]] <= limit
    q = np.ones(len(p))
    q[tested] = false_discovery_rate(p[tested], tests)
    return expected, p, q


def _testable(least: Floats, there: Floats) -> tuple[float, int]:
    """The p that a pair must be able to reach to be worth a test, and how many pairs can: as many as can be so that
    each could reach LEVEL / how many. `there` pairs have at best a p of `least`.
    """
    import numpy as np

    order = np.argsort(least, kind="stable")
    reachable, pairs = least[order], np.cumsum(there[order])
    worth = int(np.searchsorted(reachable * np.maximum(pairs, 1), LEVEL, side="right"))  # both factors only grow
    if not worth:
        return -1.0, 0
    limit = float(reachable[worth - 1])
    return limit, round(float(pairs[np.searchsorted(reachable, limit, side="right") - 1]))


def _npmi(together: Numbers, first: Numbers, second: Numbers, units: int) -> Floats:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(together * units / (first * second)) / -np.log(together / units)
    return np.where(together == 0, -1.0, np.where(together == units, 1.0, value))


def _log_likelihood(together: Numbers, first: Numbers, second: Numbers, units: int) -> Floats:
    from scipy.special import xlogy

    only_first, only_second = first - together, second - together
    neither = units - first - second + together
    cells = xlogy(together, together) + xlogy(only_first, only_first) + xlogy(only_second, only_second)
    margins = xlogy(first, first) + xlogy(second, second) + xlogy(units - first, units - first)
    margins = margins + xlogy(units - second, units - second)
    value: Floats = 2 * (cells + xlogy(neither, neither) - margins + xlogy(units, units))
    return value.clip(min=0)  # rounding can fall short of 0
