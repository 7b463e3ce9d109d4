"""When an actor, or a pair of actors, is in the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graphkit.answers.evidence import pair_of
from graphkit.finding import find_actor
from graphkit.graph import Build, story_of
from graphkit.model import Corpus, Span
from graphkit.rows import Rows, Shown

UNITS = ("day", "week", "month", "year")
PRECISION = {"day": 10, "week": 10, "month": 7, "year": 4}  # letters of an ISO date that the unit asks for


@dataclass(frozen=True)
class Period:
    """One day, week (`2017-W05`), month or year, and in how many sentences, documents and independent stories."""

    period: str
    sentences: int
    documents: int
    stories: int


@dataclass(frozen=True)
class Timeline(Shown):
    """Counts by period, without a gap between the first and the last.

    `undated` are sentences of documents without a date, `imprecise` those of documents whose date says less than the
    unit asks for, as a year alone where months are counted.
    """

    unit: str
    periods: Rows[Period]
    undated: int
    imprecise: int


def timeline(build: Build, one: str, other: str = "", *, unit: str = "") -> Timeline:
    """In how many sentences an actor is named, or two are named together, in each day, week, month or year.

    Dates are those of the documents, not of what is told in them. Without a unit, the one that gives most periods but
    no more than 40. Raises ActorNotFound, ActorAmbiguous; KeyError for an unknown unit.
    """
    actors = [find_actor(build.corpus, name).id for name in (one, other) if name]
    spans = _sentences_of(build.corpus, *actors)
    dates = {document.id: document.date.iso if document.date else "" for document in build.corpus.documents}
    unit = unit or fitting_unit(dates[span.document_id] for span in spans)
    needed = PRECISION[unit]
    dated = [span for span in spans if len(dates[span.document_id]) >= needed]
    undated = sum(1 for span in spans if not dates[span.document_id])
    period = {span: period_of(dates[span.document_id], unit) for span in dated}
    return Timeline(unit, _counted(period, story_of(build.corpus), unit), undated, len(spans) - len(dated) - undated)


def _sentences_of(corpus: Corpus, one: str, other: str = "") -> list[Span]:
    """The sentences that name the actor, or both."""
    if other:
        pair = pair_of(one, other)
        return [span for each in corpus.cooccurrences if (each.source, each.target) == pair for span in each.sentences]
    mentioned = sorted(each.span for each in corpus.memberships if each.actor_id == one)
    return sorted(set(_enclosing(corpus.sentences, mentioned)))


def _enclosing(sentences: Iterable[Span], mentioned: list[Span]) -> Iterator[Span]:
    """The sentence of each mention; both are sorted."""
    following = iter(sentences)
    sentence = None
    for span in mentioned:
        while sentence is None or (sentence.document_id, sentence.stop) <= (span.document_id, span.start):
            sentence = next(following)
        yield sentence


def fitting_unit(dates: Iterable[str]) -> str:
    """The finest unit with at most 40 periods, for dates that are precise enough in their majority."""
    known = Counter(iso for iso in dates if iso)
    for unit in UNITS:
        exact = [iso for iso in known if len(iso) >= PRECISION[unit]]
        enough = 2 * sum(known[iso] for iso in exact) >= known.total()
        precise = {period_of(iso, unit) for iso in exact}
        if enough and precise and len(list(periods_between(min(precise), max(precise), unit))) <= 40:
            return unit
    return UNITS[-1]


def _counted(period: dict[Span, str], stories: dict[str, str], unit: str) -> Rows[Period]:
    if not period:
        return Rows()
    sentences = Counter(period.values())
    documents = Counter(when for when, _ in {(when, span.document_id) for span, when in period.items()})
    told = Counter(when for when, _ in {(when, stories[span.document_id]) for span, when in period.items()})
    every = periods_between(min(sentences), max(sentences), unit)
    return Rows([Period(when, sentences[when], documents[when], told[when]) for when in every])


def period_of(iso: str, unit: str) -> str:
    """The day, ISO week, month or year of a date that is precise enough."""
    if unit == "week":
        year, week, _ = date.fromisoformat(iso).isocalendar()
        return f"{year:04d}-W{week:02d}"
    return iso[: PRECISION[unit]]


def periods_between(first: str, last: str, unit: str) -> Iterator[str]:
    """All periods from the first to the last."""
    yield first
    while first < last:
        first = _next(first, unit)
        yield first


def _next(period: str, unit: str) -> str:
    if unit == "year":
        return f"{int(period) + 1:04d}"
    if unit == "month":
        year, month = divmod(int(period[:4]) * 12 + int(period[5:]), 12)
        return f"{year:04d}-{month + 1:02d}"
    if unit == "week":
        monday = date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
        return period_of((monday + timedelta(weeks=1)).isoformat(), unit)
    return (date.fromisoformat(period) + timedelta(days=1)).isoformat()
