"""A real Chromium, offline, on pages made from hand-made builds."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "explorer"))

import synthetic_builds as made

from graphkit.explorer import html, pyvis, texts
from graphkit.explorer.options import PageOptions
from graphkit.graph import Build
from graphkit.model import Corpus, Story

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


def retold() -> Build:
    """The news with two of its articles telling one text, and with communities that held in three of four groupings."""
    build = made.news()
    first, second, third = (document.id for document in build.corpus.documents)
    build = made.annotated(replace(build.corpus, stories=(Story("s0", (first, second)), Story("s1", (third,)))))
    for _, node in build.graph.nodes(data=True):
        node["community_stability"] = 0.75
    return build


def nothing() -> Build:
    return made.annotated(Corpus("Nothing found", (), (), (), (), (), (), (), ()))


@pytest.fixture(scope="session")
def builds() -> dict[str, Build]:
    return {
        "news": made.news(),
        "town": made.town(),
        "crowd": made.town(count=430, sentences=1100, seed=3),
        "hostile": made.hostile(),
        "formula": made.formula(),
        "years": made.years(),
        "retold": retold(),
        "lone": lone(),
        "nothing": nothing(),
    }


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, builds: dict[str, Build]) -> Path:
    """A folder with NAME.html and NAME-vis.html for each build, a crowd, and pages packed, short and with options."""
    here = tmp_path_factory.mktemp("pages")
    for name, build in builds.items():
        html.write_html(build, here / f"{name}.html")
        if name not in ("formula", "years", "retold"):
            pyvis.write_pyvis(build, here / f"{name}-vis.html")
    html.write_html(made.city(), here / "city.html")
    chosen = PageOptions(title="My inquiry", top=6, color_by="type", size_by="mentions", evidence=1)
    html.write_html(builds["news"], here / "short.html", chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "PLAIN_LIMIT", 10)
        html.write_html(builds["news"], here / "packed.html")
        patch.setattr(texts, "TEXT_LIMIT", 0)
        html.write_html(builds["news"], here / "brief.html")
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


@pytest.fixture(scope="session")
def pool(contexts: Callable[..., Any]) -> Callable[..., tuple[Any, list[str], list[str]]]:
    """Open pages by the settings of their context and a number, each with its console and the addresses it asked for.

    They are used again by test after test: a page costs more to open than to fill.
    """
    opened: dict[str, tuple[Any, list[str], list[str]]] = {}

    def page(number: int, **settings: Any) -> tuple[Any, list[str], list[str]]:
        key = f"{number} {sorted(settings.items())!r}"
        if key not in opened:
            fresh, console, asked = contexts(**settings).new_page(), [], []
            fresh.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
            fresh.on("pageerror", lambda error: console.append(str(error)))
            fresh.on("request", lambda request: asked.append(request.url))
            opened[key] = fresh, console, asked
        return opened[key]

    return page


@pytest.fixture
def visit(pool: Callable[..., tuple[Any, list[str], list[str]]], folder: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page offline; at the end nothing but the file was asked for and nothing was written to the console."""
    used: list[tuple[Any, list[str], list[str]]] = []
    urls: set[str] = set()

    def go(name: str, address: str = "", **options: Any) -> Any:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        page, console, asked = pool(len(used), **settings)
        if not used:
            go.console = console  # type: ignore[attr-defined]
        page.goto("about:blank")
        page.bring_to_front()  # a page behind another draws its frames late
        page.emulate_media(media="screen")
        page.mouse.move(0, 0)
        console.clear()
        asked.clear()
        used.append((page, console, asked))
        url = (folder / f"{name}.html").as_uri()
        urls.add(url)
        page.goto(url + address)
        # Not wait_for_function: it would need eval, which the page forbids.
        page.evaluate(READY)
        return page

    yield go
    wrong = [line for _, console, _ in used for line in console]
    seen = {url.split("#")[0] for _, _, asked in used for url in asked}
    for page, _, _ in used:
        page.evaluate("localStorage.clear()")
        page.goto("about:blank")
    assert wrong == []
    assert seen == urls
