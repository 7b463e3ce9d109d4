"""Which mention belongs to which actor, as columns: a value for each would be most of what resolution takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.lazily import Columns, Lazily, columns_of
from graphkit.model import Actor, Membership, Span
from graphkit.places import rows_at
from graphkit.resolve.names import clean
from graphkit.resolve.placing import Placing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_ENDS = ("start", "stop")


def memberships_of_names(
    mentions: Columns, rows: Numbers, placing: Placing, owners: Sequence[str]
) -> Sequence[Membership]:
    """The memberships of names, sorted by place; the mentions in these rows have the cases of the placing, and those
    belong to the actors with the ids `owners`.
    """
    import numpy as np

    actors, rules = _numbered(sorted(set(owners))), _numbered(sorted({each.rule for each in placing.cases}))
    actor = np.array([actors[owner] for owner in owners], dtype=np.int64)
    rule = np.array([rules[each.rule] for each in placing.cases], dtype=np.int64)
    order = np.argsort(rows)
    case = placing.case[order]
    return _lazily(mentions, rows[order], {"actor": actor[case], "rule": rule[case]}, list(actors), list(rules))


def with_references(
    mentions: Columns, named: Sequence[Membership], actors: Sequence[Actor], texts: Mapping[str, str]
) -> Sequence[Membership]:
    """The memberships of names, and those of nominals and pronouns: each belongs where its antecedent does."""
    import numpy as np

    known = columns_of(named) or _columns(named, mentions["documents"], actors)
    there = rows_at(mentions, _ENDS, known, _ENDS)
    actor, why = (np.full(len(mentions["start"]), -1, dtype=np.int64) for _ in range(2))
    kept = there >= 0
    actor[there[kept]], why[there[kept]] = known["actor"][kept], known["rule"][kept]
    references = np.flatnonzero(mentions["first"] >= 0)
    antecedents = {name: mentions[name][references] for name in ("document", "first", "last")}
    found = rows_at(mentions, _ENDS, antecedents, ("first", "last"))
    rules, documents = _numbered(known["rules"]), mentions["documents"]
    places = zip(*(column.tolist() for column in (references, found, *antecedents.values())), strict=True)
    for row, antecedent, document, start, stop in places:
        if antecedent >= 0 and actor[antecedent] >= 0:
            rule = f"stands for {clean(texts[documents[document]][start:stop])}"
            actor[row], why[row] = actor[antecedent], rules.setdefault(rule, len(rules))
    rows = np.flatnonzero(actor >= 0)
    return _lazily(mentions, rows, {"actor": actor[rows], "rule": why[rows]}, known["actors"], list(rules))


def _columns(named: Sequence[Membership], documents: Sequence[str], actors: Sequence[Actor]) -> Columns:
    """The columns of memberships that are values."""
    import numpy as np

    document, actor = _numbered(documents), _numbered([each.id for each in actors])
    rules = _numbered(sorted({each.rule for each in named}))
    rows = [
        (document[each.span.document_id], each.span.start, each.span.stop, actor[each.actor_id], rules[each.rule])
        for each in named
    ]
    names = ("document", *_ENDS, "actor", "rule")
    columns = np.array(rows, dtype=np.int64).reshape(-1, len(names)).T
    return {"actors": list(actor), "rules": list(rules), **dict(zip(names, columns, strict=True))}


def _lazily(
    mentions: Columns, rows: Numbers, told: Columns, actors: Sequence[str], rules: Sequence[str]
) -> Sequence[Membership]:
    columns = {**{name: mentions[name][rows] for name in ("document", *_ENDS)}, **told}
    documents = mentions["documents"]

    def make(begin: int, end: int) -> Iterator[Membership]:
        for document, start, stop, actor, rule in zip(
            *(column[begin:end].tolist() for column in columns.values()), strict=True
        ):
            yield Membership(Span(documents[document], start, stop), actors[actor], rules[rule])

    more = {"documents": documents, "actors": actors, "rules": rules}
    return Lazily(len(rows), make, {**columns, **more})


def _numbered(values: Sequence[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(values)}
