"""Who is named where, as columns of numbers, for statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.columns import namings_of, numbers_of, pairs_of, sentences_of
from graphkit.model import Corpus
from graphkit.units.cuts import SENTENCE, WINDOW, cuts_of, spans_of, window_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

_FAR = 1 << 32  # no text is as long: a document's number times this and an offset are one number


@dataclass(frozen=True)
class Presence:
    """Which actors which units name: the actor with number `actor[i]` is named in unit `unit[i]`, both from 0.

    `units` is how many units there are, those that name nobody too; `together` in how many of them each pair of the
    corpus stands. Each story counts once, with that of its documents that names most.
    """

    actors: tuple[str, ...]
    actor: Numbers
    unit: Numbers
    units: int
    together: Numbers


def presence(corpus: Corpus, unit: str = SENTENCE) -> Presence:
    """Who is named where, for the statistics of a corpus whose pairs are those of `unit`. Raises UnitUnknown.

    Windows overlap, but statistics count units that don't: there a unit is a block of K + 1 sentences, in which any
    two are at most K apart.
    """
    import numpy as np

    window_of(unit)
    document = numbers_of(corpus)[1]
    owner, home, offset = namings_of(corpus)
    told = _fullest(corpus, document, np.bincount(home, minlength=len(document)))
    starts = np.sort(_starts(corpus, unit, document, told))
    kept = told[home]
    named = _distinct(owner[kept], _places(starts, home[kept], offset[kept]), len(starts))
    pair, place = _evidence(corpus, starts, unit, told)
    together = np.bincount(_distinct(pair, place, len(starts))[0], minlength=len(corpus.cooccurrences))
    return Presence(tuple(actor.id for actor in corpus.actors), *named, len(starts), together)


def _evidence(corpus: Corpus, starts: Numbers, unit: str, told: Flags) -> tuple[Numbers, Numbers]:
    """The units in which each pair stands: numbers of pairs and units."""
    pairs = pairs_of(corpus)
    kept = told[pairs.document]
    place = _places(starts, pairs.document, pairs.start)
    if unit.startswith(WINDOW):  # only they can reach from one block into the next
        kept &= place == _places(starts, pairs.document, pairs.stop - 1)
    return pairs.edge[kept], place[kept]


def _places(starts: Numbers, home: Numbers, offset: Numbers) -> Numbers:
    """Numbers of the units in which offsets of documents lie; what stands before the first unit is counted to it."""
    import numpy as np

    found = np.searchsorted(starts, home * _FAR + offset, side="right") - 1
    documents = np.arange(int(home.max(initial=-1)) + 1)
    return np.maximum(found, np.searchsorted(starts, documents * _FAR)[home])


def _starts(corpus: Corpus, unit: str, document: Mapping[str, int], told: Flags) -> Numbers:
    """Where the units begin, in one document of each story."""
    import numpy as np

    if unit == SENTENCE:
        home, start = sentences_of(corpus)
        return (home * _FAR + start)[told[home]]
    return np.fromiter(_cuts(corpus, unit, document, told), dtype=np.int64)


def _cuts(corpus: Corpus, unit: str, document: Mapping[str, int], told: Flags) -> Iterator[int]:
    sentences = spans_of(corpus)
    for each in corpus.documents:
        if told[home := document[each.id]]:
            here = sentences[each.id]
            yield from (home * _FAR + here[cut].start for cut in cuts_of(each.text, here, unit, blocks=True))


def _fullest(corpus: Corpus, document: Mapping[str, int], counts: Numbers) -> Flags:
    """Which documents stand for their story: of each the one with most mentions of actors (`counts`)."""
    import numpy as np

    told = np.ones(len(document), dtype=np.bool_)
    for story in corpus.stories:
        if len(story.documents) > 1:
            numbers = [document[i] for i in story.documents]
            told[numbers] = False
            told[document[min(story.documents, key=lambda i: (-counts[document[i]], i))]] = True
    return told


def _distinct(one: Numbers, other: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Pairs of numbers, sorted, each once; the second of each is below `size`."""
    import numpy as np

    found = np.sort(one * max(1, size) + other)
    found = found[np.diff(found, prepend=-1) > 0]
    return found // max(1, size), found % max(1, size)
