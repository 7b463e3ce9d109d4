"""A finished build as values. Mentions, memberships and sentences are made when they are asked for: there are too many
to keep as objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit.lazily import Lazily
from graphkit.model import (
    Actor,
    Claim,
    Cooccurrence,
    Corpus,
    Document,
    Membership,
    Mention,
    PublicationDate,
    Relation,
    Span,
)
from graphkit.store.numbered import (
    Columns,
    claim_columns,
    membership_columns,
    mention_columns,
    number_tables,
    pair_columns,
    sentence_columns,
)
from graphkit.store.read import load_notes, load_skipped, load_stories, load_texts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PLACES = ("sentence", "subject", "object", "cue", "speaker")  # spans of a claim


def load_corpus(store: DuckDBPyConnection) -> Corpus:
    """The whole build as values."""
    title = store.execute("SELECT title FROM meta").fetchone()
    actors = "SELECT id, name, type, aliases, wikidata, role FROM actor ORDER BY id"
    found = tuple(Actor(i, n, t, tuple(a), *rest) for i, n, t, a, *rest in store.execute(actors).fetchall())
    documents = _load_documents(store)
    ids, names = sorted(document.id for document in documents), [actor.id for actor in found]
    number_tables(store)
    sentences = sentence_columns(store)
    return Corpus(
        title=title[0] if title else "",
        documents=documents,
        skipped=load_skipped(store),
        sentences=_spans(sentences, ids),
        mentions=load_mentions(store, {each.id: each.text for each in documents}),
        actors=found,
        memberships=_memberships(store, ids, names),
        cooccurrences=tuple(_cooccurrences(pair_columns(store), sentences, ids, names)),
        relations=tuple(_relations(store, ids, names)),
        stories=load_stories(store),
        notes=load_notes(store),
    )


def load_mentions(store: DuckDBPyConnection, texts: Mapping[str, str] | None = None) -> Sequence[Mention]:
    """All mentions, sorted by span; their text is cut from the documents' `texts`, which are loaded if not given."""
    found = load_texts(store) if texts is None else texts
    ids = sorted(found)
    sorts, columns = mention_columns(store)
    names = ("document", "start", "stop", "sort", "first", "last")

    def make(begin: int, end: int) -> Iterator[Mention]:
        for number, start, stop, sort, first, last in _lines(columns, names, begin, end):
            document = ids[number]
            kind, label, rule = sorts[sort]
            antecedent = None if first < 0 else Span(document, first, last)
            yield Mention(Span(document, start, stop), found[document][start:stop], kind, label, rule, antecedent)

    return Lazily(len(columns["start"]), make)


def load_sentences(store: DuckDBPyConnection) -> Sequence[Span]:
    """All sentences, sorted."""
    ids = [row[0] for row in store.execute("SELECT id FROM document ORDER BY id").fetchall()]
    return _spans(sentence_columns(store), ids)


def _load_documents(store: DuckDBPyConnection) -> tuple[Document, ...]:
    documents = """SELECT id, source, title, text, date, date_origin, outlet, author, url, language
        FROM document ORDER BY source"""
    return tuple(
        Document(i, source, name, text, PublicationDate(date, origin) if date else None, *told)
        for i, source, name, text, date, origin, *told in store.execute(documents).fetchall()
    )


def _spans(columns: Columns, ids: Sequence[str]) -> Sequence[Span]:
    def make(begin: int, end: int) -> Iterator[Span]:
        for number, start, stop in _lines(columns, ("document", "start", "stop"), begin, end):
            yield Span(ids[number], start, stop)

    return Lazily(len(columns["start"]), make)


def _memberships(store: DuckDBPyConnection, ids: Sequence[str], names: Sequence[str]) -> Sequence[Membership]:
    rules, columns = membership_columns(store)
    wanted = ("document", "start", "stop", "actor", "rule")

    def make(begin: int, end: int) -> Iterator[Membership]:
        for number, start, stop, actor, rule in _lines(columns, wanted, begin, end):
            yield Membership(Span(ids[number], start, stop), names[actor], rules[rule])

    return Lazily(len(columns["start"]), make)


def _cooccurrences(
    columns: Columns, sentences: Columns, ids: Sequence[str], names: Sequence[str]
) -> Iterator[Cooccurrence]:
    known: dict[int, Span] = {}  # many pairs share a sentence: one value each
    places = [sentences[name] for name in ("document", "start", "stop")]
    for number in sorted(set(columns["sentence"].tolist())):
        document, start, stop = (int(column[number]) for column in places)
        known[number] = Span(ids[document], start, stop)
    rows = _lines(columns, ("source", "target", "sentence", "named"), 0, len(columns["source"]))
    for (source, target), group in groupby(rows, key=lambda row: row[:2]):
        together = [(known[row[2]], row[3]) for row in group]
        by_reference = tuple(span for span, named in together if not named)
        yield Cooccurrence(names[source], names[target], tuple(span for span, _ in together), by_reference)


def _relations(store: DuckDBPyConnection, ids: Sequence[str], names: Sequence[str]) -> Iterator[Relation]:
    ways, told, columns = claim_columns(store)
    spans, places = _shared_spans(columns, ids)
    numbers = (columns[name].tolist() for name in ("source", "target", "way", "told"))
    rows = zip(*numbers, *places, strict=True)
    for (source, target, way), group in groupby(rows, key=lambda row: (row[0], row[1], ways[row[2]][:4])):
        predicate, polarity, modality, event = way
        claims = tuple(
            Claim(
                spans[sentence], spans[subject], spans[object_], spans[cue],
                predicate, polarity, modality, ways[each][4], event,
                None if speaker < 0 else spans[speaker], *told[sort],
            )
            for _, _, each, sort, sentence, subject, object_, cue, speaker in group
        )  # fmt: skip
        yield Relation(names[source], names[target], predicate, polarity, modality, claims, event)


def _shared_spans(columns: Columns, ids: Sequence[str]) -> tuple[list[Span], list[list[int]]]:
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
    spans = [Span(ids[document], start, stop) for document, start, stop in ordered[new].tolist()]
    return spans, [part.tolist() for part in np.split(found, len(_PLACES))]


def _lines(columns: Columns, names: Sequence[str], begin: int, end: int) -> Iterator[tuple[Any, ...]]:
    """Rows of some columns as plain numbers."""
    return zip(*(columns[name][begin:end].tolist() for name in names), strict=True)
