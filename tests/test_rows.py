from dataclasses import dataclass

from graphkit.rows import Rows, Shown


@dataclass(frozen=True)
class Fruit:
    name: str
    weight_in_kg: float
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Basket(Shown):
    owner: str
    content: Rows[Fruit]


FRUITS = Rows([Fruit("<apple>", 0.123456, ("red", "green")), Fruit("pear", 2.0)])


def test_rows_are_a_tuple() -> None:
    assert Rows([1, 2]) == (1, 2)


def test_some_of_the_rows_show_themselves_too() -> None:
    assert isinstance(FRUITS[:1], Rows)
    assert FRUITS[1] == Fruit("pear", 2.0)


def test_rows_are_dictionaries_for_a_table() -> None:
    assert FRUITS.as_dicts() == [
        {"name": "<apple>", "weight_in_kg": 0.123456, "kinds": ("red", "green")},
        {"name": "pear", "weight_in_kg": 2.0, "kinds": ()},
    ]


def test_a_notebook_shows_rows_as_a_table_with_its_words_escaped() -> None:
    assert FRUITS._repr_html_() == (
        "<table><thead><tr><th>name</th><th>weight in kg</th><th>kinds</th></tr></thead><tbody>"
        "<tr><td>&lt;apple&gt;</td><td>0.1235</td><td>red, green</td></tr>"
        "<tr><td>pear</td><td>2</td><td></td></tr></tbody></table>"
    )


def test_a_notebook_shows_no_rows_in_a_word() -> None:
    assert Rows()._repr_html_() == "<p>none</p>"


def test_a_long_table_is_cut_and_says_so() -> None:
    shown = Rows([Fruit("plum", 0.1)] * 100)._repr_html_()
    assert (shown.count("<td>plum</td>"), shown.endswith("<p>… and 40 more</p>")) == (60, True)


def test_an_answer_in_parts_shows_each_under_its_name() -> None:
    shown = Basket("Ann", FRUITS[1:])._repr_html_()
    assert shown.startswith("<h4>owner</h4>Ann<h4>content</h4><table>")
