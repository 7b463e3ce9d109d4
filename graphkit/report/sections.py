"""The report as a whole: its title, the findings in short, and the sections in their order."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.graph import Build
from graphkit.report.basis import Basis, basis_of, counted, figure, listed
from graphkit.report.blocks import Listing, Report, Section
from graphkit.report.cautions import cautions
from graphkit.report.dealings import cooperation_and_conflict, who_did_what
from graphkit.report.decided import what_people_decided
from graphkit.report.groups import who_belongs_together
from graphkit.report.leading import interval, who_matters
from graphkit.report.methods import how_to_read, methods
from graphkit.report.reading import files, period, what_was_read
from graphkit.report.ties import level, most_surprising, who_is_named_with_whom
from graphkit.report.times import when

FINDINGS = (
    who_matters,
    who_belongs_together,
    who_is_named_with_whom,
    who_did_what,
    cooperation_and_conflict,
    when,
    what_people_decided,
)
FIRST = 3  # actors named in short


def compose(build: Build, made_by: Sequence[str]) -> Report:
    """The report of a build; sections that would be empty are left out."""
    basis = basis_of(build)
    found = [section for make in FINDINGS if (section := make(basis))]
    warned = cautions(basis)
    sections = [
        _in_short(basis, warned),
        warned,
        what_was_read(basis),
        *found,
        how_to_read(),
        methods(basis, made_by),
        files(basis),
    ]
    corpus = basis.corpus
    subtitle = f"Actors and ties in {counted(len(corpus.documents), 'document')}, {period(corpus.documents)}"
    return Report(corpus.title or "Report", subtitle, tuple(filter(None, sections)))


def _in_short(basis: Basis, warned: Section) -> Section | None:
    """What an editor would want to know first."""
    corpus = basis.corpus
    told = []
    if basis.ranking.rows:
        first = [
            f"{row.label} (rank {row.rank}{', interval ' + interval(row) if interval(row) else ''})"
            for row in basis.ranking.rows[:FIRST]
        ]
        told.append(
            f"{counted(len(corpus.actors), 'actor')} in {counted(len(corpus.sentences), 'sentence')}. "
            f"Most often named with others: {listed(first, FIRST)}."
        )
    if basis.edges:
        edge = basis.edges[0]
        told.append(
            f"Strongest tie: {edge.source_name} and {edge.target_name}, {edge.weight:g} × together in "
            f"{counted(edge.stories, 'story', 'stories')}."
        )
    if surprising := most_surprising(basis):
        edge = surprising[0]
        told.append(
            f"Closest, beyond chance: {edge.source_name} and {edge.target_name} "
            f"(NPMI {figure(edge.npmi)}, q {level(edge.q)})."
        )
    if isinstance(warned.blocks[0], Listing):
        number = len(warned.blocks[0].items)
        told.append(f"{counted(number, 'point')} to heed before citing a number: see below.")
    return Section("In short", "short", (Listing(tuple(told)),)) if told else None
