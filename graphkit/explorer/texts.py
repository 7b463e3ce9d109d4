"""The documents' texts in the page: whole as far as a budget goes, else only the sentences that are evidence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.explorer.columns import Numbers, namings_of, references_of
from graphkit.explorer.ground import Ground, Spans
from graphkit.graph import story_of
from graphkit.lazily import Lazily
from graphkit.model import Corpus, Document

TEXT_LIMIT = 6_000_000
"""Characters of whole texts in one page, over all documents: a reader waits for them when the page opens."""


@dataclass(frozen=True, eq=False)
class Mentions:
    """Who is named where, in the order of the places: spans, actors and how indirectly; `keys` are those of spans."""

    spans: Spans
    keys: Numbers
    actor: Numbers
    indirect: Numbers


@dataclass(frozen=True, eq=False)
class _Parts:
    """What is stored of the texts, in the order of the places: spans, and what is to be added to a place, counted in
    units, for where it stands in the text that is stored of its document.
    """

    spans: Spans
    shift: Numbers

    def place(self, ground: Ground, spans: Spans) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Where spans stand in the texts stored, and which of them do."""
        part = np.searchsorted(self.spans[0], spans[0], side="right") - 1
        stored = part >= 0
        if len(self.shift):
            stored &= spans[1] <= self.spans[1][part]
        shift = self.shift[part] if len(self.shift) else 0
        return ground.units(spans[0]) + shift, ground.units(spans[1]) + shift, stored


def read_mentions(corpus: Corpus, ground: Ground) -> tuple[Mentions, Numbers]:
    """The mentions of actors; and the keys of all mentions that are no names, sorted."""
    other = references_of(corpus)
    keys = ground.keys(ground.spans(other))
    order = np.argsort(keys, kind="stable")
    keys, kinds = keys[order], other["kind"][order]
    found = namings_of(corpus)
    spans, actor = ground.spans(found), found["actor"]
    places = ground.keys(spans)
    if (np.diff(places) <= 0).any():  # else they are in order, as those of a store are
        order = np.lexsort((actor, places))
        spans, places, actor = (spans[0][order], spans[1][order]), places[order], actor[order]
    place, known = look_up(keys, places)
    indirect = np.where(known, kinds[place] if len(kinds) else 0, 0)
    return Mentions(spans, places, actor.astype(np.int32), indirect.astype(np.int8)), keys


def look_up(keys: Numbers, wanted: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where each wanted number stands among the sorted `keys`, of equal ones the last; and which of them do."""
    place = np.searchsorted(keys, wanted, side="right") - 1
    if not len(keys):
        return place, np.zeros(len(wanted), dtype=bool)
    return place, keys[place] == wanted


def read_texts(
    corpus: Corpus, ground: Ground, used: Spans, mentions: Mentions
) -> tuple[Lazily[list[Any]], Lazily[list[int]]]:
    """Rows, as `payload` describes them, for all documents and for the sentences `used` as evidence, which are in the
    order of their places. Of the documents' columns `stored` has the lengths of the pieces of text in their rows,
    `near` are the rows without text and marks, `far` these two.
    """
    home = _homes(ground, used[0])
    counts = np.bincount(home, minlength=len(corpus.documents))
    whole = _whole(corpus.documents, counts.tolist())
    parts = _parts(corpus.documents, ground, used, home, whole)
    (marks, bounds), evidence, near = _marks(ground, parts, mentions), _bounds(home, ground), _near(corpus, whole)

    def far(begin: int, end: int) -> Iterator[list[Any]]:
        for number, document in enumerate(corpus.documents[begin:end], begin):
            text = document.text
            if number not in whole:
                first, last = evidence[number]
                cuts = zip(*((each[first:last] - ground.begins[number]).tolist() for each in used), strict=True)
                text = "\n".join([text[one:other] for one, other in cuts])
            first, last = bounds[number]
            yield [text, marks[first:last].ravel().tolist()]

    def both(begin: int, end: int) -> Iterator[list[Any]]:
        for row, (text, named) in zip(near(begin, end), far(begin, end), strict=True):
            yield [*row[:3], text, row[4], named, *row[6:]]

    size = len(corpus.documents)
    columns = {"stored": parts.spans[1] - parts.spans[0], "near": Lazily(size, near), "far": Lazily(size, far)}
    return Lazily(size, both, columns), _sentences(ground, used, home, parts)


def _marks(ground: Ground, parts: _Parts, mentions: Mentions) -> tuple[Numbers, list[list[int]]]:
    """Start, stop, actor and how indirectly of each mention in the texts that are stored, and their `_bounds`."""
    start, stop, stored = parts.place(ground, mentions.spans)
    marks = np.empty((int(stored.sum()), 4), dtype=np.int32)
    for number, column in enumerate((start, stop, mentions.actor, mentions.indirect)):
        marks[:, number] = column[stored]
    return marks, _bounds(_homes(ground, mentions.spans[0][stored]), ground)


def _near(corpus: Corpus, whole: set[int]) -> Callable[[int, int], Iterator[list[Any]]]:
    """What makes the rows of documents without text and marks."""
    stories = _story_numbers(corpus)

    def make(begin: int, end: int) -> Iterator[list[Any]]:
        for number, document in enumerate(corpus.documents[begin:end], begin):
            date = document.date.iso if document.date else ""
            row = [document.title, document.source, date, "", int(number in whole), []]
            yield [*row, stories[number], document.outlet, document.url]

    return make


def _sentences(ground: Ground, used: Spans, home: Numbers, parts: _Parts) -> Lazily[list[int]]:
    start, stop, stored = parts.place(ground, used)
    columns = (home, np.where(stored, start, 0), np.where(stored, stop, 0), used[0] - ground.begins[home])

    def make(begin: int, end: int) -> Iterator[list[int]]:
        yield from np.stack([column[begin:end] for column in columns], axis=1).tolist()

    return Lazily(len(home), make)


def _parts(documents: Sequence[Document], ground: Ground, used: Spans, home: Numbers, whole: set[int]) -> _Parts:
    """Whole texts, and of the others the sentences that are used, one line each."""
    entire = np.array(sorted(whole), dtype=np.int64)
    cut = ~np.isin(home, entire)
    sizes = np.array([len(documents[number].text) for number in entire.tolist()], dtype=np.int64)
    start = np.concatenate([ground.begins[entire], used[0][cut]])
    stop = np.concatenate([ground.begins[entire] + sizes, used[1][cut]])
    order = np.lexsort((stop, start))
    start, stop, home = start[order], stop[order], np.concatenate([entire, home[cut]])[order]
    units = ground.units(stop) - ground.units(start) + 1  # with the end of the line
    before = np.cumsum(units) - units
    new = np.ones(len(home), dtype=bool)
    new[1:] = home[1:] != home[:-1]
    first = np.flatnonzero(new)[np.cumsum(new) - 1]  # of the same document
    return _Parts((start, stop), before - before[first] - ground.units(start))


def _homes(ground: Ground, places: Numbers) -> Numbers:
    """The number of the document that each place is in."""
    order = np.argsort(ground.begins)
    found: Numbers = order[np.searchsorted(ground.begins[order], places, side="right") - 1] if len(order) else order
    return found


def _bounds(home: Numbers, ground: Ground) -> list[list[int]]:
    """Of each document the first of its rows and the one behind them; rows are in the order of their places."""
    counts = np.bincount(home, minlength=len(ground.begins))
    order = np.argsort(ground.begins)
    bounds = np.empty((len(counts), 2), dtype=np.int64)
    bounds[order, 1] = np.cumsum(counts[order])
    bounds[:, 0] = bounds[:, 1] - counts
    found: list[list[int]] = bounds.tolist()
    return found


def _story_numbers(corpus: Corpus) -> list[int]:
    """Documents that tell one text have one number."""
    stories, numbers = story_of(corpus), dict[str, int]()
    return [numbers.setdefault(stories[document.id], len(numbers)) for document in corpus.documents]


def _whole(documents: Sequence[Document], evidence: Sequence[int]) -> set[int]:
    """The numbers of documents whose whole text fits into the budget: those with the most evidence first."""
    chosen, left = set(), TEXT_LIMIT
    for number in sorted(range(len(documents)), key=lambda number: (-evidence[number], documents[number].id)):
        if len(documents[number].text) <= left:
            chosen.add(number)
            left -= len(documents[number].text)
    return chosen
