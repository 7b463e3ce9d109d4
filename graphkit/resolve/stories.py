"""Which documents tell one text: near copies, as when forty papers print one agency report.

Documents whose MinHash signatures agree anywhere are candidates (locality-sensitive hashing, Indyk and Motwani 1998);
each candidate is then compared exactly, text against text. The longest text comes first and a shorter one joins the
story it is nearest to, so that the outcome does not depend on the order of the documents.

A document joins a story when it is *near* to one of its documents and *far* from none: so texts that each resemble
the next (forms, weather reports, a weekly digest and all that it quotes) do not become one story by a chain.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.model import Story
from graphkit.resolve.shingles import SLOTS, Shingles, head, shared, shingles_of, signature

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Slots = npt.NDArray[np.uint32]
    Sizes = npt.NDArray[np.int64]

__all__ = ["group_stories", "signature"]

Texts = Callable[[Collection[str]], Mapping[str, str]]
Judged = dict[tuple[str, str], float]  # how close two documents are, the smaller id first
COMPARISON = 1  # to be raised whenever `_closeness` judges otherwise

# With 64 bands of 2 slots, documents that share 20 % of their runs of words meet in 93 of 100 cases, 30 % in 99.8.
NEAR_OVERLAP, NEAR_CONTAINED = 0.25, 0.35  # of the runs of words of both; of those of the shorter text
FAR_OVERLAP, FAR_CONTAINED = 0.08, 0.12
FEW_RUNS = 30  # with fewer in common, a text inside a longer one may be a mere quotation
SAME_WORDS = 0.6  # of the long words: fewer, and one text quotes the other and goes its own way
SAME_PARTICULARS = 0.6  # of the names, and of the numbers: fewer, and a template has been filled in anew
FEW = 4  # words, names or numbers that tell nothing yet
CORE = 12  # documents of a story that a newcomer is compared with
MOST_STORIES = 16  # that a newcomer is compared with
CROWDED = 100  # stories: a band in which more of them meet is boilerplate and joins nothing
PAGE, PAGES = 256, 200  # texts fetched together; fetches remembered


def group_stories(signatures: Mapping[str, bytes], texts: Texts, known: Judged | None = None) -> tuple[Story, ...]:
    """Every document in exactly one story. `texts` gives the texts of some document ids.

    A story's id is the smallest of its documents' ids. Signatures of another version are made anew from the text. Pairs
    that are `known` already need no second look; those that were looked at now are added to them.
    """
    current = _current(signatures, texts)
    stories = [[i] for i in sorted(set(signatures) - set(current))]  # without a word: nothing to compare
    ids, slots, sizes = _table(current)
    if ids:
        judged = {} if known is None else known
        stories += [[ids[row] for row in rows] for rows in _group(ids, slots, sizes, texts, judged)]
    return tuple(Story(min(documents), tuple(sorted(documents))) for documents in sorted(map(sorted, stories)))


def _current(signatures: Mapping[str, bytes], texts: Texts) -> dict[str, bytes]:
    """The signatures that this version made or makes, without the empty ones."""
    begin = head()
    current = {i: made for i, made in signatures.items() if made.startswith(begin)}
    old = sorted(i for i, made in signatures.items() if made and not made.startswith(begin))
    for start in range(0, len(old), PAGE):
        found = texts(old[start : start + PAGE])
        current |= {i: made for i in old[start : start + PAGE] if (made := signature(found[i]))}
    return current


def _table(signatures: Mapping[str, bytes]) -> tuple[list[str], Slots, Sizes]:
    """Ids, slots and numbers of runs, longest text first, so that a cut-down copy finds the whole one there."""
    import numpy as np

    begin = len(head())
    raw = np.frombuffer(b"".join(signatures[i][begin:] for i in sorted(signatures)), dtype="<u4")
    rows = raw.reshape(-1, 1 + SLOTS).astype(np.uint32)
    order = np.argsort(-rows[:, 0].astype(np.int64), kind="stable")
    ids = sorted(signatures)
    return [ids[i] for i in order], np.ascontiguousarray(rows[order, 1:]), rows[order, 0].astype(np.int64)


def _bands(slots: Slots) -> list[list[int]]:
    """For each document the bands in which it meets another, numbered through."""
    import numpy as np

    met: list[list[int]] = [[] for _ in slots]
    keys = slots.view(np.uint64)
    for column in range(keys.shape[1]):
        _, band, count = np.unique(keys[:, column], return_inverse=True, return_counts=True)
        for row in np.flatnonzero(count[band] > 1).tolist():
            met[row].append(column * len(slots) + int(band[row]))
    return met


def _group(ids: Sequence[str], slots: Slots, sizes: Sizes, texts: Texts, known: Judged) -> list[list[int]]:
    """Rows of the table, story by story."""
    stories: list[list[int]] = []
    meeting: defaultdict[int, set[int]] = defaultdict(set)  # band → stories that have a document in it
    bands = _bands(slots)
    close = _judge(_reader([i for i, met in zip(ids, bands, strict=True) if met], texts), known)
    for row, met in enumerate(bands):
        joinable = []
        cores = {story: stories[story][:CORE] for story in _candidates(met, meeting)}
        for story in _plausible(row, cores, slots, sizes):
            found = [close(ids[row], ids[other]) for other in cores[story]]
            if min(found) >= 0 and max(found) > 0:
                joinable.append((-max(found), story))
        story = min(joinable)[1] if joinable else len(stories)
        if not joinable:
            stories.append([])
        stories[story].append(row)
        for band in met:
            meeting[band].add(story)
    return stories


def _candidates(bands: Sequence[int], meeting: Mapping[int, set[int]]) -> list[int]:
    """The stories met in most bands, of equals the first."""
    there = (meeting[band] for band in bands if band in meeting)
    met = Counter(chain.from_iterable(stories for stories in there if len(stories) <= CROWDED))
    return sorted(sorted(met), key=met.__getitem__, reverse=True)[:MOST_STORIES]


def _plausible(row: int, cores: Mapping[int, Sequence[int]], slots: Slots, sizes: Sizes) -> list[int]:
    """The stories to one of whose documents this one may be near, by the signatures: four deviations of slack."""
    import numpy as np

    if not cores:
        return []
    rows = [other for core in cores.values() for other in core]
    first = np.cumsum([0, *map(len, cores.values())])[:-1]
    agreeing = (slots[rows] == slots[row]).sum(axis=1) / SLOTS
    contained = agreeing / (1 + agreeing) * (sizes[rows] + sizes[row]) / np.minimum(sizes[rows], sizes[row])
    near = (agreeing > 0.6 * NEAR_OVERLAP) | (contained > 0.6 * NEAR_CONTAINED)
    return [story for story, maybe in zip(cores, np.logical_or.reduceat(near, first), strict=True) if maybe]


def _judge(read: Callable[[str], Shingles], known: Judged) -> Callable[[str, str], float]:
    """How close two documents are, looked up or found out and noted."""

    def close(one: str, other: str) -> float:
        pair = (min(one, other), max(one, other))
        if pair not in known:
            known[pair] = _closeness(read(one), read(other))
        return known[pair]

    return close


def _closeness(one: Shingles, other: Shingles) -> float:
    """Above 0 where two texts are near copies, the more the closer; below 0 where they can't tell one story."""
    common = shared(one.runs, other.runs)
    few = min(len(one.runs), len(other.runs))
    overlap, contained = common / (len(one.runs) + len(other.runs) - common), common / few
    if overlap < FAR_OVERLAP and contained < FAR_CONTAINED:
        return -1.0
    near = overlap >= NEAR_OVERLAP or (contained >= NEAR_CONTAINED and common >= FEW_RUNS)
    return max(overlap, contained) if near and _same_particulars(one, other) else 0.0


def _same_particulars(one: Shingles, other: Shingles) -> bool:
    """Whether the words, names and numbers of the text that has fewer are mostly those of the other."""
    pairs = (
        (one.words, other.words, SAME_WORDS),
        (one.names, other.names, SAME_PARTICULARS),
        (one.numbers, other.numbers, SAME_PARTICULARS),
    )
    return all(
        min(len(mine), len(theirs)) < FEW or shared(mine, theirs) >= share * min(len(mine), len(theirs))
        for mine, theirs, share in pairs
    )


def _reader(ids: Sequence[str], texts: Texts) -> Callable[[str], Shingles]:
    """Shingles by document, read with those that stand beside it in `ids`; the latest pages are remembered."""
    place = {i: number for number, i in enumerate(ids)}

    @lru_cache(maxsize=PAGES)
    def page(number: int) -> dict[str, Shingles]:
        wanted = ids[number * PAGE : (number + 1) * PAGE]
        found = texts(wanted)
        return {i: shingles_of(found[i]) for i in wanted}

    return lambda i: page(place[i] // PAGE)[i]
