"""What was read: how much, from when, from whom, and in which files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graphkit.graph import story_of
from graphkit.model import Corpus, Document
from graphkit.report.basis import Basis, counted
from graphkit.report.blocks import Heading, Paragraph, Row, Section, Table, Terms, columns

OUTLETS = 6
DOCUMENTS = 100  # of more, the list would fill more pages than the report


def what_was_read(basis: Basis) -> Section:
    """Counts of all that was read and found."""
    corpus = basis.corpus
    items = [
        ("documents", f"{len(corpus.documents):,}"),
        ("independent stories", _stories(corpus)),
        ("period", period(corpus.documents)),
        ("outlets", _shares(document.outlet for document in corpus.documents)),
        ("languages", _shares(document.language for document in corpus.documents)),
        ("files skipped", f"{len(corpus.skipped):,}"),
        ("notes on files", f"{len({note.source for note in corpus.notes}):,}"),
        ("sentences", f"{len(corpus.sentences):,}"),
        ("mentions found", f"{len(corpus.mentions):,}"),
        ("mentions put to an actor", f"{len(corpus.memberships):,}"),
        ("actors", f"{len(corpus.actors):,}"),
        ("pairs named together", f"{len(corpus.cooccurrences):,}"),
        ("relations", f"{len(corpus.relations):,}"),
    ]
    return Section("What was read", "read", (Terms(tuple(items)),))


def files(basis: Basis) -> Section | None:
    """The documents, the copies among them, the files that were skipped and those that were read by a guess."""
    corpus = basis.corpus
    blocks = [*_copies(corpus), *_skipped(corpus), *_notes(corpus), *_documents(corpus)]
    return Section("Files", "files", tuple(blocks)) if blocks else None


def period(documents: Iterable[Document]) -> str:
    """The first and the last date, and how many documents have none."""
    every = [document.date.iso if document.date else "" for document in documents]
    dates = sorted(filter(None, every))
    if not dates:
        return "no document is dated"
    undated = len(every) - len(dates)
    return f"{dates[0]} to {dates[-1]}" + (f", {undated:,} undated" if undated else "")


def _stories(corpus: Corpus) -> str:
    stories = Counter(story_of(corpus).values())
    groups = [count for count in stories.values() if count > 1]
    copies = f", {counted(sum(groups), 'document')} in {counted(len(groups), 'group')} of near copies" if groups else ""
    return f"{len(stories):,}{copies}"


def _shares(values: Iterable[str]) -> str:
    """The commonest values with their counts."""
    counts = Counter(values)
    unknown = counts.pop("", 0)
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{name} ({count:,})" for name, count in common[:OUTLETS]]
    if len(common) > OUTLETS:
        told.append(f"{len(common) - OUTLETS:,} others ({sum(count for _, count in common[OUTLETS:]):,})")
    if unknown:
        told.append(f"unknown ({unknown:,})")
    return ", ".join(told) or "none"


def _copies(corpus: Corpus) -> Iterator[Heading | Table]:
    sources = {document.id: document.source for document in corpus.documents}
    groups = [sorted(sources[i] for i in story.documents) for story in corpus.stories if len(story.documents) > 1]
    if groups:
        groups.sort(key=lambda group: (-len(group), group))
        rows = tuple(Row((f"{len(group):,}", ", ".join(group))) for group in groups)
        yield Heading("Near copies")
        yield Table("Documents that tell one text; together they count once", columns("#Documents", "Files"), rows)


def _skipped(corpus: Corpus) -> Iterator[Heading | Table]:
    if corpus.skipped:
        rows = tuple(Row((each.source, each.reason)) for each in corpus.skipped)
        yield Heading("Files skipped")
        yield Table("What was not read, and why", columns("File", "Why"), rows)


def _notes(corpus: Corpus) -> Iterator[Heading | Table]:
    if corpus.notes:
        rows = tuple(Row((each.source, each.text)) for each in corpus.notes)
        yield Heading("Notes on files")
        yield Table("What was read by a guess or in part", columns("File", "Note"), rows)


def _documents(corpus: Corpus) -> Iterator[Heading | Table | Paragraph]:
    if not corpus.documents:
        return
    rows = tuple(
        Row((each.source, each.title, each.date.iso if each.date else "", each.outlet))
        for each in corpus.documents[:DOCUMENTS]
    )
    yield Heading("Documents")
    yield Table("What was read", columns("File", "Title", "~Date", "Outlet"), rows)
    if len(corpus.documents) > DOCUMENTS:
        more = len(corpus.documents) - DOCUMENTS
        yield Paragraph(f"And {more:,} more: “graphkit export --format tables --to FOLDER” lists all.", aside=True)
