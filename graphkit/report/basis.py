"""What the sections of a report rest on, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.analyse.edges import Edge, edges
from graphkit.analyse.ranking import Ranking, rank_build
from graphkit.analyse.uncertainty import Resampling
from graphkit.answers.evidence import Index, best_sentence, index_pairs
from graphkit.graph import COOCCURRENCE, RELATION, Build
from graphkit.model import Corpus, Mention, Relation, Span
from graphkit.report.blocks import Quotation

TOP = 20  # rows of the main tables
FEW = 10  # rows of the others
SENTENCE = 300  # characters of a quotation
LEVEL = 0.05  # false discovery rate


@dataclass(frozen=True, slots=True)
class Tie:
    """What the report says of a pair; its fields mean what those of `analyse.edges.Edge` do."""

    source: str
    target: str
    source_name: str
    target_name: str
    weight: float
    documents: int
    stories: int
    npmi: float
    g2: float
    q: float


@dataclass(frozen=True)
class Basis:
    """A build, the ranking of its actors by strength, its pairs in order of weight, its evidence by pair, and the
    mentions of the first actors.

    Actors are ranked on the layer of co-occurrence, or on that of relations where nobody appears with anybody.
    """

    build: Build
    ranking: Ranking
    edges: Sequence[Tie | Edge]
    index: Index
    mentions: Mapping[str, Sequence[Mention]]

    @property
    def corpus(self) -> Corpus:
        """The corpus of the build."""
        return self.build.corpus


def basis_of(build: Build) -> Basis:
    """The ranking, the pairs and the evidence of a build, as `graphkit rank` and `graphkit edges` give them."""
    corpus = build.corpus
    layer = RELATION if corpus.relations and not corpus.cooccurrences else COOCCURRENCE
    ranking = rank_build(build, "strength", layer, Resampling(), lambda rows: rows[:TOP])
    ties = _measured_ties(build) or edges(corpus, "weight", corpus.unit)
    return Basis(
        build, ranking, ties, index_pairs(corpus), _mentions_of(corpus, {row.actor_id for row in ranking.rows})
    )


def _measured_ties(build: Build) -> list[Tie]:
    """The pairs in the order of `edges`, as measuring left them on the graph; none if they are not measured."""
    names = build.graph.nodes(data="label")
    found = []
    for each in build.corpus.cooccurrences:
        data = build.graph.get_edge_data(each.source, each.target, COOCCURRENCE) or {}
        if "q" not in data:
            return []
        counts = data["weight"], data["documents"], data["stories"]
        ends = each.source, each.target, names[each.source], names[each.target]
        found.append(Tie(*ends, *counts, data["npmi"], data["g2"], data["q"]))
    return sorted(found, key=lambda tie: (-tie.weight, tie.source_name, tie.target_name, tie.source, tie.target))


def _mentions_of(corpus: Corpus, actors: set[str]) -> Mapping[str, Sequence[Mention]]:
    owner = {_place(each.span): each.actor_id for each in corpus.memberships if each.actor_id in actors}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.mentions:
        if actor := owner.get(_place(mention.span)):
            found[actor].append(mention)
    return found


def _place(span: Span) -> tuple[str, int, int]:
    """A span as a tuple, which is looked up in a fraction of the time."""
    return span.document_id, span.start, span.stop


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
