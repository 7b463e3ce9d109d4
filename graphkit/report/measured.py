"""The pairs of a build with what measuring found of them, without making a value of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graphkit.answers.evidence import ends_of
from graphkit.columns import pairs_of
from graphkit.edge_table import MISSING, Column
from graphkit.folded import table_of
from graphkit.graph import COOCCURRENCE, Build
from graphkit.lazily import Lazily

if TYPE_CHECKING:
    from graphkit.columns import Numbers

MEASURED = ("weight", "documents", "stories", "npmi", "g2", "q")  # what is said of a pair beside its names


class Tie(NamedTuple):  # of which there are as many as pairs: a dataclass takes five times as long to make
    """What the report says of a pair; its fields mean what those of `analyse.edges.Edge` do."""

    source: str
    target: str
    source_name: str
    target_name: str
    weight: float
    documents: int
    stories: int
    npmi: float
    g2: float
    q: float


def measured_ties(build: Build) -> Sequence[Tie]:
    """The pairs in the order of `edges`, as measuring left them on the graph; none if they are not measured. Columns
    `npmi`, `q` and `stories`.
    """
    import numpy as np

    corpus = build.corpus
    found = _measured(build)
    if not found:
        return ()
    pairs, names = pairs_of(corpus), [str(build.graph.nodes[actor.id]["label"]) for actor in corpus.actors]
    by_name, by_id = _ranks(names), _ranks([actor.id for actor in corpus.actors])
    weights = found["weight"].numbers(np.float64)
    keys = [rank[ends] for rank in (by_id, by_name) for ends in (pairs.targets, pairs.sources)]
    order = np.lexsort((*keys, -weights))
    told = [found[name].of(order) for name in MEASURED]
    sources, targets = pairs.sources[order], pairs.targets[order]

    def make(begin: int, end: int) -> Iterator[Tie]:
        ends = zip(sources[begin:end].tolist(), targets[begin:end].tolist(), strict=True)
        said = zip(*([c.values[at] for at in c.places[begin:end].tolist()] for c in told), strict=True)
        for (source, target), row in zip(ends, said, strict=True):
            yield Tie(corpus.actors[source].id, corpus.actors[target].id, names[source], names[target], *row)

    known = {name: column.numbers(np.float64) for name, column in zip(MEASURED, told, strict=True)}
    return Lazily(len(order), make, {name: known[name] for name in ("npmi", "q", "stories")})


def _measured(build: Build) -> dict[str, Column]:
    """What measuring found of each pair of the corpus; nothing if one of them is not measured."""
    table = table_of(build.graph)
    if table is None:
        return _walked(build)
    if "q" not in table.columns or COOCCURRENCE not in table.keys.values:
        return {}
    import numpy as np

    number, pairs = {node: place for place, node in enumerate(table.nodes)}, pairs_of(build.corpus)
    place = np.array([number.get(actor.id, MISSING) for actor in build.corpus.actors], dtype=np.int64)
    key = np.full(len(pairs), table.keys.values.index(COOCCURRENCE))
    rows = table.find(place[pairs.sources], place[pairs.targets], key)
    return {} if (rows < 0).any() else {name: table.columns[name].of(rows) for name in MEASURED}


def _walked(build: Build) -> dict[str, Column]:
    """The same of any graph."""
    import numpy as np

    near = dict(build.graph.adjacency())
    pairs = ends_of(build.corpus.cooccurrences)
    found = [near.get(source, {}).get(target, {}).get(COOCCURRENCE, {}) for source, target in pairs]
    if any("q" not in data for data in found):
        return {}
    return {name: Column([data[name] for data in found], np.arange(len(found))) for name in MEASURED}


def _ranks(words: Sequence[str]) -> Numbers:
    """The place of each word among all, sorted."""
    import numpy as np

    place = {word: number for number, word in enumerate(sorted({*words}))}
    return np.array([place[word] for word in words], dtype=np.int64)
