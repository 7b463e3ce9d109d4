"""Actors from a partition: the members of parted ones are shared out, joined ones get all members and all names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.corrections.consistent import taken
from graphkit.model import Actor, Membership, Span
from graphkit.resolve.actors import best_name
from graphkit.resolve.lookup import Directory, Draft, in_documents, new_id
from graphkit.resolve.names import fold_name, words
from graphkit.resolve.partition import Group, Node, Partition


@dataclass(frozen=True)
class _Part:
    """What one draft gives to one group, by which of its nodes; the lowest rank stands first."""

    draft: Draft
    nodes: tuple[Node, ...]
    rank: tuple[bool, Node]


def reunite(directory: Directory, parted: Partition, spelling: Mapping[Span, str]) -> list[Draft]:
    """All drafts after joining and parting; those that no decision touches stay as they are."""
    nodes_of: defaultdict[int, list[Node]] = defaultdict(list)
    for node in sorted(parted.groups, key=parted.rank):
        nodes_of[node[2]].append(node)
    whole = [draft for number, draft in enumerate(directory.drafts) if number not in nodes_of]
    parts: defaultdict[Group, list[_Part]] = defaultdict(list)
    for number, nodes in sorted(nodes_of.items()):
        for group, part in _share(directory.drafts[number], nodes, parted, spelling, directory.sources):
            parts[group].append(part)
    return whole + [_joined(sorted(found, key=lambda part: part.rank), parted) for found in parts.values()]


def _share(
    draft: Draft,
    nodes: Sequence[Node],
    parted: Partition,
    spelling: Mapping[Span, str],
    sources: Mapping[str, str],
) -> Iterable[tuple[Group, _Part]]:
    """The draft as a whole, or its pieces: one for each group that its nodes belong to and that gets a member."""
    groups = list(dict.fromkeys(parted.groups[node] for node in nodes))
    shares = _shares(draft, nodes, parted, spelling, sources) if len(groups) > 1 else {groups[0]: draft.members}
    owner = _owner(draft, nodes, parted)
    for group in groups:
        inside = tuple(node for node in nodes if node in group)
        if shares.get(group):
            piece = draft
            if len(shares) > 1:
                piece = _piece(draft, shares[group], inside, spelling, owner=group == owner)
                piece = piece if group == owner else _explained(piece, draft, inside, parted)
            yield group, _Part(piece, inside, parted.rank(inside[0]))


def _owner(draft: Draft, nodes: Sequence[Node], parted: Partition) -> Group:
    """The group that keeps the actor's id: that of its own name, else the first."""
    own = [node for node in nodes if node[0] == fold_name(draft.actor.name)]
    return parted.groups[(own or nodes)[0]]


def _shares(
    draft: Draft,
    nodes: Sequence[Node],
    parted: Partition,
    spelling: Mapping[Span, str],
    sources: Mapping[str, str],
) -> dict[Group, tuple[Membership, ...]]:
    """Members spelled as a decision says go where it says; the rest as `_nearest` finds."""
    shares: defaultdict[Group, list[Membership]] = defaultdict(list)
    rest = []
    exact = sorted(nodes, key=lambda node: not node[1])
    for member in draft.members:
        folded, document_id = fold_name(spelling[member.span]), member.span.document_id
        fitting = [n for n in exact if n[0] == folded and in_documents(document_id, n[1], sources)]
        if fitting:
            shares[parted.groups[fitting[0]]].append(member)
        else:
            rest.append(member)
    sure = {member.span: group for group, members in shares.items() for member in members}
    default = _owner(draft, nodes, parted)
    for member in rest:
        group = _nearest(member.span, nodes, parted, spelling, sure) or default
        shares[group].append(member)
    return {group: tuple(sorted(members, key=lambda member: member.span)) for group, members in shares.items()}


def _nearest(
    span: Span, nodes: Sequence[Node], parted: Partition, spelling: Mapping[Span, str], sure: Mapping[Span, Group]
) -> Group | None:
    """The group of the only name that this is a part or a longer form of; of several, the one named last before it."""
    own = set(words(spelling[span]))
    related = {parted.groups[n] for n in nodes if own <= set(n[0].split()) or set(n[0].split()) <= own}
    if len(related) == 1:
        return min(related, key=sorted)
    near = [
        (other.start > span.start, abs(other.start - span.start), group)
        for other, group in sure.items()
        if other.document_id == span.document_id and group in related
    ]
    return min(near, key=lambda each: each[:2])[2] if near else None


def _piece(
    draft: Draft, members: Sequence[Membership], nodes: Sequence[Node], spelling: Mapping[Span, str], *, owner: bool
) -> Draft:
    texts = Counter(spelling[member.span] for member in members)
    called = {node[0] for node in nodes}
    own = Counter({text: count for text, count in texts.items() if fold_name(text) in called})
    keeps = owner and (draft.actor.name in texts or fold_name(draft.actor.name) in called)
    name = draft.actor.name if keeps else best_name(own or texts)
    actor = replace(
        draft.actor,
        id=draft.actor.id if owner else new_id("apart", draft.actor.id, nodes[0][0], *nodes[0][1]),
        name=name,
        aliases=tuple(sorted(set(texts) - {name})),
        wikidata=draft.actor.wikidata if owner else "",
    )
    return replace(draft, actor=actor, members=tuple(members))


def _explained(piece: Draft, whole: Draft, nodes: Sequence[Node], parted: Partition) -> Draft:
    decisions = [each for node in nodes for each in parted.different.get(node, ())]
    reason = f"apart from {whole.actor.name}, {taken(decisions[0])}" if decisions else f"apart from {whole.actor.name}"
    return with_reason(piece, reason)


def _joined(parts: Sequence[_Part], parted: Partition) -> Draft:
    """One draft of all parts: the first gives id, name and type; nothing that another brings is lost."""
    head = parts[0].draft
    if len(parts) == 1:
        return head
    drafts = [head]
    for part in parts[1:]:
        decisions = [each for node in part.nodes for each in parted.same.get(node, ())]
        drafts.append(with_reason(part.draft, f"same as {head.actor.name}, {taken(decisions[0])}"))
    names = {name for draft in drafts for name in (draft.actor.name, *draft.actor.aliases)}
    items = [draft.actor.wikidata for draft in drafts if draft.actor.wikidata]
    actor: Actor = replace(
        head.actor, aliases=tuple(sorted(names - {head.actor.name})), wikidata=items[0] if items else ""
    )
    members = sorted((member for draft in drafts for member in draft.members), key=lambda member: member.span)
    return Draft(actor, tuple(members))


def with_reason(draft: Draft, reason: str) -> Draft:
    """The draft with a person's reason added to the rule of each member."""
    return replace(draft, members=tuple(replace(member, rule=f"{member.rule}; {reason}") for member in draft.members))
