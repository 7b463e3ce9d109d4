"""Options that say who is meant: the user's own names and event types, metonyms, and what counts as a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]
_FILE = click.Path(path_type=Path, dir_okay=False)


def naming_options(command: Command) -> Command:
    """`--coreference`, `--gazetteer`, `--ignore`, `--metonyms`, `--ontology`."""
    options = [
        click.option(
            "--coreference",
            type=click.Choice(["all", "names", "none"]),
            default="all",
            show_default=True,
            help="all: pronouns and nouns (he, the minister) count for their actor. names: names alone. none: nor are "
            "demonyms, parts of names and acronyms counted for it.",
        ),
        click.option("--gazetteer", type=_FILE, help="Your own names: name, type, aliases; or one name a line."),
        click.option("--ignore", type=_FILE, help="Names that are never actors, one a line."),
        click.option(
            "--metonyms",
            type=click.Choice(["apart", "merge"]),
            default="apart",
            show_default=True,
            help="merge: the Kremlin is Russia, and so is Moscow where it acts.",
        ),
        click.option("--ontology", type=_FILE, help="Table of event types instead of PLOVER's: word, type and more."),
    ]
    for option in reversed(options):
        command = option(command)
    return command
