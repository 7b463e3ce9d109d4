"""What there may be very much of in a build, as sequences of values that are made when they are asked for; behind each
stand its columns (`graphkit.lazily.columns_of`), for readers to whom numbers are enough.

The numbers `document`, `actor`, `source` and `target` are places in the ids `documents` and `actors`, both sorted.
Mentions, memberships and sentences are made anew whenever they are read: there are too many to keep as objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import Any

from graphkit.lazily import Lazily
from graphkit.model import Claim, Cooccurrence, Membership, Mention, Relation, Span
from graphkit.store.joined import first_rows
from graphkit.store.numbered import Columns

_PLACES = ("sentence", "subject", "object", "cue", "speaker")  # spans of a claim


@dataclass(frozen=True)
class Numbered:
    """The ids of documents and actors, sorted: what their numbers in columns are places in."""

    documents: tuple[str, ...]
    actors: tuple[str, ...]

    def columns(self, columns: Columns, **more: Any) -> Columns:
        """Columns that say themselves what their numbers mean."""
        return {**columns, **more, "documents": self.documents, "actors": self.actors}


def spans_of(columns: Columns, ids: Sequence[str]) -> Sequence[Span]:
    """With columns: `documents`, and by row document, start, stop."""

    def make(begin: int, end: int) -> Iterator[Span]:
        for number, start, stop in _lines(columns, ("document", "start", "stop"), begin, end):
            yield Span(ids[number], start, stop)

    return Lazily(len(columns["start"]), make, {**columns, "documents": tuple(ids)})


def mentions_of(columns: Columns, sorts: Sequence[tuple[str, str, str]], texts: Mapping[str, str]) -> Sequence[Mention]:
    """With columns: `documents`, `sorts` (kind, type, rule), and by row document, start, stop, sentence (its start),
    sort, first and last (offsets of the antecedent, -1 without one).
    """
    ids = sorted(texts)
    names = ("document", "start", "stop", "sort", "first", "last")

    def make(begin: int, end: int) -> Iterator[Mention]:
        for number, start, stop, sort, first, last in _lines(columns, names, begin, end):
            document = ids[number]
            kind, label, rule = sorts[sort]
            antecedent = None if first < 0 else Span(document, first, last)
            yield Mention(Span(document, start, stop), texts[document][start:stop], kind, label, rule, antecedent)

    return Lazily(len(columns["start"]), make, {**columns, "documents": tuple(ids), "sorts": sorts})


def memberships_of(columns: Columns, rules: Sequence[str], known: Numbered) -> Sequence[Membership]:
    """With columns: `rules`, and by row document, start, stop, actor, rule."""
    wanted = ("document", "start", "stop", "actor", "rule")

    def make(begin: int, end: int) -> Iterator[Membership]:
        for number, start, stop, actor, rule in _lines(columns, wanted, begin, end):
            yield Membership(Span(known.documents[number], start, stop), known.actors[actor], rules[rule])

    return Lazily(len(columns["start"]), make, known.columns(columns, rules=rules))


def cooccurrences_of(pairs: Columns, sentences: Columns, known: Numbered) -> Sequence[Cooccurrence]:
    """With columns by pair: source, target, `first` row of its evidence (one more than pairs, the last is the end); by
    row: sentence (place among all), document, start, stop, named.
    """
    first = first_rows(pairs["source"], pairs["target"])
    columns = {name: pairs[name][first[:-1]] for name in ("source", "target")}
    columns |= {name: sentences[name][pairs["sentence"]] for name in ("document", "start", "stop")}
    columns |= {"first": first, "sentence": pairs["sentence"], "named": pairs["named"]}

    def make(begin: int, end: int) -> Iterator[Cooccurrence]:
        low, high = first[begin], first[end]
        shared: dict[int, Span] = {}  # many pairs share a sentence: one value each
        spans, named = [], columns["named"][low:high].tolist()
        for number, document, *offsets in _lines(columns, ("sentence", "document", "start", "stop"), low, high):
            spans.append(shared.get(number) or shared.setdefault(number, Span(known.documents[document], *offsets)))
        for source, target, one, last in _groups(columns, ("source", "target"), begin, end):
            there, by_name = tuple(spans[one - low : last - low]), named[one - low : last - low]
            by_reference = () if all(by_name) else tuple(compress(there, map(not_, by_name)))
            yield Cooccurrence(known.actors[source], known.actors[target], there, by_reference)

    return Lazily(len(first) - 1, make, known.columns(columns), keep=True)


def relations_of(
    claims: Columns,
    ways: Sequence[tuple[str, ...]],
    told: Sequence[tuple[str, ...]],
    by_reference: Any,
    known: Numbered,
) -> Sequence[Relation]:
    """With columns by relation: source, target, `way` (place in `ways`: predicate, polarity, modality, event) and
    `first` (as of pairs); by claim: document, the offsets of its spans (speaker -1: none), by_reference, `rule` (place
    in `rules`) and `told` (place in `tolds`: tense, quad).
    """
    import numpy as np

    kinds, rules = sorted({way[:4] for way in ways}), sorted({way[4] for way in ways})
    kind = np.array([kinds.index(way[:4]) for way in ways], dtype=np.int64)[claims["way"]]
    rule = np.array([rules.index(way[4]) for way in ways], dtype=np.int64)[claims["way"]]
    first = first_rows(claims["source"], claims["target"], kind)
    columns = {name: claims[name][first[:-1]] for name in ("source", "target")} | {"way": kind[first[:-1]]}
    columns |= {name: column for name, column in claims.items() if name not in columns}
    columns |= {"first": first, "rule": rule}

    def make(begin: int, end: int) -> Iterator[Relation]:
        low, high = first[begin], first[end]
        spans, places = _shared_spans({name: columns[name][low:high] for name in claims if name in columns}, known)
        rest = (columns[name][low:high].tolist() for name in ("rule", "told"))
        rows = list(zip(*places, *rest, strict=True))
        for source, target, way, one, last in _groups(columns, ("source", "target", "way"), begin, end):
            predicate, polarity, modality, event = kinds[way]
            found = tuple(
                Claim(
                    spans[sentence], spans[subject], spans[object_], spans[cue],
                    predicate, polarity, modality, rules[rule], event,
                    None if speaker < 0 else spans[speaker], *told[sort],
                )
                for sentence, subject, object_, cue, speaker, rule, sort in rows[one - low : last - low]
            )  # fmt: skip
            yield Relation(known.actors[source], known.actors[target], predicate, polarity, modality, found, event)

    more = {"ways": kinds, "rules": rules, "tolds": told, "by_reference": by_reference}
    return Lazily(len(first) - 1, make, known.columns(columns, **more), keep=True)


def _shared_spans(columns: Columns, known: Numbered) -> tuple[list[Span], list[list[int]]]:
    """One value for each place, as many claims share a sentence or a name in it; and where in that list the places
    `_PLACES` of each claim are, -1 for one that is missing.
    """
    import numpy as np

    parts = [np.stack([columns["document"], columns[f"{n}_start"], columns[f"{n}_stop"]], axis=1) for n in _PLACES]
    table = np.concatenate(parts)
    order = np.lexsort(table.T[::-1])
    ordered = table[order]
    new = np.ones(len(table), dtype=bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    found = np.empty(len(table), dtype=np.int64)
    found[order] = np.cumsum(new) - 1
    found[table[:, 1] < 0] = -1
    spans = [Span(known.documents[document], start, stop) for document, start, stop in ordered[new].tolist()]
    return spans, [part.tolist() for part in np.split(found, len(_PLACES))]


def _lines(columns: Columns, names: Sequence[str], begin: int, end: int) -> Iterator[tuple[Any, ...]]:
    """Rows of some columns as plain numbers."""
    return zip(*(columns[name][begin:end].tolist() for name in names), strict=True)


def _groups(columns: Columns, names: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, ...]]:
    """Rows of the columns of groups, each with the first row of its evidence and the first behind it."""
    bounds = columns["first"][begin : end + 1].tolist()
    return zip(*(columns[name][begin:end].tolist() for name in names), bounds, bounds[1:], strict=False)
