"""Where the work of a build is done. An engine is one function and one line in `ENGINES`.

An engine takes chunks of items, in order, and yields one outcome for each item, in the same order: what the work's
function made of it, or `Failed`. The function and its options travel by name and as plain values, so that another
process or another machine can find them. Which engine ran, on how many workers, and whether some of them were killed
on the way changes no outcome.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graphkit.engines.cluster import run_on_dask
from graphkit.engines.process import run_here
from graphkit.engines.processes import run_in_processes
from graphkit.engines.resources import available_cores
from graphkit.engines.work import PATIENCE, Chunk, Failed, Resources, Work

Engine = Callable[[Iterable[Chunk], Work, Resources], Iterator[Any]]

#: name → engine; the first line of an engine's docstring describes it to users
ENGINES: dict[str, Engine] = {
    "process": run_here,
    "processes": run_in_processes,
    "dask": run_on_dask,
}
#: engines whose workers may be on other machines and not see our files
FAR = frozenset({"dask"})

__all__ = ["ENGINES", "FAR", "PATIENCE", "Chunk", "Engine", "Failed", "Resources", "Work", "available_cores"]
