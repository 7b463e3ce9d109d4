import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.names import PersonName, clean, organisation_key, person_name, same_given

ANY = st.text(st.characters(exclude_categories=["Cs"]))
GIVEN = st.sampled_from(["", "d", "dmitry", "dmitri", "dimitri", "bill", "william", "hillary", "j", "john", "jon"])


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Donald Trump's", "Donald Trump"),
        ("Donald Trump’s", "Donald Trump"),
        ("the Kremlin", "Kremlin"),
        ("The Kremlin", "Kremlin"),
        ("Vladimir\nPutin", "Vladimir Putin"),
        ("United States’", "United States"),
        ("Theresa May", "Theresa May"),
    ],
)
def test_names_are_cleaned_of_what_is_none_of_them(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donald Trump", PersonName("donald", (), "trump", "")),
        ("Dmitri S. Peskov", PersonName("dmitri", ("s",), "peskov", "")),
        ("George H. W. Bush", PersonName("george", ("h", "w"), "bush", "")),
        ("Alexander Van der Bellen", PersonName("alexander", (), "van der bellen", "")),
        ("Ursula von der Leyen", PersonName("ursula", (), "von der leyen", "")),
        ("Bashar al-Assad", PersonName("bashar", (), "al assad", "")),
        ("Mohammed bin Salman", PersonName("mohammed", (), "bin salman", "")),
        ("Donald Trump Jr.", PersonName("donald", (), "trump", "jr")),
        ("Donald J. Trump III", PersonName("donald", ("j",), "trump", "iii")),
        ("President Donald Trump", PersonName("donald", (), "trump", "")),
        ("Дмитрий Песков", PersonName("dmitriy", (), "peskov", "")),
        ("Trump", PersonName("", (), "trump", "")),
        ("President Trump", PersonName("", (), "trump", "")),
        ("President", PersonName("", (), "president", "")),
        ("", PersonName("", (), "", "")),
    ],
)
def test_a_persons_name_has_parts(text: str, name: PersonName) -> None:
    assert person_name(text) == name


@given(ANY)
def test_any_text_has_parts(text: str) -> None:
    assert isinstance(person_name(text), PersonName)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dmitry", "dmitri"),
        ("dmitry", "d"),
        ("bill", "william"),
        ("mike", "michael"),
        ("sergei", "sergey"),
        ("dmitriy", "dmitry"),
        ("ada", ""),
    ],
)
def test_given_names_that_may_be_one(one: str, other: str) -> None:
    assert same_given(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "hillary"), ("barack", "michelle"), ("dmitry", "daria"), ("d", "michael"), ("donald", "melania")],
)
def test_given_names_that_are_never_one(one: str, other: str) -> None:
    assert not same_given(one, other)


@given(GIVEN, GIVEN)
def test_same_given_is_symmetric(one: str, other: str) -> None:
    assert same_given(one, other) == same_given(other, one)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gazprom PJSC", "gazprom"),
        ("Gazprom", "gazprom"),
        ("Brook Oil Co. Ltd.", "brook oil"),
        ("Ltd", "ltd"),
        ("AT&T Inc.", "att"),
    ],
)
def test_a_legal_form_is_no_part_of_an_organisations_key(text: str, key: str) -> None:
    assert organisation_key(text) == key


@pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij", "Zelenskii", "Зеленський"])
def test_a_surname_from_cyrillic_ends_in_one_way(spelling: str) -> None:
    assert person_name(f"Volodymyr {spelling}").surname == person_name("Volodymyr Zelensky").surname


@pytest.mark.parametrize("surname", ["Rossi", "Mori", "Ali", "Li"])
def test_other_surnames_in_i_stay(surname: str) -> None:
    assert person_name(f"Ada {surname}").surname == surname.lower()
