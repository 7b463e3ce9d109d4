"""graphkit verify"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import json_option, output_option
from graphkit.cli.terminal import echo_json
from graphkit.printing import printable


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@output_option
@json_option
def verify(paths: tuple[Path, ...], output: Path, as_json: bool) -> None:
    """Check that the documents still say what the build quotes.

    Compares each stored text with the hash taken when it was read, and each quotation with the text. With PATHS (those
    given to build) the files are read again, and what has changed, gone or come is named. Exit code 1 if anything has.
    """
    from graphkit.errors import NotVerified
    from graphkit.pipeline.verify import verify as check

    found = check(output, paths)
    if as_json:
        echo_json(found)
    else:
        for fault in found.faults:
            click.echo(f"{printable(fault.source)}: {printable(fault.reason)}")
        click.echo(f"Checked {found.quotations} quotations in {found.documents} documents.")
    if found.faults:
        raise NotVerified(len(found.faults))
