"""How to read the report, and how it was made: words to be pasted into a paper."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from importlib.metadata import PackageNotFoundError, version

from graphkit.analyse.uncertainty import Resampling
from graphkit.graph import story_of
from graphkit.report.basis import Basis, counted
from graphkit.report.blocks import Paragraph, Row, Section, Table, Terms, columns
from graphkit.report.reading import period

LIBRARIES = ("spacy", "networkx", "numpy", "scipy", "graspologic-native", "duckdb", "trafilatura")
TERMS = (
    (
        "Tie",
        "Two actors are named in one sentence. It has no direction and does not say what they do.",
    ),
    (
        "Relation",
        "A statement of the text about two actors, found by rules: some are wrong, many are missed.",
    ),
    ("Denied", "The text says that it is not so."),
    ("Planned, possible, conditional, demanded", "As far as the text says, it has not happened."),
    ("Story", "One text and its near copies, as when several papers print one agency report. It counts once."),
    ("Limits", "Nothing here is more than what the documents say."),
)


def how_to_read() -> Section:
    """What the words of the report mean."""
    return Section("How to read this", "reading", (Terms(TERMS),))


def methods(basis: Basis, made_by: Sequence[str]) -> Section:
    """A paragraph for a paper with versions, settings and measured accuracy, and all figures of the latter.

    `made_by` says which extractors read the documents, as the store notes it; empty if that is not known.
    """
    blocks = (
        Paragraph(" ".join(filter(None, (_material(basis), _reading(made_by), _graph(basis), _sure(basis))))),
        Paragraph(accuracy()),
        Paragraph(f"Software: {versions()}."),
        Table(
            "Measured accuracy. Usual: entities as the language model gives them, one node a spelling, "
            "subject–verb–object",
            columns("Gold set", "Figure", "#graphkit", "#Usual"),
            tuple(Row(row) for row in quality()),
        ),
    )
    return Section("Methods", "methods", blocks)


def quality() -> tuple[tuple[str, ...], ...]:
    """Gold set, figure, value of graphkit and of the usual way: what was measured, as README has it."""
    text = resources.files("graphkit.report").joinpath("quality.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines()[1:])


def accuracy() -> str:
    """What was measured, in a sentence."""
    known = {(gold, figure): value for gold, figure, value, _ in quality()}
    gum = {figure: value for (gold, figure), value in known.items() if gold == "GUM"}
    return (
        f"On the development part of public gold sets, graphkit found names with F1 {gum['names found, F1']} (GUM) and "
        f"joined actors across documents with precision {gum['actors joined across documents, precision']} and recall "
        f"{gum['actors joined across documents, recall']}; pronouns were put to the right actor with precision "
        f"{gum['pronouns put on the right actor, precision']} and recall "
        f"{gum['pronouns put on the right actor, recall']}; clauses that join two actors were found with recall "
        f"{gum['clauses that join two actors, recall']}, nearly always in the right direction; the event type was "
        f"right for {known['PLOVER', 'event type right']} of the PLOVER records. The rules were improved on these "
        "texts, so expect somewhat less on others."
    )


def versions() -> str:
    """The versions of graphkit and of the libraries on which the numbers depend."""
    return ", ".join(f"{name} {_version(name)}" for name in ("graphkit", *LIBRARIES))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(version unknown)"


def _material(basis: Basis) -> str:
    corpus = basis.corpus
    stories = len(set(story_of(corpus).values()))
    return (
        f"We read {counted(len(corpus.documents), 'document')} ({period(corpus.documents)}; "
        f"{counted(stories, 'independent story', 'independent stories')} after grouping near copies by MinHash) with "
        f"graphkit {_version('graphkit')}."
    )


def _reading(made_by: Sequence[str]) -> str:
    told = []
    for key in made_by:
        rules, _, model = key.partition(" ")
        told.append(f"{model} (rules of extraction, version {rules})")
    return f"Language model and settings: {'; '.join(told)}." if told else ""


def _graph(basis: Basis) -> str:
    corpus = basis.corpus
    return (
        f"Actors were resolved to {counted(len(corpus.actors), 'node')}; two are tied where they share one "
        f"{corpus.unit} ({counted(len(corpus.cooccurrences), 'pair')}), each story counted once. Ties were tested by "
        "G² against a null model that keeps how often each actor is named, with the false discovery rate of Benjamini "
        "and Hochberg; communities are groups of high modularity, their stability is that over runs of Leiden. "
        f"Relations ({len(corpus.relations):,}) and their PLOVER event types come from rules on the parse of the "
        "sentence; cooperation and conflict are its quad classes."
    )


def _sure(basis: Basis) -> str:
    if not basis.ranking.resamples:
        return "Ranks have no intervals: there are too few stories to resample."
    return (
        f"Ranks by strength carry 90 % intervals from {basis.ranking.resamples} bootstrap resamples of the "
        f"{basis.ranking.stories:,} stories that add to the network (seed {Resampling().seed}; Mogstad et al. 2024)."
    )
