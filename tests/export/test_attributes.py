from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.export.attributes import columns, rgb, tidy, xml_text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_legal_text_comes_back_from_xml(text: str) -> None:
    element = ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert (element.get("b"), element.text or "") == (text, text)


@given(st.text(st.characters()))
def test_any_text_is_well_formed_xml(text: str) -> None:
    assert ET.fromstring(f'<a b="{xml_text(text)}"/>').get("b") == "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (2, "2"), (0.5, "0.5"), (float("-inf"), "-INF"), ("a\x0b\x00b\n", "ab&#10;")]
)
def test_values_are_written_as_xml_schema_has_them(value, text: str) -> None:
    assert xml_text(value) == text


def test_columns_have_the_type_that_holds_all_their_values() -> None:
    rows = [{"a": 1, "b": True, "c": "x"}, {"a": 0.5, "b": "x", "d": 1}]
    assert columns(rows, ["c"]) == {"a": "double", "b": "string", "d": "integer"}


def test_a_colour_is_three_numbers() -> None:
    assert rgb("#4477aa") == (68, 119, 170)


def test_what_is_missing_is_left_out_and_lists_are_joined() -> None:
    found = tidy({"a": None, "b": ["x", 1], "c": {"z", "y"}, "d": float("nan"), "e": 0.5, "f": "", "g": False})
    assert found == {"b": "x; 1", "c": "y; z", "e": 0.5, "f": "", "g": False}
