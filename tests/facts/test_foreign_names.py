import unicodedata
from collections import Counter

import pytest

from graphkit.facts import load_facts, names_index
from graphkit.facts.table import read_rows, split_cell

ROWS = read_rows("foreign_names.tsv")


def test_every_row_is_of_one_actor_of_another_table() -> None:
    known = Counter(fact.name for fact in load_facts())
    assert [row["name"] for row in ROWS if known[row["name"]] != 1] == []


def test_rows_are_sorted_and_each_actor_has_one() -> None:
    names = [row["name"] for row in ROWS]
    assert names == sorted(set(names))


def test_no_spelling_means_two_actors() -> None:
    spellings = [spelling for row in ROWS for spelling in split_cell(row["names"])]
    assert [spelling for spelling in spellings if len(names_index()[spelling]) > 1] == []
    assert [spelling for spelling, times in Counter(spellings).items() if times > 1] == []


def test_spellings_are_composed() -> None:
    text = "".join(row["names"] for row in ROWS)
    assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("ONU", "United Nations"),
        ("ООН", "United Nations"),
        ("الأمم المتحدة", "United Nations"),
        ("联合国", "United Nations"),
        ("OTAN", "North Atlantic Treaty Organization"),
        ("НАТО", "North Atlantic Treaty Organization"),
        ("UE", "European Union"),
        ("ЄС", "European Union"),
        ("OMS", "World Health Organization"),
        ("ВОЗ", "World Health Organization"),
        ("FMI", "International Monetary Fund"),
        ("МВФ", "International Monetary Fund"),
        ("МАГАТЭ", "International Atomic Energy Agency"),
        ("EE.UU.", "United States"),
        ("США", "United States"),
        ("РФ", "Russia"),
        ("Госдума", "State Duma"),
        ("Верховна Рада", "Verkhovna Rada"),
        ("Белый дом", "White House"),
        ("حزب الله", "Hezbollah"),
    ],
)
def test_a_body_is_known_by_its_name_in_other_languages(spelling: str, name: str) -> None:
    assert [fact.name for fact in names_index()[spelling]] == [name]
