"""What can be taken along from the page: the picture, tables, evidence."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import synthetic_builds as made

from graphkit.graph import Build

Visit = Callable[..., Any]


def saved(page: Any, button: str, folder: Path) -> tuple[str, bytes]:
    if not page.locator(button).is_visible():
        page.locator("#save summary").click()
    with page.expect_download() as found:
        page.locator(button).click()
    found.value.save_as(folder / "saved")
    return found.value.suggested_filename, (folder / "saved").read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_picture_is_the_map_with_its_title(visit: Visit, tmp_path: Path) -> None:
    page = visit("news")
    name, content = saved(page, "#save-picture", tmp_path)
    box = page.locator("#map").bounding_box()
    assert (name, content[:8]) == ("sanctions-and-calls-map.png", b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert (width, height) == (round(box["width"]), round(box["height"]) + 88)


def test_the_actors_shown_are_saved(visit: Visit, builds: dict[str, Build], tmp_path: Path) -> None:
    page = visit("news", "#hide=person")
    name, content = saved(page, "#save-actors", tmp_path)
    actors = {a.id: a for a in builds["news"].corpus.actors if a.type != "PERSON"}
    assert name == "sanctions-and-calls-actors.csv"
    assert {row["id"]: row["name"] for row in rows(content)} == {i: a.name for i, a in actors.items()}
    nodes = builds["news"].graph.nodes
    assert all(int(row["mentions"]) == nodes[row["id"]]["mentions"] for row in rows(content))


def test_the_links_shown_are_saved(visit: Visit, builds: dict[str, Build], tmp_path: Path) -> None:
    page = visit("news", "#without=together")
    _, content = saved(page, "#save-links", tmp_path)
    corpus = builds["news"].corpus
    label = {actor.id: actor.name for actor in corpus.actors}
    plain = [r for r in corpus.relations if (r.polarity, r.modality) == ("affirmed", "asserted")]
    shown = sorted(
        (row["source"], row["predicate"], row["target"], row["event"], row["weight"]) for row in rows(content)
    )
    assert shown == sorted((label[r.source], r.predicate, label[r.target], r.event, str(len(r.claims))) for r in plain)
    assert {row["quad_class"] for row in rows(content) if row["event"] == "SANCTION"} == {"material conflict"}


def test_no_cell_is_a_formula(visit: Visit, tmp_path: Path) -> None:
    page = visit("formula")
    _, content = saved(page, "#save-actors", tmp_path)
    assert sorted(row["name"] for row in rows(content)) == sorted("'" + name for name in made.FORMULAS)


def test_evidence_is_saved_with_source_and_offsets(visit: Visit, builds: dict[str, Build], tmp_path: Path) -> None:
    page = visit("news", "#pair=a0012/a0013")
    name, content = saved(page, "#save-evidence", tmp_path)
    document = next(d for d in builds["news"].corpus.documents if d.source == "b/two.txt")
    start = document.text.index(" He sanctioned")
    assert name == "sanctions-and-calls-evidence.txt"
    assert content.decode() == (
        "Barack Obama – Bank Rossiya\nSanctions and calls\n\n"
        "1. He sanctioned Bank Rossiya.\n"
        "   Barack Obama → sanction → Bank Rossiya [SANCTION]\n"
        "   “He” (a pronoun) is read as Barack Obama.\n"
        f"   Sanctions again, 2017-08-02, b/two.txt, characters {start}–{start + 28}\n"
    )


VIEW = "#actor=a0011&hide=organisation&without=together"


def test_the_view_is_saved_as_a_page_that_opens_with_it(visit: Visit, folder: Path) -> None:
    page = visit("news", VIEW)
    page.locator(".correct summary").click()
    page.get_by_role("button", name="Not an actor").click()
    seen = "[...document.querySelectorAll('#panel h2, #panel .row, .standing bdi')].map((one) => one.textContent)"
    before = page.evaluate(seen), page.evaluate("__app.visible()")
    _, content = saved(page, "#save-view", folder)
    (folder / "view.html").write_bytes(content)
    page.evaluate("localStorage.clear()")
    again = visit("view")
    assert (again.evaluate(seen), again.evaluate("__app.visible()")) == before
    assert saved(again, "#save-view", folder)[1] == content


@pytest.mark.parametrize("name", ["packed", "hostile"])
def test_any_page_can_be_saved_with_its_view(visit: Visit, folder: Path, name: str) -> None:
    page = visit(name, "#hide=place")
    (folder / "view.html").write_bytes(saved(page, "#save-view", folder)[1])
    again = visit("view")
    assert again.evaluate("__app.visible()") == page.evaluate("__app.visible()")
    assert again.evaluate("location.hash") == "#hide=place"
    assert again.title() == page.title()


def test_a_link_to_the_view_is_copied(visit: Visit) -> None:
    page = visit("news", VIEW)
    page.locator("#save summary").click()
    page.locator("#copy-link").click()
    assert page.locator("#copy-link").inner_text() == "Link copied"
    page.locator("#search").focus()
    page.keyboard.press("Control+v")
    assert page.locator("#search").input_value() == page.url
