"""Families, double surnames, particles, bynames, and firms called after people, within one document."""

import pytest

from tests.resolve.marked import actors, marked, resolved


@pytest.mark.parametrize("short", ["García Márquez", "García", "Márquez", "Luis García"])
def test_of_two_surnames_either_may_stand_alone_or_both(short: str) -> None:
    assert actors(f"[Luis García Márquez|PERSON] left. [{short}|PERSON] wept.") == [
        tuple(sorted(("Luis García Márquez", short)))
    ]


def test_a_middle_name_that_is_a_given_name_is_no_surname() -> None:
    assert len(actors("[Ada Maria Brook|PERSON] left. [Maria|PERSON] wept.")) == 2


def test_a_name_cut_short_at_a_hyphen_is_no_part() -> None:
    assert len(actors("[Wong Kwok-kin|PERSON] met [Wong Kwok|PERSON].")) == 2


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Ursula von der Leyen", "Von der Leyen"),
        ("Ahmed al-Sharaa", "Al-Sharaa"),
        ("Ahmed al-Sharaa", "Sharaa"),
        ("Charles de Gaulle", "De Gaulle"),
    ],
)
def test_a_surname_keeps_its_particles(whole: str, part: str) -> None:
    assert actors(f"[{whole}|PERSON] left. [{part}|PERSON] wept.") == [tuple(sorted((whole, part)))]


def test_particles_are_no_given_name_in_another_document() -> None:
    texts = [f"[{name}|PERSON] met [Ada Brook|PERSON]." for name in ("Ursula von der Leyen", "Von der Leyen")]
    assert ("Ursula von der Leyen", "Von der Leyen") in actors(*texts)


def test_al_without_a_hyphen_is_a_given_name() -> None:
    assert len(actors("[Al Gore|PERSON] met [Ada Gore|PERSON].")) == 2


def test_an_actor_is_shown_under_the_full_name() -> None:
    text = "[Ahmed al-Sharaa|PERSON] left. [Al-Sharaa|PERSON] wept. [Al-Sharaa|PERSON] sat."
    assert [actor.name for actor in resolved([marked("d", text)]).actors] == ["Ahmed al-Sharaa"]


def test_a_byname_of_one_word_is_the_persons_whatever_the_model_takes_it_for() -> None:
    assert actors("[Ada Brook|PERSON], better known as [Foxy|GPE], left.") == [("Ada Brook", "Foxy")]


def test_initials_that_a_text_gives_are_the_persons() -> None:
    assert actors("[Mohammed bin Salman|PERSON], known as [MBS|ORG], left.") == [("MBS", "Mohammed bin Salman")]
    assert len(actors("[Mohammed bin Salman|PERSON], known as [XYZ|ORG], left.")) == 2


def test_another_name_of_a_surname_alone_is_the_whole_persons() -> None:
    text = "[Ada Brook|PERSON] left. [Brook|PERSON], formerly known as [Zoe Oak|PERSON], wept. [Oak|PERSON] sat."
    assert actors(text) == [("Ada Brook", "Brook", "Oak", "Zoe Oak")]


def test_a_surname_is_not_that_of_one_whom_the_text_calls_by_the_given_name() -> None:
    text = "[Rupert Brook|PERSON] met [James Brook|PERSON]. [James|PERSON] left. [Brook|PERSON] wept."
    assert actors(text) == [("Brook", "Rupert Brook"), ("James", "James Brook")]


def test_a_surname_may_be_that_of_the_first_named_though_called_by_the_given_name() -> None:
    text = "[James Brook|PERSON] left. [James|PERSON] wept. [Brook|PERSON] sat. [Ada Brook|PERSON] came."
    assert actors(text) == [("Ada Brook",), ("Brook", "James", "James Brook")]


def test_a_surname_of_several_people_and_a_firm_is_the_firms() -> None:
    text = "[Bill Brook|PERSON] left [Brook Oil Inc|ORG]. [Ada Brook|PERSON] stayed. [Brook|PERSON] fell by a tenth."
    assert actors(text) == [("Ada Brook",), ("Bill Brook",), ("Brook", "Brook Oil Inc")]


def test_a_surname_of_several_people_behind_a_title_is_a_persons() -> None:
    text = "[Bill Brook|PERSON] left [Brook Oil Inc|ORG]. [Ada Brook|PERSON] stayed. Mrs [Brook|PERSON] wept."
    assert ("Ada Brook", "Brook") in actors(text)


@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_a_surname_behind_initials_is_a_persons(label: str) -> None:
    (actor,) = resolved([marked("d", f"[J.P. Brook|{label}] left.")]).actors
    assert (actor.name, actor.type) == ("J.P. Brook", "PERSON")


def test_an_embassy_behind_the_initials_of_a_country_is_no_person() -> None:
    assert [actor.type for actor in resolved([marked("d", "[U.S. Embassy|ORG] left.")]).actors] == ["ORG"]


def test_a_monarch_is_no_part_of_another_name() -> None:
    assert len(actors("[Elizabeth II|PERSON] met [Elizabeth Brook|PERSON].")) == 2


def test_a_capital_that_the_model_takes_for_a_person_is_the_capital_of_a_country_in_the_text() -> None:
    assert [actor.type for actor in resolved([marked("d", "[Juba|PERSON] is in [South Sudan|GPE].")]).actors] == [
        "GPE",
        "GPE",
    ]
