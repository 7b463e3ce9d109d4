"""Measures of a built graph. To add one: a function and a line in `CENTRALITIES` or `COMMUNITIES`."""

from graphkit.analyse.annotate import annotate
from graphkit.analyse.centrality import CENTRALITIES, Ranked, rank_actors
from graphkit.analyse.communities import COMMUNITIES, name_communities

__all__ = ["CENTRALITIES", "COMMUNITIES", "Ranked", "annotate", "name_communities", "rank_actors"]
