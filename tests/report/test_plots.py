"""Plots are drawn to scale, with no colour or typeface of their own."""

import re

import pytest

from graphkit.report.blocks import Columns, Dots, Point
from graphkit.report.plots import WIDTH, draw

POINTS = (Point("1. Ada", 1, 1, 2), Point("2. Ben <b>", 2, 1, 4), Point("3. Zoë", 3, 2, 6))


def texts(drawing) -> list[str]:
    return [each.text for each in drawing.iter("text") if each.text]


def test_each_point_has_its_name_its_dot_and_its_interval() -> None:
    drawing = draw(Dots("Ranks", "", "Rank", POINTS))
    assert [name for name in ("1. Ada", "2. Ben <b>", "3. Zoë") if name not in texts(drawing)] == []
    dots = [float(each.get("cx")) for each in drawing.iter("circle")]
    assert dots == sorted(set(dots))
    starts = [[float(x) for x in re.findall(r"[ML] (\S+)", each.get("d"))] for each in drawing.iter("path")]
    one, two = dots[0], dots[1] - dots[0]
    expected = [[one + two * (point.low - 1), one + two * (point.high - 1)] for point in POINTS]
    assert len(starts) == len(expected)
    for line, wanted in zip(starts, expected, strict=True):
        assert line == pytest.approx(wanted, abs=1)


def test_the_first_point_is_the_topmost() -> None:
    drawing = draw(Dots("Ranks", "", "Rank", POINTS))
    heights = [float(each.get("cy")) for each in drawing.iter("circle")]
    assert heights == sorted(heights)


def test_points_without_an_interval_have_no_line() -> None:
    drawing = draw(Dots("Strength", "", "Strength", (Point("Ada", 5.0), Point("Ben", 3.0))))
    assert list(drawing.iter("path")) == []
    assert len(list(drawing.iter("circle"))) == 2


def test_scores_of_nothing_can_be_drawn() -> None:
    drawing = draw(Dots("Strength", "", "Strength", (Point("Ada", 0.0), Point("Ben", 0.0))))
    assert len(list(drawing.iter("circle"))) == 2


def test_columns_are_as_high_as_their_counts() -> None:
    drawing = draw(Columns("Documents", "", (("2019", 2), ("2020", 0), ("2021", 4))))
    heights = [float(each.get("height")) for each in drawing.iter("rect")]
    assert heights[1] == 0
    assert abs(heights[2] - 2 * heights[0]) < 0.2


def test_of_many_periods_only_some_are_named() -> None:
    drawing = draw(Columns("Documents", "", tuple((str(year), 1) for year in range(1980, 2020))))
    named = [text for text in texts(drawing) if len(text) == 4]
    assert named == ["1980", "1988", "1996", "2004", "2012"]


def test_colours_and_typefaces_are_left_to_the_page() -> None:
    for block in (Dots("Ranks", "", "Rank", POINTS), Columns("Documents", "", (("2019", 2), ("2020", 1)))):
        drawing = draw(block)
        names = {name for each in drawing.iter() for name in each.attrib}
        assert names.isdisjoint({"style", "font-family", "font-size"})
        colours = {each.get(name) for each in drawing.iter() for name in ("fill", "stroke")}
        assert colours <= {None, "none", "currentColor"}
        assert drawing.get("viewBox").split()[2] == str(WIDTH)
