"""graphkit diff"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import DEFAULT_OUTPUT, Finite, IsoDate, json_option
from graphkit.cli.quoting import echo_more, echo_sentence, echo_wrapped
from graphkit.cli.terminal import echo_json, echo_table
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.answers.compare import Change, Diff, Side

_FOLDER = click.Path(path_type=Path, file_okay=False)
_WITH_SENTENCE = 5


@click.command()
@click.argument("one", type=_FOLDER, default=DEFAULT_OUTPUT)
@click.argument("other", type=_FOLDER, required=False)
@click.option("--before", type=IsoDate(), metavar="DATE", help="Compare documents dated before …")
@click.option("--from", "since", type=IsoDate(), metavar="DATE", help="… with those from then on.")
@click.option("--in", "pattern", default="", metavar="PATTERN", help="Compare documents whose file or outlet fits …")
@click.option("--against", default="", metavar="PATTERN", help="… with those that fit this one ('*Times*').")
@click.option(
    "--fdr", type=Finite(0, 1, min_open=True), default=0.05, show_default=True, help="Share of false changes."
)
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many of each kind.")
@click.option("--all", "unsure", is_flag=True, help="List also what may be chance.")
@click.option(
    "--to",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a map of both with what changed: .html .graphml .gexf .json .csv; repeatable.",
)
@json_option
def diff(
    one: Path,
    other: Path | None,
    before: str | None,
    since: str | None,
    pattern: str,
    against: str,
    fdr: float,
    top: int,
    unsure: bool,
    files: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Compare two builds, or two periods or sets of documents of one: what was gained, lost, grew and shrank.

    The folders ONE and OTHER; or ONE with --before DATE, or with --in PATTERN --against PATTERN. Counts are independent
    stories; each change is tested, and of those listed at most the share --fdr is expected to be chance.
    """
    from graphkit.pipeline.comparing import compare

    if (other is not None) + bool(before) + bool(pattern and against) != 1 or bool(pattern) != bool(against):
        raise click.UsageError(
            "give two folders, or one with --before DATE, or one with --in PATTERN --against PATTERN"
        )
    if since and not before:
        raise click.UsageError("--from goes with --before")
    found = compare(one, other, periods=(before or "", since or ""), patterns=(pattern, against), fdr=fdr, files=files)
    if as_json:
        echo_json(found)
        return
    _echo_diff(found, top, unsure=unsure)
    for path in files:
        click.echo(f"Wrote {printable(str(path))}")


def _echo_diff(found: Diff, top: int, *, unsure: bool) -> None:
    for word, side in (("before", found.before), ("after", found.after)):
        echo_wrapped(f"{word:6}  {_described(side)}")
    for title, rows in (("actors", found.actors), ("pairs", found.pairs), ("claims", found.claims)):
        shown = [row for row in rows if row.sure or unsure]
        click.echo()
        if not shown:
            click.echo(f"No change of {title} that chance would not bring ({len(rows)} compared).")
            continue
        _echo_changes(title, shown, top)
        click.echo(f"{sum(row.sure for row in rows)} of {len(rows)} {title} changed surely (FDR {found.fdr:.0%}).")
    for row in [row for row in (*found.pairs, *found.claims) if row.sure][:_WITH_SENTENCE]:
        click.echo()
        echo_wrapped(f"{printable(_named(row))}, {row.change}", bold=True)
        echo_sentence(row.evidence, 3)


def _echo_changes(title: str, rows: list[Change], top: int) -> None:
    cells = [
        (
            row.change if row.sure else f"{row.change}?",
            _named(row),
            row.before,
            row.after,
            _times(row.ratio),
            f"{row.q:.2g}",
        )
        for row in rows[:top]
    ]
    echo_table(("change", title, "before", "after", "rate", "q"), cells, numbers=("before", "after", "rate", "q"))
    echo_more(top, len(rows))


def _named(row: Change) -> str:
    """The actor; the pair; or who is in conflict, or cooperates, with whom."""
    joint = {"named": "", "together": " — "}.get(row.kind, f" → {row.kind} → ")
    return f"{row.one}{joint}{row.other}"


def _times(ratio: float) -> str:
    """How many times more or less often: × 2.5 or ÷ 2.5."""
    times = 2 ** abs(ratio)
    return f"{'×' if ratio >= 0 else '÷'} {times:.1f}" if times < 10 else f"{'×' if ratio > 0 else '÷'} {times:.0f}"


def _described(side: Side) -> str:
    dates = f", {side.first_date} to {side.last_date}" if side.first_date else ""
    return f"{side.documents} documents, {side.stories} independent stories{dates}"
