"""The group of all commands, and how our errors are told."""

import errno
import io
import os
import sys
from typing import Any

import click

import graphkit
from graphkit.cli.answers import bridges, camps, ego, missing, path, timeline
from graphkit.cli.build import build
from graphkit.cli.correct import correct
from graphkit.cli.diff import diff
from graphkit.cli.duplicates import duplicates
from graphkit.cli.edges import edges
from graphkit.cli.explore import show, why
from graphkit.cli.export import export, open_page
from graphkit.cli.rank import rank
from graphkit.cli.review import review
from graphkit.cli.verify import verify
from graphkit.errors import GraphkitError
from graphkit.printing import printable


class _Group(click.Group):
    """Turns what a user can cause into one sentence and exit 1; anything else is a bug and keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GraphkitError as error:
            raise click.ClickException(printable(str(error))) from error
        except click.ClickException as error:  # names what the user typed or a file is called
            vars(error)["message"] = printable(error.message)
            raise
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise click.ClickException("the answer cannot be written: no space left where it goes") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(graphkit.__version__, prog_name="graphkit")
def main() -> None:
    """Turn a folder of documents into a graph of actors: who appears with whom, who does what to whom.

    Start with: graphkit build FOLDER, then open the page it names. Everything happens on this machine.
    """
    from graphkit.engines.resources import ONE_THREAD

    for name, value in ONE_THREAD.items():  # while numpy is not loaded yet: its products are small, and threads wait
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that can't show a letter still shows the rest


for command in (path, ego, bridges, missing, timeline, camps, diff):
    main.add_command(command)
for command in (duplicates, edges):
    main.add_command(command)
for command in (build, rank, show, why, correct, review, export, open_page, verify):
    main.add_command(command)
