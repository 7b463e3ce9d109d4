"""Who is named where, as columns of numbers, for statistics."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from graphkit.model import Corpus
from graphkit.units.cuts import SENTENCE, WINDOW, cuts_of, sentences_of, window_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]


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

    starts = _starts(corpus, unit)
    first = dict(zip(starts, accumulate(map(len, starts.values()), initial=0), strict=False))

    def place(document: str, offset: int) -> int:
        return first[document] + max(bisect_right(starts[document], offset) - 1, 0)

    number = {actor.id: i for i, actor in enumerate(corpus.actors)}
    rows = {
        (number[each.actor_id], place(each.span.document_id, each.span.start))
        for each in corpus.memberships
        if each.span.document_id in first
    }
    together = []
    for pair in corpus.cooccurrences:
        ends = [(s.document_id, s.start, s.stop - 1) for s in pair.sentences if s.document_id in first]
        if unit.startswith(WINDOW):  # only they can reach from one block into the next
            ends = [(i, start, last) for i, start, last in ends if place(i, start) == place(i, last)]
        together.append(len({place(i, start) for i, start, _ in ends}))
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)
    units = sum(map(len, starts.values()))
    return Presence(tuple(number), table[:, 0], table[:, 1], units, np.array(together, dtype=np.int64))


def _starts(corpus: Corpus, unit: str) -> dict[str, list[int]]:
    """Offsets at which the units begin, in one document of each story."""
    window_of(unit)
    told = _fullest(corpus)
    sentences = sentences_of(corpus)
    return {
        document.id: [
            sentences[document.id][cut].start
            for cut in cuts_of(document.text, sentences[document.id], unit, blocks=True)
        ]
        for document in corpus.documents
        if document.id in told
    }


def _fullest(corpus: Corpus) -> set[str]:
    """One document of each story: that with most mentions of actors."""
    counts = Counter(each.span.document_id for each in corpus.memberships)
    copies = {i for story in corpus.stories for i in story.documents}
    kept = {document.id for document in corpus.documents} - copies
    return kept | {min(story.documents, key=lambda i: (-counts[i], i)) for story in corpus.stories}
