import pytest

from graphkit.resolve.grouping import find_names, local_names, stretches_of
from graphkit.resolve.identify import identify
from graphkit.resolve.mentions import mention_columns
from tests.resolve.marked import actors, marked


def meaning(text: str, name: str) -> str:
    """The name of the fact that a name stands for in a marked text, "" if none."""
    document = marked("d", text)
    names = find_names(mention_columns(document.mentions), {document.id: document.text})
    facts = identify(local_names(names, stretches_of(names)), document.text)
    return next((fact.name for local, fact in facts.items() if local.text == name), "")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He left the [Maine|GPE] [House of Representatives|ORG] in the [US|GPE].", "House of Representatives", ""),
        ("He left [Maine|GPE]'s [Senate|ORG]. The [US|GPE] slept.", "Senate", ""),
        ("The [US|GPE] [Senate|ORG] met. [Maine|GPE] slept.", "Senate", "United States Senate"),
        ("The [Senate|ORG] met in the [US|GPE]. The [Maine|GPE] [Senate|ORG] met. The [Senate|ORG] left.", "Senate",
         "United States Senate"),
    ],
)  # fmt: skip
def test_a_body_right_behind_a_territory_is_that_territorys(text: str, name: str, expected: str) -> None:
    assert meaning(text, name) == expected


def test_bodies_of_two_states_are_two() -> None:
    one, other = ("The [Maine|GPE] [Senate|ORG] met.", "The [Ohio|GPE] [Senate|ORG] met.")
    assert actors(one, other) == [("Maine",), ("Ohio",), ("Senate",), ("Senate",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Derby|GPE], [Connecticut|GPE], slept.", ""),
        ("[Derby|GPE], [England|GPE], slept.", "Derby"),
        ("In [Derby|GPE], [Iran|GPE] and [Oman|GPE] met.", "Derby"),
    ],
)
def test_a_town_that_the_text_puts_elsewhere_is_not_the_one_of_the_table(text: str, expected: str) -> None:
    assert meaning(text, "Derby") == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ada came from Fairfield, [New York|GPE].", "New York", "New York (state)"),
        ("Ada sang in [New York|GPE].", "New York", "New York City"),
        ("Ada sang in [London|GPE], [New York|GPE] and [Tokyo|GPE].", "New York", "New York City"),
        ("[Ohio|GPE], [Oregon|GPE] and [Washington|GPE] voted.", "Washington", "Washington (state)"),
    ],
)
def test_a_state_is_told_from_its_town_by_what_stands_beside_it(text: str, name: str, expected: str) -> None:
    assert meaning(text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [Democratic Party|ORG] won.", "Democratic Party (United States)"),
        ("The [Democratic Party|ORG] won in [Ohio|GPE].", "Democratic Party (United States)"),
        ("The [Democratic Party|ORG] won in [Hong Kong|GPE].", ""),
        ("The [Democratic Party|ORG] of the [US|GPE] won. [Hong Kong|GPE] and [Hong Kong|GPE].",
         "Democratic Party (United States)"),
    ],
)  # fmt: skip
def test_a_party_that_every_country_may_have_is_of_one_the_text_speaks_of(text: str, expected: str) -> None:
    assert meaning(text, "Democratic Party") == expected


def test_a_name_that_a_table_has_for_sure_beats_one_that_needs_support() -> None:
    assert meaning("[St. Petersburg|GPE] and [Ohio|GPE].", "St. Petersburg") == "Saint Petersburg"
    assert meaning("[St. Petersburg|GPE], [Florida|GPE], is in the [US|GPE].", "St. Petersburg") == "St. Petersburg"
