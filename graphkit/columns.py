"""Who is named where, who is together and who acts on whom, as columns of numbers: for counting over a corpus.

Actors and documents are numbered as in `Corpus.actors` and `Corpus.documents`. A corpus from a store has such columns
and is not made into values for this; of any other corpus the values are walked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.lazily import Columns, columns_of
from graphkit.model import Cooccurrence, Corpus, Relation, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    #: number of the edge, document, and offsets of the sentence of each piece of evidence
    Rows = tuple[Numbers, Numbers, Numbers, Numbers]

#: predicate, event, polarity and modality of a relation; of a pair that is only together all are ""
Way = tuple[str, str, str, str]
NO_CLAIM: Way = ("", "", "", "")
#: numbers of actors and of documents, by their ids
Known = tuple[dict[str, int], dict[str, int]]


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a layer, in the order of the corpus, and the pieces of evidence of all of them one after the other.

    Of each edge: both ends, the place of its way in `ways`, and how much of its evidence is `by_reference`. Of each
    piece of evidence: the number of its edge, its document, and the offsets of its sentence or run of sentences.
    """

    sources: Numbers
    targets: Numbers
    ways: Sequence[Way]
    way: Numbers
    by_reference: Numbers
    edge: Numbers
    document: Numbers
    start: Numbers
    stop: Numbers

    def __len__(self) -> int:
        return len(self.sources)


def pairs_of(corpus: Corpus) -> Edges:
    """The cooccurrences of a corpus."""
    pairs, known = corpus.cooccurrences, numbers_of(corpus)
    if found := columns_of(pairs):
        rows = _placed_rows(found, known, ("start", "stop"))
        by_reference = _count(rows[0][~found["named"]], len(pairs))
        return Edges(*_placed_ends(found, known), (NO_CLAIM,), 0 * by_reference, by_reference, *rows)
    by_reference = _numbers(len(each.by_reference) for each in pairs)
    rows = _rows((each.sentences for each in pairs), known)
    return Edges(*_ends(pairs, known), (NO_CLAIM,), 0 * by_reference, by_reference, *rows)


def relations_of(corpus: Corpus) -> Edges:
    """The relations of a corpus, each with its claims for evidence."""
    relations, known = corpus.relations, numbers_of(corpus)
    if found := columns_of(relations):
        rows = _placed_rows(found, known, ("sentence_start", "sentence_stop"))
        by_reference = _count(rows[0][found["by_reference"]], len(relations))
        told = tuple((predicate, event, polarity, modality) for predicate, polarity, modality, event in found["ways"])
        return Edges(*_placed_ends(found, known), told, _long(found["way"]), by_reference, *rows)
    ways: dict[Way, int] = {}
    way = _numbers(ways.setdefault((r.predicate, r.event, r.polarity, r.modality), len(ways)) for r in relations)
    references = {mention.span for mention in corpus.mentions if mention.antecedent} if relations else set()
    by_reference = _numbers(sum(c.subject in references or c.object in references for c in r.claims) for r in relations)
    rows = _rows(([claim.sentence for claim in each.claims] for each in relations), known)
    return Edges(*_ends(relations, known), tuple(ways), way, by_reference, *rows)


def namings_of(corpus: Corpus) -> tuple[Numbers, Numbers, Numbers]:
    """Actor, document and first offset of each mention of an actor."""
    members, (actors, documents) = corpus.memberships, numbers_of(corpus)
    if found := columns_of(members):
        actor = _placed(found["actors"], found["actor"], actors)
        return actor, _placed(found["documents"], found["document"], documents), _long(found["start"])
    rows = ((actors[each.actor_id], documents[each.span.document_id], each.span.start) for each in members)
    actor, document, start = _table(rows, 3)
    return actor, document, start


def sentences_of(corpus: Corpus) -> tuple[Numbers, Numbers]:
    """Document and first offset of each sentence."""
    documents = numbers_of(corpus)[1]
    if found := columns_of(corpus.sentences):
        return _placed(found["documents"], found["document"], documents), _long(found["start"])
    document, start = _table(((documents[span.document_id], span.start) for span in corpus.sentences), 2)
    return document, start


def numbers_of(corpus: Corpus) -> Known:
    """The numbers of the actors and of the documents of a corpus, by their ids."""
    actors = {actor.id: number for number, actor in enumerate(corpus.actors)}
    return actors, {document.id: number for number, document in enumerate(corpus.documents)}


def stories_of(corpus: Corpus, told: Mapping[str, str]) -> Numbers:
    """The story of each document, where `told` names it: stories are numbered by name."""
    names = {story: number for number, story in enumerate(sorted({*told.values()}))}
    return _numbers(names[told[document.id]] for document in corpus.documents)


def _ends(edges: Sequence[Cooccurrence] | Sequence[Relation], known: Known) -> tuple[Numbers, Numbers]:
    return _numbers(known[0][each.source] for each in edges), _numbers(known[0][each.target] for each in edges)


def _placed_ends(columns: Columns, known: Known) -> tuple[Numbers, Numbers]:
    ids = columns["actors"]
    return _placed(ids, columns["source"], known[0]), _placed(ids, columns["target"], known[0])


def _rows(evidence: Iterable[Sequence[Span]], known: Known) -> Rows:
    documents = known[1]
    rows = ((i, documents[s.document_id], s.start, s.stop) for i, spans in enumerate(evidence) for s in spans)
    edge, document, start, stop = _table(rows, 4)
    return edge, document, start, stop


def _placed_rows(columns: Columns, known: Known, offsets: tuple[str, str]) -> Rows:
    import numpy as np

    sizes = np.diff(columns["first"])
    start, stop = (_long(columns[name]) for name in offsets)
    document = _placed(columns["documents"], columns["document"], known[1])
    return np.repeat(np.arange(len(sizes)), sizes), document, start, stop


def _placed(ids: Sequence[str], places: Numbers, numbers: Mapping[str, int]) -> Numbers:
    """The numbers of what `places` in `ids` mean."""
    found: Numbers = _numbers(numbers[each] for each in ids)[places]
    return found


def _table(rows: Iterable[tuple[int, ...]], width: int) -> Numbers:
    """Rows of numbers as columns."""
    return _numbers(chain.from_iterable(rows)).reshape(-1, width).T.copy()


def _count(numbers: Numbers, size: int) -> Numbers:
    import numpy as np

    found: Numbers = np.bincount(numbers, minlength=size)
    return found


def _long(column: Numbers) -> Numbers:
    """In 64 bits, which no product of two numbers overflows."""
    import numpy as np

    return np.asarray(column, dtype=np.int64)


def _numbers(values: Iterable[int]) -> Numbers:
    import numpy as np

    return np.fromiter(values, dtype=np.int64)
