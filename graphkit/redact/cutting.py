"""Texts cut to the sentences that are needed, and where each span of the old text went."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.model import Corpus, Span
from graphkit.redact.spellings import Spellings, find

GAP = " […] "


@dataclass(frozen=True)
class Piece:
    """A range of the old text and where it went; what was replaced moves as a whole."""

    start: int
    stop: int
    new_start: int
    new_stop: int
    replaced: bool


@dataclass(frozen=True)
class Cut:
    """A shortened text and its pieces, in order."""

    text: str
    pieces: tuple[Piece, ...]


def needed(corpus: Corpus) -> Mapping[str, list[Span]]:
    """The sentences to be kept of each document: evidence, and where a speaker or what "he" stands for is named."""
    kept = {span for pair in corpus.cooccurrences for span in pair.sentences}
    claims = [claim for relation in corpus.relations for claim in relation.claims]
    kept |= {claim.sentence for claim in claims}
    named = {claim.speaker for claim in claims if claim.speaker}
    inside = _sentence_of(corpus)
    named |= {m.antecedent for m in corpus.mentions if m.antecedent and inside(m.span) in kept}
    kept |= {sentence for span in named if (sentence := inside(span))}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in sorted(kept):
        found[span.document_id].append(span)
    return found


def _sentence_of(corpus: Corpus) -> Callable[[Span], Span | None]:
    sentences = sorted(corpus.sentences)

    def inside(span: Span) -> Span | None:
        number = bisect_right(sentences, (span.document_id, span.start), key=lambda s: (s.document_id, s.start)) - 1
        found = sentences[number] if number >= 0 else None
        return found if found and found.document_id == span.document_id and span.start < found.stop else None

    return inside


def cut(text: str, sentences: Iterable[Span], spellings: Spellings) -> Cut:
    """Those sentences of a text, with pseudonyms and `GAP` between them."""
    pieces: list[Piece] = []
    parts: list[str] = []
    length = 0
    for sentence in sentences:
        gap = GAP if parts else ""
        parts.append(gap)
        length += len(gap)
        for start, stop, pseudonym in _divided(text, sentence, spellings):
            new = text[start:stop] if pseudonym is None else pseudonym
            pieces.append(Piece(start, stop, length, length + len(new), pseudonym is not None))
            parts.append(new)
            length += len(new)
    return Cut("".join(parts), tuple(pieces))


def _divided(text: str, sentence: Span, spellings: Spellings) -> Iterator[tuple[int, int, str | None]]:
    at = sentence.start
    for start, stop, pseudonym in find(text[sentence.start : sentence.stop], spellings):
        yield at, sentence.start + start, None
        at = sentence.start + stop
        yield sentence.start + start, at, pseudonym
    yield at, sentence.stop, None


def place(shortened: Cut, span: Span) -> tuple[int, int]:
    """Where a span went. One that touches what was replaced takes in all of it."""
    first, last = _piece_at(shortened, span.start), _piece_at(shortened, span.stop - 1)
    start = first.new_start if first.replaced else first.new_start + span.start - first.start
    stop = last.new_stop if last.replaced else min(last.new_start + span.stop - last.start, last.new_stop)
    return start, stop


def _piece_at(shortened: Cut, offset: int) -> Piece:
    return shortened.pieces[bisect_right(shortened.pieces, offset, key=lambda piece: piece.start) - 1]


def holds(shortened: Cut, span: Span | None) -> bool:
    """Whether the place of a span is shown."""
    if span is None or not shortened.pieces or span.start < shortened.pieces[0].start:
        return False
    return span.start < _piece_at(shortened, span.start).stop
