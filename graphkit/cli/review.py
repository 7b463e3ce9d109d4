"""graphkit review: look at what is doubtful"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.correct import echo_effect, sign, user_name
from graphkit.cli.options import json_option, output_option, renderer_option
from graphkit.cli.terminal import echo_json
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.model import ActorName, Correction
    from graphkit.resolve.doubts import Doubt

_KINDS = {"s": "same", "d": "different"}
_QUESTION = {"merge": "graphkit takes them for one", "split": "graphkit keeps them apart"}


@click.command()
@output_option
@renderer_option
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@json_option
@click.option("--ask/--no-ask", default=None, help="Ask for an answer to each.  [default: in a terminal]")
@click.option("--author", default=user_name, help="Who decides.  [default: the user's name]")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of the decisions.  [default: today]")
def review(
    output: Path,
    renderer: str,
    top: int,
    as_json: bool,
    ask: bool | None,
    author: str,
    date: datetime | None,
) -> None:
    """List doubtful merges and splits, those first that would change the ranking most.

    In a terminal, answer each with a key: s same, d different, l later, q quit. Answers are written at the end.
    """
    from graphkit import decide
    from graphkit.cli.build import progress_bar

    doubts = decide.review(output, top)
    if as_json:
        echo_json(doubts)
        return
    asked = ask if ask is not None else sys.stdin.isatty() and sys.stdout.isatty()
    answers = _ask(doubts, author, date) if asked else _list(doubts)
    if answers:
        with progress_bar() as progress:
            effect = decide.decide(output, answers, renderer=renderer, progress=progress)
        echo_effect(effect)


def _list(doubts: tuple[Doubt, ...]) -> list[Correction]:
    for number, doubt in enumerate(doubts, start=1):
        _echo_doubt(number, doubt)
    if not doubts:
        click.echo("Nothing is in doubt.")
    return []


def _ask(doubts: tuple[Doubt, ...], author: str, date: datetime | None) -> list[Correction]:
    answers: list[Correction] = []
    for number, doubt in enumerate(doubts, start=1):
        _echo_doubt(number, doubt)
        click.echo("   [s]ame  [d]ifferent  [l]ater  [q]uit ", nl=False)
        key = _key()
        click.echo(key)
        if key == "q":
            break
        if key in _KINDS:
            answers.append(sign({"kind": _KINDS[key], "names": (doubt.one, doubt.other)}, author, date))
    if not answers:
        click.echo("Nothing was decided.")
    return answers


def _key() -> str:
    """The next key that is an answer; from a pipe the next letter, and at its end q."""
    while True:
        key = (click.getchar() if sys.stdin.isatty() else sys.stdin.read(1) or "q").lower()
        if key in {*_KINDS, "l", "q"}:
            return key


def _echo_doubt(number: int, doubt: Doubt) -> None:
    click.secho(f"{number}. {_name(doubt.one)} — {_name(doubt.other)}", bold=True)
    click.echo(f"   {_QUESTION[doubt.kind]}; {'; '.join(map(printable, doubt.reasons))}")
    click.echo(f"   {doubt.mentions} mentions, strength {doubt.strength}")


def _name(name: ActorName) -> str:
    narrow = ", ".join(filter(None, [name.type, *name.documents]))
    return printable(name.name + (f" ({narrow})" if narrow else ""))
