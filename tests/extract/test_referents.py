from collections.abc import Mapping

import pytest

from graphkit.extract.mentions import Found
from graphkit.extract.referents import find_referents
from graphkit.extract.words import parsed
from graphkit.model import BY_WEAK_NAME, NAME
from tests.extract.parses import parse
from tests.extract.references import named


def referents(names: Mapping[str, str], *sentences: str) -> list[tuple[str, str, list[str]]]:
    """Type, gender and names of each referent."""
    docs = [parse(sentence) for sentence in sentences]
    found = [named(doc, names) for doc in docs]
    texts = {
        (number, each.first): docs[number][each.first : each.last].text
        for number, block in enumerate(found)
        for each in block
    }
    return [
        (each.type, each.gender, [texts[place] for place in each.mentions])
        for each in find_referents([*map(parsed, docs)], found)
    ]


SUSAN = "Susan|NNP|compound|Brook Brook|NNP|nsubj|left left|VBD|ROOT|left"
PETER = "Peter|NNP|compound|Brook Brook|NNP|nsubj|left left|VBD|ROOT|left"
BROOK = "Brook|NNP|nsubj|slept slept|VBD|ROOT|slept"
NAMES = {"Susan Brook": "PERSON", "Peter Brook": "PERSON", "Brook": "ORG"}


def test_a_surname_is_part_of_the_full_name_and_has_its_type() -> None:
    assert referents(NAMES, SUSAN, BROOK, BROOK) == [("PERSON", "f", ["Susan Brook", "Brook", "Brook"])]


def test_a_shared_surname_goes_to_who_was_named_first() -> None:
    assert referents(NAMES, SUSAN, PETER, BROOK) == [
        ("PERSON", "f", ["Susan Brook", "Brook"]),
        ("PERSON", "m", ["Peter Brook"]),
    ]


def test_an_acronym_is_the_organisation_with_those_initials() -> None:
    names = {"Brook Oil Company": "ORG", "BOC": "ORG"}
    company = "Brook|NNP|compound|Company Oil|NNP|compound|Company Company|NNP|nsubj|left left|VBD|ROOT|left"
    assert referents(names, company, "BOC|NNP|nsubj|left left|VBD|ROOT|left") == [
        ("ORG", "n", ["Brook Oil Company", "BOC"])
    ]


def test_two_names_of_one_country_are_one() -> None:
    names = {"America": "GPE", "USA": "GPE"}
    said = [f"{name}|NNP|nsubj|left left|VBD|ROOT|left" for name in names]
    assert referents(names, *said) == [("GPE", "n", ["America", "USA"])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mrs|NNP|compound|Oakes Oakes|NNP|nsubj|left left|VBD|ROOT|left", ("PERSON", "f")),
        ("Minister|NNP|compound|Oakes Oakes|NNP|nsubj|left left|VBD|ROOT|left", ("PERSON", "")),
        ("Oakes|NNP|nsubj|is is|VBZ|ROOT|is an|DT|det|actress actress|NN|attr|is", ("PERSON", "f")),
        ("Oakes|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|town town|NN|attr|is", ("GPE", "n")),
        ("Oakes|NNP|nsubj|is is|VBZ|ROOT|is not|RB|neg|is a|DT|det|town town|NN|attr|is", ("ORG", "n")),
        ("Oakes|NNP|nsubjpass|born was|VBD|auxpass|born born|VBN|ROOT|born", ("PERSON", "")),
        ("Oakes|NNP|nsubj|left left|VBD|ROOT|left", ("ORG", "n")),
    ],
)
def test_the_words_beside_a_name_tell_its_type_and_gender(sentence: str, expected: tuple[str, str]) -> None:
    assert referents({"Oakes": "ORG"}, sentence) == [(*expected, ["Oakes"])]


def test_a_surname_that_is_a_noun_says_nothing_of_its_bearer() -> None:
    king = "Susan|NNP|compound|King King|NNP|nsubj|left left|VBD|ROOT|left"
    assert referents({"Susan King": "PERSON"}, king) == [("PERSON", "f", ["Susan King"])]


def test_weak_names_and_demonyms_stand_for_none() -> None:
    doc = parse("House|NNP|compound|Russians Russians|NNPS|nsubj|left left|VBD|ROOT|left")
    found = [Found(0, 1, "ORG", NAME, BY_WEAK_NAME), Found(1, 2, "NORP", "demonym", "facts")]
    assert find_referents([parsed(doc)], [found]) == []
