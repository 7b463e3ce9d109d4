"""The report in a real browser: it asks for nothing, nothing in it runs, and it fits screens and paper."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from graphkit.report import write_page
from tests.corpora import built, hostile, small
from tests.report.made import many, one_sided

WATCH = """window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(event.violatedDirective));"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for make in (hostile, small, many, one_sided):
        write_page(built(make()), folder / f"{make.__name__}-report.html")
    return folder


@pytest.fixture
def opened(contexts: Callable[..., Any], reports: Path):
    """Opens a report; at the end nothing but the file was asked for, and the policy stopped nothing."""
    pages: list[tuple[Any, str, list[str], list[str]]] = []

    def go(name: str, **options: Any) -> Any:
        page = contexts(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page()
        asked: list[str] = []
        console: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: console.append(message.text))
        page.on("pageerror", lambda error: console.append(str(error)))
        page.on("dialog", lambda dialog: (console.append(dialog.message), dialog.dismiss()))
        page.add_init_script(WATCH)
        url = (reports / f"{name}-report.html").as_uri()
        page.goto(url)
        pages.append((page, url, asked, console))
        return page

    yield go
    for page, url, asked, console in pages:
        assert (asked, console, page.evaluate("window.__violations")) == ([url], [], [])
        page.close()


@pytest.mark.parametrize("name", ["hostile", "small", "many", "one_sided"])
def test_nothing_is_asked_for_and_nothing_runs(opened, name: str) -> None:
    page = opened(name)
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, link').length") == 0


@pytest.mark.parametrize("name", ["hostile", "many"])
@pytest.mark.parametrize("width", [390, 320, 1280])
def test_no_page_is_wider_than_the_screen(opened, name: str, width: int) -> None:
    page = opened(name, viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_style_is_applied_on_paper_and_in_the_dark(opened) -> None:
    page = opened("many", color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(25, 24, 21)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_on_a_phone_each_figure_stands_beside_its_name(opened) -> None:
    page = opened("many", viewport={"width": 390, "height": 844})
    before = "getComputedStyle(document.querySelector('#rank tbody td:last-child'), '::before')"
    assert page.evaluate(f"{before}.content") == '"Documents "'


def test_it_prints_on_a_few_pages(opened) -> None:
    from pypdf import PdfReader

    paper = opened("many").pdf(format="A4", prefer_css_page_size=True)
    assert len(PdfReader(BytesIO(paper)).pages) in range(3, 13)


def test_a_reader_who_does_not_see_finds_no_fault(opened) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened("many")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
