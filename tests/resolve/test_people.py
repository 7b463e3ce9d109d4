"""Which names of a document are parts of others in it."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.local import LocalName, Offsets, Spelling
from graphkit.resolve.people import is_part, without_shorter

WORDS = ["Ana", "Luis", "García", "Márquez", "van", "der", "Dr.", "Jr.", "A.", "Kim", "Jong-un", "习近平", "’"]


def local_names(texts: list[str]) -> list[LocalName]:
    offsets = Offsets(array("l"), array("l"))
    rest = ("PERSON", "PERSON", "", (), (), None, False, True, False, False, False)
    return [
        LocalName("d", Spelling(text, "name", text, *rest), number, number + 1, offsets)
        for number, text in enumerate(texts)
    ]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=8, unique=True))
def test_those_without_a_longer_name_are_left(texts: list[str]) -> None:
    expected = [text for text in texts if not any(is_part(text, other) for other in texts if other != text)]
    assert [name.text for name in without_shorter(local_names(texts))] == expected


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("García", "Luis García Márquez"),
        ("García Márquez", "Luis García Márquez"),
        ("Luis García", "Luis García Márquez"),
        ("Dr. Márquez", "Luis Márquez"),
        ("Luis", "Luis Márquez"),
    ],
)
def test_a_shorter_name_is_part_of_the_longer(part: str, whole: str) -> None:
    assert [name.text for name in without_shorter(local_names([part, whole]))] == [whole]
