"""graphkit show and why"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import json_option, output_option
from graphkit.cli.terminal import echo_json, echo_table
from graphkit.model import NEGATED
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.explore import Evidence, Profile, Reason, Statement
    from graphkit.pooling import Pool

_MOST_NEIGHBOURS, _MOST_POOLS, _MOST_WORDS = 15, 25, 3


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
    profile = explore.show(build, actor, pipeline.notes(output, build.corpus))
    if as_json:
        echo_json(profile)
    else:
        _echo_profile(profile)


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--all", "every", is_flag=True, help="Also claims that are denied, planned, possible, demanded …")
@output_option
@json_option
def why(one: str, other: str, every: bool, output: Path, as_json: bool) -> None:
    """Print every sentence that joins two actors, with its document, offsets and claims.

    A sentence without a claim is a near miss: it names both and says nothing of the one to the other.
    """
    from graphkit import explore, pipeline

    evidence = explore.why(pipeline.open_build(output), one, other, every=every)
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
    click.echo(
        f"{printable(actor.type)}{item}, id {actor.id}; {profile.mentions} mentions in {profile.documents} documents"
    )
    if profile.represents:
        click.echo(
            f"represents {printable(profile.represents)}, where it acts (by the table of metonyms, no document says so)"
        )
    click.echo("written " + ", ".join(f"{printable(text)} ({count})" for text, count in profile.aliases))
    for words, author, date in profile.notes:
        click.echo(f"note ({printable(', '.join(filter(None, (author, date))) or 'unsigned')}): {printable(words)}")
    if profile.neighbours:
        click.echo()
        rows = [(each.name, each.type, each.sentences) for each in profile.neighbours[:_MOST_NEIGHBOURS]]
        echo_table(("named together with", "type", "sentences"), rows, numbers=("sentences",))
        if (more := len(profile.neighbours) - len(rows)) > 0:
            click.echo(f"… and {more} more (--json lists all)")
    if profile.pooled:
        click.echo()
        headers = ("who", "type", "to whom", "claims", "documents", "how", "in words")
        pools = profile.pooled[:_MOST_POOLS]
        echo_table(headers, map(_pool_row, pools), numbers=("claims", "documents"))
        if (more := len(profile.pooled) - len(pools)) > 0:
            click.echo(f"… and {more} more (--json lists all)")


def _pool_row(pool: Pool) -> tuple[str | int, ...]:
    denied = [f"denied {pool.negated}"] if pool.negated else []
    how = ", ".join([*(f"{word} {count}" for word, count in pool.modalities), *denied])
    words = ", ".join(word for word, _ in pool.predicates[:_MOST_WORDS])
    return (pool.source, pool.type or "—", pool.target, pool.claims, pool.documents, how, words)


def _echo_evidence(evidence: tuple[Evidence, ...], one: str, other: str) -> None:
    if not evidence:
        click.echo(f"No sentence names both {printable(one)} and {printable(other)}, or both names mean one actor.")
    for number, each in enumerate(evidence, 1):
        dated = f", {each.date}" if each.date else ""
        click.secho(f"{number}. {printable(each.source)} [{each.start}:{each.stop}]{dated}", bold=True)
        click.echo(f"   {printable(each.quotation)}")
        for statement in each.statements:
            _echo_statement(statement)
        if each.left_out:
            click.echo(f"   … {each.left_out} denied or not asserted (--all shows)")
        elif not each.statements:
            click.echo("   no claim: the sentence names both, but says nothing of the one to the other")


def _echo_statement(said: Statement) -> None:
    denial = "not " if said.polarity == NEGATED else ""
    kind = f"{said.type} ({said.quad})" if said.quad else said.type
    speaker = f"said by {printable(said.speaker)}" if said.speaker else ""
    notes = "; ".join(filter(None, (kind, said.modality, said.tense, speaker, f"found by {said.explained}")))
    click.echo(f"   → {printable(said.source)} — {denial}{printable(said.predicate)} — {printable(said.target)}")
    click.echo(f"     {printable(notes)}")
