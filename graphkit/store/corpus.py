"""A finished build as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graphkit.lazily import columns_of
from graphkit.model import DEMONYM, MOST_TOGETHER, NAME, Actor, Corpus, Document, Mention, Note, PublicationDate, Span
from graphkit.store.joined import are_references, find_crowds, join_claims, join_pairs, join_presence
from graphkit.store.numbered import (
    Columns,
    claim_columns,
    membership_columns,
    mention_columns,
    rejected_rows,
    sentence_columns,
)
from graphkit.store.read import load_notes, load_skipped, load_stories, load_texts
from graphkit.store.sequences import Numbered, cooccurrences_of, memberships_of, mentions_of, relations_of, spans_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Raw(NamedTuple):
    """The text of each document by id, and all mentions, sorted by span."""

    texts: Mapping[str, str]
    mentions: Sequence[Mention]


def load_corpus(store: DuckDBPyConnection, raw: Raw | None = None) -> Corpus:
    """The whole build as values; those of which there may be very many have columns (`graphkit.store.sequences`).

    What was read of it before (`raw`) is not read again.
    """
    texts, mentioned = raw or load_raw(store)
    title = store.execute("SELECT title FROM meta").fetchone()
    actors = "SELECT id, name, type, aliases, wikidata, role FROM actor ORDER BY id"
    found = tuple(Actor(i, n, t, tuple(a), *rest) for i, n, t, a, *rest in store.execute(actors).fetchall())
    documents = _load_documents(store, texts)
    known = Numbered(tuple(sorted(each.id for each in documents)), tuple(actor.id for actor in found))
    sentences, rejected = sentence_columns(store), rejected_rows(store)
    mentions = dict(columns_of(mentioned))
    rules, members = membership_columns(store)
    names = [number for number, (kind, *_) in enumerate(mentions["sorts"]) if kind in (NAME, DEMONYM)]
    presence = join_presence(mentions, names, members, sentences)
    pairs = join_pairs(presence, sentences, rejected)
    ways, told, claims = claim_columns(store)
    claims = join_claims(claims, ways, members, rejected)
    return Corpus(
        title=title[0] if title else "",
        documents=documents,
        skipped=load_skipped(store),
        sentences=spans_of(sentences, known.documents),
        mentions=mentioned,
        actors=found,
        memberships=memberships_of(members, rules, known),
        cooccurrences=cooccurrences_of(pairs, sentences, known),
        relations=relations_of(claims, ways, told, are_references(mentions, claims), known),
        stories=load_stories(store),
        notes=tuple(sorted([*load_notes(store), *_lists(presence, sentences, documents)])),
    )


def _lists(presence: Columns, sentences: Columns, documents: Sequence[Document]) -> Iterator[Note]:
    """What is to be told of sentences that name too many to say who is together with whom."""
    sources = [document.source for document in sorted(documents, key=lambda document: document.id)]
    for document, found in groupby(find_crowds(presence), key=lambda row: int(sentences["document"][row])):
        first, *more = (f"{sentences['start'][row]:,}" for row in found)
        told = f"the sentence at character {first} names more than {MOST_TOGETHER} actors and joins none of them"
        if more:
            told = (
                f"{len(more) + 1:,} sentences, the first at character {first}, name more than {MOST_TOGETHER} actors "
                "each and join none of them"
            )
        yield Note(sources[document], told)


def load_raw(store: DuckDBPyConnection) -> Raw:
    """What the build was read from and what was found in it."""
    texts = load_texts(store)
    sorts, columns = mention_columns(store)
    return Raw(texts, mentions_of(columns, sorts, texts))


def load_mentions(store: DuckDBPyConnection) -> Sequence[Mention]:
    """All mentions, sorted by span."""
    return load_raw(store).mentions


def load_sentences(store: DuckDBPyConnection) -> Sequence[Span]:
    """All sentences, sorted."""
    ids = [row[0] for row in store.execute("SELECT id FROM document ORDER BY id").fetchall()]
    return spans_of(sentence_columns(store), ids)


def _load_documents(store: DuckDBPyConnection, texts: Mapping[str, str]) -> tuple[Document, ...]:
    documents = """SELECT id, source, title, date, date_origin, outlet, author, url, language
        FROM document ORDER BY source"""
    return tuple(
        Document(i, source, name, texts[i], PublicationDate(date, origin) if date else None, *told)
        for i, source, name, date, origin, *told in store.execute(documents).fetchall()
    )
