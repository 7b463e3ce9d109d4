"""graphkit export and open"""

from pathlib import Path

import click

from graphkit.cli.options import output_option, renderer_option


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@output_option
@click.option("--format", "form", type=click.Choice(["tables"]), help="Write JSON-lines tables to the folder --to.")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder for the tables.")
@renderer_option
def export(files: tuple[Path, ...], output: Path, form: str | None, folder: Path | None, renderer: str) -> None:
    """Write the build to FILES by their suffix: .html .md .graphml .gexf .json .csv

    With --format tables --to FOLDER: documents, entities, mentions, cooccurrences and relations as JSON lines.
    """
    from graphkit import pipeline

    if bool(form) != bool(folder) or not (files or form):
        raise click.UsageError("give FILES to write, or --format tables with --to FOLDER")
    if files:
        pipeline.export(output, files, renderer=renderer)
    if folder:
        pipeline.export_tables(output, folder)
    for path in (*files, *filter(None, [folder])):
        click.echo(f"Wrote {path}")


@click.command("open")
@output_option
def open_page(output: Path) -> None:
    """Open the build's page in the default browser."""
    from graphkit import pipeline

    page = pipeline.page_of(output)
    click.echo(f"Opening {page}")
    click.launch(page.as_uri())
