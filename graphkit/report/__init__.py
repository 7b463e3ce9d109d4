"""The report a person reads: what was read, who matters and how sure that is, and what to be careful about.

The sections make a `Report` of plain blocks from a build; the page and the Markdown file show the same blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from graphkit.files import replace_file
from graphkit.graph import Build
from graphkit.report.blocks import Report

__all__ = ["report_of", "report_writers", "write_markdown", "write_page"]


def report_of(build: Build, made_by: Sequence[str] = ()) -> Report:
    """The report of a build, measured or not; its figures are those of the commands on the same build.

    `made_by` are the extractors that read the documents, as the store notes them, for the paragraph on methods.
    """
    from graphkit.report.sections import compose

    return compose(build, made_by)


def write_page(build: Build, path: Path) -> None:
    """Report to print and cite: rankings with intervals, ties with sentences, warnings. Raises OutputUnwritable."""
    report_writers()["report.html"](build, path)


def write_markdown(build: Build, path: Path) -> None:
    """The same report as text, plots as tables. Raises OutputUnwritable."""
    report_writers()[".md"](build, path)


def report_writers(made_by: Sequence[str] = ()) -> dict[str, Callable[[Build, Path], None]]:
    """Writers by the end of a file's name that compose the report of a build once for all of them.

    `made_by` is as in `report_of`.
    """
    last: list[tuple[Build, Report]] = []

    def composed(build: Build) -> Report:
        if not last or last[0][0] is not build:
            last[:] = [(build, report_of(build, made_by))]
        return last[0][1]

    def page(build: Build, path: Path) -> None:
        from graphkit.report.html import render_html

        _write(render_html(composed(build)), path)

    def markdown(build: Build, path: Path) -> None:
        from graphkit.report.markdown import render_markdown

        _write(render_markdown(composed(build)), path)

    return {"report.html": page, ".md": markdown}


def _write(text: str, path: Path) -> None:
    with replace_file(path) as file:
        file.write(text)
