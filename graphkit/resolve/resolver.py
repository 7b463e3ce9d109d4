"""The plan of resolution: each name gets its actor's key, by the first rule that is sure. Equal keys are one actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.lazily import Columns
from graphkit.model import Actor, Correction, Membership, Mention
from graphkit.resolve.actors import make_actors
from graphkit.resolve.context import join_by_context
from graphkit.resolve.correct import correct
from graphkit.resolve.grouping import local_names
from graphkit.resolve.many import names_of_many
from graphkit.resolve.members import memberships_of_names, with_references
from graphkit.resolve.mentions import mention_columns
from graphkit.resolve.pages import read_pages
from graphkit.resolve.place import place_names
from graphkit.resolve.placing import Placed, Placing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Resolution:
    """All actors, sorted by id, and which mention belongs to whom and why, sorted by span.

    `unused` tells of corrections that found nothing to correct.
    """

    actors: tuple[Actor, ...]
    memberships: Sequence[Membership]
    unused: tuple[str, ...] = ()


def resolve(
    texts: Mapping[str, str],
    mentions: Iterable[Mention],
    corrections: Iterable[Correction] = (),
    sources: Mapping[str, str] | None = None,
) -> Resolution:
    """Who is who among all mentions. `texts` gives each document's text by id, `sources` its source.

    No mention is lost, but for weak names that nothing supports ("House" in a text about architecture), and what
    people dropped. Their `corrections` beat every rule. Raises CorrectionsContradict.
    """
    mentions = mentions if isinstance(mentions, Sequence) else tuple(mentions)
    columns = mention_columns(mentions)
    placing, rows, alone = _placing(columns, texts)
    if not alone:
        placing = join_by_context(placing, columns["documents"], names_of_many(placing, texts))
    actors, owners = make_actors(placing)
    named = memberships_of_names(columns, rows, placing, owners)
    decided = correct(actors, named, mentions, corrections, sources or {})
    found = with_references(columns, decided.memberships, decided.actors, texts)
    return Resolution(decided.actors, found, decided.unused)


def _placing(mentions: Columns, texts: Mapping[str, str]) -> tuple[Placing, Numbers, bool]:
    """The names with their keys, which mention stands in each row of that, and whether names stand for themselves.

    Weak names that nothing supports have no key.
    """
    import numpy as np

    names, rows = local_names(mentions, texts)
    known: dict[Placed, int] = {}
    found = [-1] * len(rows)
    for several, placed in place_names(list(read_pages(names, texts))):
        number = known.setdefault(placed, len(known))
        for row in several:
            found[row] = number
    cases = np.array(found, dtype=np.int64)
    rows, cases = rows[cases >= 0], cases[cases >= 0]
    placing = Placing(list(known), cases, mentions["document"][rows].astype(np.int64))
    return placing, rows, any(name.spelling.alone for name in names)
