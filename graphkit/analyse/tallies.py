"""How much each independent story adds to each edge: what weights are made of, and what is drawn from at random."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from graphkit.analyse.network import Floats, Ints, Network, from_columns
from graphkit.columns import Edges, numbers_of, pairs_of, relations_of, stories_of
from graphkit.coverage import by_document, by_story
from graphkit.graph import COOCCURRENCE, RELATION, story_of
from graphkit.model import AFFIRMED, ASSERTED, Corpus


@dataclass(frozen=True, eq=False)
class Tally:
    """A layer of a corpus: its network, and `counts`, a sparse matrix with a row for each story that adds to an edge
    and a column for each edge, whose sums are the weights. `silent` is the number of stories that add to none.
    """

    network: Network
    counts: Any
    silent: int

    @property
    def stories(self) -> int:
        """The stories that add to an edge."""
        return int(self.counts.shape[0])


def tally(corpus: Corpus, layer: str) -> Tally:
    """What each story adds to each edge of a layer: the largest count among its documents, as in `graphkit.graph`.

    Of relations only what is asserted and affirmed, each predicate for itself.
    """
    from scipy.sparse import csr_array

    edges = pairs_of(corpus) if layer == COOCCURRENCE else relations_of(corpus)
    network, column = _network(corpus, edges, layer)
    (edge, story, count), stories = _counted(corpus, edges)
    columns = column[edge]
    there = columns >= 0
    kept, rows = np.unique(story[there], return_inverse=True)
    matrix = csr_array((count[there], (rows, columns[there])), shape=(len(kept), len(network.weights)))
    weighed = replace(network, weights=np.asarray(matrix.sum(axis=0)))
    return Tally(weighed, matrix, stories - len(kept))


def story_weights(corpus: Corpus, edges: Edges) -> Floats:
    """For each edge how much evidence there is if each story counts once, as `graphkit.graph.story_weight` has it."""
    (edge, _, count), _ = _counted(corpus, edges)
    return np.bincount(edge, count, minlength=len(edges)).astype(np.float64)


def draws(found: Tally, times: int, seed: int, *, halves: bool = False) -> Iterator[Floats]:
    """How often each story of the tally counts when as many stories as there are, silent ones too, are drawn with
    replacement; or, as `halves`, when half of them are drawn without and count twice.
    """
    rng = np.random.default_rng(seed)
    everything = found.stories + found.silent
    for _ in range(times):
        if halves:
            hits = np.repeat(rng.permutation(everything)[: everything // 2], 2)
        else:
            hits = rng.integers(0, everything, everything)
        yield np.bincount(hits, minlength=everything)[: found.stories].astype(np.float64)


def _counted(corpus: Corpus, edges: Edges) -> tuple[tuple[Ints, Ints, Floats], int]:
    """For each edge and story the most evidence in one document, and how many stories there are."""
    told = story_of(corpus)
    stories = stories_of(corpus, told)
    edge, story, largest = by_story(*by_document(edges.edge, edges.document, len(stories)), stories)
    return (edge, story, largest.astype(np.float64)), len({*told.values()})


def _network(corpus: Corpus, edges: Edges, layer: str) -> tuple[Network, Ints]:
    """The network of a layer, of relations that are asserted and affirmed; and the edge of it that each of the edges
    went into, -1 for a loop and for what is denied or only possible.
    """
    ids = sorted(actor.id for actor in corpus.actors)
    numbers = numbers_of(corpus)[0]
    position = np.empty(len(ids), dtype=np.int64)
    position[[numbers[actor] for actor in ids]] = np.arange(len(ids))
    ends = np.stack([position[edges.sources], position[edges.targets]])
    if layer == COOCCURRENCE:
        ends.sort(axis=0)
    said = np.array([layer == COOCCURRENCE or way[2:] == (AFFIRMED, ASSERTED) for way in edges.ways], dtype=np.bool_)
    counted = said[edges.way] & (ends[0] != ends[1])
    weights = np.bincount(edges.edge, minlength=len(edges)).astype(np.float64)
    network = from_columns(ids, ends[:, counted], weights[counted], directed=layer == RELATION)
    place = np.searchsorted(network.sources * len(ids) + network.targets, ends[0] * len(ids) + ends[1])
    return network, np.where(counted, place, -1)
