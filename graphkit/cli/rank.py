"""graphkit rank"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import json_option, output_option, selection_of, selection_options
from graphkit.cli.terminal import echo_csv, echo_json, echo_table

if TYPE_CHECKING:
    from graphkit.analyse import Ranked, Ranking
    from graphkit.graph import Build

# named here so that --help need not load networkx; a test compares them with analyse.CENTRALITIES
CENTRALITIES = (
    "degree",
    "in_degree",
    "out_degree",
    "strength",
    "in_strength",
    "out_strength",
    "betweenness",
    "closeness",
    "harmonic",
    "eigenvector",
    "pagerank",
    "hub",
    "authority",
    "core",
    "clustering",
    "constraint",
)
LAYERS = ("cooccurrence", "relation")
DIRECTED = ("in_degree", "out_degree", "in_strength", "out_strength", "hub", "authority")
ALL = "all"
_CSV_COLUMNS = "rank rank_low rank_high in_top actor actor_id type score error mentions documents".split()


@click.command()
@output_option
@click.option(
    "--by",
    type=click.Choice([*CENTRALITIES, ALL]),
    default="strength",
    show_default=True,
    metavar="CENTRALITY",
    help=f"{', '.join(CENTRALITIES)}; or all, side by side.",
)
@click.option(
    "--layer",
    type=click.Choice(LAYERS),
    help="Who appears with whom (the default), or who acts on whom (for in_degree, hub and the like).",
)
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many actors.")
@click.option("--resamples", type=click.IntRange(min=0), default=200, show_default=True, help="0: no intervals.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the resamples.")
@click.option("--in-top", type=click.IntRange(min=1), default=10, show_default=True, help="What counts as the top.")
@selection_options
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
def rank(
    output: Path,
    by: str,
    layer: str | None,
    top: int,
    resamples: int,
    seed: int,
    in_top: int,
    types: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    **chosen: Any,
) -> None:
    """List the most central actors, and how sure their ranks are.

    Ranks are those among all actors, also with --type; the other options that choose a part of the build choose the
    graph that is measured. Of relations only what the texts assert and affirm counts: denied, planned and possible
    actions do not.

    low and high bound the rank, 90 % sure, and the share says how often the actor was among the top, if as many stories
    are drawn at random from those there are (200 times; copies of one text are one story). With fewer than 20
    stories there is nothing to draw from.
    """
    from graphkit import pipeline
    from graphkit.analyse.uncertainty import Resampling

    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both")
    build = pipeline.open_build(output, selection_of(types=(), **chosen))
    layer = layer or LAYERS[by in DIRECTED]
    if by == ALL:
        _echo_all(_all_rows(build, layer, types, top), as_json=as_json, as_csv=as_csv)
        return
    resampling = Resampling(resamples, seed, in_top)
    found = pipeline.ranking(build, by, types, top, layer=layer, resampling=resampling)
    if as_json:
        echo_json(found.rows)
    elif as_csv:
        rows = [dataclasses.asdict(row) | {"actor": row.label} for row in found.rows]
        echo_csv(_CSV_COLUMNS, [["" if row[name] is None else row[name] for name in _CSV_COLUMNS] for row in rows])
    else:
        _echo_ranking(found, in_top)


def _echo_ranking(found: Ranking, in_top: int) -> None:
    """A table with a column for what is unsure, if anything is, and the notes below it."""
    sampled = any(row.error for row in found.rows)
    intervals = ("low–high", f"in top {in_top}") if found.resamples else ()
    columns = (
        "rank",
        *intervals,
        "actor",
        "type",
        "score",
        *(("± error",) if sampled else ()),
        "mentions",
        "documents",
    )
    rows = [_cells(row, intervals=bool(intervals), sampled=sampled) for row in found.rows]
    echo_table(columns, rows, numbers=[column for column in columns if column not in ("actor", "type")])
    for note in found.notes:
        click.echo(note)


def _cells(row: Ranked, *, intervals: bool, sampled: bool) -> list[object]:
    known = row.in_top is not None
    sure = [f"{row.rank_low}–{row.rank_high}", f"{row.in_top:.0%}"] if known else ["", ""]
    error = [f"{row.error:.2g}"] if sampled else []
    named = [row.label, row.type, f"{row.score:.4g}", *error, row.mentions, row.documents]
    return [row.rank, *(sure if intervals else []), *named]


def _all_rows(build: Build, layer: str, types: Sequence[str], top: int) -> list[dict[str, str | int | float]]:
    from graphkit import pipeline

    wanted = {each.upper() for each in types}
    rows = pipeline.centralities(build, layer=layer)
    return [row for row in rows if not wanted or row["type"] in wanted][:top]


def _echo_all(rows: list[dict[str, str | int | float]], *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        echo_json(rows)
        return
    columns = list(rows[0]) if rows else ["actor_id", "label", "type"]
    if as_csv:
        echo_csv(columns, [list(row.values()) for row in rows])
        return
    numbers = [name for name in columns if name not in ("actor_id", "label", "type")]
    cells = [
        [f"{row[name]:.3g}" if isinstance(row[name], float) else row[name] for name in columns[1:]] for row in rows
    ]
    echo_table(["actor", *columns[2:]], cells, numbers=numbers)
