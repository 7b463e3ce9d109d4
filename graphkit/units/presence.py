"""Who is named where, as columns of numbers, for statistics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.model import Corpus
from graphkit.units.cuts import SENTENCE, WINDOW, cuts_of, sentences_of, window_of

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
    number = {actor.id: i for i, actor in enumerate(corpus.actors)}
    document = {each.id: i for i, each in enumerate(corpus.documents)}
    owner, home, offset = _columns(
        3, ((number[each.actor_id], document[each.span.document_id], each.span.start) for each in corpus.memberships)
    )
    told = _fullest(corpus, document, np.bincount(home, minlength=len(document)))
    starts = np.sort(_columns(1, _starts(corpus, unit, document, told))[0])
    kept = told[home]
    named = _distinct(owner[kept], _places(starts, home[kept], offset[kept]), len(starts))
    pair, place = _evidence(corpus, starts, unit, (document, told))
    together = np.bincount(_distinct(pair, place, len(starts))[0], minlength=len(corpus.cooccurrences))
    return Presence(tuple(number), *named, len(starts), together)


def _evidence(
    corpus: Corpus, starts: Numbers, unit: str, known: tuple[Mapping[str, int], Flags]
) -> tuple[Numbers, Numbers]:
    """The units in which each pair stands: numbers of pairs and units."""
    document, told = known
    pair, home, first, last = _columns(
        4,
        (
            (i, document[span.document_id], span.start, span.stop - 1)
            for i, each in enumerate(corpus.cooccurrences)
            for span in each.sentences
        ),
    )
    kept = told[home]
    place = _places(starts, home, first)
    if unit.startswith(WINDOW):  # only they can reach from one block into the next
        kept &= place == _places(starts, home, last)
    return pair[kept], place[kept]


def _places(starts: Numbers, home: Numbers, offset: Numbers) -> Numbers:
    """Numbers of the units in which offsets of documents lie; what stands before the first unit is counted to it."""
    import numpy as np

    found = np.searchsorted(starts, home * _FAR + offset, side="right") - 1
    return np.maximum(found, np.searchsorted(starts, home * _FAR))


def _starts(corpus: Corpus, unit: str, document: Mapping[str, int], told: Flags) -> Iterator[tuple[int]]:
    """Where the units begin, in one document of each story."""
    wanted = told.tolist()
    if unit == SENTENCE:
        for span in corpus.sentences:
            if wanted[home := document[span.document_id]]:
                yield (home * _FAR + span.start,)
        return
    sentences = sentences_of(corpus)
    for each in corpus.documents:
        if wanted[home := document[each.id]]:
            here = sentences[each.id]
            yield from ((home * _FAR + here[cut].start,) for cut in cuts_of(each.text, here, unit, blocks=True))


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


def _columns(width: int, rows: Iterable[tuple[int, ...]]) -> Numbers:
    import numpy as np

    return np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, width).T.copy()
