"""What a user may choose about a build, and what a build tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.graph import Build
from graphkit.model import Note, Skipped

if TYPE_CHECKING:
    from graphkit.explorer.options import PageOptions
    from graphkit.ingest.piece import ReadOptions

#: what `build` is told of its progress: the stage, how many of its steps are done, and how many there are
Progress = Callable[[str, int, int], None]

OUTPUTS = ("graph.html", "report.html", "report.md", "graph.graphml", "graph.gexf")
RENDERERS = ("canvas", "pyvis")


@dataclass(frozen=True)
class Settings:
    """What a user may choose about a build.

    `model` names any installed spaCy pipeline with a parser and ner; `models` are pairs of a language and the pipeline
    for documents in it (`("fr", "fr_core_news_sm")`); `coreference` is `all`, or `names`: pronouns and
    nouns ("he", "the minister") then don't count for their actor, or `none`: nor do demonyms, parts of names and
    acronyms; `reading` says how files are read; `corrections` is a file of decisions, by default `corrections.toml`
    beside the documents or in the output. `gazetteer` is a file of the user's own names, `ignore` one of names that are
    never actors, `ontology` a table of event types instead of PLOVER's; `metonyms` is `apart` or `merge`. `page`
    says how the page opens.

    A document that takes more than `time_limit` seconds to be read, or to be parsed, is left out and tried again by the
    next build; 0 is two minutes and more for long ones.

    On `workers` (0: as many as the machine has cores), `engine` (a name in `ENGINES`, "" for `processes`) and
    `scheduler` (the address of a cluster) no byte of the result depends, nor on `plain_spacy`, which runs the language
    model by spaCy's own loops alone.
    """

    model: str | None = None
    coreference: str = "all"
    reading: ReadOptions | None = None
    corrections: Path | None = None
    gazetteer: Path | None = None
    ignore: Path | None = None
    ontology: Path | None = None
    metonyms: str = "apart"
    workers: int = 0
    engine: str = ""
    scheduler: str = ""
    time_limit: float = 0
    plain_spacy: bool = False
    page: PageOptions | None = None
    models: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ExportForm:
    """How a build is written to files.

    `layer` leaves out the edges of the other one; `pooled` gives formats for machines one edge a pair and layer; the
    file `redact` says which actors and sources are hidden.
    """

    renderer: str = RENDERERS[0]
    layer: str = ""
    pooled: bool = False
    redact: Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a build did: documents parsed now and known before, the finished build, and the files it wrote.

    `unused` tells of corrections that found nothing to correct. Where nothing had changed since the last build, nothing
    was done and `build` is None; `open_build` opens it.
    """

    parsed: int
    known: int
    build: Build | None
    files: tuple[Path, ...]
    unused: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()
