from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.clusters import cluster_people

NAMES = [
    "Bill Clinton", "William Clinton", "Hillary Clinton", "H. Clinton", "Dmitry Peskov", "Dmitri S. Peskov",
    "D. Peskov", "Daria Peskov", "George H. W. Bush", "George W. Bush", "George Bush", "Donald Trump",
    "Donald Trump Jr.",
]  # fmt: skip


def groups(*names: str) -> list[tuple[str, ...]]:
    found = cluster_people(names)
    return sorted(tuple(sorted(name for name in names if found[name] == main)) for main in set(found.values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("Barack Obama", "Michelle Obama"),
        ("George H. W. Bush", "George W. Bush"),
        ("George H.W. Bush", "George W. Bush"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Donald Trump Jr.", "Donald Trump Sr."),
        ("Donald Trump", "Melania Trump"),
        ("Dmitry Medvedev", "Dmitry Peskov"),
        ("Raul Castro", "Fidel Castro"),
        ("Robert Kennedy", "John Kennedy"),
        ("Donald Trump", "Donald Trump Jr."),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert groups(one, other) == [(name,) for name in sorted((one, other))]


@pytest.mark.parametrize(
    "names",
    [
        ("Dmitri Peskov", "Dmitri S. Peskov", "Dmitry Peskov"),
        ("Donald J. Trump", "Donald Trump", "President Donald Trump"),
        ("Bill Clinton", "William Clinton"),
        ("Sergei Lavrov", "Sergey Lavrov", "S. Lavrov"),
        ("Vladimir Putin", "Владимир Путин"),
        ("Recep Erdogan", "Recep Erdoğan"),
        ("Bashar al-Assad", "Bashar Al Assad"),
        ("Dmitriy Peskov", "Дмитрий Песков", "Dmitry Peskov"),
    ],
)
def test_spellings_of_one_person_are_one(names: tuple[str, ...]) -> None:
    assert groups(*names) == [tuple(sorted(names))]


def test_an_initial_that_fits_two_people_stays_apart() -> None:
    assert groups("D. Peskov", "Dmitry Peskov", "Daria Peskov") == [
        ("D. Peskov",),
        ("Daria Peskov",),
        ("Dmitry Peskov",),
    ]


def test_a_name_that_fits_two_people_joins_neither() -> None:
    assert groups("George Bush", "George H. W. Bush", "George W. Bush") == [
        ("George Bush",),
        ("George H. W. Bush",),
        ("George W. Bush",),
    ]


def test_the_clusters_do_not_depend_on_the_order_of_the_names() -> None:
    some = NAMES[4:9]
    assert {tuple(sorted(cluster_people(order).items())) for order in permutations(some)} == {
        tuple(sorted(cluster_people(some).items()))
    }


@given(st.lists(st.sampled_from(NAMES), unique=True))
def test_every_name_is_in_one_cluster_that_one_of_them_stands_for(names: list[str]) -> None:
    found = cluster_people(names)
    assert set(found) == set(names)
    assert all(found[main] == main for main in found.values())
