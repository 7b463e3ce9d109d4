"""Known answers: what a spelling may name, and which given names are one."""

import subprocess
import sys

import pytest

from graphkit.facts import demonyms_index, given_name_genders, given_name_groups, load_facts, names_index, titles


def keys(spelling: str) -> list[str]:
    return [fact.key for fact in names_index().get(spelling, ())]


def pointed(demonym: str) -> list[str]:
    return [fact.key for fact in demonyms_index().get(demonym, ())]


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("US", "Q30"),
        ("U.S.", "Q30"),
        ("USA", "Q30"),
        ("U.S.A.", "Q30"),
        ("United States of America", "Q30"),
        ("America", "Q30"),
        ("Соединенные Штаты", "Q30"),
        ("UK", "Q145"),
        ("Great Britain", "Q145"),
        ("Deutschland", "Q183"),
        ("Россия", "Q159"),
        ("中国", "Q148"),
        ("DPRK", "Q423"),
        ("Denmark", "Q35"),
        ("Netherlands", "Q55"),
        ("USSR", "Q15180"),
        ("Crimea", "Q7835"),
        ("Kiev", "Q1899"),
        ("Kyiv", "Q1899"),
        ("Peking", "Q956"),
        ("Washington, D.C.", "Q61"),
        ("EU", "Q458"),
        ("U.N.", "Q1065"),
        ("Nato", "Q7184"),
        ("FBI", "Q8333"),
        ("WHO", "Q7817"),
        ("Congress", "Q11268"),
        ("White House", "Q35525"),
        ("FSB", "institution:Federal Security Service"),
        ("Duma", "Q186473"),
        ("Kremlin", "institution:Kremlin"),
        ("Pentagon", "institution:Pentagon"),
        ("Downing Street", "institution:Downing Street"),
    ],
)
def test_a_spelling_names_one_actor(spelling: str, key: str) -> None:
    assert keys(spelling) == [key]


@pytest.mark.parametrize(
    ("demonym", "key"),
    [
        ("American", "Q30"),
        ("Americans", "Q30"),
        ("Russian", "Q159"),
        ("British", "Q145"),
        ("Burkinabé", "Q965"),
        ("Dominican", "Q786"),
        ("Georgian", "Q230"),
        ("South Koreans", "Q884"),
        ("Soviet", "Q15180"),
        ("Republicans", "Q29468"),
        ("Congressional", "Q11268"),
    ],
)
def test_a_demonym_points_to_one_actor(demonym: str, key: str) -> None:
    assert pointed(demonym) == [key]


@pytest.mark.parametrize("spelling", ["us", "Us", "it", "who", "turkey", "Island", "English"])
def test_ordinary_words_name_nothing(spelling: str) -> None:
    assert keys(spelling) == []


def test_korean_alone_points_to_nothing() -> None:
    assert pointed("Korean") == []


def test_congolese_points_to_both_congos() -> None:
    assert pointed("Congolese") == ["Q974", "Q971"]


def test_georgia_is_a_country_and_a_state_and_weak_for_both() -> None:
    georgias = names_index()["Georgia"]
    assert [(fact.key, "Georgia" in fact.weak) for fact in georgias] == [("Q230", True), ("Q1428", True)]


def test_washington_is_a_state_and_a_capital_and_weak_for_both() -> None:
    found = names_index()["Washington"]
    assert [(fact.key, "Washington" in fact.weak) for fact in found] == [("Q1223", True), ("Q61", True)]


@pytest.mark.parametrize(
    "spelling", ["Jordan", "Chad", "Turkey", "Paris", "Lima", "Congress", "Treasury", "Apple", "Miss."]
)
def test_words_and_names_of_people_are_weak(spelling: str) -> None:
    assert all(spelling in fact.weak for fact in names_index()[spelling])


def test_the_office_of_foreign_assets_control_belongs_to_the_treasury() -> None:
    (office,) = names_index()["OFAC"]
    (treasury,) = names_index()["U.S. Treasury"]
    assert (office.name, office.type, office.country, office.role) == (
        "Office of Foreign Assets Control",
        "ORG",
        "us",
        "agency",
    )
    assert office.parent == treasury.key == "institution:United States Department of the Treasury"


def test_a_state_of_the_united_states_belongs_to_them() -> None:
    (texas,) = names_index()["Texas"]
    assert (texas.key, texas.country, texas.parent) == ("Q1439", "us-tx", "Q30")


def test_a_curly_apostrophe_names_the_same() -> None:
    assert keys("People’s Liberation Army") == keys("People's Liberation Army") != []


def test_the_index_holds_every_spelling_of_every_fact() -> None:
    index = names_index()
    lost = [
        (fact.key, spelling)
        for fact in load_facts()
        for spelling in (*fact.names, *fact.acronyms, *fact.weak)
        if fact not in index[spelling]
    ]
    assert lost == []


def test_every_fact_can_be_found_by_its_own_name() -> None:
    assert [fact.name for fact in load_facts() if fact not in names_index().get(fact.name, ())] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dmitry", "Dmitri"), ("Dmitry", "Дмитрий"), ("Bill", "William"), ("Joe", "Joseph"), ("Mohammed", "Muhammad")],
)
def test_variants_of_a_given_name_share_a_group(one: str, other: str) -> None:
    groups = given_name_groups()
    assert groups[one.lower()] == groups[other.lower()]


@pytest.mark.parametrize(
    ("one", "other"), [("Bill", "Hillary"), ("Vladimir", "Volodymyr"), ("Donald", "Ronald"), ("Eric", "Ernest")]
)
def test_different_given_names_are_in_different_groups(one: str, other: str) -> None:
    groups = given_name_groups()
    assert groups[one.lower()] != groups[other.lower()]


@pytest.mark.parametrize(("name", "gender"), [("vladimir", "m"), ("hillary", "f"), ("дмитрий", "m")])
def test_given_names_have_a_gender(name: str, gender: str) -> None:
    assert given_name_genders()[name] == gender


def test_no_given_name_has_two_genders_or_none() -> None:
    assert set(given_name_genders().values()) == {"m", "f"}


@pytest.mark.parametrize("title", ["mr", "mrs.", "president", "vice president", "press secretary", "rep.", "ayatollah"])
def test_titles_hold_honorifics_and_roles(title: str) -> None:
    assert title in titles()


def test_loading_needs_nothing_but_the_standard_library() -> None:
    code = (
        "import sys; from graphkit.facts import names_index, demonyms_index, titles, given_name_groups; "
        "names_index(); demonyms_index(); titles(); given_name_groups(); "
        "known = set(sys.stdlib_module_names) | {'graphkit', '__main__'}; "
        "print(sorted({name.partition('.')[0] for name in set(sys.modules) - before} - known))"
    )
    code = "import sys; before = set(sys.modules); " + code
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
