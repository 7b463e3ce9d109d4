"""graphkit build"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import output_option, renderer_option
from graphkit.cli.reading import read_options, reading_options
from graphkit.cli.terminal import echo_table, printable

if TYPE_CHECKING:
    from graphkit.model import Note, Skipped
    from graphkit.pipeline import Progress, Summary

MOST_SKIPPED = 20  # files named at the end; the report names all
TOP = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@click.option("--model", metavar="NAME_OR_PATH", help="Any installed spaCy pipeline with a parser and ner.")
@click.option(
    "--coreference",
    type=click.Choice(["all", "names"]),
    default="all",
    show_default=True,
    help="Whether pronouns and nouns (he, the minister) count for their actor, or names alone.",
)
@renderer_option
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of decisions.  [default: corrections.toml beside the documents or in the output]",
)
@reading_options
def build(
    paths: tuple[Path, ...],
    output: Path,
    renderer: str,
    model: str | None,
    coreference: str,
    corrections: Path | None,
    **reading: Any,
) -> None:
    """Read documents from files and folders (- is standard input) and build their graph.

    Reads text, Markdown, web pages, PDF, Word, OpenDocument, RTF, e-books, mail, tables (one row, one document), web
    archives, and zip and gzip files of these; README has the list. Writes graph.html, report.md, graph.graphml and
    graph.gexf. A second run parses only what has changed.
    """
    from graphkit.pipeline import Settings, build_into

    settings = Settings(model, coreference, read_options(**reading), corrections)
    with progress_bar() as progress:
        summary = build_into(output, paths, settings, renderer=renderer, progress=progress)
    _echo_summary(summary)


@contextmanager
def progress_bar() -> Iterator[Progress]:
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
    _echo_notes(corpus.notes)
    for line in summary.unused:
        click.echo(f"A correction finds nothing to correct: {printable(line)}")
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


def _echo_notes(notes: tuple[Note, ...]) -> None:
    if notes:
        click.echo("Read with care:")
    for each in notes[:MOST_SKIPPED]:
        click.echo(f"  {printable(each.source)}: {each.text}")
    if len(notes) > MOST_SKIPPED:
        click.echo(f"  … and {len(notes) - MOST_SKIPPED} more")
