"""Who people say is one and who is two: their word joins and parts actors, whatever the rules found.

A node stands for one way to mean one actor: (folded name, documents that narrow it, position of the actor). People join
nodes; what the rules have joined, the nodes of one actor, stays joined as far as no decision holds them apart.
A name has a node of its own too: two who are the same as a third are one, also where no document names the third.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from graphkit.corrections.consistent import can_join, in_order, told
from graphkit.corrections.errors import CorrectionsContradict
from graphkit.model import ActorName, Correction
from graphkit.resolve.lookup import Directory, find
from graphkit.resolve.names import fold_name

Node = tuple[str, tuple[str, ...], int]
Group = frozenset[Node]
_NOBODY = -1


@dataclass(frozen=True)
class Partition:
    """Which nodes are one actor, and the decisions that touch each node."""

    groups: Mapping[Node, Group]
    same: Mapping[Node, Sequence[Correction]]
    different: Mapping[Node, Sequence[Correction]]
    second: frozenset[str]

    def rank(self, node: Node) -> tuple[bool, Node]:
        """What stands first among nodes: a name that no decision puts second."""
        return (node[0] in self.second, node)


def partition(corrections: Iterable[Correction], directory: Directory) -> Partition:
    """Join and part as decided. Raises CorrectionsContradict if two decisions turn out to speak of the same names."""
    pairs = [each for each in in_order(corrections) if each.kind in ("same", "different")]
    ends = {name: _nodes(name, directory) for each in pairs for name in each.names}
    groups: dict[Node, Group] = {node: frozenset([node]) for nodes in ends.values() for node in nodes}
    apart = [
        (each, pair)
        for each in pairs
        if each.kind == "different"
        for pair in product(*(ends[name] for name in each.names))
    ]
    _join_decided(groups, [each for each in pairs if each.kind == "same"], ends, apart)
    _join_found(groups, [pair for _, pair in apart], directory)
    return Partition(
        {node: _without_names(group) for node, group in groups.items() if node[2] != _NOBODY},
        _by_node(ends, [each for each in pairs if each.kind == "same"]),
        _by_node(ends, [each for each in pairs if each.kind == "different"]),
        frozenset(fold_name(each.names[1].name) for each in pairs),
    )


def _nodes(name: ActorName, directory: Directory) -> list[Node]:
    return [(fold_name(name.name), name.documents, number) for number in find(name, directory)]


def _name_node(name: ActorName) -> Node:
    return (fold_name(name.name), (name.type, *name.documents), _NOBODY)


def _without_names(group: Group) -> Group:
    return frozenset(node for node in group if node[2] != _NOBODY)


def _by_node(ends: Mapping[ActorName, Sequence[Node]], pairs: Sequence[Correction]) -> dict[Node, list[Correction]]:
    found: defaultdict[Node, list[Correction]] = defaultdict(list)
    for each in pairs:
        for name in each.names:
            for node in ends[name]:
                found[node].append(each)
    return dict(found)


def _join_decided(
    groups: dict[Node, Group],
    same: Sequence[Correction],
    ends: Mapping[ActorName, Sequence[Node]],
    apart: Sequence[tuple[Correction, tuple[Node, ...]]],
) -> None:
    for each in same:
        nodes = [node for name in each.names for node in (_name_node(name), *ends[name])]
        groups |= {node: frozenset([node]) for node in nodes if node not in groups}
        for node in nodes[1:]:
            one, other = groups[nodes[0]], groups[node]
            for decision, (first, second) in apart:
                if not can_join(one, other, [(first, second)]):
                    raise CorrectionsContradict(told(each), told(decision))
            _join(groups, one, other)


def _join_found(groups: dict[Node, Group], apart: Sequence[tuple[Node, ...]], directory: Directory) -> None:
    """The nodes of one actor stay together, those of large actors first, unless a decision stands between them."""
    barred = [(first, second) for first, second in apart]
    actors: defaultdict[int, list[Node]] = defaultdict(list)
    for node in sorted(groups):
        if node[2] != _NOBODY:
            actors[node[2]].append(node)

    def order(number: int) -> tuple[int, str]:
        draft = directory.drafts[number]
        return (-len(draft.members), draft.actor.id)

    for number in sorted(actors, key=order):
        nodes = actors[number]
        for position, node in enumerate(nodes):
            for earlier in nodes[:position]:
                if can_join(groups[earlier], groups[node], barred):
                    _join(groups, groups[earlier], groups[node])


def _join(groups: dict[Node, Group], one: Group, other: Group) -> None:
    if one != other:
        groups |= dict.fromkeys(one | other, one | other)
