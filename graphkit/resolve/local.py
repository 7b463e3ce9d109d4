"""The spellings of one document: what resolution decides about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.model import BY_WEAK_NAME, Mention, Span
from graphkit.resolve.names import clean


@dataclass(frozen=True, order=True)
class LocalName:
    """All mentions in one document that share spelling and kind.

    `types` counts the labels of the mentions; `weak` says that all of them rest on a weak name alone.
    """

    document_id: str
    text: str
    kind: str
    spans: tuple[Span, ...]
    types: tuple[tuple[str, int], ...]
    weak: bool

    @property
    def type(self) -> str:
        """The label most of its mentions have."""
        return majority(dict(self.types))


def local_names(mentions: Iterable[Mention]) -> list[LocalName]:
    """Mentions grouped by document, spelling and kind, sorted."""
    groups: defaultdict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.span.document_id, clean(mention.text), mention.kind].append(mention)
    return sorted(
        LocalName(
            document_id,
            text,
            kind,
            tuple(sorted(mention.span for mention in group)),
            tuple(sorted(Counter(mention.type for mention in group).items())),
            all(mention.rule == BY_WEAK_NAME for mention in group),
        )
        for (document_id, text, kind), group in groups.items()
    )


def majority(counts: Mapping[str, int]) -> str:
    """The commonest label, the first in the alphabet among equals, "" of none."""
    return min(counts, key=lambda label: (-counts[label], label), default="")
