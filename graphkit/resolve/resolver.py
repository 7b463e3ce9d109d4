"""The plan of resolution: each name gets its actor's key, by the first rule that is sure. Equal keys are one actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphkit.facts.vocabulary import BY_ITSELF
from graphkit.model import Actor, Correction, Membership, Mention
from graphkit.resolve.actors import make_actors
from graphkit.resolve.context import join_by_context
from graphkit.resolve.correct import correct
from graphkit.resolve.kept import NOTHING, Kept, place_all
from graphkit.resolve.many import names_of_many
from graphkit.resolve.members import memberships_of_names, with_references
from graphkit.resolve.mentions import mention_columns
from graphkit.resolve.parted import Parted, here


@dataclass(frozen=True)
class Resolution:
    """All actors, sorted by id, and which mention belongs to whom and why, sorted by span.

    `unused` tells of corrections that found nothing to correct; `kept` is for the next time (`graphkit.resolve.kept`).
    """

    actors: tuple[Actor, ...]
    memberships: Sequence[Membership]
    unused: tuple[str, ...] = ()
    kept: Kept = field(default=NOTHING, compare=False, repr=False)


def resolve(
    texts: Mapping[str, str],
    mentions: Iterable[Mention],
    corrections: Iterable[Correction] = (),
    sources: Mapping[str, str] | None = None,
    parted: Parted = here,
    kept: Kept = NOTHING,
) -> Resolution:
    """Who is who among all mentions. `texts` gives each document's text by id, `sources` its source; what the last
    resolution `kept` saves time and changes nothing.

    No mention is lost, but for weak names that nothing supports ("House" in a text about architecture), and what
    people dropped. Their `corrections` beat every rule. Very many names may be compared in parts, as `parted` does it.
    Raises CorrectionsContradict.
    """
    mentions = mentions if isinstance(mentions, Sequence) else tuple(mentions)
    columns = mention_columns(mentions)
    placing, rows, now = place_all(columns, texts, kept, parted)
    if not any(BY_ITSELF in columns["sorts"][sort] for sort in set(columns["sort"][rows].tolist())):
        many, small = names_of_many(placing, texts, kept.small)
        placing, now = join_by_context(placing, columns["documents"], many), replace(now, small=small)
    actors, owners = make_actors(placing)
    named = memberships_of_names(columns, rows, placing, owners)
    decided = correct(actors, named, mentions, corrections, sources or {})
    found = with_references(columns, decided.memberships, decided.actors, texts)
    return Resolution(decided.actors, found, decided.unused, now)
