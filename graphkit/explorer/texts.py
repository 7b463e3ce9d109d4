"""The documents' texts in the page: whole as far as a budget goes, else only the sentences that are evidence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from graphkit.graph import story_of
from graphkit.model import NOMINAL, PRONOUN, Corpus, Document, Span

TEXT_LIMIT = 6_000_000
"""Characters of whole texts in one page, over all documents: a reader waits for them when the page opens."""

INDIRECT = {PRONOUN: 1, NOMINAL: 2}
Place = Callable[[int, int], tuple[int, int] | None]


@dataclass(frozen=True)
class Texts:
    """What the page holds of the documents: rows as `payload` describes them, and look-ups to make the others.

    `indirect` are mentions that are no names, `owner` has the numbers of the actors who speak.
    """

    documents: list[list[Any]]
    sentences: list[list[int]]
    indirect: dict[Span, int]
    owner: dict[Span, int]
    by_id: dict[str, str]

    def cut(self, span: Span) -> str:
        """The words at a span."""
        return self.by_id[span.document_id][span.start : span.stop]


def read_texts(corpus: Corpus, used: Sequence[Span], actor_number: dict[str, int]) -> Texts:
    """Rows for all documents and for the sentences `used` as evidence, in the order given."""
    indirect = {each.span: INDIRECT[each.kind] for each in corpus.mentions if each.kind in INDIRECT}
    evidence, (marked, owner) = _by_document(used), _marks(corpus, actor_number, indirect)
    whole = _whole(corpus.documents, {key: len(spans) for key, spans in evidence.items()})
    story = _story_numbers(corpus)
    documents: list[list[Any]] = []
    rows: dict[Span, list[int]] = {}
    for number, document in enumerate(corpus.documents):
        complete = document.id in whole
        parts = [Span(document.id, 0, len(document.text))] if complete else evidence[document.id]
        text, place = _stored(document.text, parts)
        flat: list[int] = []
        for start, stop, actor, kind in marked.get(document.id, ()):
            if where := place(start, stop):
                flat += (*where, actor, kind)
        date = document.date.iso if document.date else ""
        row = [document.title, document.source, date, text, int(complete), flat]
        documents.append([*row, story[document.id], document.outlet, document.url])
        for span in evidence[document.id]:
            rows[span] = [number, *(place(span.start, span.stop) or (0, 0)), span.start]
    by_id = {document.id: document.text for document in corpus.documents}
    return Texts(documents, [rows[span] for span in used], indirect, owner, by_id)


def _marks(
    corpus: Corpus, actor_number: dict[str, int], indirect: dict[Span, int]
) -> tuple[dict[str, list[tuple[int, int, int, int]]], dict[Span, int]]:
    """For each document the places that name an actor, in order: offsets, number of the actor, and how indirectly.
    Then the numbers of the actors who speak, by span.
    """
    speakers = {claim.speaker for relation in corpus.relations for claim in relation.claims if claim.speaker}
    found: defaultdict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    owner: dict[Span, int] = {}
    for each in corpus.memberships:
        span, number = each.span, actor_number[each.actor_id]
        found[span.document_id].append((span.start, span.stop, number, indirect.get(span, 0)))
        if span in speakers:
            owner[span] = number
    return {document: sorted(marks) for document, marks in found.items()}, owner


def units(text: str, sentence: Span, span: Span) -> tuple[int, int]:
    """Start and stop of a span in its sentence, in UTF-16 units; a part outside the sentence is cut off."""
    start = min(max(span.start - sentence.start, 0), len(text))
    stop = min(max(span.stop - sentence.start, start), len(text))
    if text.isascii():
        return start, stop
    return _length(text[:start]), _length(text[:stop])


def _story_numbers(corpus: Corpus) -> dict[str, int]:
    """Documents that tell one text have one number."""
    stories, numbers = story_of(corpus), dict[str, int]()
    return {document.id: numbers.setdefault(stories[document.id], len(numbers)) for document in corpus.documents}


def _by_document(spans: Iterable[Span]) -> defaultdict[str, list[Span]]:
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.document_id].append(span)
    return found


def _whole(documents: Sequence[Document], evidence: dict[str, int]) -> set[str]:
    """Documents whose whole text fits into the budget: those with the most evidence first."""
    chosen, left = set(), TEXT_LIMIT
    for document in sorted(documents, key=lambda d: (-evidence.get(d.id, 0), d.id)):
        if len(document.text) <= left:
            chosen.add(document.id)
            left -= len(document.text)
    return chosen


def _stored(text: str, parts: list[Span]) -> tuple[str, Place]:
    """The parts of a text, a line each, and a function that says where a span of the text stands in them."""
    # Most texts have no letter beyond the first 65,536: then units and code points are the same.
    wide = [0, *accumulate(int(letter > "\uffff") for letter in text)] if max(text, default="") > "\uffff" else None

    def unit(at: int) -> int:
        return at + wide[at] if wide else at

    begins: list[int] = []
    length = 0
    for part in parts:
        begins.append(length)
        length += unit(part.stop) - unit(part.start) + 1
    starts = [part.start for part in parts]

    def place(start: int, stop: int) -> tuple[int, int] | None:
        number = bisect_right(starts, start) - 1
        if number < 0 or stop > parts[number].stop:
            return None
        shift = begins[number] - unit(parts[number].start)
        return unit(start) + shift, unit(stop) + shift

    return "\n".join(text[part.start : part.stop] for part in parts), place


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
