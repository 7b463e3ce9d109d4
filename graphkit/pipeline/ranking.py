"""Who matters in a build, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from graphkit.graph import COOCCURRENCE, Build

if TYPE_CHECKING:
    from graphkit.analyse import Ranked, Ranking, Resampling


def rank(
    build: Build,
    by: str = "strength",
    top: int | None = None,
    type: str | None = None,  # noqa: A002
    *,
    layer: str = COOCCURRENCE,
    resampling: Resampling | None = None,
) -> list[Ranked]:
    """Actors by a centrality, the most central first, with 90 % intervals of their ranks.

    `by` is a key of `graphkit.analyse.CENTRALITIES`, `layer` is cooccurrence, or relation (of which only what is
    asserted and affirmed counts). Ranks are those among all actors, also when only one `type` (PERSON, ORG, GPE …) is
    asked for. Intervals come from 200 resamples of the stories; there are none for fewer than 20 stories, for
    `Resampling(times=0)` and for measures that would take too long. The rows are frozen dataclasses:
    `pandas.DataFrame(graphkit.rank(build))` is a table. Raises KeyError for an unknown centrality, CentralityNotOfLayer
    for one that the layer lacks.
    """
    types = () if type is None else (type,)
    return list(ranking(build, by, types, top, layer=layer, resampling=resampling).rows)


def ranking(
    build: Build,
    by: str,
    types: Collection[str] = (),
    top: int | None = None,
    *,
    layer: str = COOCCURRENCE,
    resampling: Resampling | None = None,
) -> Ranking:
    """As `rank`, for several types, and with what a reader must know of the numbers."""
    from graphkit.analyse.ranking import rank_build
    from graphkit.analyse.uncertainty import Resampling as Usual

    wanted = {each.upper() for each in types}

    def chosen(rows: Sequence[Ranked]) -> Sequence[Ranked]:
        return [row for row in rows if not wanted or row.type in wanted][:top]

    return rank_build(build, by, layer, resampling or Usual(), chosen)


def centralities(build: Build, *, layer: str = COOCCURRENCE) -> list[dict[str, str | int | float]]:
    """Every centrality of a layer for every actor, the strongest first, as rows for `pandas.DataFrame`."""
    from graphkit.analyse.ranking import side_by_side

    return side_by_side(build.graph, layer)
