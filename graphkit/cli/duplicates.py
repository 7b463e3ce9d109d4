"""graphkit duplicates"""

from pathlib import Path

import click

from graphkit.cli.options import json_option, output_option
from graphkit.cli.terminal import echo_json, echo_table


@click.command()
@output_option
@json_option
def duplicates(output: Path, as_json: bool) -> None:
    """List documents that tell one text: copies, cut and lightly edited ones, agency reports in several papers.

    The documents of a story count once in the weight of an edge. alike is how much of a document's text stands in the
    longest one of its story, or the other way round.
    """
    from graphkit import pipeline

    found = pipeline.duplicates(pipeline.open_build(output))
    if as_json:
        echo_json(found)
        return
    rows = [
        (number, f"{copy.alike:.0%}", copy.date, copy.outlet, copy.title, copy.source)
        for number, group in enumerate(found, 1)
        for copy in group.documents
    ]
    if rows:
        echo_table(("story", "alike", "date", "outlet", "title", "document"), rows, numbers=("story", "alike"))
    else:
        click.echo("no document is a copy of another one", err=True)
