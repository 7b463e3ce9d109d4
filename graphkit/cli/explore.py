"""graphkit show and why"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import json_option, output_option
from graphkit.cli.terminal import echo_json, echo_table, printable

if TYPE_CHECKING:
    from graphkit.explore import Evidence, Profile, Reason

_MOST_NEIGHBOURS = 15


@click.command()
@click.argument("actor")
@output_option
@json_option
@click.option("--why", "reasons", is_flag=True, help="Say for each spelling which rule or person joined it.")
def show(actor: str, output: Path, as_json: bool, reasons: bool) -> None:
    """Show one actor: names, type, counts, neighbours, relations. ACTOR is a name, an alias or an id."""
    from graphkit import explore, pipeline

    build = pipeline.open_build(output)
    if reasons:
        _echo_reasons(explore.reasons(build.corpus, actor), as_json=as_json)
        return
    profile = explore.show(build, actor)
    if as_json:
        echo_json(profile)
    else:
        _echo_profile(profile)


@click.command()
@click.argument("one")
@click.argument("other")
@output_option
@json_option
def why(one: str, other: str, output: Path, as_json: bool) -> None:
    """Print every sentence that joins two actors, with its document and offsets."""
    from graphkit import explore, pipeline

    evidence = explore.why(pipeline.open_build(output), one, other)
    if as_json:
        echo_json(evidence)
    else:
        _echo_evidence(evidence, one, other)


def _echo_reasons(found: tuple[Reason, ...], *, as_json: bool) -> None:
    if as_json:
        echo_json(found)
    else:
        rows = [(each.spelling, each.mentions, each.rule) for each in found]
        echo_table(("written", "mentions", "because"), rows, numbers=("mentions",))


def _echo_profile(profile: Profile) -> None:
    actor = profile.actor
    item = f", Wikidata {actor.wikidata}" if actor.wikidata else ""
    click.secho(printable(actor.name), bold=True)
    click.echo(f"{actor.type}{item}, id {actor.id}; {profile.mentions} mentions in {profile.documents} documents")
    click.echo("written " + ", ".join(f"{printable(text)} ({count})" for text, count in profile.aliases))
    if profile.neighbours:
        click.echo()
        rows = [(each.name, each.type, each.sentences) for each in profile.neighbours[:_MOST_NEIGHBOURS]]
        echo_table(("named together with", "type", "sentences"), rows, numbers=("sentences",))
        if (more := len(profile.neighbours) - len(rows)) > 0:
            click.echo(f"… and {more} more (--json lists all)")
    if profile.relations:
        click.echo()
        echo_table(("who", "does what", "to whom", "claims"), profile.relations, numbers=("claims",))


def _echo_evidence(evidence: tuple[Evidence, ...], one: str, other: str) -> None:
    if not evidence:
        click.echo(f"No sentence names both {one} and {other}, or both names mean one actor.")
    for number, each in enumerate(evidence, 1):
        dated = f", {each.date}" if each.date else ""
        click.secho(f"{number}. {printable(each.source)} [{each.start}:{each.stop}]{dated}", bold=True)
        click.echo(f"   {printable(each.quotation)}")
        for claim in each.claims:
            click.echo(f"   → {' — '.join(map(printable, claim))}")
