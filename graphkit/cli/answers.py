"""graphkit path, ego, bridges, missing, timeline and camps"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import Finite, IsoDate, check_period, json_option, output_option
from graphkit.cli.quoting import echo_more, echo_sentence, echo_wrapped, joined
from graphkit.cli.terminal import echo_json, echo_table
from graphkit.printing import printable

if TYPE_CHECKING:
    from graphkit.answers.bridges import Bridges
    from graphkit.answers.camps import Camps, Stance
    from graphkit.answers.ego import Ego
    from graphkit.answers.paths import Chain
    from graphkit.answers.timeline import Timeline
    from graphkit.graph import Build

_TIES, _BAR = 10, 32
_QUIET = 4  # so many empty periods in a row are shown as one line


def part_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--since`, `--until`, `--type`, `--no-observers`, `--min-weight`: the part of the build that is asked."""
    for option in (
        click.option("--min-weight", type=Finite(min=0), default=0, help="Only edges of this weight or more."),
        click.option(
            "--no-observers", is_flag=True, help="Leave out media and news agencies, as if nobody named them."
        ),
        click.option("--type", "types", metavar="TYPE", multiple=True, help="Only PERSON, ORG … actors; repeatable."),
        click.option("--until", type=IsoDate(), metavar="DATE", help="Only documents up to then."),
        click.option("--since", type=IsoDate(), metavar="DATE", help="Only documents from then on."),
        json_option,
        output_option,
    ):
        command = option(command)
    return command


def top_option(default: int, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--top N`: how many rows."""
    return click.option(
        "--top", type=click.IntRange(min=1), default=default, show_default=True, help=f"How many {what}."
    )


def open_part(output: Path, *, since: str | None, until: str | None, no_observers: bool, **chosen: Any) -> Build:
    """The part of a build that `part_options` choose."""
    from graphkit.pipeline import open_build
    from graphkit.selection import Selection

    check_period(since, until)
    selection = Selection(since=since or "", until=until or "", observers=not no_observers, **chosen)
    return open_build(output, selection)


@click.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="OTHER")
@click.option("--chains", type=click.IntRange(min=1), default=3, show_default=True, help="How many chains.")
@click.option(
    "--layer",
    type=click.Choice(["cooccurrence", "relation"]),
    default="cooccurrence",
    show_default=True,
    help="Along what: being named together, or claims that are told as facts.",
)
@click.option("--avoid", metavar="NAME", multiple=True, help="Not through this actor; repeatable.")
@part_options
def path(
    one: str,
    other: str,
    chains: int,
    layer: str,
    avoid: tuple[str, ...],
    output: Path,
    as_json: bool,
    **part: Any,
) -> None:
    """Show by what chain of ties ACTOR and OTHER are joined, with a sentence for each tie.

    The strongest chain has the smallest sum of 1 + 1/weight; so a direct tie always comes first.
    """
    from graphkit.answers.paths import path as find

    found = find(open_part(output, **part), one, other, chains=chains, layer=layer, avoid=avoid)
    if as_json:
        echo_json(found)
    elif not found:
        click.echo(f"No chain joins {printable(one)} and {printable(other)}, or both names mean one actor.")
    else:
        shown: set[tuple[str, str]] = set()
        for number, chain in enumerate(found, 1):
            _echo_chain(number, chain, shown)
            shown |= {(hop.source_id, hop.target_id) for hop in chain.hops}


def _echo_chain(number: int, chain: Chain, shown: set[tuple[str, str]]) -> None:
    names = [chain.hops[0].source, *(hop.target for hop in chain.hops)]
    gap = "\n" if number > 1 else ""
    click.echo(gap, nl=False)
    echo_wrapped(f"{number}. {' → '.join(map(printable, names))}", hanging=3, bold=True)
    for hop in chain.hops:
        again = (hop.source_id, hop.target_id) in shown
        click.echo(
            f"   {printable(hop.source)} — {printable(hop.target)}, weight {hop.weight:g}{', see above' * again}"
        )
        echo_sentence(None if again else hop.evidence, 6)


@click.command()
@click.argument("actor")
@click.option("--steps", type=click.IntRange(min=1), default=1, show_default=True, help="How far from ACTOR.")
@top_option(20, "actors")
@part_options
def ego(actor: str, steps: int, top: int, output: Path, as_json: bool, **part: Any) -> None:
    """Show who is named together with ACTOR, and who of them with each other."""
    from graphkit.answers.ego import ego as find

    found = find(open_part(output, **part), actor, steps=steps)
    if as_json:
        echo_json(found)
    else:
        _echo_ego(found, steps, top)


def _echo_ego(found: Ego, steps: int, top: int) -> None:
    click.secho(f"{printable(found.name)} ({printable(found.type)})", bold=True)
    reach = "1 step" if steps == 1 else f"{steps} steps"
    echo_wrapped(f"{len(found.actors)} actors within {reach}; {found.density:.0%} of the pairs among them are joined.")
    if not found.actors:
        return
    click.echo()
    columns = ("actor", "type", "weight", "ties around", *(("step", "through") if steps > 1 else ()))
    rows = [
        (row.name, row.type, f"{row.weight:g}", row.ties, *((row.step, row.through) if steps > 1 else ()))
        for row in found.actors[:top]
    ]
    echo_table(columns, rows, numbers=("weight", "ties around", "step"))
    echo_more(top, len(found.actors))
    if found.ties:
        click.echo()
        pairs = [(tie.one, tie.other, f"{tie.weight:g}") for tie in found.ties[:_TIES]]
        echo_table(("tied around it", "with", "weight"), pairs, numbers=("weight",))


@click.command()
@top_option(10, "pairs of communities, and actors")
@part_options
def bridges(top: int, output: Path, as_json: bool, **part: Any) -> None:
    """Show what joins communities: their strongest ties, with evidence, and the actors between them."""
    from graphkit.answers.bridges import bridges as find

    found = find(open_part(output, **part), top=None if as_json else top)
    if as_json:
        echo_json(found)
    else:
        _echo_bridges(found)


def _echo_bridges(found: Bridges) -> None:
    if not found.crossings:
        click.echo("No tie leads from one community to another.")
        return
    for crossing in found.crossings:
        echo_wrapped(f"{printable(crossing.one)}  |  {printable(crossing.other)}", bold=True)
        ties = "1 tie" if crossing.ties == 1 else f"{crossing.ties} ties"
        strongest = [f"{tie.one} — {tie.other} ({tie.weight:g})" for tie in crossing.strongest]
        echo_wrapped(f"{ties}, weight {crossing.weight:g}: {joined(strongest)}", 3)
        echo_sentence(crossing.strongest[0].evidence, 6)
        click.echo()
    rows = [
        (row.name, row.type, row.community, f"{row.outside:g}", f"{row.share:.0%}", row.communities)
        for row in found.actors
    ]
    echo_table(
        ("actor", "type", "community", "weight outside", "of all", "reaches"),
        rows,
        numbers=("weight outside", "of all", "reaches"),
    )


@click.command()
@top_option(20, "pairs")
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True, help="Common neighbours at least.")
@part_options
def missing(top: int, least: int, output: Path, as_json: bool, **part: Any) -> None:
    """List pairs that share many neighbours but are never named together: leads, not findings."""
    from graphkit.answers.missing import missing as find

    found = find(open_part(output, **part), top=top, least=least)
    if as_json:
        echo_json(found)
    elif not found:
        click.echo(f"No two actors without a tie have {least} neighbours in common.")
    else:
        rows = [
            (row.one, row.other, f"{row.score:.2f}", row.common, row.documents, ", ".join(row.neighbours[:3]))
            for row in found
        ]
        columns = ("actor", "and", "score", "common", "in documents", "both with")
        echo_table(columns, rows, numbers=("score", "common", "in documents"))


@click.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="[OTHER]", default="")
@click.option("--by", "unit", type=click.Choice(["day", "week", "month", "year"]), help="Length of a period.")
@part_options
def timeline(one: str, other: str, unit: str | None, output: Path, as_json: bool, **part: Any) -> None:
    """Count the sentences that name ACTOR, or ACTOR and OTHER together, by day, week, month or year.

    Dates are those of the documents. Without --by the finest that gives at most 40 periods.
    """
    from graphkit.answers.timeline import timeline as find

    found = find(open_part(output, **part), one, other, unit=unit or "")
    if as_json:
        echo_json(found)
    else:
        _echo_timeline(found)


def _echo_timeline(found: Timeline) -> None:
    largest = max((row.sentences for row in found.periods), default=0)
    rows: list[tuple[object, ...]] = []
    quiet = 0
    for row in found.periods:
        quiet = 0 if row.sentences else quiet + 1
        if quiet == _QUIET:
            rows[-_QUIET + 1 :] = [("…", "", "", "", "")]
        elif quiet < _QUIET:
            bar = "█" * max(1, round(_BAR * row.sentences / largest)) if row.sentences else ""
            rows.append((row.period, row.sentences, row.documents, row.stories, bar))
    if rows:
        echo_table(
            (found.unit, "sentences", "documents", "stories", ""), rows, numbers=("sentences", "documents", "stories")
        )
    elif not found.undated + found.imprecise:
        click.echo("No sentence.")
    for count, why in (
        (found.undated, "documents without a date"),
        (found.imprecise, f"documents dated less precisely than by {found.unit}"),
    ):
        if count:
            click.echo(f"{count} sentence{'s' if count > 1 else ''} in {why}")


@click.command()
@click.argument("actor", default="")
@click.option("--hearsay", is_flag=True, help="Count also what is planned, possible, conditional or demanded.")
@top_option(10, "rows of each table")
@part_options
def camps(actor: str, hearsay: bool, top: int, output: Path, as_json: bool, **part: Any) -> None:
    """Show who cooperates, who is in conflict, which camps that makes, and who deals with both sides.

    With ACTOR: its allies and opponents. Rests on claims with a PLOVER event type that are told as facts.
    """
    from graphkit.answers.camps import camps as find

    found = find(open_part(output, **part), actor, hearsay=hearsay)
    if as_json:
        echo_json(found)
    else:
        _echo_camps(found, top)


def _echo_camps(found: Camps, top: int) -> None:
    if not found.allies and not found.opponents:
        click.echo("No claim of cooperation or conflict is told as a fact.")
        return
    _echo_stances(("allies", "with"), found.allies, top)
    _echo_stances(("opponents", "against"), found.opponents, top)
    for camp in found.camps[:top]:
        echo_wrapped(f"Camp of {printable(camp.name)}: {len(camp.members)} actors", bold=True)
        echo_wrapped(joined(camp.members[:top]) + (" …" if len(camp.members) > top else ""), 3)
        if camp.opposed:
            echo_wrapped(f"against: {joined(camp.opposed[:top])}", 3)
    if found.brokers:
        click.echo()
        rows = [
            (row.name, row.type, row.conflicts, f"{row.between[0]} — {row.between[1]}") for row in found.brokers[:top]
        ]
        echo_table(("deals with both sides", "type", "of conflicts", "as of"), rows, numbers=("of conflicts",))
    click.echo()
    _echo_balance(found)


def _echo_stances(titles: tuple[str, str], stances: tuple[Stance, ...], top: int) -> None:
    if stances:
        rows = [(row.one, row.other, row.cooperation, row.conflict) for row in stances[:top]]
        echo_table((*titles, "cooperation", "conflict"), rows, numbers=("cooperation", "conflict"))
        echo_more(top, len(stances))
        click.echo()


def _echo_balance(found: Camps) -> None:
    made = found.triangles
    total = made.friends + made.one_conflict + made.two_conflicts + made.all_conflict
    if made.balanced is None or made.expected is None:
        echo_wrapped(f"{total} triangles of allies and opponents: too few to say whether they balance.")
    else:
        echo_wrapped(
            f"{made.balanced:.0%} of {total} triangles balance (a friend's friend is a friend, an enemy's enemy too); "
            f"{made.expected:.0%} would by chance."
        )
