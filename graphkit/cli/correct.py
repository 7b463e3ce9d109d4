"""graphkit correct: decide who is who"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import output_option, renderer_option
from graphkit.model import ActorName, Correction
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.decide import Effect

# named here so that --help need not load the rest; a test compares them with corrections.TYPES
TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT")
MOST_CHANGES = 20
_in_option = click.option("--in", "documents", multiple=True, metavar="DOCUMENT", help="A document, as show lists it.")


@click.group()
def correct() -> None:
    """Decide who is who; a decision beats every rule and holds when documents come and go.

    Decisions go to the corrections.toml that the build read (beside the documents, or named with build --corrections),
    or else to the one in the build's folder. They apply at once. ACTOR is a name, an alias or an id.
    """


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of every decision: by whom, when and why; and where the build is."""
    return click.option("--note", default="", help="Why.")(dated(command))


def dated(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of what needs no reason: by whom and when, and where the build is."""
    for option in (
        click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of the decision.  [default: today]"),
        click.option("--author", default=user_name, help="Who decides.  [default: the user's name]"),
        renderer_option,
        output_option,
    ):
        command = option(command)
    return command


def user_name() -> str:
    """The name of the user at this computer, "" if there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@correct.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="OTHER")
@signed
def same(one: str, other: str, **told: Any) -> None:
    """ACTOR and OTHER are one: ACTOR's name stays, nothing of OTHER is lost."""
    _decide("same", (one, other), told)


@correct.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="OTHER")
@signed
def different(one: str, other: str, **told: Any) -> None:
    """ACTOR and OTHER are two, also if OTHER is a spelling of ACTOR now."""
    _decide("different", (one, other), told)


@correct.command()
@click.argument("actor")
@click.argument("name")
@signed
def rename(actor: str, name: str, **told: Any) -> None:
    """ACTOR is called NAME; the old name stays an alias."""
    _decide("rename", (actor,), told, to=name)


@correct.command()
@click.argument("actor")
@click.argument("type_", metavar="TYPE", type=click.Choice(TYPES, case_sensitive=False))
@signed
def retype(actor: str, type_: str, **told: Any) -> None:
    """ACTOR is a PERSON, ORG, GPE (country, city), LOC, NORP (people, party), FAC (building) or EVENT."""
    _decide("retype", (actor,), told, to=type_)


@correct.command()
@click.argument("actor")
@signed
def drop(actor: str, **told: Any) -> None:
    """ACTOR is none: leave it out, with all its edges."""
    _decide("drop", (actor,), told)


@correct.command()
@click.argument("actor")
@signed
def restore(actor: str, **told: Any) -> None:
    """Bring back what was dropped, or a name that graphkit itself left out."""
    _decide("restore", (actor,), told)


@correct.command()
@click.argument("actor")
@_in_option
@click.option("--as", "name", default="", metavar="NAME", help='What to call the other.  [default: "ACTOR (2)"]')
@signed
def split(actor: str, documents: tuple[str, ...], name: str, **told: Any) -> None:
    """Two people of one name: in the documents given with --in, ACTOR is another."""
    if not documents:
        raise click.UsageError("name at least one document with --in")
    _decide("split", (actor,), told, to=name, documents=tuple(sorted(set(documents))))


@correct.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="OTHER")
@click.option("--quotation", default="", metavar="TEXT", help="The sentence, or a part of it.")
@_in_option
@click.option("--at", "offsets", type=int, nargs=2, metavar="START STOP", help="Its offsets, as why prints them.")
@click.option("--claim", "predicate", default="", metavar="PREDICATE", help="Only its claims with this predicate.")
@signed
def reject(one: str, other: str, quotation: str, documents: tuple[str, ...], **told: Any) -> None:
    """A sentence is no evidence between ACTOR and OTHER: name it by --quotation, or by --in and --at."""
    more = {key: told.pop(key) for key in ("offsets", "predicate")}
    if not quotation and not (documents and more["offsets"]):
        raise click.UsageError("give --quotation, or --in DOCUMENT with --at START STOP")
    _decide("reject", (one, other), told, quotation=quotation, documents=tuple(sorted(set(documents))), **more)


@correct.command()
@click.argument("actor")
@click.argument("text")
@dated
def note(actor: str, text: str, **told: Any) -> None:
    """Remember TEXT about ACTOR: the page and show tell it, the graph stays as it is."""
    if not text.strip():
        raise click.UsageError("say what to remember")
    _decide("note", (actor,), {**told, "note": ""}, to=text.strip())


@correct.command()
@click.argument("number", type=click.IntRange(min=1), required=False)
@output_option
@renderer_option
def undo(number: int | None, output: Path, renderer: str) -> None:
    """Take the last decision back, or the one of that NUMBER in the list."""
    from graphkit import decide
    from graphkit.cli.build import progress_bar

    with progress_bar() as progress:
        effect = decide.undo(output, number, renderer=renderer, progress=progress)
    echo_effect(effect)


@correct.command("list")
@output_option
def list_decisions(output: Path) -> None:
    """List all decisions, numbered, with author, date and note."""
    from graphkit import decide

    decisions = decide.decisions(output)
    for number, each in enumerate(decisions, start=1):
        click.echo(f"{number}. {printable(each)}")
    if not decisions:
        click.echo("Nothing has been decided yet.")


def sign(correction: dict[str, Any], author: str, date: datetime | None, note: str = "") -> Correction:
    """A decision with author, day and note."""
    day = (date or datetime.now().astimezone()).date().isoformat()
    return Correction(author=author, date=day, note=note, **correction)


def _decide(kind: str, names: tuple[str, ...], told: dict[str, Any], **more: Any) -> None:
    from graphkit import decide
    from graphkit.cli.build import progress_bar

    what = {"kind": kind, "names": tuple(ActorName(name) for name in names), **more}
    correction = sign(what, told["author"], told["date"], told["note"])
    with progress_bar() as progress:
        effect = decide.decide(told["output"], [correction], renderer=told["renderer"], progress=progress)
    echo_effect(effect)


def echo_effect(effect: Effect) -> None:
    """What was decided and what that changed."""
    for word, lines in (("Decided", effect.decided), ("Taken back", effect.undone)):
        for line in lines:
            click.echo(f"{word}: {printable(line)}")
    for line in effect.changed[:MOST_CHANGES]:
        click.echo(f"  {printable(line)}")
    if (more := len(effect.changed) - MOST_CHANGES) > 0:
        click.echo(f"  … and {more} more")
    if not effect.changed:
        click.echo("  nothing changes today; it will hold when documents are added")
    for line in effect.unused:
        click.echo(f"Finds nothing to correct: {printable(line)}")
    click.echo(f"{printable(str(effect.file))} holds all decisions; the build and its page are up to date.")
