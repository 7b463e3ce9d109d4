"""What differs between two sets of documents: actors and ties gained, lost, stronger and weaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.analyse.proportions import tail_test, worth_testing
from graphkit.analyse.signed import sign_of
from graphkit.analyse.significance import false_discovery_rate
from graphkit.answers.evidence import Index, best_sentence, holds, index_pairs, pair_of
from graphkit.answers.merge import identities, rename
from graphkit.evidence import Evidence
from graphkit.graph import TOGETHER, Build, story_of
from graphkit.model import Corpus, Relation, Span
from graphkit.rows import Rows, Shown

GAINED, LOST, STRONGER, WEAKER, SAME = "gained", "lost", "stronger", "weaker", "same"
NAMED = "named"
FDR = 0.05

#: one actor, the other or "", and the kind of change
_Key = tuple[str, str, str]
_Spans = Mapping[_Key, Sequence[Span]]


@dataclass(frozen=True)
class Side:
    """One of the two sets of documents."""

    documents: int
    stories: int
    first_date: str
    last_date: str


@dataclass(frozen=True)
class Change:
    """An actor, a pair or a claim, and in how many independent stories it is named or made before and after.

    `kind` is `named`, `together`, or for what one does to the other `cooperation` or `conflict`.

    `ratio` is the base-2 logarithm of how many times larger its share of the stories is after than before (half a story
    added everywhere, so that it is finite): 1 is twice, -1 half. `p` is of Fisher's exact test, `q` the false discovery
    rate at which the change would just be listed; `sure` says whether it is at the rate asked for. Of an actor, the
    fields of the other are empty, and so is `evidence`; that of a pair is from the side where it is stronger.
    """

    change: str
    kind: str
    one_id: str
    one: str
    other_id: str
    other: str
    before: int
    after: int
    ratio: float
    p: float
    q: float
    sure: bool
    evidence: Evidence | None


@dataclass(frozen=True)
class Diff(Shown):
    """Two sets of documents and all that is in either, sure changes first, the surest of them first."""

    before: Side
    after: Side
    fdr: float
    actors: Rows[Change]
    pairs: Rows[Change]
    claims: Rows[Change]


def diff(before: Build, after: Build, *, fdr: float = FDR) -> Diff:
    """What the second build has more of, or less, than the first, beyond what chance would do.

    The unit is the independent story: of a pair, one in which some sentence names both; of a claim, one that tells as a
    fact that one cooperates with the other, or is in conflict with it (quad classes of PLOVER). A change is tested by
    Fisher's exact test on the shares of stories, so sets of unlike size can be compared. It is sure if it passes at a
    false discovery rate of `fdr`, among actors, pairs and claims apart (Benjamini & Hochberg 1995). What is so rare
    that no split of its stories could pass is not tested (Tarone 1990, Gilbert 2005) and has q = 1. Actors are the same
    if they have the same id, else the same Wikidata item, else the same name and type.

    Stories of one side that are much longer than those of the other name more actors each; that shows as change.
    Documents that are on both sides make the test too strict.
    """
    corpora = before.corpus, rename(after.corpus, identities(before.corpus, after.corpus))
    sizes = [len(set(story_of(corpus).values())) for corpus in corpora]
    names = {actor.id: actor.name for corpus in reversed(corpora) for actor in corpus.actors}
    indices = [index_pairs(corpus) for corpus in corpora]

    def rows(spans_of: Callable[[Corpus], _Spans]) -> Rows[Change]:
        return Rows([_row(found, names, indices) for found in _changes(_count(spans_of, corpora), sizes, fdr)])

    sides = [_side(corpus, size) for corpus, size in zip(corpora, sizes, strict=True)]
    return Diff(sides[0], sides[1], fdr, rows(_actor_spans), rows(_pair_spans), rows(_claim_spans))


@dataclass(frozen=True)
class _Found:
    key: _Key
    counts: tuple[int, int]
    change: str
    ratio: float
    p: float
    q: float
    sure: bool


def _changes(counts: Mapping[_Key, tuple[int, int]], sizes: Sequence[int], fdr: float) -> list[_Found]:
    keys = sorted(counts)
    table = np.array([counts[key] for key in keys], dtype=float).reshape(-1, 2)
    p, least = tail_test(table[:, 0], table[:, 1], sizes)
    q = np.ones(len(keys))
    tested = worth_testing(least, fdr)
    q[tested] = false_discovery_rate(p[tested], int(tested.sum()))
    shares = (table + 0.5) / (np.array(sizes) + 1)
    ratios = np.log2(shares[:, 1] / shares[:, 0])
    found = [
        _Found(key, counts[key], _word(counts[key], ratio), round(ratio, 12), float(p_), float(q_), bool(q_ <= fdr))
        for key, ratio, p_, q_ in zip(keys, ratios.tolist(), p, q, strict=True)
    ]
    return sorted(found, key=lambda each: (not each.sure, each.q, each.p, -abs(each.ratio), each.key))


def _word(counts: tuple[int, int], ratio: float) -> str:
    if not counts[0]:
        return GAINED
    if not counts[1]:
        return LOST
    return STRONGER if ratio > 0 else WEAKER if ratio < 0 else SAME


def _row(found: _Found, names: Mapping[str, str], indices: Sequence[Index]) -> Change:
    one, other, kind = found.key
    evidence = None
    if found.sure and other:
        index = indices[found.ratio > 0]
        evidence = best_sentence(index, one, other, _claims(index, *found.key))
    who = (one, names[one], other, names.get(other, ""))
    return Change(found.change, kind, *who, *found.counts, found.ratio, found.p, found.q, found.sure, evidence)


def _claims(index: Index, one: str, other: str, kind: str) -> list[Relation] | None:
    """The relations of a change of claims; None for a pair named together."""
    if kind == TOGETHER:
        return None
    relations = index.relations.get(pair_of(one, other), ())
    return [each for each in relations if holds(each) and (each.source, sign_of(each)) == (one, kind)]


def _actor_spans(corpus: Corpus) -> _Spans:
    found: defaultdict[_Key, list[Span]] = defaultdict(list)
    for membership in corpus.memberships:
        found[membership.actor_id, "", NAMED].append(membership.span)
    return found


def _pair_spans(corpus: Corpus) -> _Spans:
    return {(each.source, each.target, TOGETHER): each.sentences for each in corpus.cooccurrences}


def _claim_spans(corpus: Corpus) -> _Spans:
    found: defaultdict[_Key, list[Span]] = defaultdict(list)
    for relation in filter(holds, corpus.relations):
        if sign := sign_of(relation):
            found[relation.source, relation.target, sign] += [claim.sentence for claim in relation.claims]
    return found


def _count(spans_of: Callable[[Corpus], _Spans], corpora: Sequence[Corpus]) -> dict[_Key, tuple[int, int]]:
    """In how many stories of either side each actor, pair or claim is."""
    told = []
    for corpus in corpora:
        stories = story_of(corpus)
        told.append(
            {key: len({stories[span.document_id] for span in spans}) for key, spans in spans_of(corpus).items()}
        )
    return {key: (told[0].get(key, 0), told[1].get(key, 0)) for key in sorted({*told[0], *told[1]})}


def _side(corpus: Corpus, stories: int) -> Side:
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    return Side(len(corpus.documents), stories, dates[0] if dates else "", dates[-1] if dates else "")
