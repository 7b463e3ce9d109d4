"""Who is named with whom: the strongest ties, and those that chance explains least."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.analyse.edges import Edge
from graphkit.lazily import columns_of
from graphkit.report.basis import FEW, LEVEL, TOP, Basis, figure, quotation
from graphkit.report.blocks import Block, Heading, Paragraph, Row, Section, Table, columns
from graphkit.report.measured import Tie

TITLES = columns("@Actor", "@Actor", "#Weight", "#Documents", "#Stories", "#NPMI", "#G²", "#q")
TOGETHER = {
    "sentence": "A tie says that two actors are named in one sentence, no more; its weight is the number of such "
    "sentences, each story counted once.",
}
CHANCE = (
    "The closest of those pairs that are together more often than chance would have it, each actor being named as "
    "often as it is, and that more than one story tells of. NPMI says how close they are (1: never one without the "
    "other), G² how strong the evidence is; of ties with q up to 0.05, one in twenty is chance."
)
NONE = (
    "No pair that several stories tell of is together more often than chance would have it, at a false discovery "
    "rate of 5 %."
)


def who_is_named_with_whom(basis: Basis) -> Section | None:
    """The strongest ties and the most surprising ones, each with the sentence that says most."""
    if not basis.edges:
        return None
    unit = basis.corpus.unit
    meant = TOGETHER.get(unit, f"A tie says that two actors are named within one {unit}; each story counts once.")
    surprising = most_surprising(basis)
    shown = min(TOP, len(basis.edges))
    blocks: list[Block] = [
        Heading("Strongest ties"),
        Paragraph(meant),
        Table(f"The first {shown} of {len(basis.edges):,} ties by weight", TITLES, _rows(basis, basis.edges[:TOP])),
        Heading("Most surprising ties"),
    ]
    if surprising:
        caption = "The first ties by NPMI, with q up to 0.05"
        blocks += [Paragraph(CHANCE), Table(caption, TITLES, _rows(basis, surprising))]
    else:
        blocks.append(Paragraph(NONE))
    return Section("Who is named with whom", "ties", tuple(blocks))


def most_surprising(basis: Basis) -> list[Tie | Edge]:
    """The closest of the ties that are more than chance and told by several stories, in the order of `graphkit edges
    --by npmi`.
    """
    if found := columns_of(basis.edges):
        chosen = (found["q"] <= LEVEL) & (found["npmi"] > 0) & (found["stories"] > 1)
        places = chosen.nonzero()[0]
        first = places[(-found["npmi"][places]).argsort(kind="stable")][:FEW]
        return [basis.edges[place] for place in first.tolist()]
    sure = [edge for edge in basis.edges if edge.q <= LEVEL and edge.npmi > 0 and edge.stories > 1]
    return sorted(sure, key=lambda edge: -edge.npmi)[:FEW]


def level(q: float) -> str:
    """A level of significance, which nobody reads below a thousandth."""
    return "<0.001" if q < 0.001 else figure(q)


def _rows(basis: Basis, edges: Iterable[Tie | Edge]) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                edge.source_name,
                edge.target_name,
                f"{edge.weight:,g}",
                f"{edge.documents:,}",
                f"{edge.stories:,}",
                figure(edge.npmi),
                figure(edge.g2),
                level(edge.q),
            ),
            quotation(basis, edge.source, edge.target),
        )
        for edge in edges
    )
