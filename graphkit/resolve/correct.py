"""Applies what people decided to what the rules found: restore, split, same and different, rename and retype, drop.

No decision but a drop loses a mention, and the order in which decisions stand in their file changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.corrections.consistent import in_order, taken, told
from graphkit.model import Actor, ActorName, Correction, Membership, Mention, Span
from graphkit.resolve.local import majority
from graphkit.resolve.lookup import Directory, Draft, find, in_documents, make_directory, new_id
from graphkit.resolve.names import clean, fold_name
from graphkit.resolve.partition import partition
from graphkit.resolve.reunite import reunite, with_reason


@dataclass(frozen=True)
class Corrected:
    """Actors and memberships after corrections, sorted, and in words each decision that found nothing to change."""

    actors: tuple[Actor, ...]
    memberships: Sequence[Membership]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Known:
    """What all steps read: the spelling of each mention, each document's source, and the decisions in order."""

    spelling: Mapping[Span, str]
    mentions: Sequence[Mention]
    sources: Mapping[str, str]
    corrections: Sequence[Correction]

    def of(self, *kinds: str) -> list[Correction]:
        return [each for each in self.corrections if each.kind in kinds]

    def directory(self, drafts: Sequence[Draft]) -> Directory:
        return make_directory(drafts, self.sources, self.corrections)


def correct(
    actors: Sequence[Actor],
    memberships: Sequence[Membership],
    mentions: Iterable[Mention],
    corrections: Iterable[Correction],
    sources: Mapping[str, str],
) -> Corrected:
    """The actors as people decided. `memberships` are those of names; `sources` gives each document's source by id.

    Raises CorrectionsContradict if two decisions turn out to be about the same names.
    """
    ordered = in_order(corrections)
    if not ordered:
        return Corrected(tuple(actors), memberships)
    named = [mention for mention in mentions if mention.antecedent is None]
    known = _Known({mention.span: clean(mention.text) for mention in named}, named, sources, ordered)
    drafts, unused = _restore(_drafts(actors, memberships), known)
    drafts = _split(drafts, known, unused)
    directory = known.directory(drafts)
    unused += _unmatched(known.of("same", "different"), directory)
    drafts = reunite(directory, partition(ordered, directory), known.spelling)
    directory = known.directory(drafts)
    unused += _unmatched(known.of("rename", "retype", "drop"), directory)
    drafts = _without_dropped(_relabelled(directory, known), directory, known)
    return Corrected(
        tuple(sorted((draft.actor for draft in drafts), key=lambda actor: actor.id)),
        tuple(sorted((member for draft in drafts for member in draft.members), key=lambda member: member.span)),
        tuple(unused),
    )


def _drafts(actors: Iterable[Actor], memberships: Iterable[Membership]) -> list[Draft]:
    members: defaultdict[str, list[Membership]] = defaultdict(list)
    for membership in memberships:
        members[membership.actor_id].append(membership)
    return [Draft(actor, tuple(members[actor.id])) for actor in actors]


def _unmatched(corrections: Iterable[Correction], directory: Directory) -> list[str]:
    return [_unused(each, name) for each in corrections for name in each.names if not find(name, directory)]


def _unused(correction: Correction, name: ActorName) -> str:
    return f"{told(correction)}: these documents name no {name.name!r}"


def _restore(drafts: list[Draft], known: _Known) -> tuple[list[Draft], list[str]]:
    """Mentions that the rules left out, for the actor of that name, or as one of their own."""
    if not known.of("restore"):
        return drafts, []
    placed = {member.span for draft in drafts for member in draft.members}
    directory = known.directory(drafts)
    restored, unused = dict(enumerate(drafts)), []
    for each in known.of("restore"):
        (name,) = each.names
        left = [m for m in known.mentions if m.span not in placed and _is_called(m, name, known)]
        placed |= {mention.span for mention in left}
        if not left:
            unused.append(f"{told(each)}: these documents left nothing out of that name")
            continue
        owners = find(name, directory)
        number = owners[0] if len(owners) == 1 else len(restored)
        old = restored.get(number) or _new_draft(name, left)
        members = tuple(Membership(m.span, old.actor.id, f"restored, {taken(each)}") for m in left)
        restored[number] = _with_members(old, (*old.members, *members), known)
    return list(restored.values()), unused


def _is_called(mention: Mention, name: ActorName, known: _Known) -> bool:
    same = fold_name(known.spelling[mention.span]) == fold_name(name.name)
    return same and in_documents(mention.span.document_id, name.documents, known.sources)


def _new_draft(name: ActorName, mentions: Sequence[Mention]) -> Draft:
    identity = new_id("restored", fold_name(name.name), *name.documents)
    kind = name.type or majority(Counter(mention.type for mention in mentions))
    return Draft(Actor(identity, name.name, kind, (), ""), ())


def _with_members(draft: Draft, members: Iterable[Membership], known: _Known) -> Draft:
    """The draft with these members and their spellings as aliases."""
    ordered = tuple(sorted(members, key=lambda member: member.span))
    texts = {known.spelling[member.span] for member in ordered}
    return replace(
        draft,
        actor=replace(draft.actor, aliases=tuple(sorted(texts - {draft.actor.name}))),
        members=ordered,
    )


def _split(drafts: list[Draft], known: _Known, unused: list[str]) -> list[Draft]:
    """The members that stand in the documents of a split are another actor, who is called as the split says."""
    if not known.of("split"):
        return drafts
    decided = _decided_by_splits(drafts, known, unused)
    others: defaultdict[tuple[str, str], list[Draft]] = defaultdict(list)
    kept = []
    for draft in drafts:
        left = [member for member in draft.members if member.span not in decided]
        if len(left) == len(draft.members):
            kept.append(draft)
            continue
        kept += [_with_members(draft, left, known)] if left else []
        for each in dict.fromkeys(decided[member.span] for member in draft.members if member.span in decided):
            gone = [member for member in draft.members if decided.get(member.span) == each]
            others[fold_name(each.names[0].name), each.to].append(_split_off(draft, gone, each, known))
    return kept + [_with_members(group[0], [m for d in group for m in d.members], known) for group in others.values()]


def _decided_by_splits(drafts: Sequence[Draft], known: _Known, unused: list[str]) -> dict[Span, Correction]:
    directory = known.directory(drafts)
    decided: dict[Span, Correction] = {}
    for each in known.of("split"):
        spans = [
            member.span
            for number in find(each.names[0], directory)
            for member in drafts[number].members
            if in_documents(member.span.document_id, each.documents, known.sources)
        ]
        if not spans:
            unused.append(_unused(each, each.names[0]))
        for span in spans:
            decided.setdefault(span, each)
    return decided


def _split_off(draft: Draft, members: Sequence[Membership], decision: Correction, known: _Known) -> Draft:
    origin = fold_name(decision.names[0].name)
    actor = replace(draft.actor, id=new_id("split", origin, decision.to), name=decision.to, wikidata="")
    found = _with_members(Draft(actor, (), origin), members, known)
    return with_reason(found, f"another {decision.names[0].name}, {taken(decision)}")


def _relabelled(directory: Directory, known: _Known) -> list[Draft]:
    """New names and types; where decisions about one actor differ, because it was joined, that about its name holds."""
    decided: defaultdict[int, list[Correction]] = defaultdict(list)
    for each in known.of("rename", "retype"):
        for number in find(each.names[0], directory):
            decided[number].append(each)
    return [_relabel(draft, decided[number]) for number, draft in enumerate(directory.drafts)]


def _relabel(draft: Draft, decisions: Sequence[Correction]) -> Draft:
    if not decisions:
        return draft
    own = fold_name(draft.actor.name)
    ranked = sorted(decisions, key=lambda each: fold_name(each.names[0].name) != own)
    names = [each.to for each in ranked if each.kind == "rename"]
    types = [each.to for each in ranked if each.kind == "retype"]
    name = names[0] if names else draft.actor.name
    aliases = {draft.actor.name, *names, *draft.actor.aliases} - {name}
    kind = types[0] if types else draft.actor.type
    return replace(draft, actor=replace(draft.actor, name=name, type=kind, aliases=tuple(sorted(aliases))))


def _without_dropped(drafts: Sequence[Draft], directory: Directory, known: _Known) -> list[Draft]:
    gone = {number for each in known.of("drop") for number in find(each.names[0], directory)}
    return [_with_own_id(draft) for number, draft in enumerate(drafts) if number not in gone]


def _with_own_id(draft: Draft) -> Draft:
    own = draft.actor.id
    if all(member.actor_id == own for member in draft.members):
        return draft
    return replace(draft, members=tuple(replace(member, actor_id=own) for member in draft.members))
