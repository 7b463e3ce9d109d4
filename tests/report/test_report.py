"""Every figure of the report is one that a command gives for the same build."""

import pytest

from graphkit.answers.bridges import bridges
from graphkit.answers.camps import camps
from graphkit.graph import Build, build_graph
from graphkit.pipeline import centralities, edges, ranking
from graphkit.report import report_of
from graphkit.report.blocks import Columns, Dots, Heading, Row, Table, Terms
from tests.corpora import built, empty, hostile, lonely, small
from tests.report.made import cells, decided, many, section


@pytest.fixture(scope="module")
def build() -> Build:
    return built(many())


def test_the_ranking_is_that_of_the_command_with_its_intervals(build: Build) -> None:
    expected = [
        (
            str(row.rank),
            f"{row.rank_low}–{row.rank_high}",
            f"{row.in_top:.0%}",
            row.label,
            row.type,
            f"{row.score:.4g}",
            str(row.mentions),
            str(row.documents),
        )
        for row in ranking(build, "strength", top=20).rows
    ]
    assert cells(report_of(build), "Who matters", "The first") == expected
    assert len(expected) == 5


def test_the_other_measures_are_those_of_the_command(build: Build) -> None:
    skipped = ("actor_id", "label", "type", "strength", "mentions", "documents")
    expected = [
        (row["label"], *(f"{value:.3g}" for name, value in row.items() if name not in skipped))
        for row in centralities(build)
    ]
    assert cells(report_of(build), "Who matters", "The same actors") == expected


def test_a_build_that_is_not_measured_has_the_same_report_but_for_communities(build: Build) -> None:
    bare = Build(build.corpus, build_graph(build.corpus))
    for title in ("Who matters", "Who is named with whom", "Who did what to whom", "When"):
        assert section(report_of(bare), title) == section(report_of(build), title)


def test_ties_are_those_of_the_command(build: Build) -> None:
    expected = [
        (
            row.source_name,
            row.target_name,
            f"{row.weight:g}",
            str(row.documents),
            str(row.stories),
            *(f"{value:.3g}" for value in (row.npmi, row.g2)),
        )
        for row in edges(build).rows
    ]
    assert [row[:-1] for row in cells(report_of(build), "Who is named with whom", "The first 5 of 5")] == expected


def test_surprising_ties_are_those_of_the_command_that_are_more_than_chance(build: Build) -> None:
    expected = [(row.source_name, row.target_name) for row in edges(build, "npmi").rows if row.q <= 0.05 < row.npmi]
    found = cells(report_of(build), "Who is named with whom", "The first ties by NPMI")
    assert [row[:2] for row in found] == expected != []


def test_ties_that_chance_may_have_made_are_not_called_surprising() -> None:
    blocks = section(report_of(built(small())), "Who is named with whom").blocks
    assert blocks[-1].text.startswith("No pair that several stories tell of")  # type: ignore[union-attr]


def test_bridges_are_those_of_the_command(build: Build) -> None:
    found = bridges(build)
    expected = [
        (each.name, each.community, f"{each.outside:g}", f"{each.share:.0%}", str(each.communities))
        for each in found.actors
    ]
    assert [row[:5] for row in cells(report_of(build), "Who belongs together", "Actors between")] == expected != []


def test_communities_hold_every_actor_once_with_their_stability(build: Build) -> None:
    rows = cells(report_of(build), "Who belongs together", "Communities")
    assert sum(int(row[1]) for row in rows) == len(build.graph)
    assert [row[2].endswith("%") or row[0] == "unconnected" for row in rows] == [True] * len(rows)


def test_who_cooperates_is_what_the_command_says(build: Build) -> None:
    expected = [(each.one, each.other, str(each.cooperation), str(each.conflict)) for each in camps(build).allies]
    assert cells(report_of(build), "Who cooperates and who is in conflict", "The first") == expected != []


def test_relations_are_pooled_and_say_what_is_denied_and_what_is_no_fact() -> None:
    assert cells(report_of(built(small())), "Who did what to whom", "The first") == [
        ("Ada Brook", "accuse", "Ben Cole", "1", "1", "0", "0"),
        ("Ada Brook", "visit", "Norland", "1", "1", "0", "1"),
        ("Port Authority", "pay", "Ben Cole", "1", "1", "1", "0"),
    ]


def test_every_tie_and_relation_has_a_sentence_of_the_documents(build: Build) -> None:
    texts = {document.source: document.text for document in build.corpus.documents}
    rows: list[Row] = []
    for title in ("Who is named with whom", "Who did what to whom", "Who cooperates and who is in conflict"):
        tables = [each for each in section(report_of(build), title).blocks if isinstance(each, Table)]
        rows += [row for each in tables if each.caption.startswith("The first") for row in each.rows]
    found = [row.quotation.text in texts[row.quotation.source] for row in rows if row.quotation]
    assert found == [True] * len(rows) != []


def test_the_timeline_counts_documents_and_sentences_that_join_actors(build: Build) -> None:
    plots = [each for each in section(report_of(build), "When").blocks if isinstance(each, Columns)]
    joint = {span for pair in build.corpus.cooccurrences for span in pair.sentences}
    assert [sum(count for _, count in plot.bars) for plot in plots] == [30, len(joint)]


def test_the_plot_shows_ranks_with_their_intervals(build: Build) -> None:
    (plot,) = (each for each in section(report_of(build), "Who matters").blocks if isinstance(each, Dots))
    expected = [
        (f"{row.rank}. {row.label}", row.rank, row.rank_low, row.rank_high) for row in ranking(build, "strength").rows
    ]
    assert [(point.label, point.value, point.low, point.high) for point in plot.points] == expected


def test_it_counts_what_was_read() -> None:
    (terms,) = section(report_of(built(small())), "What was read").blocks
    assert isinstance(terms, Terms)
    assert dict(terms.items) == {
        "documents": "2",
        "independent stories": "2",
        "period": "2017-02-03 to 2017-03",
        "outlets": "unknown (2)",
        "languages": "unknown (2)",
        "files skipped": "1",
        "notes on files": "0",
        "sentences": "5",
        "mentions found": "9",
        "mentions put to an actor": "9",
        "actors": "5",
        "pairs named together": "3",
        "relations": "3",
    }


def test_it_tells_what_people_decided() -> None:
    assert cells(report_of(built(decided())), "What people decided", "Mentions") == [
        ("Ada Brook", "3", "same as A. Brook, decided by Ana on 2026-11-21: one desk")
    ]


def test_files_lists_documents_and_why_files_were_skipped() -> None:
    found = section(report_of(built(small())), "Files")
    assert [each.text for each in found.blocks if isinstance(each, Heading)] == ["Files skipped", "Documents"]
    assert cells(report_of(built(small())), "Files", "What was not read") == [("notes.bin", "it is not text")]


@pytest.mark.parametrize("make", [small, hostile, lonely, empty, many])
def test_each_section_has_its_own_anchor_and_something_to_say(make) -> None:
    sections = report_of(built(make())).sections
    assert len({each.anchor for each in sections}) == len(sections)
    assert all(each.blocks for each in sections)


def test_it_explains_itself_even_when_there_is_nothing_to_say() -> None:
    assert [each.title for each in report_of(built(empty())).sections] == [
        "Before you rely on this",
        "What was read",
        "How to read this",
        "Methods",
    ]
