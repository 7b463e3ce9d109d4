"""A build as files. To add a format: a file with a function, and a line in `WRITERS`.

Writers read a graph that `analyse.annotate` has measured; without its attributes they leave out what needs them. Every
file appears whole or not at all, and the same build gives the same bytes. The first line of a writer's docstring is its
row in README.
"""

from collections.abc import Callable
from pathlib import Path

from graphkit.export.csvs import write_csv, write_events_csv
from graphkit.export.cypher import write_cypher
from graphkit.export.cytoscape import write_cytoscape
from graphkit.export.dot import write_dot
from graphkit.export.excerpt import excerpt
from graphkit.export.ftm import write_ftm
from graphkit.export.gexf import write_gexf
from graphkit.export.graphml import write_graphml
from graphkit.export.jsonld import write_jsonld
from graphkit.export.nodelink import write_nodelink
from graphkit.export.parquet import write_events_parquet, write_parquet
from graphkit.export.pictures import write_png, write_svg
from graphkit.export.tables import write_tables
from graphkit.export.variants import aggregate, one_layer
from graphkit.graph import Build
from graphkit.report import write_markdown, write_page

Writer = Callable[[Build, Path], None]

#: by the end of a file's name; of several that fit, the longest counts
WRITERS: dict[str, Writer] = {
    ".md": write_markdown,
    "report.html": write_page,
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".json": write_nodelink,
    ".cyjs": write_cytoscape,
    ".csv": write_csv,
    "events.csv": write_events_csv,
    ".parquet": write_parquet,
    "events.parquet": write_events_parquet,
    ".ftm.json": write_ftm,
    ".cypher": write_cypher,
    ".jsonld": write_jsonld,
    ".dot": write_dot,
    ".svg": write_svg,
    ".png": write_png,
}

#: endings of pictures, which show the strongest actors only and are laid out for them
PICTURES = (".png", ".svg")

__all__ = ["PICTURES", "WRITERS", "Writer", "aggregate", "excerpt", "one_layer", "write_tables"]
