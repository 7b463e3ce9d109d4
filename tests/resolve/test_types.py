import pytest

from graphkit.resolve.types import kind_of_words
from tests.resolve.marked import marked, resolved


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("harbour bridge", "FAC"),
        ("norland river", "LOC"),
        ("mount ada", "LOC"),
        ("fort brook", "GPE"),
        ("ministry of justice", "ORG"),
        ("university of norland", "ORG"),
        ("norland people s party", "ORG"),
        ("party", ""),
        ("ada brook", ""),
    ],
)
def test_first_and_last_words_tell_the_kind(name: str, kind: str) -> None:
    assert kind_of_words(name) == kind


def types(*texts: str) -> dict[str, str]:
    found = resolved([marked(f"d{number}", text) for number, text in enumerate(texts)])
    return {actor.name: actor.type for actor in found.actors}


def test_a_bridge_is_none_of_the_persons_the_model_sees_in_it() -> None:
    assert types("They crossed the [Ada Lovell Harbour Bridge|ORG].") == {"Ada Lovell Harbour Bridge": "FAC"}


def test_a_given_name_in_front_makes_a_person_against_one_vote() -> None:
    assert types("[Brigitte Zorn|ORG] spoke.") == {"Brigitte Zorn": "PERSON"}


def test_many_votes_are_stronger_than_a_given_name() -> None:
    text = " ".join(["[Morgan Stanforth|ORG] lent money."] * 4)
    assert types(text) == {"Morgan Stanforth": "ORG"}
