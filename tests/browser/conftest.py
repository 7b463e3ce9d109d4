"""A real Chromium, offline, on pages made from hand-made builds."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "explorer"))

import synthetic_builds as made

from graphkit.explorer import html, pyvis
from graphkit.graph import Build
from graphkit.model import Corpus

QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

READY = "() => new Promise((done) => { const look = () => (window.__ready ? done() : setTimeout(look, 5)); look(); })"


def chromium() -> str:
    """The browser to drive; without one, a failure where tests must not be missed and a reasoned skip elsewhere."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found and Path(found).exists():
        return found
    reason = "no Chromium: install chromium or set CHROMIUM to its path"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, chromium_sandbox=False, args=QUIET)
        yield launched
        launched.close()


def lone() -> Build:
    return made.annotated(made.corpus_of("One actor", [], [made.actor(0, "Nobody Else", "PERSON")], {}))


def nothing() -> Build:
    return made.annotated(Corpus("Nothing found", (), (), (), (), (), (), (), ()))


@pytest.fixture(scope="session")
def builds() -> dict[str, Build]:
    return {
        "news": made.news(),
        "town": made.town(),
        "crowd": made.town(count=430, sentences=1100, seed=3),
        "hostile": made.hostile(),
        "lone": lone(),
        "nothing": nothing(),
    }


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, builds: dict[str, Build]) -> Path:
    """A folder with NAME.html and NAME-vis.html for each build, and a packed page."""
    here = tmp_path_factory.mktemp("pages")
    for name, build in builds.items():
        html.write_html(build, here / f"{name}.html")
        pyvis.write_pyvis(build, here / f"{name}-vis.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "PLAIN_LIMIT", 10)
        html.write_html(builds["news"], here / "packed.html")
    return here


@pytest.fixture(scope="session")
def contexts(browser: Any) -> Iterator[Callable[..., Any]]:
    """Offline browser contexts, one for each set of options; opening one costs more than opening a page."""
    opened: dict[str, Any] = {}

    def context(**options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = browser.new_context(**options)
            opened[key].set_default_timeout(20_000)
            opened[key].set_offline(True)
        return opened[key]

    yield context
    for one in opened.values():
        one.close()


@pytest.fixture
def visit(contexts: Callable[..., Any], folder: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page offline; at the end nothing but the file was asked for and nothing was written to the console."""
    pages, urls, wrong, asked = [], [], [], []

    def go(name: str, address: str = "", **options: Any) -> Any:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        page = contexts(**settings).new_page()
        pages.append(page)
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        urls.append((folder / f"{name}.html").as_uri())
        page.goto(urls[-1] + address)
        # Not wait_for_function: it would need eval, which the page forbids.
        page.evaluate(READY)
        return page

    go.console = wrong  # type: ignore[attr-defined]
    yield go
    for page in pages:
        page.close()
    assert wrong == []
    assert {url.split("#")[0] for url in asked} == set(urls)
