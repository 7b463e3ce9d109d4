"""graphkit turns a folder of documents into a graph of actors, with the sentences that prove every edge.

    import graphkit

    g = graphkit.build(["seeds"])
    g.graph                       # a networkx.MultiDiGraph
    graphkit.rank(g, "pagerank")  # the actors, most central first

Names are loaded when they are first used, so that `import graphkit` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.explore import show, why
    from graphkit.explorer.pyvis import to_pyvis
    from graphkit.graph import Build, project
    from graphkit.ingest.piece import ReadOptions
    from graphkit.pipeline import Settings, build, open_build, rank, write

__version__ = "0.1.0"
__all__ = [
    "Build",
    "ReadOptions",
    "Settings",
    "build",
    "open_build",
    "project",
    "rank",
    "show",
    "to_pyvis",
    "why",
    "write",
]

_HOMES = {
    "Build": "graphkit.graph",
    "ReadOptions": "graphkit.ingest.piece",
    "Settings": "graphkit.pipeline",
    "build": "graphkit.pipeline",
    "open_build": "graphkit.pipeline",
    "project": "graphkit.graph",
    "rank": "graphkit.pipeline",
    "show": "graphkit.explore",
    "to_pyvis": "graphkit.explorer.pyvis",
    "why": "graphkit.explore",
    "write": "graphkit.pipeline",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
