"""When: documents and evidence by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.answers.timeline import PRECISION, fitting_unit, period_of, periods_between
from graphkit.columns import pairs_of
from graphkit.model import Corpus
from graphkit.report.basis import Basis, counted
from graphkit.report.blocks import Block, Columns, Paragraph, Section


def when(basis: Basis) -> Section | None:
    """How many documents, and how many sentences that name two actors, are of each day, week, month or year."""
    dates = {each.id: each.date.iso for each in basis.corpus.documents if each.date}
    if not dates:
        return None
    unit = fitting_unit(dates.values())
    fine = {document: period_of(iso, unit) for document, iso in dates.items() if len(iso) >= PRECISION[unit]}
    documents = Counter(fine.values())
    sentences: Counter[str] = Counter()
    for document, count in _joint(basis.corpus):
        if document in fine:
            sentences[fine[document]] += count
    periods = list(periods_between(min(documents), max(documents), unit))
    blocks: list[Block] = [
        _plot(f"Documents by {unit}", periods, documents),
        _plot(f"Sentences that name two actors, by {unit}", periods, sentences),
    ]
    left_out = len(basis.corpus.documents) - len(fine)
    if left_out:
        blocks.append(
            Paragraph(f"Left out: {counted(left_out, 'document')} whose date is unknown or too coarse.", aside=True)
        )
    return Section("When", "when", tuple(blocks))


def _joint(corpus: Corpus) -> Iterator[tuple[str, int]]:
    """The documents, and in how many of their sentences two actors are named."""
    import numpy as np

    pairs = pairs_of(corpus)
    longest = 1 + int(pairs.stop.max(initial=0))
    places = np.unique((pairs.document * longest + pairs.start) * longest + pairs.stop)  # one number for each span
    counts = np.bincount(places // longest**2, minlength=len(corpus.documents))
    return zip((document.id for document in corpus.documents), counts.tolist(), strict=True)


def _plot(caption: str, periods: Sequence[str], counts: Counter[str]) -> Columns | Paragraph:
    """The counts as a plot, or in words where there is but one."""
    bars = tuple((period, counts[period]) for period in periods)
    most, number = max(bars, key=lambda bar: bar[1])
    alt = f"{caption}, {periods[0]} to {periods[-1]}: {sum(counts.values()):,} in all, most in {most} ({number:,})."
    return Columns(caption, alt, bars) if len(bars) > 1 else Paragraph(alt)
