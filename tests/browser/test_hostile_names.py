"""Names, titles and sentences from articles are text: on no page do they run, and they are shown as they are."""

from collections.abc import Callable
from typing import Any

import synthetic_builds as made
from playwright.sync_api import expect

Visit = Callable[..., Any]


def test_nothing_runs_on_the_explorer_whatever_is_opened(visit: Visit) -> None:
    page = visit("hostile")
    for _ in made.HOSTILE:
        page.keyboard.press("n")
        for row in page.locator("#panel section .row").all()[:1]:
            row.click()
            page.locator(".read").first.click()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    page.locator("#table-switch").click()
    page.locator("#table-filter").fill("<")
    page.locator("#save summary").click()
    with page.expect_download() as found:
        page.locator("#save-links").click()
    assert found.value.suggested_filename == "script-script-hacked-1-script-links.csv"
    assert page.evaluate("window.__hacked") is None
    assert page.evaluate("document.querySelectorAll('img, svg[onload], iframe').length") == 0
    assert page.evaluate("document.scripts.length") == 2


def test_nothing_runs_where_the_reader_works(visit: Visit) -> None:
    page = visit("hostile")
    for address in ("#path=a0000/a0003", "#group=a0000,a0001,a0002", "#near=a0001/2&actor=a0001", "#pair=a0000/a0001"):
        page.evaluate("address => { location.hash = address; }", address)
        page.evaluate("() => new Promise((done) => setTimeout(done, 20))")
        page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    page.locator(".reject").first.click()
    page.evaluate("address => { location.hash = address; }", "#actor=a0001")
    expect(page.locator("#new-name")).to_be_visible()
    for name in made.HOSTILE:
        page.locator("#new-name").fill(name + "'")
        page.get_by_role("button", name="Rename").click()
    page.locator("#new-note").fill(made.HOSTILE[0])
    page.get_by_role("button", name="Keep note").click()
    page.locator("#decisions").click()
    assert page.locator(".standing.all li").count() == 3
    assert page.evaluate("window.__hacked") is None
    assert page.evaluate("document.querySelectorAll('img, svg[onload], iframe').length") == 0


def test_the_explorer_shows_each_name_as_it_is(visit: Visit) -> None:
    page = visit("hostile")
    shown = []
    for number in range(len(made.HOSTILE)):
        page.evaluate("address => { location.hash = address; }", f"actor=a{number:04d}")
        expect(page.locator("#panel h2 + .chips")).to_contain_text("mention")
        page.evaluate("() => new Promise((done) => setTimeout(done, 20))")
        shown.append(page.evaluate("document.querySelector('#panel h2').textContent"))
    assert tuple(shown) == made.HOSTILE
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_a_long_name_does_not_widen_a_phone(visit: Visit) -> None:
    page = visit("hostile", f"#actor=a{len(made.HOSTILE) - 1:04d}", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_policy_stops_what_would_run(visit: Visit) -> None:
    page = visit("lone")
    page.evaluate(
        """() => { const box = document.createElement("div"); document.body.append(box);
        box.innerHTML = '<b onclick="window.__hacked=9">x</b>'; box.firstChild.click(); box.remove(); }"""
    )
    assert page.evaluate("window.__hacked") is None
    assert ["inline event handler" in line for line in visit.console] == [True]  # type: ignore[attr-defined]
    visit.console.clear()  # type: ignore[attr-defined]


def test_nothing_runs_on_the_pyvis_page_and_names_appear(visit: Visit) -> None:
    page = visit("hostile-vis")
    box = page.locator("#map").bounding_box()
    for number in range(len(made.HOSTILE)):
        point = page.evaluate("id => __network.canvasToDOM(__network.getPosition(id))", f"n{number}")
        page.mouse.move(box["x"] + point["x"], box["y"] + point["y"])
        page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    assert page.evaluate("window.__hacked") is None
    assert page.evaluate("document.querySelectorAll('img, svg[onload], iframe').length") == 0
