"""graphkit build"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.engines import ENGINE_OPTIONS, engine_options, told_warnings
from graphkit.cli.naming import naming_options
from graphkit.cli.options import output_option, renderer_option
from graphkit.cli.page import PAGE_OPTIONS, page_of, page_options
from graphkit.cli.reading import read_options, reading_options
from graphkit.cli.terminal import echo_table
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.model import Note, Skipped
    from graphkit.pipeline import Progress, Summary


class LanguageModel(click.ParamType[tuple[str, str]]):
    """A language's code, or "", and the model for it."""

    name = "model"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:  # noqa: ARG002
        found = re.fullmatch(r"([a-z]{2,3})=(.+)", value)
        return (found[1], found[2]) if found else ("", value)


MOST_SKIPPED = 20  # files named at the end; the report names all
TOP = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@click.option(
    "--model",
    "models",
    metavar="[LANGUAGE=]NAME_OR_PATH",
    multiple=True,
    type=LanguageModel(),
    help="Any installed spaCy pipeline with a parser and ner; with fr= before it, for documents in French.",
)
@click.option("--plain-spacy", is_flag=True, help="Run the model by spaCy's own loops alone: the same result, slower.")
@naming_options
@renderer_option
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of decisions.  [default: corrections.toml beside the documents or in the output]",
)
@page_options
@engine_options
@reading_options
def build(
    paths: tuple[Path, ...],
    output: Path,
    renderer: str,
    models: tuple[tuple[str, str], ...],
    plain_spacy: bool,
    corrections: Path | None,
    **chosen: Any,
) -> None:
    """Read documents from files and folders (- is standard input) and build their graph.

    Reads text, Markdown, web pages, PDF, Word, OpenDocument, RTF, e-books, mail, tables (one row, one document), web
    archives, and zip and gzip files of these; README has the list. Writes graph.html, report.html, report.md,
    graph.graphml and graph.gexf. A second run parses only what has changed.
    """
    from graphkit.pipeline import Settings, build_into

    naming = {name: chosen.pop(name) for name in ("coreference", "gazetteer", "ignore", "ontology", "metonyms")}
    page = page_of(**{name: chosen.pop(name) for name in PAGE_OPTIONS})
    engine = {name: value for name in ENGINE_OPTIONS if (value := chosen.pop(name))}
    settings = Settings(
        dict(models).get(""),
        models=tuple(pair for pair in models if pair[0]),
        reading=read_options(**chosen),
        corrections=corrections,
        plain_spacy=plain_spacy,
        page=page,
        **naming,
        **engine,
    )
    with progress_bar() as progress, told_warnings():
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

    if summary.build is None:
        _echo_nothing_new(summary)
        return
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
        click.echo(f"  {printable(str(path))}")


def _echo_nothing_new(summary: Summary) -> None:
    click.echo(f"Read {summary.known} documents (0 parsed now, {summary.known} known): nothing has changed.")
    _echo_skipped(summary.skipped)
    _echo_notes(summary.notes)
    for line in summary.unused:
        click.echo(f"A correction finds nothing to correct: {printable(line)}")
    click.echo("\nAs they were:")
    for path in summary.files:
        click.echo(f"  {printable(str(path))}")


def _echo_skipped(skipped: tuple[Skipped, ...]) -> None:
    if skipped:
        click.echo(f"Skipped {len(skipped)} files:")
    for each in skipped[:MOST_SKIPPED]:
        click.echo(f"  {printable(each.source)}: {printable(each.reason)}")
    if len(skipped) > MOST_SKIPPED:
        click.echo(f"  … and {len(skipped) - MOST_SKIPPED} more, all named in report.md")


def _echo_notes(notes: tuple[Note, ...]) -> None:
    if notes:
        click.echo("Read with care:")
    for each in notes[:MOST_SKIPPED]:
        click.echo(f"  {printable(each.source)}: {printable(each.text)}")
    if len(notes) > MOST_SKIPPED:
        click.echo(f"  … and {len(notes) - MOST_SKIPPED} more")
