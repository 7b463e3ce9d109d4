"""Who is joined by decisions, and whether that is possible; and how a decision is told in words."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from graphkit.corrections import KINDS
from graphkit.corrections.errors import CorrectionsContradict
from graphkit.model import ActorName, Correction
from graphkit.spelling import fold

Node = TypeVar("Node", bound=Hashable)
#: what makes two ways to mean an actor one: the folded name, type and documents
NameKey = tuple[str, str, tuple[str, ...]]


def name_key(name: ActorName) -> NameKey:
    """Two `ActorName`s with equal keys mean the same."""
    return (fold(name.name) or name.name, name.type, tuple(sorted(name.documents)))


def key_of(correction: Correction) -> tuple[object, ...]:
    """What a decision is about, whoever took it and when; the names of a pair in either order."""
    names = [name_key(name) for name in correction.names]
    about = sorted(names) if correction.kind in ("different", "reject") else names
    place = (*sorted(correction.documents), correction.quotation, str(correction.offsets or ""), correction.predicate)
    return (correction.kind, *about, correction.to, *place)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Decisions in an order that does not depend on the file's."""
    return sorted(corrections, key=lambda each: (repr(key_of(each)), each.date, each.author, each.note))


def named(name: ActorName) -> str:
    """A name in words: “Georgia” (GPE, in a.txt)."""
    narrow = [*filter(None, [name.type]), *([f"in {', '.join(name.documents)}"] if name.documents else [])]
    return f"“{name.name}”" + (f" ({', '.join(narrow)})" if narrow else "")


def told(correction: Correction) -> str:
    """A decision in words, with who took it and when."""
    words = KINDS[correction.kind].format(*map(named, correction.names), to=correction.to)
    return f"{words} ({taken(correction)})"


def taken(correction: Correction) -> str:
    """By whom and when a decision was taken, and the note on it."""
    when = f" on {correction.date}" if correction.date else ""
    note = f": {correction.note}" if correction.note else ""
    return f"decided by {correction.author or 'a person'}{when}{note}"


def can_join(one: Iterable[Node], other: Iterable[Node], apart: Iterable[tuple[Node, Node]]) -> bool:
    """Whether no pair of `apart` would come together."""
    first, second = set(one), set(other)
    return not any((a in first and b in second) or (b in first and a in second) for a, b in apart)


def check(corrections: Sequence[Correction]) -> None:
    """Raise CorrectionsContradict if decisions cannot all hold, by the names they use."""
    ordered = in_order(corrections)
    _check_pairs(ordered)
    for one, other in combinations(ordered, 2):
        if _oppose(one, other):
            raise CorrectionsContradict(told(one), told(other))


def _oppose(one: Correction, other: Correction) -> bool:
    if [name_key(name) for name in one.names] != [name_key(name) for name in other.names]:
        return False
    if one.kind == other.kind and one.kind in ("rename", "retype"):
        return one.to != other.to
    if one.kind == other.kind == "split":
        return one.to != other.to and bool(set(one.documents) & set(other.documents))
    return {one.kind, other.kind} == {"drop", "restore"}


def _check_pairs(corrections: Sequence[Correction]) -> None:
    groups: dict[NameKey, set[NameKey]] = {}
    for each in corrections:
        if each.kind == "same":
            joined: set[NameKey] = set().union(*({key} | groups.get(key, set()) for key in map(name_key, each.names)))
            groups |= dict.fromkeys(joined, joined)
    for each in corrections:
        if each.kind == "different":
            one, other = map(name_key, each.names)
            if one == other or other in groups.get(one, set()):
                raise CorrectionsContradict(_joining(corrections, groups.get(one, {one})), told(each))


def _joining(corrections: Sequence[Correction], group: set[NameKey]) -> str:
    """The decisions that made a group, in words."""
    found = [told(each) for each in corrections if each.kind == "same" and name_key(each.names[0]) in group]
    return " and ".join(found) or "a name is the same as itself"
