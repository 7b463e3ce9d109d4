"""graphkit build"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import output_option, renderer_option
from graphkit.cli.terminal import echo_table, printable

if TYPE_CHECKING:
    from graphkit.model import Skipped
    from graphkit.pipeline import Progress, Summary

MOST_SKIPPED = 20  # files named at the end; the report names all
TOP = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@click.option("--model", metavar="NAME_OR_PATH", help="Any installed spaCy pipeline with a parser and ner.")
@renderer_option
def build(paths: tuple[Path, ...], output: Path, model: str | None, renderer: str) -> None:
    """Read documents (.txt, .md) from files and folders and build their graph.

    Writes graph.html, report.md, graph.graphml and graph.gexf. A second run parses only what has changed.
    """
    from graphkit.pipeline import build_into

    with _progress() as progress:
        summary = build_into(output, paths, model=model, renderer=renderer, progress=progress)
    _echo_summary(summary)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on stderr, gone when the work is done; nothing where no terminal shows it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)


def _echo_summary(summary: Summary) -> None:
    from graphkit.pipeline import rank

    corpus = summary.build.corpus
    click.echo(
        f"Read {len(corpus.documents)} documents ({summary.parsed} parsed now, {summary.known} known): "
        f"{len(corpus.sentences)} sentences, {len(corpus.mentions)} mentions of {len(corpus.actors)} actors, "
        f"{len(corpus.cooccurrences)} pairs together, {len(corpus.relations)} relations."
    )
    _echo_skipped(corpus.skipped)
    click.echo("\nMost central actors (strength: how often each is named together with others):\n")
    rows = rank(summary.build, "strength", top=TOP)
    echo_table(
        ("rank", "actor", "type", "score", "mentions", "documents"),
        [(r.rank, r.label, r.type, f"{r.score:g}", r.mentions, r.documents) for r in rows],
        numbers=("rank", "score", "mentions", "documents"),
    )
    click.echo("\nWrote:")
    for path in summary.files:
        click.echo(f"  {path}")


def _echo_skipped(skipped: tuple[Skipped, ...]) -> None:
    if skipped:
        click.echo(f"Skipped {len(skipped)} files:")
    for each in skipped[:MOST_SKIPPED]:
        click.echo(f"  {printable(each.source)}: {each.reason}")
    if len(skipped) > MOST_SKIPPED:
        click.echo(f"  … and {len(skipped) - MOST_SKIPPED} more, all named in report.md")
