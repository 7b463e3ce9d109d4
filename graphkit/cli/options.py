"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

DEFAULT_OUTPUT = Path("output")


def output_option(command: Command) -> Command:
    """`--output DIR`: the folder of a build, the same for every command."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_OUTPUT,
        envvar="GRAPHKIT_OUTPUT",
        show_default=True,
        show_envvar=True,
        help="Folder of the build.",
    )(command)


def renderer_option(command: Command) -> Command:
    """`--renderer`: what draws graph.html."""
    return click.option(
        "--renderer",
        type=click.Choice(["canvas", "pyvis"]),
        default="canvas",
        show_default=True,
        help="What draws the page: graphkit's own explorer, or vis-network as pyvis ships it.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: the answer for scripts."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
