"""How chains, ties and their sentences are set in a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.evidence import Evidence

WIDEST = 120  # columns: longer lines are hard to read


def echo_sentence(evidence: Evidence | None, indent: int) -> None:
    """A quotation and where it stands, set off to the right; nothing if there is none."""
    if evidence is None:
        return
    echo_wrapped(f"“{printable(evidence.quotation)}”", indent)
    dated = f", {evidence.date}" if evidence.date else ""
    click.secho(f"{' ' * indent}{printable(evidence.source)} [{evidence.start}:{evidence.stop}]{dated}", dim=True)


def echo_wrapped(text: str, indent: int = 0, *, hanging: int = 0, bold: bool = False) -> None:
    """Text broken to the width of the terminal; on one line where no terminal shows it."""
    first, then = " " * indent, " " * (indent + hanging)
    if sys.stdout.isatty():
        width = min(WIDEST, shutil.get_terminal_size().columns)
        text = textwrap.fill(text, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
    else:
        text = first + text
    click.secho(text, bold=bold)


def echo_more(shown: int, there: int) -> None:
    """That there are more rows than were shown."""
    if there > shown:
        click.echo(f"… and {there - shown} more (--top shows more, --json all)")


def joined(names: Iterable[str]) -> str:
    """Names as one text for a cell or a sentence."""
    return ", ".join(map(printable, names))
