"""A build as files. To add a format: a file with a function, and a line in `WRITERS`.

Writers read a graph that `analyse.annotate` has measured; without its attributes they leave out what needs them. Every
file appears whole or not at all, and the same build gives the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from graphkit.export.csvs import write_csv
from graphkit.export.gexf import write_gexf
from graphkit.export.graphml import write_graphml
from graphkit.export.nodelink import write_nodelink
from graphkit.export.report import write_report
from graphkit.export.tables import write_tables
from graphkit.graph import Build

WRITERS: dict[str, Callable[[Build, Path], None]] = {
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".json": write_nodelink,
    ".csv": write_csv,
    ".md": write_report,
}

__all__ = ["WRITERS", "write_tables"]
