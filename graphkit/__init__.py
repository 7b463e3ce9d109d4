"""graphkit turns a folder of documents into a graph of actors, with the sentences that prove every edge.

    import graphkit

    g = graphkit.build(["seeds"])
    g.graph                       # a networkx.MultiDiGraph
    graphkit.rank(g, "pagerank")  # the actors, most central first

Names are loaded when they are first used, so that `import graphkit` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.analyse.uncertainty import Resampling
    from graphkit.answers.bridges import bridges
    from graphkit.answers.camps import camps
    from graphkit.answers.compare import diff
    from graphkit.answers.ego import ego
    from graphkit.answers.missing import missing
    from graphkit.answers.paths import path
    from graphkit.answers.timeline import timeline
    from graphkit.explore import show, why
    from graphkit.explorer.notebook import explorer_page
    from graphkit.explorer.options import PageOptions
    from graphkit.explorer.pyvis import to_pyvis
    from graphkit.graph import Build, project
    from graphkit.ingest.piece import ReadOptions
    from graphkit.pipeline import Settings, build, centralities, duplicates, edges, open_build, rank, write
    from graphkit.rows import Rows
    from graphkit.selection import Selection

__version__ = "0.1.0"
__all__ = [
    "Build",
    "PageOptions",
    "ReadOptions",
    "Resampling",
    "Rows",
    "Selection",
    "Settings",
    "bridges",
    "build",
    "camps",
    "centralities",
    "diff",
    "duplicates",
    "edges",
    "ego",
    "explorer_page",
    "missing",
    "open_build",
    "path",
    "project",
    "rank",
    "show",
    "timeline",
    "to_pyvis",
    "why",
    "write",
]

_HOMES = {
    "Build": "graphkit.graph",
    "PageOptions": "graphkit.explorer.options",
    "ReadOptions": "graphkit.ingest.piece",
    "Resampling": "graphkit.analyse.uncertainty",
    "Rows": "graphkit.rows",
    "Selection": "graphkit.selection",
    "Settings": "graphkit.pipeline",
    "bridges": "graphkit.answers.bridges",
    "build": "graphkit.pipeline",
    "camps": "graphkit.answers.camps",
    "centralities": "graphkit.pipeline",
    "duplicates": "graphkit.pipeline",
    "edges": "graphkit.pipeline",
    "diff": "graphkit.answers.compare",
    "ego": "graphkit.answers.ego",
    "explorer_page": "graphkit.explorer.notebook",
    "missing": "graphkit.answers.missing",
    "open_build": "graphkit.pipeline",
    "path": "graphkit.answers.paths",
    "project": "graphkit.graph",
    "rank": "graphkit.pipeline",
    "show": "graphkit.explore",
    "timeline": "graphkit.answers.timeline",
    "to_pyvis": "graphkit.explorer.pyvis",
    "why": "graphkit.explore",
    "write": "graphkit.pipeline",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
