"""Loading what concluding needs while the workers start: by the clock that costs nothing."""

from __future__ import annotations

from importlib import import_module

from graphkit.facts import demonyms_index, first_names, given_name_genders, given_name_groups, names_index
from graphkit.pipeline.collecting import rarely_collecting

LATER = (
    "graphkit.analyse.edges",
    "graphkit.explorer.html",
    "graphkit.explorer.pyvis",
    "graphkit.export",
    "graphkit.report",
    "graphkit.resolve.rejections",
    "graphkit.resolve.resolver",
    "graphkit.resolve.stories",
    "graspologic_native",
    "leather",
    "rensa",
    "scipy.sparse.csgraph",
    "scipy.sparse.linalg",
    "scipy.special",
)


@rarely_collecting()
def load_ahead() -> None:
    """Import the modules, and read the tables of facts, that resolving, measuring and writing will ask for."""
    for name in LATER:
        import_module(name)
    for table in (names_index, demonyms_index, first_names, given_name_genders, given_name_groups):
        table()
