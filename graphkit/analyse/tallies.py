"""How much each independent story adds to each edge: what weights are made of, and what is drawn from at random."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.analyse.network import Floats, Ints, Network, from_edges
from graphkit.coverage import by_document, by_story
from graphkit.graph import COOCCURRENCE, RELATION, evidence_columns, story_of
from graphkit.model import AFFIRMED, ASSERTED, Corpus, Span


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

    ids = sorted(actor.id for actor in corpus.actors)
    position = {actor: i for i, actor in enumerate(ids)}
    groups = list(_evidence(corpus, layer))
    (group, story, count), stories = _counted(corpus, [spans for _, _, spans in groups])
    edges = [(position[source], position[target], float(len(spans))) for source, target, spans in groups]
    network = from_edges(ids, edges, directed=layer == RELATION)
    columns = _columns(network, edges)[group]
    kept, rows = np.unique(story[columns >= 0], return_inverse=True)
    shape = (len(kept), len(network.weights))
    matrix = csr_array((count[columns >= 0], (rows, columns[columns >= 0])), shape=shape)
    weighed = Network(network.ids, network.sources, network.targets, np.asarray(matrix.sum(axis=0)), network.directed)
    return Tally(weighed, matrix, stories - len(kept))


def story_weights(corpus: Corpus, groups: Sequence[Sequence[Span]]) -> Floats:
    """For each group of spans how many there are if each story counts once, as `graphkit.graph.story_weight` has it."""
    (group, _, count), _ = _counted(corpus, groups)
    return np.bincount(group, count, minlength=len(groups)).astype(np.float64)


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


def _evidence(corpus: Corpus, layer: str) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    if layer == COOCCURRENCE:
        yield from ((each.source, each.target, each.sentences) for each in corpus.cooccurrences)
    else:
        for relation in corpus.relations:
            if (relation.polarity, relation.modality) == (AFFIRMED, ASSERTED):
                yield relation.source, relation.target, tuple(claim.sentence for claim in relation.claims)


def _counted(corpus: Corpus, groups: Sequence[Sequence[Span]]) -> tuple[tuple[Ints, Ints, Floats], int]:
    """For each group and story the largest number of spans in one document, and how many stories there are."""
    told = story_of(corpus)
    owners, places, stories = evidence_columns(corpus, told, enumerate(groups))
    group, story, largest = by_story(*by_document(owners, places, len(stories)), stories)
    return (group, story, largest.astype(np.float64)), len({*told.values()})


def _columns(network: Network, edges: list[tuple[int, int, float]]) -> Ints:
    """The edge of the network that each of these edges went into, -1 for a loop."""
    ends = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    if not network.directed:
        ends = np.sort(ends, axis=1)
    size = len(network)
    place = np.searchsorted(network.sources * size + network.targets, ends[:, 0] * size + ends[:, 1])
    columns: Ints = np.where(ends[:, 0] == ends[:, 1], -1, place)
    return columns
