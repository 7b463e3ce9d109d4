"""The sentence to show for a pair of actors, where one has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from graphkit.evidence import Evidence
from graphkit.graph import relation_label
from graphkit.lazily import Columns, LazilyBy, columns_of
from graphkit.model import AFFIRMED, ASSERTED, Actor, Cooccurrence, Corpus, Document, Relation, Span

READABLE = range(40, 321)  # code points: shorter says too little, longer is no quotation

REMEMBERED = 128  # pairs that were looked at last: an answer asks for the same few again and again

Pair = tuple[str, str]
#: the first row of each run of rows, and the one behind its last
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Index:
    """What a corpus says of its pairs of actors, by pair (the smaller id first)."""

    actors: Mapping[str, Actor]
    documents: Mapping[str, Document]
    together: Mapping[Pair, Cooccurrence]
    relations: Mapping[Pair, Sequence[Relation]]


def index_pairs(corpus: Corpus) -> Index:
    """The index of a corpus; pairs and relations are looked at when they are asked for."""
    pairs, relations = corpus.cooccurrences, corpus.relations

    @lru_cache(REMEMBERED)
    def together(found: Runs) -> Cooccurrence:
        return pairs[found[0][0]]

    @lru_cache(REMEMBERED)
    def between(found: Runs) -> list[Relation]:
        return [each for run in found for each in relations[slice(*run)]]

    return Index(
        {actor.id: actor for actor in corpus.actors},
        {document.id: document for document in corpus.documents},
        LazilyBy(_runs(pairs), together),
        LazilyBy(_runs(relations), between),
    )


def _runs(edges: Sequence[Cooccurrence] | Sequence[Relation]) -> Mapping[Pair, Runs]:
    """Where the edges between two actors are, in either direction; those from one to another follow each other."""
    if (found := columns_of(edges)) and _Sorted.fits(found):
        return _Sorted(found)
    runs: dict[Pair, Runs] = {}
    first = 0
    for ends, run in groupby(ends_of(edges)):
        last = first + sum(1 for _ in run)
        pair = pair_of(*ends)
        runs[pair] = (*runs.get(pair, ()), (first, last))
        first = last
    return runs


class _Sorted(Mapping[Pair, Runs]):
    """The same of edges as columns that are sorted by their ends, where they are looked up: a dictionary of all takes
    time and memory, and an answer asks for few.
    """

    def __init__(self, columns: Columns) -> None:
        self._ids = columns["actors"]
        self._number = {actor: number for number, actor in enumerate(self._ids)}
        self._codes = _codes(columns)

    @staticmethod
    def fits(columns: Columns) -> bool:
        """Whether the columns are sorted."""
        codes = _codes(columns)
        return bool((codes[1:] >= codes[:-1]).all())

    def __getitem__(self, pair: Pair) -> Runs:
        one, other = (self._number[actor] for actor in pair)
        codes = dict.fromkeys((one * len(self._ids) + other, other * len(self._ids) + one))
        found = [tuple(self._codes.searchsorted((code, code + 1)).tolist()) for code in codes]
        if not (runs := tuple((first, last) for first, last in found if first < last)):
            raise KeyError(pair)
        return runs

    def __iter__(self) -> Iterator[Pair]:
        ends = (divmod(code, len(self._ids)) for code in self._codes.tolist())
        return iter(dict.fromkeys(pair_of(self._ids[one], self._ids[other]) for one, other in ends))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _codes(columns: Columns) -> Any:
    """One number for both ends of each edge."""
    return columns["source"].astype("int64") * len(columns["actors"]) + columns["target"]


def ends_of(edges: Sequence[Cooccurrence] | Sequence[Relation]) -> Iterable[Pair]:
    """Source and target of each."""
    if found := columns_of(edges):
        ids = found["actors"]
        return zip(*(map(ids.__getitem__, found[end].tolist()) for end in ("source", "target")), strict=True)
    return ((each.source, each.target) for each in edges)


def pair_of(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


def best_sentence(index: Index, one: str, other: str, claims: Sequence[Relation] | None = None) -> Evidence | None:
    """The sentence that says most about a pair: with a claim that holds, best an event, of readable length, with both
    names rather than pronouns; of equals the earliest.

    With `claims` one of theirs is taken. None if nothing joins the two.
    """
    pair = pair_of(one, other)
    relations = index.relations.get(pair, ()) if claims is None else claims
    together = index.together.get(pair)
    referring = frozenset(together.by_reference) if together else frozenset()
    told: dict[Span, int] = {}
    for relation in relations:
        worth = (2 + bool(relation.event)) if holds(relation) else 1
        for claim in relation.claims:
            told[claim.sentence] = max(worth, told.get(claim.sentence, 0))
    ranks = {span: _oddity(span, referring) - worth for span, worth in told.items()}
    if claims is None and together and min(ranks.values(), default=0) >= 0:  # else none without a claim is better
        ranks |= {span: _oddity(span, referring) for span in together.sentences if span not in told}
    if not ranks:
        return None
    least = min(ranks.values())
    best = [span for span, rank in ranks.items() if rank == least]
    return quote(index, min(best, key=lambda span: _place(index.documents[span.document_id], span)), relations)


def _oddity(span: Span, referring: Set[Span]) -> int:
    """How little a sentence is fit to be shown: 2 if it is too short or too long, 1 more if it does not name both."""
    return 2 * (span.stop - span.start not in READABLE) + (span in referring)


def _place(document: Document, span: Span) -> tuple[str, str, Span]:
    """Earlier ones sort first, the undated last."""
    return _date(document) or "9999", document.source, span


def quote(index: Index, span: Span, relations: Sequence[Relation] = ()) -> Evidence:
    """A sentence with its place and those claims of the given relations that it makes."""
    document = index.documents[span.document_id]
    said = [
        (index.actors[relation.source].name, relation_label(relation), index.actors[relation.target].name)
        for relation in relations
        for claim in relation.claims
        if claim.sentence == span
    ]
    return Evidence(
        source=document.source,
        title=document.title,
        date=_date(document),
        start=span.start,
        stop=span.stop,
        quotation=document.text[span.start : span.stop],
        claims=tuple(said),
    )


def holds(relation: Relation) -> bool:
    """Whether a relation is told as a fact: neither denied nor planned, possible, conditional or demanded."""
    return relation.polarity == AFFIRMED and relation.modality == ASSERTED


def _date(document: Document) -> str:
    return document.date.iso if document.date else ""
