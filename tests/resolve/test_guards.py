"""Those whom no rule may ever join."""

from itertools import combinations

import pytest

from tests.resolve.marked import actors

PEOPLE = [
    ("Bill Clinton", "Hillary Clinton"),
    ("Barack Obama", "Michelle Obama"),
    ("George H. W. Bush", "George W. Bush"),
    ("Bill Clinton", "Bill Gates"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("Donald Trump Sr.", "Donald Trump Jr."),
]
PLACES = [
    ("North Korea", "South Korea"),
    ("Republic of the Congo", "Democratic Republic of the Congo"),
    ("Congo-Brazzaville", "DR Congo"),
    ("Washington, D.C.", "Washington State"),
    ("Sudan", "South Sudan"),
    ("Guinea", "Equatorial Guinea"),
    ("Ireland", "Northern Ireland"),
    ("New York City", "New York State"),
]


def apart(one: str, other: str, *texts: str) -> bool:
    """Whether no actor has both names."""
    return not any({one, other} <= set(names) for names in actors(*texts))


@pytest.mark.parametrize(("one", "other"), PEOPLE)
def test_two_people_are_never_one(one: str, other: str) -> None:
    full = [f"[{name}|PERSON]" for name in (one, other)]
    short = [f"[{name.split()[-1]}|PERSON]" for name in (one, other)]
    assert apart(one, other, f"{full[0]} met {full[1]}. {short[0]} left {short[1]}.")
    assert apart(one, other, f"{full[0]} left. {short[0]} wept.", f"{full[1]} left. {short[1]} wept.")


@pytest.mark.parametrize(("one", "other"), PLACES)
def test_two_places_are_never_one(one: str, other: str) -> None:
    assert apart(one, other, f"[{one}|GPE] and [{other}|GPE] met.")
    assert apart(one, other, f"[{one}|GPE] left.", f"[{other}|GPE] left.")


def test_georgia_the_country_and_the_state_are_two() -> None:
    country, state = "[Georgia|GPE] and [Tbilisi|GPE] met.", "[Georgia|GPE] and [Texas|GPE] in the [US|GPE] met."
    assert sum("Georgia" in names for names in actors(country, state)) == 2


def test_congo_of_another_document_is_not_dr_congo() -> None:
    assert apart("Congo", "DR Congo", "[Congo|GPE] left.", "[DR Congo|GPE] left.")


def test_congo_beside_dr_congo_is_the_other_one() -> None:
    assert apart("Congo", "DR Congo", "[Congo|GPE] and [DR Congo|GPE] met. [Congo|GPE] left.")


def test_an_ambiguous_surname_never_goes_to_the_more_famous_of_another_document() -> None:
    famous = "[Bill Clinton|PERSON] met [Ada Brook|PERSON] in [Paris|GPE]. " * 5
    found = actors(famous, "[Hillary Clinton|PERSON] left.", "[Clinton|PERSON] met [Ada Brook|PERSON] in [Paris|GPE].")
    assert ("Clinton",) in found


@pytest.mark.parametrize(("title", "whose"), [("Mrs", "Hillary Clinton"), ("Mr.", "Bill Clinton")])
def test_a_title_says_which_of_a_family_is_meant(title: str, whose: str) -> None:
    text = f"[Hillary Clinton|PERSON] met [Bill Clinton|PERSON]. Later {title} [Clinton|PERSON] left."
    other = next(name for name in ("Hillary Clinton", "Bill Clinton") if name != whose)
    assert actors(text) == sorted([tuple(sorted(("Clinton", whose))), (other,)])


def test_all_pairs_of_countries_with_one_word_in_common_stay_two() -> None:
    names = ["Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea", "Dominica", "Dominican Republic"]
    assert all(apart(one, other, f"[{one}|GPE] met [{other}|GPE].") for one, other in combinations(names, 2))
