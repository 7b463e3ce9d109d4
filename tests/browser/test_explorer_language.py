"""Nothing the page says stands outside its table of words; and the page in German."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import synthetic_builds as made

from graphkit.explorer import html
from graphkit.explorer.language import words_of
from graphkit.explorer.options import PageOptions
from graphkit.graph import Build

Visit = Callable[..., Any]
NAMES = ("Анна Белова", "Борис Волков", "Вера Громова", "Глеб Дроздов", "Даша Ершова")
FROM_THE_DATA = {"call", "search"}  # a predicate and the name of a rule
CODE = re.compile(r"[A-Z]{3,}")  # event types
EVERYTHING = """() => {
  const found = [""]; // a text may be parted by elements, so all words of the page are one
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (!/^(SCRIPT|STYLE|NOSCRIPT)$/.test(node.parentElement.tagName)) found[0] += node.textContent;
  for (const element of document.body.querySelectorAll("*"))
    for (const name of ["title", "aria-label", "aria-valuetext", "placeholder"])
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
  for (const label of __app.labels()) found.push(label.text);
  return found;
}"""


def cyrillic() -> Build:
    """A build without a Latin letter but in ids, so that all others are the page's own."""
    a, b, v, g, d = NAMES
    texts = [
        f"{a} встретил {b}. {b} не встретил {v}. {v} будет встретил {g}. {a} и {v} там. “{a} встретил {g}” {d}.",
        f"{a} встретил {b}. {d} и {a} тут. {d} один.",
    ]
    documents = [made.document(n, f"{n}.тхт", f"Статья {n}", f"2020-0{1 + n}-01", text) for n, text in enumerate(texts)]
    actors = [made.actor(n, name, ("PERSON", "ORG", "GPE")[n % 3], f"{name} мл.") for n, name in enumerate(NAMES)]
    moods = {"не ": ("negated", "asserted"), "будет": ("affirmed", "planned")}
    return made.annotated(made.corpus_of("Статьи", documents, actors, {"встретил": "call"}, moods))


def marked(table: dict[str, Any]) -> dict[str, Any]:
    """The table with each text between brackets that no text holds."""
    return {key: f"⟦{value}⟧" if isinstance(value, str) else marked(value) for key, value in table.items()}


def strange(page: Any) -> set[str]:
    """Words on the page that are neither from its table nor from its data."""
    left = set()
    for text in page.evaluate(EVERYTHING):
        rest = text
        while (cut := re.sub("⟦[^⟦⟧]*⟧", "", rest)) != rest:
            rest = cut
        left |= set(re.findall("[A-Za-z]{2,}", rest))
    return {word for word in left if word not in FROM_THE_DATA and not CODE.fullmatch(word)}


VIEWS = [
    "", "#actor=a0000", "#pair=a0000/a0001", "#pair=a0000/a0001/together", "#pair=a0000/a0001/forth/call/CONSULT",
    "#pair=a0001/a0002", "#pair=a0002/a0003", "#group=a0000,a0001", "#group=a0000,a0001,a0002", "#path=a0004/a0003",
    "#path=a0000/a0001", "#view=table", "#near=a0000/1&least=2", "#from=2020-01&to=2020-01&undated=no",
    "#hide=person,organisation,place", "#unsure=yes&nomood=planned", "#document=0.%D1%82%D1%85%D1%82&main=yes",
]  # fmt: skip


@pytest.fixture
def brackets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    table = {**marked(words_of("en")), "thousands": ",", "decimal": "."}
    monkeypatch.setattr(html, "words_of", lambda _: table)
    html.write_html(cyrillic(), folder / "brackets.html", PageOptions(evidence=1))
    return "brackets"


@pytest.mark.parametrize("address", VIEWS)
def test_all_the_page_says_is_from_its_table(visit: Visit, brackets: str, address: str) -> None:
    page = visit(brackets, address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_timeout(100)
    assert strange(page) == set()


def test_what_the_page_says_on_the_way_is_from_its_table(visit: Visit, brackets: str) -> None:
    page = visit(brackets, "#actor=a0000")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.locator("#new-note").fill("да")
    page.locator(".field button").last.click()
    page.locator(".correct button").last.click()
    assert strange(page) == set()
    page.locator("#decisions").click()
    assert strange(page) == set()
    page.locator("#search").fill("бел")
    assert strange(page) == set()
    page.locator("#search").fill("xyz")
    page.locator("#search").fill("нет такого")
    assert strange(page) == set()
    page.keyboard.press("Escape")
    page.locator(".tabs button").nth(1).click()
    assert strange(page) == set()
    page.locator("#panel .row").first.click()
    page.locator(".card .read").first.click()
    assert strange(page) == set()
    page.locator("#theme").click()
    page.locator("#play").click()
    assert strange(page) == set()
    page.locator("#reset").click()
    assert strange(page) == set()


def test_the_page_speaks_german(visit: Visit, builds: dict[str, Build], folder: Path) -> None:
    html.write_html(builds["news"], folder / "german.html", PageOptions(language="de"))
    page = visit("german", "#unsure=yes")
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator("#panel h2").inner_text() == "Wichtigste Akteure"
    assert page.locator("#shown").inner_text() == "22 von 22 Akteure gezeigt"
    page.locator("#panel .row").first.click()
    assert page.locator("#panel h3").first.inner_text().split()[0].upper() == "HANDELT"
    said = page.locator("#panel .badge").all_inner_texts()
    assert set(said) <= {"verneint", "geplant", "möglich"}
    assert len(said) > 0
