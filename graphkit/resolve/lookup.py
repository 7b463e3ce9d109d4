"""Which actors a person means by a name."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.corrections.consistent import NameKey, name_key
from graphkit.model import Actor, ActorName, Correction, Membership
from graphkit.resolve.names import fold_name


@dataclass(frozen=True)
class Draft:
    """An actor and its members while corrections are applied.

    `not_called` is a folded name that does not mean it, though it is written so: that of the actor it was split from.
    """

    actor: Actor
    members: tuple[Membership, ...]
    not_called: str = ""

    @property
    def documents(self) -> set[str]:
        """Ids of the documents that name it."""
        return {member.span.document_id for member in self.members}


@dataclass(frozen=True)
class Directory:
    """Positions of drafts by folded name and by folded alias, and what people have renamed and retyped."""

    drafts: Sequence[Draft]
    sources: Mapping[str, str]
    names: Mapping[str, Sequence[int]]
    aliases: Mapping[str, Sequence[int]]
    renamed: Mapping[str, Sequence[ActorName]] = field(default_factory=dict)
    retyped: Mapping[str, str] = field(default_factory=dict)


def new_id(*identity: str) -> str:
    """The id of an actor that a person's decision made, from what identifies it."""
    return "a" + hashlib.sha256("\0".join(("decided", *identity)).encode()).hexdigest()[:12]


def make_directory(
    drafts: Sequence[Draft], sources: Mapping[str, str], corrections: Iterable[Correction] = ()
) -> Directory:
    """The directory of these drafts; `sources` gives each document's source by id."""
    names: defaultdict[str, list[int]] = defaultdict(list)
    aliases: defaultdict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        names[fold_name(draft.actor.name)].append(number)
        for alias in sorted(set(map(fold_name, draft.actor.aliases)) - {draft.not_called}):
            aliases[alias].append(number)
    renamed: defaultdict[str, list[ActorName]] = defaultdict(list)
    retyped = {}
    for each in corrections:
        if each.kind == "rename":
            renamed[fold_name(each.to)].append(each.names[0])
        if each.kind == "retype":
            retyped[fold_name(each.names[0].name)] = each.to
    return Directory(drafts, sources, names, aliases, renamed, retyped)


def find(wanted: ActorName, directory: Directory, seen: frozenset[NameKey] = frozenset()) -> list[int]:
    """Positions of the drafts meant: those of that name, else those that are also called so; narrowed as asked.

    A name that a person has given means whom it was given to.
    """
    folded = fold_name(wanted.name)
    found = {number for number in directory.names.get(folded, ()) if _fits(wanted, number, directory)}
    for former in directory.renamed.get(folded, ()):
        if name_key(former) not in seen:
            within = {n for n in find(former, directory, seen | {name_key(former)}) if _fits(wanted, n, directory)}
            found |= within
    if not found:
        found = {number for number in directory.aliases.get(folded, ()) if _fits(wanted, number, directory)}
    return sorted(found)


def in_documents(document_id: str, wanted: Sequence[str], sources: Mapping[str, str]) -> bool:
    """Whether a document is one of those named by source; all are where none is named."""
    return not wanted or sources.get(document_id, document_id) in wanted


def _fits(wanted: ActorName, number: int, directory: Directory) -> bool:
    draft = directory.drafts[number]
    if wanted.type not in ("", draft.actor.type, directory.retyped.get(fold_name(wanted.name))):
        return False
    return any(in_documents(each, wanted.documents, directory.sources) for each in draft.documents)
