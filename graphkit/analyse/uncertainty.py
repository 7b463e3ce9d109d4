"""How sure a ranking is: what becomes of it if other stories of the same kind had been read.

Bootstrap over independent stories (Efron 1979): as many stories as there are, drawn with replacement, give new weights,
new scores and a new ranking. Stories and not documents or sentences are drawn, because copies and sentences of one
article are not independent.

The obvious interval, from the 5th to the 95th percentile of the resampled ranks, is too narrow where scores are close:
each resample adds the noise of drawing to noise that the scores have already (Hall & Miller 2009, Using the bootstrap
to quantify the authority of an empirical ranking; Xie, Singh & Zhang 2009, Confidence intervals for population ranks in
the presence of ties and near ties). Among actors that hardly differ two in three of its intervals would hold the truth,
not nine in ten. So ranks are bounded by comparisons, as in Mogstad, Romano, Shaikh & Wilhelm (2024, Inference for
ranks), here without their allowance for many comparisons at once: actor k is surely above actor i if its score is
larger by more than 1.645 standard errors of the difference, which the resamples give; the rank of i is then at least
1 + those surely above it, and at most the number of actors less those surely below. Even among actors that hardly
differ nine in ten intervals hold the true rank; where there are differences, more.

Degree and core number only ask whether two actors are connected. A story that is drawn twice connects nobody anew, so
that drawing with replacement makes their scores too small and their noise much too small. For them half of the stories
are drawn without replacement, each counting twice (half-samples: for sums they vary as the bootstrap does; Shao & Wu
1989, A general theory for jackknife variance estimation), and the resampled scores are brought to the level of the
observed ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from graphkit.analyse.centrality import CENTRALITIES, DIGITS
from graphkit.analyse.network import Floats, Ints, Network, reweighted
from graphkit.analyse.tallies import Tally, draws

LEAST_STORIES = 20  # with fewer, a resample is too coarse to tell chance from difference
LEAST_RESAMPLES = 50  # standard errors from fewer are off by more than 10 %
ONE_SIDED = 1.6449  # standard normal, 95 %
BLOCK = 400_000  # comparisons made at a time: 3 MB, which stay in the processor's cache
AT_A_TIME = 20  # resamples that one product with a sparse matrix finds
SECONDS = 10.0  # of a usual machine, for all resamples together
ROUTE_SOURCES = 100  # in resamples, shortest routes start from that many actors only
#: seconds for each node and each end of an edge, by what a measure reads; routes: for each source
COSTS = {"edges": 1.5e-7, "walks": 3.5e-7, "triangles": 3.5e-7, "routes": 6e-8}
OVERHEAD = 1e-3


@dataclass(frozen=True)
class Resampling:
    """How often stories are drawn anew (0: not at all), by which seed, and which first ranks count as the top."""

    times: int = 200
    seed: int = 0
    top: int = 10


@dataclass(frozen=True)
class Uncertainty:
    """For some actors the 90 % interval of the rank, `low` to `high`, and the share of `resamples` in the top."""

    resamples: int
    low: dict[str, int]
    high: dict[str, int]
    in_top: dict[str, float]


def affordable(found: Tally, by: str, resampling: Resampling) -> int:
    """How many of the resamples asked for take no more than about 10 seconds; 0 if fewer than 50 do.

    Depends on the size of the graph only, so that it is the same everywhere.
    """
    if _linear(found.network, by) is not None:
        return resampling.times
    network, reads = found.network, CENTRALITIES[by].reads
    sources = min(len(network), ROUTE_SOURCES) if reads == "routes" else 1
    cost = OVERHEAD + COSTS[reads] * sources * (len(network) + 2 * len(network.weights))
    times = min(resampling.times, int(SECONDS / cost))
    return times if times >= min(LEAST_RESAMPLES, resampling.times) else 0


def uncertainty(
    found: Tally, by: str, scores: Mapping[str, float], of: Sequence[str], resampling: Resampling
) -> Uncertainty | None:
    """How sure the ranks of the actors `of` are among all by these scores of a measure.

    None if fewer than 20 stories add to an edge, if no resample is asked for, or if 50 take too long.
    """
    times = affordable(found, by, resampling)
    if found.stories < LEAST_STORIES or not times:
        return None
    sign = -1.0 if CENTRALITIES[by].lowest_first else 1.0
    known = np.array([scores[actor] for actor in found.network.ids])
    resampled = resampled_scores(found, by, known, replace(resampling, times=times))
    resampled = np.multiply(np.round(resampled, DIGITS, out=resampled), sign, out=resampled)
    observed = sign * known
    position = {actor: i for i, actor in enumerate(found.network.ids)}
    chosen = np.array([position[actor] for actor in of], dtype=np.int64)
    level = 1.0 if CENTRALITIES[by].weighted else observed.sum() / (resampled.mean(axis=0).sum() or 1.0)
    low, high = rank_intervals(observed, resampled if level == 1 else resampled * level, chosen)
    shares = _top_shares(resampled, chosen, resampling.top)
    return Uncertainty(
        times,
        dict(zip(of, low.tolist(), strict=True)),
        dict(zip(of, high.tolist(), strict=True)),
        dict(zip(of, shares.tolist(), strict=True)),
    )


def resampled_scores(found: Tally, by: str, observed: Floats, resampling: Resampling) -> Floats:
    """Scores of all actors (columns) in each resample (rows) of the stories; `observed` are those of all stories."""
    drawn = draws(found, resampling.times, resampling.seed, halves=not CENTRALITIES[by].weighted)
    linear = _linear(found.network, by)
    if linear is None:
        return np.array([_scores(found, by, found.counts.T @ hits, observed) for hits in drawn])
    scores, told = np.empty((resampling.times, len(found.network))), (found.counts @ linear).T
    for first in range(0, len(scores), AT_A_TIME):
        hits = np.array(list(islice(drawn, AT_A_TIME)))
        scores[first : first + AT_A_TIME] = (told @ hits.T).T
    return scores


def rank_intervals(observed: Floats, resampled: Floats, of: Ints) -> tuple[Ints, Ints]:
    """The lowest and highest rank of the actors at the positions `of` that their comparisons with all others leave.

    High scores rank first. `observed` are the scores, `resampled` those of each resample (rows).
    """
    times, size = resampled.shape
    centred = resampled - resampled.mean(axis=0)
    variances = (centred**2).sum(axis=0) / (times - 1)
    low, high = np.empty(len(of), dtype=np.int64), np.empty(len(of), dtype=np.int64)
    width = max(1, BLOCK // max(1, size))
    for first in range(0, len(of), width):
        block = of[first : first + width]
        shared = centred[:, block].T @ centred
        shared /= times - 1
        shared *= 2
        margins = np.add.outer(variances[block], variances)  # becomes, in place, what a difference must exceed
        margins -= shared
        np.sqrt(np.maximum(margins, 0.0, out=margins), out=margins)
        margins *= ONE_SIDED
        margins += 10.0**-DIGITS
        ahead = np.subtract(observed, observed[block][:, None], out=shared)
        low[first : first + width] = 1 + np.count_nonzero(ahead > margins, axis=1)
        high[first : first + width] = size - np.count_nonzero(ahead < np.negative(margins, out=margins), axis=1)
    return low, high


def _scores(found: Tally, by: str, weights: Floats, observed: Floats) -> Floats:
    drawn = replace(reweighted(found.network, weights), exact=ROUTE_SOURCES, sample=ROUTE_SOURCES)
    scores = np.fromiter(CENTRALITIES[by].score(drawn).values(), dtype=np.float64, count=len(drawn))
    if CENTRALITIES[by].lowest_first:
        # where nobody is left to be a broker between, the resample says nothing of an actor
        alone = np.bincount(np.r_[drawn.sources, drawn.targets], minlength=len(drawn)) == 0
        scores[alone] = observed[alone]
    return scores


def _linear(network: Network, by: str) -> Any:
    """For measures that are sums of weights: which edges (rows) add to which actors (columns), sparse; else None."""
    from scipy.sparse import csr_array

    ends = {
        "strength": (network.sources, network.targets),
        "in_strength": (network.targets,),
        "out_strength": (network.sources,),
    }.get(by)
    if ends is None:
        return None
    edges = np.tile(np.arange(len(network.weights)), len(ends))
    shape = (len(network.weights), len(network))
    return csr_array((np.ones(len(edges)), (edges, np.concatenate(ends))), shape=shape)


def _top_shares(resampled: Floats, of: Ints, top: int) -> Floats:
    """The share of resamples in which an actor's rank is `top` or better; equal scores share a rank."""
    place = resampled.shape[1] - min(top, resampled.shape[1])
    least = np.partition(resampled, place, axis=1)[:, place]
    shares: Floats = (resampled[:, of] >= least[:, None]).mean(axis=0)
    return shares
