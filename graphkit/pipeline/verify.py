"""Whether the documents still say what a build quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.model import Corpus, Document, Skipped, Span
from graphkit.pipeline.apart import ReaderApart
from graphkit.pipeline.finished import find_sources
from graphkit.store import load_corpus, open_store


@dataclass(frozen=True)
class Fault:
    """A document, and what is wrong with it in words."""

    source: str
    reason: str


@dataclass(frozen=True)
class Verification:
    """How many documents and quotations (sentences, mentions, words of claims) were checked, and the faults found."""

    documents: int
    quotations: int
    faults: tuple[Fault, ...]


def verify(output: Path, paths: Sequence[Path] = ()) -> Verification:
    """Check that each stored text gives the hash that is its document's id and that each quotation lies in it; with
    `paths`, that the files there still give these documents. Raises StoreNotFound and the like, PathNotFound.
    """
    with open_store(output) as store:
        corpus = load_corpus(store)
    spans = set(_quoted(corpus))
    faults = {*_altered(corpus), *_misplaced(corpus, spans)}
    if paths:
        faults |= set(_compare(corpus, paths, output))
    ordered = sorted(faults, key=lambda fault: (fault.source, fault.reason))
    return Verification(len(corpus.documents), len(spans), tuple(ordered))


def _quoted(corpus: Corpus) -> Iterator[Span]:
    yield from corpus.sentences
    yield from (mention.span for mention in corpus.mentions)
    for relation in corpus.relations:
        for claim in relation.claims:
            yield from (claim.sentence, claim.subject, claim.object, claim.cue)


def _altered(corpus: Corpus) -> Iterator[Fault]:
    from graphkit.ingest.read import document_id

    for document in corpus.documents:
        if document.id != document_id(document.source, document.text):
            yield Fault(document.source, "the stored text is not the one that was read: its hash differs")


def _misplaced(corpus: Corpus, spans: set[Span]) -> Iterator[Fault]:
    lengths = {document.id: len(document.text) for document in corpus.documents}
    names = {document.id: document.source for document in corpus.documents}
    for span in spans:
        if not 0 <= span.start < span.stop <= lengths.get(span.document_id, 0):
            where = f"[{span.start}:{span.stop}]"
            yield Fault(names.get(span.document_id, span.document_id), f"the quotation {where} lies outside the text")


def _compare(corpus: Corpus, paths: Sequence[Path], output: Path) -> Iterator[Fault]:
    """Documents whose files changed, went or came. What the build skipped is no fault."""
    known = {document.source: document.id for document in corpus.documents}
    skipped = {each.source for each in corpus.skipped}
    seen = set()
    for found in _read_again(paths, output):
        source, identity = (found.source, "") if isinstance(found, Skipped) else (found.source, found.id)
        seen.add(source)
        if source in known and identity != known[source]:
            yield Fault(
                source, "has changed since the build" if identity else f"can no longer be read: {_reason(found)}"
            )
        elif source not in known and identity and source not in skipped:
            yield Fault(source, "is not in the build")
    yield from (Fault(source, "is not there any more") for source in sorted(known.keys() - seen))


def _reason(found: Document | Skipped) -> str:
    return found.reason if isinstance(found, Skipped) else ""


def _read_again(paths: Sequence[Path], output: Path) -> Iterator[Document | Skipped]:
    from graphkit.ingest.piece import AS_USUAL
    from graphkit.ingest.read import Reading

    options = replace(AS_USUAL, any_language=True)
    with closing(ReaderApart()) as apart:
        for source in find_sources(paths, output):
            for found in apart.read(source, options, 0, {}, set()):
                if isinstance(found, Reading):
                    yield found.document
                elif isinstance(found, Skipped):
                    yield found
