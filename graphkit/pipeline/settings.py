"""What a user may choose about a build, and what a build tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.graph import Build

if TYPE_CHECKING:
    from graphkit.ingest.piece import ReadOptions

#: what `build` is told of its progress: the stage, how many of its steps are done, and how many there are
Progress = Callable[[str, int, int], None]

OUTPUTS = ("graph.html", "report.md", "graph.graphml", "graph.gexf")
RENDERERS = ("canvas", "pyvis")


@dataclass(frozen=True)
class Settings:
    """What a user may choose about a build.

    `model` names any installed spaCy pipeline with a parser and ner; `coreference` is `all`, or `names`: pronouns and
    nouns ("he", "the minister") then don't count for their actor; `reading` says how files are read; `corrections` is
    a file of decisions, by default `corrections.toml` beside the documents or in the output.
    """

    model: str | None = None
    coreference: str = "all"
    reading: ReadOptions | None = None
    corrections: Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a build did: documents parsed now and known before, the finished build, and the files it wrote.

    `unused` tells of corrections that found nothing to correct.
    """

    parsed: int
    known: int
    build: Build
    files: tuple[Path, ...]
    unused: tuple[str, ...] = ()
