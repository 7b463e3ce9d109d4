"""The table of actors, the way into the page for people who do not see the map."""

from collections.abc import Callable
from typing import Any

from graphkit.graph import Build

Visit = Callable[..., Any]


def names(page: Any) -> list[str]:
    return list(page.locator("#table-body th .link").all_inner_texts())


def test_the_table_is_sorted_by_the_column_chosen(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", "#view=table")
    for column in ("documents", "mentions", "degree", "betweenness", "pagerank"):
        head = page.locator(f'[data-by="{column}"]')
        head.click()
        values = {data["label"]: data[column] for _, data in builds["news"].graph.nodes(data=True)}
        assert [values[name] for name in names(page)] == sorted(values.values(), reverse=True)
        assert page.locator("th", has=head).get_attribute("aria-sort") == "descending"
        head.click()
        assert [values[name] for name in names(page)] == sorted(values.values())
        assert page.locator("th", has=head).get_attribute("aria-sort") == "ascending"


def test_names_sort_without_regard_to_accents(visit: Visit) -> None:
    page = visit("news", "#view=table")
    page.locator('[data-by="name"]').click()
    assert names(page)[-1] == "Zürich"
    assert names(page).index("Škoda Žižek") < names(page).index("Steven Pifer")


def test_the_table_is_filtered_by_name_alias_and_kind(visit: Visit) -> None:
    page = visit("news", "#view=table")
    page.locator("#table-filter").fill("skoda")
    assert names(page) == ["Škoda Žižek"]
    page.locator("#table-filter").fill("")
    page.get_by_role("button", name="People").click()
    assert "Donald Trump" not in names(page)
    assert page.locator("#table-count").inner_text() == f"{len(names(page))} of 22 actors"


def test_a_name_in_the_table_opens_the_actor_and_the_map_shows_it(visit: Visit) -> None:
    page = visit("news")
    page.locator("#table-switch").click()
    assert (page.locator("#map").is_visible(), page.evaluate("document.activeElement.id")) == (False, "table-filter")
    page.get_by_role("button", name="Ukraine", exact=True).click()
    assert page.locator("#panel h2").inner_text() == "Ukraine"
    assert page.locator("tr.chosen").inner_text().split("\t")[0].strip() == "Ukraine"
    assert page.evaluate("location.hash") == "#actor=a0011&view=table"
    page.locator("#table-switch").click()
    x, y = page.evaluate("__app.position(__app.number('Ukraine'))")
    box = page.locator("#map").bounding_box()
    assert 0 < x < box["width"]
    assert 0 < y < box["height"]


def test_a_long_table_grows_on_demand(visit: Visit) -> None:
    page = visit("crowd", "#view=table")
    assert len(names(page)) == 100
    page.locator("#table-more").click()
    assert len(names(page)) == 300
