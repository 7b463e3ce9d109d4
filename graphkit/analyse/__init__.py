"""Measures of a built graph. To add one: a function and a line in `CENTRALITIES` or `COMMUNITIES`."""

from graphkit.analyse.annotate import annotate
from graphkit.analyse.centrality import CENTRALITIES
from graphkit.analyse.communities import COMMUNITIES, name_communities
from graphkit.analyse.ranking import Ranked, Ranking, rank_actors
from graphkit.analyse.uncertainty import Resampling

__all__ = [
    "CENTRALITIES",
    "COMMUNITIES",
    "Ranked",
    "Ranking",
    "Resampling",
    "annotate",
    "name_communities",
    "rank_actors",
]
