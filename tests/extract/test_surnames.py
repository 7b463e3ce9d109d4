import pytest
from spacy.language import Language

from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.surnames import is_city

pytestmark = pytest.mark.model


def told(nlp: Language, text: str, name: str) -> list[tuple[str, str]]:
    """Type and rule of each mention that holds the name."""
    ((_, found),) = extract_all(nlp, [Text("d", text, text)])
    return [(each.type, each.rule) for each in found.mentions if name in each.text and each.antecedent is None]


def test_a_persons_surname_alone_is_the_persons_though_a_city_has_it() -> None:
    assert is_city("London")
    assert not is_city("Jordan")


def test_a_surname_of_a_citys_name_is_read_by_its_place_in_the_sentence(nlp: Language) -> None:
    text = "The writer Jack London was born in California. London wrote novels. He died in London."
    assert told(nlp, text, "London") == [
        ("PERSON", "model"),
        ("PERSON", "surname of: Jack London"),
        ("GPE", "facts"),
    ]


def test_a_city_stays_a_city_where_nobody_is_called_so(nlp: Language) -> None:
    assert told(nlp, "Angela Merkel visited London. London welcomed her.", "London") == [("GPE", "facts")] * 2
