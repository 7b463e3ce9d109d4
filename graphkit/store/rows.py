"""What was found in a document as plain rows of the tables: the cheapest thing to hand from one process to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model import Claim, Extraction, Span

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the tables sentence, mention and claim."""

    sentences: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()
    claims: tuple[Row, ...] = ()


def rows_of(found: Extraction) -> Rows:
    """The rows that an extraction is stored as."""
    return Rows(
        tuple(map(span_row, found.sentences)), tuple(_mention_rows(found)), tuple(map(_claim_row, found.claims))
    )


def span_row(span: Span) -> tuple[str, int, int]:
    """The document and the offsets of a span."""
    return (span.document_id, span.start, span.stop)


def _mention_rows(found: Extraction) -> Iterator[Row]:
    starts = [sentence.start for sentence in found.sentences]
    for mention in found.mentions:
        sentence = starts[bisect_right(starts, mention.span.start) - 1]
        told = (mention.kind, mention.type, mention.rule)
        yield (*span_row(mention.span), sentence, *told, *_offsets(mention.antecedent))


def _claim_row(claim: Claim) -> Row:
    spans = (claim.sentence, claim.subject, claim.object, claim.cue)
    offsets = [offset for span in spans for offset in (span.start, span.stop)]
    told = (claim.predicate, claim.polarity, claim.modality, claim.rule, claim.event)
    return (claim.sentence.document_id, *offsets, *told, *_offsets(claim.speaker), claim.tense, claim.quad)


def _offsets(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.stop) if span else (None, None)
