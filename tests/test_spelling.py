import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.spelling import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Владимир Путин", "vladimir putin"),
        ("U.S.", "us"),
        ("Al-Shabaab", "al shabaab"),
        ("AT&T", "att"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("  Ada\n Brook ", "ada brook"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("J. P. Morgan", "j p morgan"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_names_are_folded_to_plain_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())
