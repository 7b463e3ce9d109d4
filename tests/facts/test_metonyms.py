import pytest

from graphkit.facts import load_facts
from graphkit.facts.metonyms import Metonym, metonyms, represented
from graphkit.facts.table import read_rows


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Kremlin", Metonym("Russia", always=True)),
        ("White House", Metonym("United States", always=True)),
        ("Élysée", Metonym("France", always=True)),
        ("10 Downing Street", Metonym("United Kingdom", always=True)),
        ("Moscow", Metonym("Russia", always=False)),
        ("Washington", Metonym("United States", always=False)),
        ("Brussels", Metonym("European Union", always=False)),
    ],
)
def test_a_seat_of_power_stands_for_who_governs_from_it(spelling: str, expected: Metonym) -> None:
    assert metonyms()[spelling] == expected


def test_every_line_of_the_table_names_known_actors() -> None:
    names = {fact.name for fact in load_facts()}
    assert [row for row in read_rows("metonyms.tsv") if {row["name"], row["stands_for"]} - names] == []


def test_nobody_represents_itself() -> None:
    assert [name for name, other in represented().items() if name == other] == []
