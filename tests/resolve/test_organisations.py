import pytest

from tests.resolve.marked import actors


def test_the_beginning_or_end_of_a_name_stands_for_the_one_that_has_it() -> None:
    text = (
        "The [Border Guard of Norland|ORG] came. The [Border Guard|ORG] left. The [Norland Harbour Authority|ORG] saw "
    )
    text += "it. The [Harbour Authority|ORG] said so."
    assert actors(text) == [
        ("Border Guard", "Border Guard of Norland"),
        ("Harbour Authority", "Norland Harbour Authority"),
    ]


def test_a_short_form_of_two_organisations_stands_for_neither() -> None:
    text = "The [Port Authority of Norland|ORG] met the [Port Authority of Sudland|ORG]. The [Port Authority|ORG] paid."
    assert ("Port Authority",) in actors(text)


def test_a_place_is_no_short_form_of_an_organisation() -> None:
    assert ("Quickwater",) in actors("The [Quickwater Shipping Company|ORG] lies in [Quickwater|GPE].")


@pytest.mark.parametrize("acronym", ["NHA", "N.H.A."])
def test_initials_stand_for_the_only_organisation_of_the_document_that_has_them(acronym: str) -> None:
    text = f"The [Norland Harbour Authority|ORG] was founded. Later the [{acronym}|ORG] closed."
    assert len(actors(text)) == 1


def test_initials_of_two_organisations_stand_for_neither() -> None:
    text = "The [Norland Harbour Authority|ORG], the [Norland Horse Association|ORG] and the [NHA|ORG] came."
    assert ("NHA",) in actors(text)


def test_initials_in_the_document_go_before_a_known_acronym() -> None:
    text = "The [Friendly Ships Bureau|ORG] opened. The [FSB|ORG] closed in [Norland|GPE]."
    assert ("FSB", "Friendly Ships Bureau") in actors(text)
