"""What a reader must know before relying on the numbers, computed from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graphkit.analyse.edges import Edge
from graphkit.columns import pairs_of
from graphkit.model import NAME, NOMINAL, PRONOUN
from graphkit.report.basis import LEVEL, TOP, Basis, Sort, counted, listed
from graphkit.report.blocks import Listing, Paragraph, Section
from graphkit.report.measured import Tie

ONE_SIDED = 0.8  # share of a tie's sentences that one outlet supplies
LEAST_SENTENCES = 5  # below, shares say nothing
DOMINANT = 0.5  # share of the documents from one outlet
REFERRED = 0.3  # share of an actor's mentions by pronouns and nouns
LEAST_MENTIONS = 10
DISPUTED = 0.3  # share of names to which the language model gives another type
LEAST_NAMES = 4
UNDATED = 0.2
EACH = 5  # of one kind


def cautions(basis: Basis) -> Section:
    """All warnings that the data give rise to."""
    tests = (_stories, _outlets, _one_sided, _references, _by_reference, _single_story, _types, _dates, _files, _chance)
    found = tuple(sentence for test in tests for sentence in test(basis))
    nothing = Paragraph("The checks of coverage found nothing to warn of.")
    return Section("Before you rely on this", "cautions", (Listing(found),) if found else (nothing,))


def _stories(basis: Basis) -> Iterator[str]:
    if basis.corpus.documents and not basis.ranking.resamples:
        yield from (note for note in basis.ranking.notes if note.startswith("No intervals"))


def _outlets(basis: Basis) -> Iterator[str]:
    counts = Counter(document.outlet for document in basis.corpus.documents)
    total, unknown = counts.total(), counts.pop("", 0)
    if total > 1 and unknown / total > DOMINANT:
        known = "no document is known" if unknown == total else f"{unknown:,} of {total:,} documents is unknown"
        yield f"The outlet of {known}: whether one outlet dominates cannot be told."
    if len(counts) > 1:
        outlet, number = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if number / total > DOMINANT:
            yield f"{outlet} supplies {number / total:.0%} of the documents."


def _one_sided(basis: Basis) -> Iterator[str]:
    """Strong ties that rest on one outlet, where there are several."""
    outlets = {document.id: document.outlet for document in basis.corpus.documents}
    if len(set(filter(None, outlets.values()))) < 2:
        return
    told = []
    for edge in basis.edges[:TOP]:
        spans = basis.index.together[edge.source, edge.target].sentences
        outlet, number = Counter(outlets[span.document_id] for span in spans).most_common(1)[0]
        if outlet and len(spans) >= LEAST_SENTENCES and number / len(spans) >= ONE_SIDED:
            told.append(
                f"One outlet, {outlet}, supplies {number / len(spans):.0%} of the {len(spans):,} sentences of the tie "
                f"between {edge.source_name} and {edge.target_name}."
            )
    yield from _first(told, "strong ties of which one outlet supplies most")


def _references(basis: Basis) -> Iterator[str]:
    """Leading actors who are often not named but meant."""
    told = []
    for name, _, sorts in _leading(basis):
        number = sum(count for (kind, _), count in sorts.items() if kind in (PRONOUN, NOMINAL))
        if sorts.total() >= LEAST_MENTIONS and number / sorts.total() >= REFERRED:
            told.append(
                f"{number / sorts.total():.0%} of the {sorts.total():,} mentions of {name} are pronouns or nouns "
                "(“he”, “the minister”), put to the name by rules."
            )
    yield from _first(told, "leading actors who are often not named")


def _by_reference(basis: Basis) -> Iterator[str]:
    import numpy as np

    pairs = pairs_of(basis.corpus)
    only = int((np.bincount(pairs.edge, minlength=len(pairs)) == pairs.by_reference).sum())
    if only:
        yield (
            f"{counted(only, 'tie')} of {len(pairs):,} ({only / len(pairs):.0%}) "
            f"{'rests' if only == 1 else 'rest'} on pronouns or nouns alone: no sentence names both actors."
        )


def _single_story(basis: Basis) -> Iterator[str]:
    strongest = basis.edges[:TOP]
    single = [edge for edge in strongest if edge.stories == 1]
    if single:
        yield (
            f"{len(single)} of the {counted(len(strongest), 'strongest tie')} "
            f"{'rests' if len(single) == 1 else 'rest'} on a single story ({_ties(single)})."
        )


def _types(basis: Basis) -> Iterator[str]:
    """Leading actors of whom the language model often thinks that they are something else."""
    told = []
    for name, kind, sorts in _leading(basis):
        types = Counter({type_: count for (how, type_), count in sorts.items() if how == NAME})
        others = types.total() - types[kind]
        if types.total() >= LEAST_NAMES and others / types.total() >= DISPUTED:
            shown = ", ".join(f"{other} {number}" for other, number in sorted(types.items(), key=_by_count))
            told.append(f"The type of {name} is in dispute: {kind} here; the language model read its names as {shown}.")
    yield from _first(told, "leading actors whose type is in dispute")


def _dates(basis: Basis) -> Iterator[str]:
    documents = basis.corpus.documents
    undated = sum(document.date is None for document in documents)
    if documents and undated / len(documents) >= UNDATED:
        yield (
            f"{undated:,} of {counted(len(documents), 'document')} ({undated / len(documents):.0%}) "
            f"{'has' if undated == 1 else 'have'} no date, and no place in the timeline."
        )


def _files(basis: Basis) -> Iterator[str]:
    skipped = len(basis.corpus.skipped)
    if skipped:
        yield f"{counted(skipped, 'file was', 'files were')} skipped; the reasons are listed under Files."
    noted = len({note.source for note in basis.corpus.notes})
    if noted:
        yield f"{counted(noted, 'file was', 'files were')} read by a guess or in part; see Notes on files."


def _chance(basis: Basis) -> Iterator[str]:
    if basis.edges and all(edge.q > LEVEL for edge in basis.edges):
        yield "No pair is together more often than chance would have it, at a false discovery rate of 5 %."


def _leading(basis: Basis) -> Iterator[tuple[str, str, Counter[Sort]]]:
    """Name and type of the leading actors, and how often they are named in which way."""
    for row in basis.ranking.rows:
        yield row.label, row.type, basis.sorts.get(row.actor_id, Counter())


def _first(told: Sequence[str], what: str) -> Iterable[str]:
    """The first sentences of one kind, and how many more there would be."""
    more = [f"And {len(told) - EACH} more {what}."] if len(told) > EACH else []
    return [*told[:EACH], *more]


def _ties(edges: Sequence[Tie | Edge]) -> str:
    return listed([f"{edge.source_name} – {edge.target_name}" for edge in edges], EACH)


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
