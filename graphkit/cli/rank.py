"""graphkit rank"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import json_option, output_option
from graphkit.cli.terminal import echo_csv, echo_json, echo_table

# named here so that --help need not load networkx; a test compares them with analyse.CENTRALITIES
CENTRALITIES = ("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank")
_RANK_COLUMNS = ("rank", "actor", "type", "score", "mentions", "documents")


@click.command()
@output_option
@click.option("--by", type=click.Choice(CENTRALITIES), default="strength", show_default=True, help="Centrality.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many actors.")
@click.option("--type", "type_", metavar="TYPE", help="Only PERSON, ORG, GPE … actors; ranks stay those among all.")
@click.option("--no-observers", is_flag=True, help="Leave out media and news agencies, as if nobody named them.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
def rank(output: Path, by: str, top: int, type_: str | None, no_observers: bool, as_json: bool, as_csv: bool) -> None:
    """List the most central actors. Centralities are those of appearing together in sentences."""
    from graphkit import pipeline

    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both")
    rows = pipeline.rank(pipeline.open_build(output), by, top=top, type=type_, observers=not no_observers)
    cells = [(row.rank, row.label, row.type, row.score, row.mentions, row.documents) for row in rows]
    if as_json:
        echo_json(rows)
    elif as_csv:
        echo_csv(_RANK_COLUMNS, cells)
    else:
        shown = [(*cell[:3], f"{cell[3]:.4g}", *cell[4:]) for cell in cells]
        echo_table(_RANK_COLUMNS, shown, numbers=("rank", "score", "mentions", "documents"))
