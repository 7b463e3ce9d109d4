"""A null model that keeps how often each actor is named and how many actors each unit names.

The bipartite configuration model (Saracco et al. 2015, Scientific Reports 5:10595; 2017, New Journal of Physics
19:053022), with the size of each unit kept exactly: a unit that names one actor can't hold a pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]

_ROUNDS = 300  # actors named everywhere are approached for ever; all others are there by then
_EXACT = 1e-9  # relative error of the margins at which the model counts as solved


def configuration_model(degrees: Numbers, actors: Numbers, widths: Numbers, units: Numbers) -> Floats:
    """Probability that an actor of each degree (rows) is named in a unit of each width (columns).

    `actors` and `units` are how many there are of each. Solved by fixed-point iteration over the distinct values.
    """
    import numpy as np

    links = float((widths * units).sum())
    x, y = degrees / links**0.5, widths / links**0.5
    chance: Floats = np.empty((len(x), len(y)))
    for _ in range(_ROUNDS):
        x = degrees / ((y * units) / (1 + np.outer(x, y))).sum(axis=1)
        y = widths / ((x * actors)[:, None] / (1 + np.outer(x, y))).sum(axis=0)
        odds = np.outer(x, y)
        chance = odds / (1 + odds)
        if np.all(np.abs(chance @ units - degrees) <= _EXACT * np.maximum(degrees, 1)):
            break
    return chance


def together_by_degree(chance: Floats, actors: Numbers, units: Numbers) -> Floats:
    """How many units are expected to name both actors of a pair, for each two degrees.

    With the size of a unit kept, the chances p and p' of two actors to be named in it are not independent: both are
    with chance p p' (1 - (1-p)(1-p') / c), c being the sum of p (1-p) over all actors (Hájek 1964, Annals of
    Mathematical Statistics 35:1491).
    """
    import numpy as np

    spread = chance * (1 - chance)
    sums = np.maximum(actors @ spread, 1e-12)  # a unit that names everybody leaves nothing open
    expected: Floats = (chance * units) @ chance.T - (spread * (units / sums)) @ spread.T
    expected = np.maximum(expected, 0)
    return (expected + expected.T) / 2  # rounding must not tell a pair from its mirror image


def surprise(together: Numbers, expected: Floats, units: int) -> Floats:
    """Chance to see a pair so often or more.

    The count is a sum of unlike coins, one for each unit. Like coins with the same sum have a heavier tail (Hoeffding
    1956, from one above the mean on), so the binomial distribution gives a p that is never too small.
    """
    import numpy as np
    from scipy.special import betainc

    seen = np.maximum(together, 1)
    share = np.clip(expected / max(units, 1), 0, 1)
    return np.where(together > 0, betainc(seen, np.maximum(units - seen + 1, 1), share), 1.0)
