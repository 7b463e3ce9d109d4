import pytest

from graphkit.export.lettering import covered, shortened, width


def test_width_grows_with_size_and_text() -> None:
    assert width("ab", 20) == pytest.approx(width("a", 20) + width("b", 20))
    assert width("ab", 20) == pytest.approx(2 * width("ab", 10))


def test_the_widths_are_those_of_the_typeface() -> None:
    # advance widths of Noto Sans: space 260, i 258, M 907 of 1000 units
    assert [round(width(letter, 1000)) for letter in " iM"] == [260, 258, 907]


@pytest.mark.parametrize("text", ["Łódź", "Ελλάδα", "Россия", "Zoë – “quoted”"])
def test_european_scripts_are_covered(text: str) -> None:
    assert covered(text)


@pytest.mark.parametrize("text", ["محمد", "東京", "🦊"])
def test_other_scripts_are_not(text: str) -> None:
    assert not covered(text)


def test_an_accent_of_its_own_takes_no_room() -> None:
    assert width("e\u0301", 10) == width("e", 10)


@pytest.mark.parametrize(("text", "short"), [("a  b\nc", "a b c"), ("abcdef", "abcd…"), ("abcd ef", "abcd…")])
def test_long_text_is_cut(text: str, short: str) -> None:
    assert shortened(text, 5) == short
