"""Documents that tell one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.graph import Build
from graphkit.model import Document
from graphkit.rows import Rows


@dataclass(frozen=True)
class Copy:
    """One document of a story. `alike` is how much of the shorter text stands in the other, by runs of three words, the
    story's longest text being the other (0 to 1; 1 for the longest itself).
    """

    source: str
    title: str
    date: str
    outlet: str
    alike: float


@dataclass(frozen=True)
class Duplicates:
    """A story that several documents tell, the earliest first; documents without a date come last."""

    story: str
    documents: Rows[Copy]


def duplicates(build: Build) -> Rows[Duplicates]:
    """The stories that more than one document tells, those with most documents first."""
    documents = {document.id: document for document in build.corpus.documents}
    found = [
        Duplicates(story.id, _copies([documents[i] for i in story.documents]))
        for story in build.corpus.stories
        if len(story.documents) > 1
    ]
    return Rows(sorted(found, key=lambda each: (-len(each.documents), each.documents[0].source, each.story)))


def _copies(documents: Sequence[Document]) -> Rows[Copy]:
    from graphkit.resolve.shingles import contained, shingles_of

    texts = {document.id: shingles_of(document.text) for document in documents}
    longest = texts[min(texts, key=lambda i: (-len(texts[i].runs), i))]
    copies = [
        Copy(
            document.source,
            document.title,
            document.date.iso if document.date else "",
            document.outlet,
            round(contained(texts[document.id].runs, longest.runs), 3),
        )
        for document in documents
    ]
    return Rows(sorted(copies, key=lambda copy: (not copy.date, copy.date, copy.source)))
