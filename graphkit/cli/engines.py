"""Options of build that say where the work is done."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from graphkit.cli.options import Finite

ENGINE_OPTIONS = ("workers", "engine", "scheduler", "time_limit")


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--workers`, `--engine`, `--scheduler` and `--time-limit`."""
    options = (
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            help="How many processes read and parse; the result is the same for any number.  "
            "[default: the cores there are; 1 for a few texts]",
        ),
        click.option(
            "--engine",
            type=click.Choice(["process", "processes", "dask"]),
            help="Where files are read and parsed: in this process, in others that end when all is parsed, or on a "
            "Dask cluster, which also compares very many texts and names.  [default: processes]",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of --engine dask: tcp://host:port or a scheduler's file.  [default: a cluster on this machine]",
        ),
        click.option(
            "--time-limit",
            type=Finite(min=0, min_open=True),
            metavar="SECONDS",
            help="Leave out, and name, a document that takes longer to be read, or to be parsed; the next build tries "
            "it again.  [default: 120, and 1 for each 1,000 characters]",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def told_warnings() -> Iterator[None]:
    """Warnings as one line each on stderr, without the place in our code."""
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_, **__: click.echo(f"Note: {message}.", err=True)
        yield
