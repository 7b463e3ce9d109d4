"""Payloads in every field of a build: in a real browser nothing of them runs and nothing is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.explorer.options import ALL_EVIDENCE, PageOptions
from graphkit.export import WRITERS
from graphkit.graph import Build
from graphkit.pipeline import RENDERERS, write, writers
from tests.corpora import built
from tests.robustness.payloads import FAR, HIT, PAYLOADS, hostile_corpus, hostile_notes

#: set before any script of the page: notes what a policy stopped, and each element that no text may become
WATCH = r"""
window.__wrong = [];
document.addEventListener("securitypolicyviolation", (e) => __wrong.push("policy: " + e.violatedDirective));
const foreign = new Set(("script iframe frame object embed base link img image picture source video audio math " +
  "template foreignObject animate set form style meta marquee").split(" "));
const safe = (url) => /^(https?:\/\/|#|blob:)/.test(url) || url === "";
const look = (element, late) => {
  if (late && foreign.has(element.localName)) __wrong.push("element: " + element.outerHTML.slice(0, 200));
  for (const { name, value } of element.attributes) {
    if (/^on/i.test(name) || name === "srcdoc") __wrong.push("attribute: " + name + "=" + value);
    if (/^(href|src|action|formaction|xlink:href|ping)$/.test(name) && !safe(value)) __wrong.push("address: " + value);
    if (name === "style" && /url\(|expression|import/i.test(value)) __wrong.push("style: " + value);
  }
};
new MutationObserver((records) => {
  const late = document.readyState === "complete";
  for (const record of records) {
    if (record.type === "attributes") look(record.target, false);
    for (const node of record.addedNodes)
      if (node.nodeType === 1) [node, ...node.querySelectorAll("*")].forEach((each) => look(each, late));
  }
}).observe(document, { childList: true, subtree: true, attributes: true });
"""
READY = "() => new Promise((done) => { const look = () => (window.__ready ? done() : setTimeout(look, 5)); look(); })"
#: what a reader does: opens every actor with its evidence, searches for every payload, filters by each
WALK = r"""
async (payloads) => {
  const rest = (time = 0) => new Promise((done) => setTimeout(done, time));
  const all = (what) => [...document.querySelectorAll(what)];
  const type = async (id, text) => {
    const box = document.getElementById(id);
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await rest();
  };
  const opened = [], read = [], noted = [];
  for (const [number, actor] of __app.actors.entries()) {
    location.hash = "#actor=" + encodeURIComponent(actor.id);
    await rest();
    opened.push(document.querySelector("#panel h2")?.textContent);
    noted.push(document.querySelector("#panel .noted .words")?.textContent);
    if (number % 2) continue;
    all("#panel summary").forEach((each) => each.click());
    all("#panel section .row").slice(0, 1).forEach((each) => each.click());
    await rest();
    all(".read").slice(0, 2).forEach((each) => each.click());
    await rest();
    read.push(document.querySelector("#panel").textContent.length);
  }
  for (const payload of payloads.filter((_, number) => number % 2 === 0)) await type("search", payload);
  await type("search", "");
  document.getElementById("table-switch").click();
  for (const payload of payloads.filter((_, number) => number % 5 === 0)) await type("table-filter", payload);
  for (const payload of payloads.filter((_, number) => number % 5 === 1)) {
    location.hash = "#actor=" + encodeURIComponent(payload) + "&community=" + encodeURIComponent(payload);
    await rest();
  }
  location.hash = "";
  await rest(20);
  for (const each of all("summary, #tools button, #tools input[type=checkbox], #legend button, header button"))
    if (each.id !== "skip") { each.click(); await rest(2); }
  return [opened, Math.min(...read), noted];
}
"""


@pytest.fixture(scope="module")
def build() -> Build:
    return built(hostile_corpus())


@pytest.fixture
def watched(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page, offline, and all that should not happen on it."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    context.set_offline(True)
    context.add_init_script(WATCH)
    page, wrong = context.new_page(), []
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("popup", lambda popup: wrong.append(f"window: {popup.url}"))
    page.on("request", lambda request: wrong.append(f"request: {request.url}"))
    yield page, wrong
    context.close()


def faults(page: Any, wrong: list[str], path: Path) -> list[str]:
    """What happened beside the opening of the file itself, and making files to save."""
    ran = [f"ran in {frame.url}" for frame in page.frames if frame.evaluate("typeof window.__hit !== 'undefined'")]
    expected = f"request: {path.as_uri()}"
    asked = [line for line in wrong if line.split("#")[0] != expected and not line.startswith("request: blob:file")]
    return [*ran, *asked, *page.evaluate("window.__wrong || []")]


def test_there_are_many_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


def test_nothing_runs_in_the_explorer(build: Build, tmp_path: Path, watched: tuple[Any, list[str]]) -> None:
    page, wrong = watched
    path = tmp_path / "graph.html"
    options = PageOptions(title=" ".join(PAYLOADS), evidence=ALL_EVIDENCE)
    write(build, path, among=writers("canvas", options, noted=hostile_notes(build.corpus)))
    page.goto(path.as_uri())
    page.evaluate(
        "() => new Promise((done) => { const look = () => (window.__ready ? done() : setTimeout(look, 5)); look(); })"
    )
    opened, least, noted = page.evaluate(WALK, list(PAYLOADS))
    assert faults(page, wrong, path) == []
    assert len(set(filter(None, opened))) > len(PAYLOADS) - 5  # but for names that show as nothing
    assert least > 0
    assert len({words for words in noted if words}) > len(PAYLOADS) - 5
    assert page.evaluate("document.scripts.length") == 2


@pytest.mark.parametrize(
    "name", ["vis.html", *(f"x{each}" for each in WRITERS if each.endswith(("html", "svg", "xml")))]
)
def test_nothing_runs_in_what_else_a_browser_opens(
    build: Build, tmp_path: Path, watched: tuple[Any, list[str]], name: str
) -> None:
    page, wrong = watched
    path = tmp_path / name
    renderer = next(each for each in RENDERERS if each != "canvas")
    write(build, path, among=writers(renderer, PageOptions(title=" ".join(PAYLOADS)), PAYLOADS))
    page.goto(path.as_uri())
    page.evaluate("""() => { for (const each of document.querySelectorAll("summary, button, [tabindex], input")) {
        each.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })); each.focus?.(); each.click?.(); } }""")
    page.mouse.move(600, 400)
    page.mouse.click(600, 400)
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    assert faults(page, wrong, path) == []


def test_nothing_runs_in_the_report_shown_by_a_reader_of_markdown(
    build: Build, tmp_path: Path, watched: tuple[Any, list[str]]
) -> None:
    from markdown_it import MarkdownIt

    page, wrong = watched
    path = tmp_path / "report.html"
    write(build, tmp_path / "report.md", among=writers(extractors=PAYLOADS))
    text = (tmp_path / "report.md").read_text("utf-8")
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert set(re.findall(r"<(\w+)", shown)) <= set("h1 h2 h3 p em strong ul ol li table thead tbody tr th td".split())
    path.write_text(f"<!doctype html><meta charset=utf-8>{shown}", encoding="utf-8")
    page.goto(path.as_uri())
    assert faults(page, wrong, path) == []


def test_the_payloads_do_harm_where_nothing_stops_them(tmp_path: Path, watched: tuple[Any, list[str]]) -> None:
    page, wrong = watched
    path = tmp_path / "raw.html"
    harmful = (f"<svg/onload={HIT}>", f"<img src=http:{FAR}/4.png>")
    path.write_text(f"<!doctype html><meta charset=utf-8>{''.join(harmful)}", encoding="utf-8")
    page.goto(path.as_uri())
    found = faults(page, wrong, path)
    assert found[0] == f"ran in {path.as_uri()}"
    assert f"request: http:{FAR}/4.png" in found
    assert f"attribute: onload={HIT}" in found
