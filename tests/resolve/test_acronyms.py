import pytest

from graphkit.resolve.acronyms import abbreviates, initials, is_acronym
from tests.resolve.marked import actors


@pytest.mark.parametrize(
    ("acronym", "long"),
    [
        ("FSB", "Federal Security Service of Bessarabia"),
        ("OFAC", "Office of Foreign Assets Control"),
        ("EU", "European Union"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("UNICEF", "United Nations International Children's Emergency Fund"),
        ("IRGC", "Islamic Revolutionary Guard Corps"),
        ("SDGTs", "Specially Designated Global Terrorists"),
        ("F.B.I.", "Federal Bureau of Investigation"),
        ("G20", "Group of 20"),
    ],
)
def test_an_acronym_abbreviates_its_long_form(acronym: str, long: str) -> None:
    assert abbreviates(acronym, long)


@pytest.mark.parametrize(
    ("acronym", "long"),
    [
        ("CIA", "Federal Security Service"),
        ("EU", "Europe"),
        ("NATO", "Atlantic Treaty Organization"),
        ("XFSB", "Federal Security Service of Bessarabia"),
        ("EU", ""),
    ],
)
def test_an_acronym_does_not_abbreviate_something_else(acronym: str, long: str) -> None:
    assert not abbreviates(acronym, long)


@pytest.mark.parametrize("text", ["FSB", "EU", "G20", "F.B.I.", "AT&T", "PPs"])
def test_capitals_and_points_are_an_acronym(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Russia", "A", "ada", "US Congress", "", "FEDERAL SECURITY"])
def test_other_names_are_none(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize(
    ("long", "letters"),
    [("Office of Foreign Assets Control", "OFAC"), ("European Union", "EU"), ("Bank für Öl", "BFÖ"), ("", "")],
)
def test_initials_leave_small_words_out(long: str, letters: str) -> None:
    assert initials(long) == letters


@pytest.mark.parametrize(
    "text",
    [
        "The [Norland Oil Board|ORG] ([NOB|ORG]) met. The [NOB|ORG] left.",
        "The [NOB|ORG] ([Norland Oil Board|ORG]) met. The [NOB|ORG] left.",
        "The [Norland Oil Board|ORG], (“[NOB|ORG]”) met. The [NOB|ORG] left.",
        "The [Norland Oil Board|ORG]'s ([NOB|ORG]) men met. The [NOB|ORG] left.",
    ],
)
def test_an_acronym_that_the_text_explains_is_its_long_form(text: str) -> None:
    assert actors(text) == [("NOB", "Norland Oil Board")]


def test_an_acronym_explained_in_one_document_is_known_in_another() -> None:
    assert actors("The [Norland Oil Board|ORG] ([NOB|ORG]) met.", "The [NOB|ORG] left.") == [
        ("NOB", "Norland Oil Board")
    ]


def test_an_acronym_that_no_text_explains_joins_the_only_name_with_its_initials() -> None:
    company = "[Ada Brook|PERSON] met the"
    assert actors(f"{company} [Norland Oil Board|ORG].", f"{company} [NOB|ORG].") == [
        ("Ada Brook",),
        ("NOB", "Norland Oil Board"),
    ]


def test_an_acronym_in_other_company_keeps_to_its_document() -> None:
    assert actors("The [Norland Oil Board|ORG] met.", "The [NOB|ORG] left.") == [("NOB",), ("Norland Oil Board",)]


def test_two_letters_are_no_acronym_of_a_name_in_another_document() -> None:
    company = "[Ada Brook|PERSON] met the"
    assert ("NB",) in actors(f"{company} [Norland Bank|ORG].", f"{company} [NB|ORG].")


def test_an_acronym_that_two_names_could_have_stays_apart() -> None:
    assert actors("The [Norland Oil Board|ORG] met the [North Orchard Bank|ORG].", "The [NOB|ORG] left.") == [
        ("NOB",),
        ("Norland Oil Board",),
        ("North Orchard Bank",),
    ]


def test_an_acronym_in_brackets_behind_another_name_is_not_that_name() -> None:
    assert actors("The [Norland Oil Board|ORG] ([XYZ|ORG]) met.") == [("Norland Oil Board",), ("XYZ",)]
