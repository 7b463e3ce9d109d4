"""The spellings of one document: what resolution decides about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graphkit.facts.vocabulary import BY_ITSELF, BY_OWN_NAME, meant_by
from graphkit.model import BY_WEAK_NAME, Mention, Span
from graphkit.resolve.names import clean


@dataclass(frozen=True, order=True, slots=True)
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

    @property
    def type(self) -> str:
        """The label most of its mentions have."""
        return _commonest(self.types)

    def __hash__(self) -> int:
        """Of what tells names apart, not of all spans: names are looked up many times."""
        return hash((self.document_id, self.text, self.spelled, self.kind))


def local_names(mentions: Iterable[Mention]) -> list[LocalName]:
    """Mentions grouped by document, name, spelling and kind, sorted."""
    groups: defaultdict[tuple[str, str, str, str], list[tuple[Span, str, str]]] = defaultdict(list)
    known: dict[str, str] = {}  # one value for each spelling: many documents share it
    for mention in mentions:
        spelled = clean(mention.text)
        spelled = known.setdefault(spelled, spelled)
        key = (mention.span.document_id, meant_by(mention.rule) or spelled, mention.kind, spelled)
        groups[key].append((mention.span, mention.type, mention.rule))
    return [_local_name(key, groups.pop(key)) for key in sorted(groups)]


def _local_name(key: tuple[str, str, str, str], group: Sequence[tuple[Span, str, str]]) -> LocalName:
    document_id, text, kind, spelled = key
    spans, labels, rules = (tuple(column) for column in zip(*group, strict=True))
    return LocalName(
        document_id,
        text,
        kind,
        tuple(sorted(spans, key=by_place)) if len(group) > 1 else spans,
        _counted(labels),
        weak=all(rule == BY_WEAK_NAME for rule in rules),
        spelled=spelled,
        own=any(rule.startswith(BY_OWN_NAME) for rule in rules),
        alone=BY_ITSELF in rules,
    )


@lru_cache(maxsize=1 << 12)
def _counted(labels: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(labels).items()))


@lru_cache(maxsize=1 << 12)
def _commonest(types: tuple[tuple[str, int], ...]) -> str:
    return majority(dict(types))


def by_place(span: Span) -> tuple[str, int, int]:
    """A key that sorts spans as they sort themselves, in a fraction of the time."""
    return span.document_id, span.start, span.stop


def majority(counts: Mapping[str, int]) -> str:
    """The commonest label, the first in the alphabet among equals, "" of none."""
    return min(counts, key=lambda label: (-counts[label], label), default="")
