"""What people decided about who is who: the corrections that this build rests on."""

from __future__ import annotations

from collections import Counter

from graphkit.lazily import columns_of
from graphkit.report.basis import Basis
from graphkit.report.blocks import Paragraph, Row, Section, Table, columns

MARK = "decided by"  # in the rule of a membership that a person's word made


def what_people_decided(basis: Basis) -> Section | None:
    """The actors whose mentions a person put together or apart, with the decision in words."""
    members = basis.corpus.memberships
    found = columns_of(members)
    if found and not any(MARK in rule for rule in found["rules"]):
        return None  # without a look at each
    names = {actor.id: actor.name for actor in basis.corpus.actors}
    counts = Counter((names[each.actor_id], each.rule) for each in members if MARK in each.rule)
    if not counts:
        return None
    rows = tuple(Row((name, f"{number:,}", rule)) for (name, rule), number in sorted(counts.items()))
    introduction = Paragraph("Where rules erred about who is who, people did. Their word beats every rule.")
    table = Table("Mentions that were put to an actor by a decision", columns("@Actor", "#Mentions", "Decision"), rows)
    return Section("What people decided", "decided", (introduction, table))
