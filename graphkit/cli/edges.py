"""graphkit edges"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import json_option, output_option, selection_of, selection_options
from graphkit.cli.terminal import echo_csv, echo_json, echo_table

if TYPE_CHECKING:
    from graphkit.analyse.edges import Edge

# named here so that --help need not load networkx; a test compares them with analyse.edges.ORDERS
ORDERS = ("weight", "sentences", "documents", "stories", "jaccard", "npmi", "g2", "p", "disparity")
_NUMBERS = ("weight", "sentences", "documents", "stories", "jaccard", "npmi", "g2", "p", "q")


@click.command()
@output_option
@click.option(
    "--by", type=click.Choice(ORDERS), default="weight", show_default=True, metavar="NAME", help=", ".join(ORDERS)
)
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many edges.")
@click.option("--backbone", is_flag=True, help="Only the main edges, with what that leaves out.")
@selection_options
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
def edges(output: Path, by: str, top: int, backbone: bool, as_json: bool, as_csv: bool, **chosen: Any) -> None:
    """List who appears with whom, and which ties are more than chance.

    weight counts sentences, each story once, however often it was printed. jaccard, npmi and g2 say how strongly two
    actors belong together. p is how likely they would be together so often if it were by chance, each actor being named
    as often and each sentence naming as many as they do; q is p for many pairs at once: of those with q up to
    0.05, one in twenty is chance.

    The backbone has the ties with q up to 0.05, those that are an unusually large part of what one of the two does
    (disparity filter), and those without which something connected would fall apart.
    """
    from graphkit import pipeline

    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both")
    found = pipeline.edges(pipeline.open_build(output), by, selection_of(**chosen), backbone=backbone)
    rows = found.rows[:top]
    if as_json:
        echo_json(rows)
    elif as_csv:
        from graphkit.analyse.edges import Edge

        echo_csv([field.name for field in dataclasses.fields(Edge)], map(dataclasses.astuple, rows))
    else:
        echo_table(("actor", "actor", *_NUMBERS), map(_cells, rows), numbers=_NUMBERS)
        for note in found.notes:
            click.echo(note, err=True)


def _cells(row: Edge) -> list[str]:
    values = (getattr(row, name) for name in _NUMBERS)
    return [
        row.source_name,
        row.target_name,
        *(f"{value:.3g}" if isinstance(value, float) else str(value) for value in values),
    ]
