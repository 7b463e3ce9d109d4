from dataclasses import replace

import pytest

from graphkit.answers.timeline import Period, Timeline, timeline
from graphkit.errors import ActorNotFound
from graphkit.model import Story
from tests.answers.asked import build_of, file, unmeasured

TALK = (
    file("a.txt", "Ann saw Bob. ", "Ann sat.", "Cid sat.", date="2020-01-30"),
    file("b.txt", "Ann saw Bob.", date="2020-03-02"),
    file("c.txt", "Ann stood.", date="2020-03"),
    file("d.txt", "Ann fell.", date="2021"),
    file("e.txt", "Ann slept.", "Ann woke."),
)


def test_months_are_counted_without_a_gap() -> None:
    expected = Timeline(
        "month",
        (Period("2020-01", 2, 1, 1), Period("2020-02", 0, 0, 0), Period("2020-03", 2, 2, 2)),
        undated=2,
        imprecise=1,
    )
    assert timeline(build_of(*TALK), "Ann", unit="month") == expected


def test_a_pair_is_counted_where_one_sentence_names_both() -> None:
    found = timeline(build_of(*TALK), "Bob", "Ann", unit="month")
    assert [row.sentences for row in found.periods] == [1, 0, 1]
    assert (found.undated, found.imprecise) == (0, 0)


@pytest.mark.parametrize(
    ("unit", "first", "last", "count", "imprecise"),
    [
        ("day", "2020-01-30", "2020-03-02", 33, 2),
        ("week", "2020-W05", "2020-W10", 6, 2),
        ("month", "2020-01", "2020-03", 3, 1),
        ("year", "2020", "2021", 2, 0),
    ],
)
def test_every_unit_runs_from_the_first_to_the_last(
    unit: str, first: str, last: str, count: int, imprecise: int
) -> None:
    found = timeline(build_of(*TALK), "Ann", unit=unit)
    assert (found.periods[0].period, found.periods[-1].period) == (first, last)
    assert (len(found.periods), found.imprecise) == (count, imprecise)
    assert sum(row.sentences for row in found.periods) + found.undated + found.imprecise == 7


def test_weeks_are_those_of_iso_at_the_turn_of_the_year() -> None:
    told = (file("a.txt", "Ann sat.", date="2020-12-31"), file("b.txt", "Ann sat.", date="2021-01-04"))
    assert [row.period for row in timeline(build_of(*told), "Ann", unit="week").periods] == ["2020-W53", "2021-W01"]


def test_months_run_over_the_turn_of_the_year() -> None:
    told = (file("a.txt", "Ann sat.", date="2020-11"), file("b.txt", "Ann sat.", date="2021-01"))
    assert [row.period for row in timeline(build_of(*told), "Ann", unit="month").periods] == [
        "2020-11",
        "2020-12",
        "2021-01",
    ]


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (("2020-01-01", "2020-01-30"), "day"),
        (("2020-01-01", "2020-03-30"), "week"),
        (("2020-01-01", "2021-12-30"), "month"),
        (("2010-01-01", "2021-12-30"), "year"),
        (("2020-01", "2020-02", "2020-02-03"), "month"),
        (("", ""), "year"),
    ],
)
def test_without_a_unit_the_finest_that_stays_short_is_taken(dates: tuple[str, ...], unit: str) -> None:
    told = [file(f"{i}.txt", "Ann sat.", date=date) for i, date in enumerate(dates)]
    assert timeline(build_of(*told), "Ann").unit == unit


def test_copies_of_a_story_are_one_story() -> None:
    made = build_of(file("a.txt", "Ann sat.", date="2020"), file("b.txt", "Ann  sat.", date="2020")).corpus
    story = Story("s", tuple(sorted(document.id for document in made.documents)))
    found = timeline(unmeasured(replace(made, stories=(story,))), "Ann")
    assert found.periods == (Period("2020", 2, 2, 1),)


def test_a_pair_never_named_together_has_no_periods() -> None:
    assert timeline(build_of(*TALK), "Bob", "Cid") == Timeline("year", (), 0, 0)


def test_an_unknown_actor_is_an_error() -> None:
    with pytest.raises(ActorNotFound):
        timeline(build_of(*TALK), "Zoe")
