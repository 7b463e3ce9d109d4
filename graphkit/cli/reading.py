"""Options that say how files are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graphkit.ingest.piece import ReadOptions

Command = Callable[..., Any]
_COLUMNS = ("text", "title", "date")


def reading_options(command: Command) -> Command:
    """`--metadata`, `--text-column` and its kin, `--keep-boilerplate`, `--any-language`."""
    options = [
        click.option(
            "--metadata",
            metavar="FILE.csv",
            type=click.Path(path_type=Path),
            help="Title, date, outlet, author, url, language by path: they count more than what files say.",
        ),
        *(
            click.option(f"--{field}-column", metavar="NAME", help=f"Column of tables that holds the {field}.")
            for field in _COLUMNS
        ),
        click.option("--keep-boilerplate", is_flag=True, help="Keep navigation, bylines, photo credits, comments."),
        click.option("--any-language", is_flag=True, help="Read documents in languages the model does not know, too."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def read_options(*, metadata: Path | None, keep_boilerplate: bool, any_language: bool, **columns: str) -> ReadOptions:
    """The options as one value."""
    from graphkit.ingest.piece import ReadOptions

    named = tuple((field, columns[f"{field}_column"]) for field in _COLUMNS if columns[f"{field}_column"])
    return ReadOptions(keep_boilerplate, any_language, columns=named, metadata=metadata)
