"""Whether two shares differ, for many shares at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def tail_test(before: Numbers, after: Numbers, sizes: Sequence[int]) -> tuple[Numbers, Numbers]:
    """The p of Fisher's exact test for each pair of counts of stories, and the least p any split of them could have.

    `sizes` are the numbers of all stories of both sides. Twice the smaller tail of the hypergeometric distribution.
    """
    from scipy.stats import hypergeom

    first, second = sizes
    total = before + after

    def p_of(count: Numbers) -> Numbers:
        law = hypergeom(first + second, total, first)
        return np.asarray(np.minimum(1.0, 2 * np.minimum(law.cdf(count), law.sf(count - 1))))

    extremes = np.minimum(total, first), np.maximum(total - second, 0)
    return p_of(before), np.minimum(p_of(extremes[0]), p_of(extremes[1]))


def worth_testing(least: Numbers, level: float) -> NDArray[np.bool_]:
    """Which tests can matter, if `least` is the smallest p each could have had: m tests, each of which could have a p
    of at most level / m, so that the others need not be paid for (Tarone 1990; for false discovery rates Gilbert 2005).
    """
    divisors = np.arange(1, len(least) + 1)
    able = np.searchsorted(np.sort(least), level / divisors, side="right")
    enough = np.flatnonzero(able <= divisors)
    return np.asarray(least <= level / divisors[enough[0]]) if len(enough) else np.zeros(len(least), dtype=np.bool_)
