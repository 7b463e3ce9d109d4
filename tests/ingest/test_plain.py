import pytest

from graphkit.ingest.plain import prose_of_text


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x1f", "\xa0", "\u200b", "\r", "\ufeff"])
def test_odd_white_space_becomes_a_blank(separator: str) -> None:
    assert prose_of_text(f"Ada{separator}Ben") == "Ada Ben"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_odd_line_ends_become_line_feeds(separator: str) -> None:
    assert prose_of_text(f"Ada{separator}Ben") == "Ada\nBen"


@pytest.mark.parametrize("text", ["", "Ada met Ben.\n\nBen left.", "Zoë 🦊 met Łukasz\tin 北京."])
def test_all_else_stays(text: str) -> None:
    assert prose_of_text(text) == text
