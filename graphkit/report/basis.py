"""What the sections of a report rest on, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.analyse.edges import Edge, edges
from graphkit.analyse.ranking import Ranking, rank_build
from graphkit.analyse.uncertainty import Resampling
from graphkit.answers.evidence import Index, best_sentence, index_pairs
from graphkit.graph import COOCCURRENCE, RELATION, Build
from graphkit.lazily import Columns, columns_of
from graphkit.model import Corpus, Relation
from graphkit.report.blocks import Quotation
from graphkit.report.measured import Tie, measured_ties

TOP = 20  # rows of the main tables
FEW = 10  # rows of the others
SENTENCE = 300  # characters of a quotation
LEVEL = 0.05  # false discovery rate

Sort = tuple[str, str]
"""Kind and type of a mention."""


@dataclass(frozen=True)
class Basis:
    """A build, the ranking of its actors by strength, its pairs in order of weight, its evidence by pair, and how often
    the first actors are named in which way.

    Actors are ranked on the layer of co-occurrence, or on that of relations where nobody appears with anybody.
    """

    build: Build
    ranking: Ranking
    edges: Sequence[Tie | Edge]
    index: Index
    sorts: Mapping[str, Counter[Sort]]

    @property
    def corpus(self) -> Corpus:
        """The corpus of the build."""
        return self.build.corpus


def basis_of(build: Build) -> Basis:
    """The ranking, the pairs and the evidence of a build, as `graphkit rank` and `graphkit edges` give them."""
    corpus = build.corpus
    layer = RELATION if corpus.relations and not corpus.cooccurrences else COOCCURRENCE
    ranking = rank_build(build, "strength", layer, Resampling(), lambda rows: rows[:TOP])
    ties = measured_ties(build) or edges(corpus, "weight", corpus.unit)
    return Basis(build, ranking, ties, index_pairs(corpus), _sorts_of(corpus, {row.actor_id for row in ranking.rows}))


def _sorts_of(corpus: Corpus, actors: set[str]) -> Mapping[str, Counter[Sort]]:
    """How often each of some actors is named in each way."""
    found: defaultdict[str, Counter[Sort]] = defaultdict(Counter)
    members, mentions = columns_of(corpus.memberships), columns_of(corpus.mentions)
    if members and mentions and members["documents"] == mentions["documents"]:
        for actor, sort, count in _sorts_in(members, mentions, actors):
            found[actor][sort] += count
        return found
    owner = {each.span: each.actor_id for each in corpus.memberships if each.actor_id in actors}
    for mention in corpus.mentions:
        if one := owner.get(mention.span):
            found[one][mention.kind, mention.type] += 1
    return found


def _sorts_in(members: Columns, mentions: Columns, actors: set[str]) -> Iterator[tuple[str, Sort, int]]:
    """Actor, sort and number of the mentions of some actors, both given as columns sorted by place."""
    import numpy as np

    meant = np.array([actor in actors for actor in members["actors"]], dtype=bool)[members["actor"]]
    wanted = {name: members[name][meant] for name in ("document", "start", "stop", "actor")}
    size = 1 + max(int(each["stop"].max(initial=0)) for each in (mentions, wanted))
    starts, keys = ((each["document"].astype(np.int64) * size + each["start"]) for each in (mentions, wanted))
    starts, keys = starts * size + mentions["stop"], keys * size + wanted["stop"]
    rows = np.searchsorted(starts, keys)
    rows[rows == len(starts)] = 0
    there = np.flatnonzero(starts[rows] == keys) if len(starts) else rows[:0]
    kinds = len(mentions["sorts"])
    told, counts = np.unique(
        wanted["actor"][there].astype(np.int64) * kinds + mentions["sort"][rows[there]], return_counts=True
    )
    for key, count in zip(told.tolist(), counts.tolist(), strict=True):
        actor, sort = divmod(key, kinds)
        yield members["actors"][actor], mentions["sorts"][sort][:2], count


def quotation(basis: Basis, one: str, other: str, claims: Sequence[Relation] | None = None) -> Quotation | None:
    """The sentence that says most about two actors, or the one that makes the best of some claims."""
    found = best_sentence(basis.index, one, other, claims)
    return Quotation(shortened(found.quotation, SENTENCE), found.source, found.date) if found else None


def shortened(text: str, length: int) -> str:
    """Text on one line, cut at the last word that fits into `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    kept = line[:length].rpartition(" ")[0] or line[:length]
    return f"{kept} …"


def figure(value: float, digits: int = 3) -> str:
    """A number with so many digits that count, in full where it is large: "0.362", "1,440"."""
    text = f"{value:,.{digits}g}"
    return f"{value:,.0f}" if "e+" in text else text


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 story", "2,000 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int) -> str:
    """Names with commas, the first of them if there are many."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
