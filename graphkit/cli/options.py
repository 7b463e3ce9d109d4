"""Options that several commands share."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graphkit.selection import Selection

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


class IsoDate(click.ParamType[str]):
    """A year, month or day: 2017, 2017-02 or 2017-02-03."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from datetime import date

        if not value:  # not given
            return ""
        try:
            if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
                raise ValueError  # fromisoformat would take 2017-1, filled up, for November
            date.fromisoformat(value + "0000-01-01"[len(value) :])
        except ValueError:
            self.fail(f"{value!r} is no date; write 2017, 2017-02 or 2017-02-03", param, ctx)
        return value


class Finite(click.FloatRange):
    """A number within a range; `nan` and `inf`, which a range lets through, are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        found = super().convert(value, param, ctx)
        if not math.isfinite(found):
            self.fail(f"{value!r} is no number", param, ctx)
        return found


class Unit(click.ParamType[str]):
    """What two actors must share to be together."""

    name = "unit"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        if not re.fullmatch(r"sentence|paragraph|document|window:[1-9]\d?", value):
            self.fail(
                f"{value!r} is none of sentence, window:2 (sentences before and after), paragraph, document", param
            )
        return value


def selection_options(command: Command) -> Command:
    """`--since`, `--until`, `--type`, `--ego` and the other options that choose a part of the build."""
    options = [
        click.option(
            "--type", "types", metavar="TYPE", multiple=True, help="Only PERSON, ORG, GPE … actors; repeatable."
        ),
        click.option("--since", type=IsoDate(), default="", metavar="DATE", help="Only documents from then on."),
        click.option("--until", type=IsoDate(), default="", metavar="DATE", help="Only documents up to then."),
        click.option(
            "--no-observers", is_flag=True, help="Leave out media and news agencies, as if nobody named them."
        ),
        click.option("--min-weight", type=Finite(min=0), default=0, help="Only edges of this weight or more."),
        click.option("--ego", default="", metavar="ACTOR", help="Only this actor and its neighbours …"),
        click.option("--steps", type=click.IntRange(min=1), default=1, show_default=True, help="… up to so far away."),
        click.option(
            "--community", default="", metavar="NAME", help="Only the community of that name or of that actor."
        ),
        click.option("--top-actors", type=click.IntRange(min=1), metavar="N", help="Only the N strongest actors."),
        click.option(
            "--unit",
            type=Unit(),
            default="sentence",
            show_default=True,
            help="What two actors must share to be together: sentence, window:2, paragraph, document.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def check_period(since: str | None, until: str | None) -> None:
    """Refuse a period that ends before it begins."""
    if since and until and until < since[: len(until)]:
        raise click.UsageError(f"--until {until} is before --since {since}")


def selection_of(*, no_observers: bool, top_actors: int | None, **chosen: Any) -> Selection:
    """The options of `selection_options` as one value."""
    from graphkit.selection import Selection

    check_period(chosen["since"], chosen["until"])
    return Selection(observers=not no_observers, top=top_actors, **chosen)
