import pytest

from graphkit.answers.compare import diff
from graphkit.answers.merge import merge
from graphkit.answers.sides import UNSURE, by_date, by_name, changed
from graphkit.errors import NothingToCompare
from graphkit.graph import COOCCURRENCE
from tests.answers.asked import build_of, file
from tests.corpora import built, identify

DATED = build_of(
    file("old/a.txt", "Ann sat.", date="2019-12-31"),
    file("old/b.txt", "Ann met Bob.", date="2019"),
    file("new/c.txt", "Bob sat.", date="2020-06"),
    file("new/d.txt", "Cid sat.", date="2021"),
    file("e.txt", "Dee sat."),
).corpus


def sources(build) -> list[str]:
    return [document.source for document in build.corpus.documents]


def test_documents_before_a_day_are_compared_with_those_from_it_on() -> None:
    before, after = by_date(DATED, "2020")
    assert (sources(before), sources(after)) == (["old/a.txt", "old/b.txt"], ["new/c.txt", "new/d.txt"])


def test_a_gap_between_the_periods_is_left_out() -> None:
    before, after = by_date(DATED, "2020", "2021")
    assert (sources(before), sources(after)) == (["old/a.txt", "old/b.txt"], ["new/d.txt"])


def test_a_document_dated_too_coarsely_is_in_neither_period() -> None:
    before, after = by_date(DATED, "2020-06-15")
    assert (sources(before), sources(after)) == (["old/a.txt", "old/b.txt"], ["new/d.txt"])


def test_a_period_without_documents_is_an_error() -> None:
    with pytest.raises(NothingToCompare) as caught:
        by_date(DATED, "1990")
    assert str(caught.value).startswith("there is no document dated before 1990 to compare")


def test_documents_are_chosen_by_file_and_those_of_both_left_out() -> None:
    one, other = by_name(DATED, "OLD/*", "*[bc].txt")
    assert (sources(one), sources(other)) == (["old/a.txt"], ["new/c.txt"])


def test_a_pattern_that_fits_no_file_is_an_error() -> None:
    with pytest.raises(NothingToCompare):
        by_name(DATED, "old/*", "*.pdf")


def test_the_graph_of_both_says_what_changed() -> None:
    before = build_of(*(file(f"a{i:02d}.txt", "Ann met Bob.") for i in range(12)))
    after = build_of(*(file(f"b{i:02d}.txt", "Cid sat.", "Ann sat.") for i in range(12)))
    both = changed(built(merge(before.corpus, after.corpus)), diff(before, after))
    told = {data["label"]: (data["change"], data["community"]) for _, data in both.graph.nodes(data=True)}
    assert {name: told[name] for name in ("Ann", "Bob", "Cid")} == {
        "Ann": (UNSURE, UNSURE),
        "Bob": ("lost", "lost"),
        "Cid": ("gained", "gained"),
    }
    edge = both.graph.edges[(*sorted((identify("Ann"), identify("Bob"))), COOCCURRENCE)]
    assert (edge["change"], edge["before"], edge["after"]) == ("lost", 12, 0)
