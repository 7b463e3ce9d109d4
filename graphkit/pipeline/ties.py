"""The edges between actors that appear together, with what they can bear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.graph import Build
from graphkit.pipeline.selecting import select_build
from graphkit.rows import Rows, Shown
from graphkit.selection import Selection, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.analyse.backbone import Backbone
    from graphkit.analyse.edges import Edge

_LEVEL = 0.05


@dataclass(frozen=True)
class Edges(Shown):
    """Edges in order, and sentences that a reader should know beside them."""

    rows: Rows[Edge]
    notes: tuple[str, ...]


def edges(build: Build, by: str = "weight", selection: Selection | None = None, *, backbone: bool = False) -> Edges:
    """The edges of the co-occurrence layer of a whole build, the strongest `by` a count or measure first.

    Period, types, observers and unit of the `selection` choose what is measured; its other parts choose which of the
    edges are listed, so that an edge's figures do not depend on who else is shown. With `backbone` only main edges
    are listed. Raises KeyError for an unknown order, and what `select_build` raises.
    """
    from graphkit.analyse import edges as measured

    chosen = selection or Selection()
    whole = select(build.corpus, replace(chosen, ego="", community="", top=None, min_weight=0))
    rows = measured.edges(whole, by, chosen.unit)
    shown = {(pair.source, pair.target) for pair in select_build(build.corpus, chosen).corpus.cooccurrences}
    listed = [row for row in rows if (row.source, row.target) in shown and (row.backbone or not backbone)]
    notes = _notes(rows, measured.backbone(whole, chosen.unit) if backbone else None)
    return Edges(Rows(listed), notes)


def _notes(rows: Sequence[Edge], kept: Backbone | None) -> tuple[str, ...]:
    found = []
    if rows and all(row.q > _LEVEL for row in rows):
        found.append("no pair is together more often than chance would have it, at a false discovery rate of 5 %")
    if kept is not None:
        found.append(
            f"the backbone has {len(kept.edges)} of {len(rows)} edges, {len(kept.joining)} of them only to hold "
            f"together what is connected; left out: {kept.edges_left_out} edges, {kept.actors_left_out} actors"
        )
    return tuple(found)
