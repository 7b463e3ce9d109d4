"""Options that say how the page opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import IsoDate

if TYPE_CHECKING:
    from graphkit.explorer.options import PageOptions

Command = Callable[..., Any]
# named here so that --help need not load the rest; a test compares them with those of the explorer
COLOURS = ("community", "type")
SIZES = (
    "degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank", "mentions", "documents",
)  # fmt: skip
LAYOUTS = ("communities", "organic", "circle", "rings")
LANGUAGES = ("en", "de")
PAGE_OPTIONS = ("title", "top", "color_by", "size_by", "layout", "since", "until", "evidence", "language")


class _Evidence(click.ParamType):  # type: ignore[type-arg]
    """`all`, or a whole number from 1 on."""

    name = "all|N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from graphkit.explorer.options import ALL_EVIDENCE

        if value == "all":
            return ALL_EVIDENCE
        if not str(value).isascii() or not str(value).isdigit() or int(value) < 1:
            self.fail(f"{value!r} is neither “all” nor a whole number from 1 on", param, ctx)
        return int(value)


def page_options(command: Command) -> Command:
    """`--title`, `--top`, `--color-by`, `--size-by`, `--layout`, `--since`, `--until`, `--evidence`, `--language`."""
    options = [
        click.option("--title", default="", help="Title of the page.  [default: what was read]"),
        click.option("--top", type=click.IntRange(1), default=400, show_default=True, help="Actors shown first."),
        click.option("--color-by", type=click.Choice(COLOURS), default="community", show_default=True, help="Colour."),
        click.option("--size-by", type=click.Choice(SIZES), default="strength", show_default=True, help="Size."),
        click.option(
            "--layout",
            type=click.Choice(LAYOUTS),
            default="communities",
            show_default=True,
            help="Map: communities apart; all pulled by their links; on a circle; in rings by strength.",
        ),
        click.option(
            "--since", type=IsoDate(), default="", metavar="DATE", help="The page opens with documents from then on"
        ),
        click.option(
            "--until", type=IsoDate(), default="", metavar="DATE", help="… up to then; its time slider has all."
        ),
        click.option(
            "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the page's words."
        ),
        click.option(
            "--evidence", type=_Evidence(), help="Sentences kept for each link.  [default: as many as 8 MB allow]"
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def page_of(**chosen: Any) -> PageOptions:
    """What the options of `page_options` say."""
    from graphkit.explorer.options import PageOptions

    return PageOptions(**chosen)
