"""What the options of a build change on its page: layout and period."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit.analyse.arrangements import rearrange
from graphkit.explorer.html import write_html
from graphkit.explorer.options import PageOptions
from graphkit.graph import Build

Visit = Callable[..., Any]


@pytest.mark.parametrize("layout", ["organic", "circle", "rings"])
def test_another_layout_shows_all_actors_and_names_the_first(
    visit: Visit, builds: dict[str, Build], folder: Path, layout: str
) -> None:
    town = builds["town"]
    laid = replace(town, graph=rearrange(town.graph, layout))
    write_html(laid, folder / f"{layout}.html", PageOptions(layout=layout))
    page = visit(layout)
    first = page.evaluate(
        "[...__app.actors].sort((p, q) => q.size - p.size || p.place - q.place).slice(0, 10).map((a) => a.label)"
    )
    assert set(first) <= {label["text"] for label in page.evaluate("__app.labels()")}
    size = page.viewport_size
    places = page.evaluate("__app.visible().map((n) => __app.position(n))")
    assert len(places) == 300
    assert all(0 < x < size["width"] and 0 < y < size["height"] for x, y in places)
    assert page.locator("#legend .icon").count() > 1  # no regions bear the communities' names: the key does


def test_the_page_opens_with_the_period_and_the_reader_may_lift_it(
    visit: Visit, builds: dict[str, Build], folder: Path
) -> None:
    write_html(builds["news"], folder / "period.html", PageOptions(since="2017-02-15", until="2017-12"))
    page = visit("period")
    assert page.locator("#span").inner_text().startswith("2017-02 – 2017-08")
    assert page.evaluate("location.hash") == ""
    page.locator("#from").fill("0")
    assert page.evaluate("location.hash") == "#from=all"
    page.reload()
    page.wait_for_selector("#panel h2")
    assert page.locator("#span").inner_text().startswith("2017-01 – 2017-08")
    page.locator("#reset").click()
    assert page.locator("#span").inner_text().startswith("2017-02 – 2017-08")


def test_a_period_without_documents_shows_all(visit: Visit, builds: dict[str, Build], folder: Path) -> None:
    write_html(builds["news"], folder / "empty.html", PageOptions(since="2030"))
    page = visit("empty")
    assert page.locator("#shown").inner_text() == "22 of 22 actors shown"
