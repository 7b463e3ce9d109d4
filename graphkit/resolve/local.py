"""The spellings of one document: what resolution decides about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphkit.facts.vocabulary import BY_ITSELF, BY_OWN_NAME, meant_by
from graphkit.model import BY_WEAK_NAME, Mention, Span
from graphkit.resolve.names import clean


@dataclass(frozen=True, order=True)
class LocalName:
    """All mentions in one document that share name, spelling and kind.

    `text` is the name they are compared by: as they are `spelled`, or as the user (then `own`) or the table of metonyms
    calls who is meant. `types` counts the labels of the mentions; `weak` says that all of them rest on a weak name
    alone; `alone` that nothing may be joined with them but what is written in the same way.
    """

    document_id: str
    text: str
    kind: str
    spans: tuple[Span, ...]
    types: tuple[tuple[str, int], ...]
    weak: bool
    spelled: str = ""
    own: bool = False
    alone: bool = False

    @cached_property
    def type(self) -> str:
        """The label most of its mentions have."""
        return majority(dict(self.types))

    @cached_property
    def _hash(self) -> int:
        return hash((self.document_id, self.text, self.spelled, self.kind))

    def __hash__(self) -> int:
        """Of what tells names apart, not of all spans, and only once: names are looked up many times."""
        return self._hash


def local_names(mentions: Iterable[Mention]) -> list[LocalName]:
    """Mentions grouped by document, name, spelling and kind, sorted."""
    groups: defaultdict[tuple[str, str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        spelled = clean(mention.text)
        groups[mention.span.document_id, meant_by(mention.rule) or spelled, spelled, mention.kind].append(mention)
    return sorted(
        LocalName(
            document_id,
            text,
            kind,
            tuple(sorted((mention.span for mention in group), key=by_place)),
            tuple(sorted(Counter(mention.type for mention in group).items())),
            weak=all(mention.rule == BY_WEAK_NAME for mention in group),
            spelled=spelled,
            own=any(mention.rule.startswith(BY_OWN_NAME) for mention in group),
            alone=any(mention.rule == BY_ITSELF for mention in group),
        )
        for (document_id, text, spelled, kind), group in groups.items()
    )


def by_place(span: Span) -> tuple[str, int, int]:
    """A key that sorts spans as they sort themselves, in a fraction of the time."""
    return span.document_id, span.start, span.stop


def majority(counts: Mapping[str, int]) -> str:
    """The commonest label, the first in the alphabet among equals, "" of none."""
    return min(counts, key=lambda label: (-counts[label], label), default="")
