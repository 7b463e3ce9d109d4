import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.clusters import cluster_people
from graphkit.resolve.features import ENOUGH, compare, is_one, sound
from graphkit.resolve.names import person_name


def one_person(*names: str) -> bool:
    return len(set(cluster_people(names).values())) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Владимир Путин", "Vladimir Putin"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Дмитрий Медведев", "Dmitry Medvedev"),
        ("Boris Yeltsin", "Boris Eltsin"),
        ("Mikhail Khodorkovsky", "Mikhail Khodorkovskii"),
        ("Alexei Navalny", "Aleksei Navalniy", "Alexey Navalny"),
        ("习近平", "Xi Jinping"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Angela Müller", "Angela Mueller"),
        ("Orbán Viktor", "Viktor Orbán"),
        ("Nikita Khrushchev", "Nikita Khruschev"),
    ],
)
def test_a_name_in_another_script_or_spelling_is_one_persons(names: tuple[str, ...]) -> None:
    assert one_person(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("David Cameron", "David Camron Baker"),
        ("Maria Lee", "Maria Li"),
        ("John Brown", "Joan Brown"),
        ("Boris Yeltsin", "Naina Yeltsina"),
        ("Scott Walker", "Walker Scott"),
        ("George Bush", "George Bosch"),
        ("Peter Hansen", "Peter Jansen"),
        ("Kim Jong-il", "Kim Jong-un"),
    ],
)
def test_names_that_are_only_alike_are_two_peoples(names: tuple[str, str]) -> None:
    assert not one_person(*names)


def test_surnames_spelt_in_two_ways_in_one_document_are_two_peoples() -> None:
    names = {"Boris Yeltsin": frozenset("a"), "Boris Eltsin": frozenset("a")}
    assert len(set(cluster_people(names).values())) == 2
    assert len(set(cluster_people({**names, "Boris Eltsin": frozenset("b")}).values())) == 1


def test_the_scorecard_says_why() -> None:
    points, reasons = compare(person_name("Dmitry Jeltsin"), person_name("Dmitri Yeltsin"))
    assert (points >= ENOUGH, reasons) == (True, ("surnames that sound the same", "forms of one given name"))


def test_a_feature_that_contradicts_bars_the_match() -> None:
    assert compare(person_name("Donald Trump Jr."), person_name("Donald Trump")) == (0, ())


@pytest.mark.parametrize(("one", "other"), [("zhukov", "dzhukov"), ("tchaikovsky", "chaikovsky"), ("weber", "veber")])
def test_transliterations_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


words = st.text("abcdefghijkmnoprstuvyz", min_size=1, max_size=9)


@given(words, words, words, words)
def test_comparison_is_symmetric_and_true_of_equal_names(a: str, b: str, c: str, d: str) -> None:
    one, other = person_name(f"{a} {b}"), person_name(f"{c} {d}")
    assert compare(one, other)[0] == compare(other, one)[0]
    assert is_one(person_name(f"ada {b}"), person_name(f"ada {b}"))
