import pytest

from tests.resolve.marked import actors


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Brook|PERSON], also known as [Lady Oak|PERSON], left.",
        "[Ada Brook|PERSON] (better known as “[Lady Oak|PERSON]”) left.",
        "[Ada Brook|PERSON], a.k.a. [Lady Oak|PERSON], left.",
        "[Ada Brook|PERSON], who was known as the [Lady Oak|PERSON], left.",
    ],
)
def test_another_name_that_the_text_gives_is_the_same_persons(text: str) -> None:
    assert actors(text) == [("Ada Brook", "Lady Oak")]


def test_a_firms_former_name_is_the_same_firms() -> None:
    assert actors("[Norland Oil|ORG] (formerly [Cole Gas|ORG]) left.") == [("Cole Gas", "Norland Oil")]


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Brook|PERSON], formerly of [Norland Oil|ORG], left.",
        "[Ada Brook|PERSON] is known to [Ben Cole|PERSON].",
        "[Ada Brook|PERSON] met [Ben Cole|PERSON].",
        "[Ada Brook|PERSON] called [Ben Cole|PERSON].",
        "[Ada Brook|PERSON] then named [Ben Cole|PERSON] chairman.",
        "[Norland Oil|ORG], known as [Ada Brook|PERSON] likes it.",
        "[Norland Oil|ORG], known as [Russia|GPE].",
    ],
)
def test_who_is_only_named_beside_another_is_not_the_other(text: str) -> None:
    assert len(actors(text)) == 2


def test_a_firms_short_form_that_the_model_takes_for_a_person_is_the_firms() -> None:
    assert actors("[Brook Oil Inc|ORG] sued [Ada Cole|PERSON]. [Brook|PERSON] won.") == [
        ("Ada Cole",),
        ("Brook", "Brook Oil Inc"),
    ]


def test_a_surname_is_not_a_firms_where_the_person_is_named() -> None:
    assert actors("[Brook Oil Inc|ORG] sued [Ada Brook|PERSON]. [Brook|PERSON] won.") == [
        ("Ada Brook", "Brook"),
        ("Brook Oil Inc",),
    ]
