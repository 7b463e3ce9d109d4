"""The spellings of one document: what resolution decides about."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphkit.facts import Fact
from graphkit.model import Span


@dataclass(frozen=True, eq=False, slots=True)
class Spelling:
    """What names of one spelling and kind have in common whose mentions are labelled alike, in whatever document.

    `text` is the name they are compared by: as they are `spelled`, or as the user (then `own`) or the table of metonyms
    calls who is meant; `folded` and `parts` are its folded form and the words of that. `type` is the label that most of
    the mentions have, `overall` that which all documents together give the name, of whatever kind; `is_person` says
    that it is a person's full name, `is_body` an organisation's, `is_short` that it may be a part of one, `is_generic`
    that every country has a body of that name. `meanings` are the facts that the name may stand for, `sure` the one
    that it does whatever the document says. `weak` says that all mentions rest on a weak name alone; `alone` that
    nothing may be joined with them but what is written in the same way.
    """

    text: str
    kind: str
    spelled: str
    type: str
    overall: str
    folded: str
    parts: tuple[str, ...]
    meanings: tuple[Fact, ...]
    sure: Fact | None
    is_acronym: bool
    is_person: bool
    is_body: bool
    is_short: bool
    is_generic: bool
    weak: bool = False
    own: bool = False
    alone: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Offsets:
    """Where mentions start and stop in their documents, by row."""

    starts: array[int]
    stops: array[int]


class LocalName(NamedTuple):
    """All mentions in one document that share name, spelling and kind: those from row `first` to before row `last`."""

    document_id: str
    spelling: Spelling
    first: int
    last: int
    offsets: Offsets

    @property
    def text(self) -> str:
        """The name they are compared by."""
        return self.spelling.text

    @property
    def size(self) -> int:
        """How many mentions there are."""
        return self.last - self.first

    @property
    def rows(self) -> range:
        """The rows of the mentions, in order of their place."""
        return range(self.first, self.last)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The mentions, in order."""
        return tuple(self.span(row) for row in self.rows)

    def span(self, row: int) -> Span:
        """The mention in one row."""
        return Span(self.document_id, self.offsets.starts[row], self.offsets.stops[row])


def by_place(span: Span) -> tuple[str, int, int]:
    """A key that sorts spans as they sort themselves, in a fraction of the time."""
    return span.document_id, span.start, span.stop


def majority(counts: Mapping[str, int]) -> str:
    """The commonest label, the first in the alphabet among equals, "" of none."""
    return min(counts, key=lambda label: (-counts[label], label), default="")
