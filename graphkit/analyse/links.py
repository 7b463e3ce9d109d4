"""Links among numbered actors as columns, as the map of a graph reads them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.analyse.network import Network

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Links:
    """Links of numbered actors as columns: one end, the other, greater one, and the weight; sorted by ends."""

    one: Ints
    other: Ints
    weight: Array

    def of(self, chosen: Ints | NDArray[np.bool_]) -> Links:
        """Some of the links."""
        return Links(self.one[chosen], self.other[chosen], self.weight[chosen])


def links_of(network: Network) -> Links:
    """The edges of a network without direction."""
    return Links(network.sources, network.targets, network.weights)


def link_matrix(links: Links, number: Ints, count: int) -> Array:
    """Symmetric matrix of summed link weights among groups; `number` is the group of each actor, -1 for none. Links
    within one group are left out.
    """
    one, other = number[links.one], number[links.other]
    between = (one >= 0) & (other >= 0) & (one != other)
    one, other, weight = one[between], other[between], links.weight[between]
    found = np.bincount(
        np.column_stack((one * count + other, other * count + one)).ravel(), np.repeat(weight, 2), count**2
    )
    return found.astype(np.float64).reshape(count, count)


def by_home(links: Links, home: Ints, count: int) -> list[Links]:
    """For each community the links that one of its members has, in the same order."""
    one, other = home[links.one], home[links.other]
    number = np.r_[one, np.where(other != one, other, -1)]
    order = np.argsort(number, kind="stable")
    bounds = np.searchsorted(number[order], np.arange(count + 1))
    owned = order % max(1, len(one))
    return [links.of(np.sort(owned[bounds[place] : bounds[place + 1]])) for place in range(count)]


def strongest_first(links: Links, size: int) -> list[list[int]]:
    """For each actor those it is linked with, the strongest link first, of like ones the lower number."""
    ends, others = np.r_[links.one, links.other], np.r_[links.other, links.one]
    order = np.lexsort((others, -np.r_[links.weight, links.weight], ends))
    bounds = np.searchsorted(ends[order], np.arange(size + 1)).tolist()
    near = others[order].tolist()
    return [near[bounds[index] : bounds[index + 1]] for index in range(size)]


def both_ends(links: Links) -> Ints:
    """One end and the other of each link in turn."""
    return np.column_stack((links.one, links.other)).ravel()


def sums(places: Ints, values: Array, size: int) -> Array:
    """Sums by place, added one after the other in their order."""
    return np.bincount(places, values, size).astype(np.float64)
