"""The evidence of a corpus as columns of numbers: those that it is made from, or made of its values where it has none.

Documents and actors are numbered as in `Corpus.documents` and `Corpus.actors`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.columns import numbers_of
from graphkit.lazily import columns_of
from graphkit.model import NOMINAL, PRONOUN, Claim, Corpus, Span

Numbers = NDArray[np.integer[Any]]
Columns = Mapping[str, Any]

INDIRECT = {PRONOUN: 1, NOMINAL: 2}
SPANS = ("sentence", "subject", "object", "cue", "speaker")  # of a claim


def pairs_of(corpus: Corpus) -> Columns:
    """By pair: source, target, and `first` row of its sentences (one more than pairs, the last is the end); by row:
    document, start, stop, and whether both are `named`.
    """
    pairs = corpus.cooccurrences
    if found := columns_of(pairs):
        return _numbered(corpus, found, {"first": _whole(found["first"]), "named": found["named"]})
    spans = _spans(corpus, (span for pair in pairs for span in pair.sentences))
    named = (span not in weak for pair in pairs for weak in (set(pair.by_reference),) for span in pair.sentences)
    first = _bounds(len(pair.sentences) for pair in pairs)
    return {**_ends(corpus, pairs), **spans, "first": first, "named": np.fromiter(named, dtype=bool)}


def relations_of(corpus: Corpus) -> Columns:
    """By relation: source, target, `way` (place in `ways`: predicate, polarity, modality, event) and `first` (as of
    pairs); by claim: document, the offsets of its `SPANS` (speaker -1: none), `rule` (place in `rules`) and `told`
    (place in `tolds`: tense, quad).
    """
    relations = corpus.relations
    if found := columns_of(relations):
        same = ("way", "ways", "rule", "rules", "told", "tolds")
        return _numbered(corpus, found, {"first": _whole(found["first"])} | {name: found[name] for name in same})
    claims = [claim for relation in relations for claim in relation.claims]
    ways = [(each.predicate, each.polarity, each.modality, each.event) for each in relations]
    return {
        **_ends(corpus, relations),
        **_claims(corpus, claims),
        **_coded("way", "ways", ways),
        **_coded("rule", "rules", [claim.rule for claim in claims]),
        **_coded("told", "tolds", [(claim.tense, claim.quad) for claim in claims]),
        "first": _bounds(len(relation.claims) for relation in relations),
    }


def namings_of(corpus: Corpus) -> Columns:
    """By mention of an actor: document, start, stop, actor."""
    members = corpus.memberships
    if found := columns_of(members):
        return _numbered(corpus, found, {})
    actors, _ = numbers_of(corpus)
    spans, owners = _spans(corpus, (each.span for each in members)), (actors[each.actor_id] for each in members)
    return {**spans, "actor": _numbers(owners)}


def references_of(corpus: Corpus) -> Columns:
    """By mention that is no name: document, start, stop, and `kind` as in `INDIRECT`."""
    mentions = corpus.mentions
    if found := columns_of(mentions):
        kind = _numbers(INDIRECT.get(kind, 0) for kind, *_ in found["sorts"])[found["sort"]]
        rows = _numbered(corpus, {name: found[name] for name in ("documents", "document", "start", "stop")}, {})
        return {name: column[kind > 0] for name, column in {**rows, "kind": kind}.items()}
    meant = [each for each in mentions if each.kind in INDIRECT]
    spans = _spans(corpus, (each.span for each in meant))
    return {**spans, "kind": _numbers(INDIRECT[each.kind] for each in meant)}


def _numbered(corpus: Corpus, found: Columns, more: Columns) -> Columns:
    """Columns with the corpus' own numbers of documents and actors, offsets as they are, and some more."""
    actors, documents = numbers_of(corpus)
    columns = {"document": _few(documents[each] for each in found["documents"])[found["document"]]}
    if "actors" in found:
        place = _few(actors[each] for each in found["actors"])
        columns |= {name: place[found[name]] for name in ("source", "target", "actor") if name in found}
    offsets = {name: column for name, column in found.items() if name.endswith(("start", "stop"))}
    return {**columns, **offsets, **more}


def _ends(corpus: Corpus, edges: Sequence[Any]) -> Columns:
    actors, _ = numbers_of(corpus)
    return {name: _numbers(actors[getattr(each, name)] for each in edges) for name in ("source", "target")}


def _spans(corpus: Corpus, spans: Iterable[Span]) -> Columns:
    _, documents = numbers_of(corpus)
    rows = _numbers(chain.from_iterable((documents[each.document_id], each.start, each.stop) for each in spans))
    return dict(zip(("document", "start", "stop"), rows.reshape(-1, 3).T.copy(), strict=True))


def _claims(corpus: Corpus, claims: Sequence[Claim]) -> Columns:
    def offsets(claim: Claim) -> Iterator[int]:
        for name in SPANS:
            span = getattr(claim, name)
            yield from (span.start, span.stop) if span else (-1, -1)

    names = [f"{name}_{end}" for name in SPANS for end in ("start", "stop")]
    rows = _numbers(chain.from_iterable(map(offsets, claims))).reshape(-1, len(names))
    document = _spans(corpus, (claim.sentence for claim in claims))["document"]
    return {"document": document, **dict(zip(names, rows.T.copy(), strict=True))}


def _coded(name: str, names: str, values: Sequence[Any]) -> Columns:
    """The different values, sorted, and for each value its place there."""
    known = sorted(set(values))
    place = {value: number for number, value in enumerate(known)}
    return {names: known, name: _numbers(place[value] for value in values)}


def _bounds(sizes: Iterable[int]) -> Numbers:
    return _numbers(accumulate(sizes, initial=0))


def _whole(column: Any) -> Numbers:
    return np.asarray(column, dtype=np.int64)


def _few(values: Iterable[int]) -> Numbers:
    """Numbers of documents or actors, of which there are very many rows."""
    return np.fromiter(values, dtype=np.int32)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)
