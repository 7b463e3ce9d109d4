"""graphkit export and open"""

from pathlib import Path
from typing import Any

import click

from graphkit.cli.options import output_option, renderer_option, selection_of, selection_options
from graphkit.cli.places import Place
from graphkit.printing import printable

LAYERS = ("cooccurrence", "relation")


@click.command()
@click.argument("files", nargs=-1, type=Place(dir_okay=False))
@output_option
@click.option("--format", "form", type=click.Choice(["tables"]), help="Write JSON-lines tables to the folder --to.")
@click.option("--to", "folder", type=Place(file_okay=False), help="Folder for the tables.")
@click.option("--layer", type=click.Choice(LAYERS), help="Only edges of this layer.")
@click.option("--aggregate", "pooled", is_flag=True, help="One edge a pair and layer instead of parallel ones.")
@click.option(
    "--redact",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Hide the actors and sources that FILE names, and all text that proves nothing.",
)
@selection_options
@renderer_option
def export(
    files: tuple[Path | str, ...],
    output: Path,
    form: str | None,
    folder: Path | str | None,
    layer: str | None,
    pooled: bool,
    redact: Path | None,
    renderer: str,
    **chosen: Any,
) -> None:
    """Write the build, or a part of it, to FILES in the format that each name ends with.

    \b
    .html                         page to explore
    report.html .md               report to print and cite
    .svg .png                     picture of the strongest actors
    .graphml .gexf .cyjs .dot     Gephi, Cytoscape, Graphviz
    .json .jsonld .ftm.json       node-link, linked data, FollowTheMoney
    .cypher                       Neo4j
    .csv .parquet                 edges; nodes and events beside them
    events.csv events.parquet     one row a claim: who, what, to whom

    With --format tables --to FOLDER: documents, stories, entities, mentions, cooccurrences, evidence and relations as
    JSON lines. Scores are measured anew on the part that --type, --since, --ego … choose. FILES and FOLDER may be
    addresses, as s3://bucket/graph.parquet, where fsspec and its package for them are installed.
    """  # noqa: D301 - click's mark for lines that stay as they are is the character, which a raw text has not
    from graphkit import pipeline

    if bool(form) != bool(folder) or not (files or form):
        raise click.UsageError("give FILES to write, or --format tables with --to FOLDER")
    selection = selection_of(**chosen)
    places = (*files, *([folder] if folder else []))
    with pipeline.written_here(output, places) as paths:
        if files:
            form_of_files = pipeline.ExportForm(renderer, layer or "", pooled, redact)
            pipeline.export(output, paths[: len(files)], selection, form_of_files)
        if folder:
            pipeline.export_tables(output, paths[-1], selection, redact=redact)
    for path in places:
        click.echo(f"Wrote {printable(str(path))}")


@click.command("open")
@output_option
def open_page(output: Path) -> None:
    """Open the build's page in the default browser."""
    from graphkit import pipeline

    page = pipeline.page_of(output)
    click.echo(f"Opening {printable(str(page))}")
    click.launch(page.as_uri())
