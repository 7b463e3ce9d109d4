"""Attributes as XML, a column at a time."""

import math

import pytest

from graphkit.export.markup import as_xml

TAGS = {"b": ("<b>", "</b>"), "a": ("<a>", "</a>")}


def test_each_row_has_its_own_attributes_in_the_order_of_the_tags() -> None:
    rows = [{"a": 1, "b": "x"}, {"b": "y", "c": 3}, {"c": 4}, {}, {"b": "<", "a": 2}]
    assert list(as_xml(rows, TAGS)) == ["<b>x</b><a>1</a>", "<b>y</b>", "", "", "<b>&lt;</b><a>2</a>"]


@pytest.mark.parametrize(("empty", "text"), [(True, "<a></a>"), (False, "")])
def test_empty_texts_can_be_left_out(empty: bool, text: str) -> None:
    assert list(as_xml([{"a": ""}, {"a": "1"}], TAGS, empty=empty)) == [text, "<a>1</a>"]


def test_equal_values_of_different_types_stay_apart() -> None:
    rows = [{"a": value} for value in (1, True, 1.0, 0.0, -0.0, math.inf)]
    assert "".join(as_xml(rows, TAGS)) == "<a>1</a><a>true</a><a>1.0</a><a>0.0</a><a>-0.0</a><a>INF</a>"


def test_what_is_missing_is_left_out_and_lists_are_joined() -> None:
    rows = [{"a": None, "b": ["x", 1]}, {"a": math.nan, "b": 0.5}, {"a": 1.5, "b": 0.5}]
    assert list(as_xml(rows, TAGS)) == ["<b>x; 1</b>", "<b>0.5</b>", "<b>0.5</b><a>1.5</a>"]
