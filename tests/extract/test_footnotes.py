import pytest

from graphkit.extract.blocks import on_one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("He left. [2] She stayed.[3][4] They wept.", "He left.     She stayed.       They wept."),
        ("He “left”.[citation needed] She\nstayed.", "He “left”.                  She stayed."),
        ("The year [2017] was long, [2] said Ada.", "The year [2017] was long, [2] said Ada."),
    ],
)
def test_marks_of_footnotes_behind_a_sentence_are_blank_and_nothing_moves(text: str, line: str) -> None:
    assert on_one_line(text) == line
    assert len(line) == len(text)
