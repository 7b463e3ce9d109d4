import unicodedata
from importlib import resources

import pytest

from graphkit.extract.persons import (
    COUNTRY,
    ORGANISATION,
    PERSON,
    PLACE,
    TOWN,
    Noun,
    actor_nouns,
    name_gender,
    word_gender,
)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("president", Noun(PERSON, "")),
        ("queen", Noun(PERSON, "f")),
        ("father", Noun(PERSON, "m")),
        ("ministry", Noun(ORGANISATION, "")),
        ("country", Noun(COUNTRY, "")),
        ("city", Noun(TOWN, "")),
        ("river", Noun(PLACE, "")),
    ],
)
def test_nouns_name_kinds_of_actors(noun: str, expected: Noun) -> None:
    assert actor_nouns()[noun] == expected


def test_there_are_hundreds_of_nouns_of_known_kinds_and_genders() -> None:
    assert len(actor_nouns()) >= 700
    assert {noun.kind for noun in actor_nouns().values()} == {PERSON, ORGANISATION, COUNTRY, TOWN, PLACE}
    assert {noun.gender for noun in actor_nouns().values() if noun.kind == PERSON} == {"m", "f", ""}
    assert {noun.gender for noun in actor_nouns().values() if noun.kind != PERSON} == {""}


def test_the_table_is_sorted_lower_case_and_composed() -> None:
    lines = resources.files("graphkit.extract").joinpath("nominals.tsv").read_bytes().decode("utf-8").split("\n")
    nouns = [line.split("\t")[0] for line in lines[2:-1]]
    assert nouns == sorted({unicodedata.normalize("NFC", noun.lower()) for noun in nouns})
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("word", "gender"), [("Mr.", "m"), ("Mrs", "f"), ("Queen", "f"), ("son", "m"), ("minister", ""), ("table", "")]
)
def test_titles_and_nouns_tell_gender_where_they_have_one(word: str, gender: str) -> None:
    assert word_gender(word) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Hillary Clinton", "f"),
        ("Bill Clinton", "m"),
        ("ANGELA MERKEL", "f"),
        ("Jean-Claude Juncker", "m"),
        ("Xqz Brook", ""),
        ("", ""),
    ],
)
def test_given_names_tell_gender_where_it_is_known(name: str, gender: str) -> None:
    assert name_gender(name.split()) == gender
