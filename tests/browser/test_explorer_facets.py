"""Filters that are lists of choices: certainty, communities, documents; how much is drawn; and the drawing as SVG."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.graph import Build

Visit = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"


def names(page: Any) -> set[str]:
    return set(page.evaluate("__app.visible().map((n) => __app.actors[n].label)"))


def menu(page: Any, name: str) -> Any:
    page.locator(f"#{name} summary").click()
    return page.locator(f"#{name}")


def listed(page: Any, name: str) -> Any:
    """The choices of a menu, which is filled a moment after it has opened."""
    rows = menu(page, name).locator(".list .check")
    rows.first.wait_for()
    return rows


def test_communities_are_counted_and_switched(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    nodes = [data for _, data in builds["news"].graph.nodes(data=True)]
    sizes = {
        community: sum(n["community"] == community for n in nodes) for community in {n["community"] for n in nodes}
    }
    rows = listed(page, "communities")
    shown = {row.locator("bdi").inner_text(): int(row.locator(".number").inner_text()) for row in rows.all()}
    assert shown == sizes
    first = rows.first.locator("bdi").inner_text()
    rows.first.locator("input").uncheck()
    assert names(page) == {n["label"] for n in nodes if n["community"] != first}
    assert page.locator("#communities summary .number").inner_text() == f"{len(sizes) - 1} of {len(sizes)}"
    again = visit("news", page.evaluate("location.hash"))
    assert names(again) == names(page)


def test_documents_are_counted_and_their_evidence_is_left_out(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    rows = listed(page, "documents")
    assert rows.count() == len(builds["news"].corpus.documents)
    page.get_by_role("button", name="None", exact=True).last.click()
    assert names(page) == set()
    rows.filter(has_text="Undated note").locator("input").check()
    corpus = builds["news"].corpus
    kept = {s for c in corpus.cooccurrences for s in c.sentences if s.document_id == "d0002"}
    weight = "__app.pairs.filter((p) => p.on).reduce((sum, p) => sum + p.now.together.size, 0)"
    assert page.evaluate(weight) == sum(len(kept & set(c.sentences)) for c in corpus.cooccurrences)
    assert page.evaluate("location.hash") == "#document=c.txt"
    assert page.evaluate("document.querySelector('#said').textContent") == "1 of 3 documents"


def test_what_is_not_asserted_is_chosen_by_kind(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    box = menu(page, "certainty")
    box.locator("#unsure").check()
    counts = {
        row.inner_text().split()[0]: int(row.inner_text().split()[1]) for row in box.locator(".inner .check").all()
    }
    relations = builds["news"].corpus.relations
    wanted = {word for r in relations for word in (r.polarity, r.modality)} - {"affirmed", "asserted"}
    assert counts == {w: sum(len(r.claims) for r in relations if w in (r.polarity, r.modality)) for w in wanted}
    box.locator('[data-key="negated"]').uncheck()
    styles = "[...new Set(__app.pairs.filter((p) => p.on).flatMap((p) => __app.lines(p.a, p.b)).map((l) => l.style))]"
    assert set(page.evaluate(styles)) == {"together", "told", "maybe"}
    assert page.evaluate("location.hash") == "#unsure=yes&nomood=negated"


def test_one_press_leaves_only_what_is_negated(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    menu(page, "certainty").get_by_label("Show only what is negated").click()
    relations = [r for r in builds["news"].corpus.relations if r.polarity == "negated"]
    shown = "__app.relations.filter((r) => r.now.length).map((r) => r.number)"
    numbers = [n for n, r in enumerate(builds["news"].corpus.relations) if r.polarity == "negated"]
    assert page.evaluate(shown) == numbers
    assert len(names(page)) == len({end for r in relations for end in (r.source, r.target)}) > 0
    assert page.locator("#said").inner_text() == "only negated"
    assert page.locator("#panel .told").count() == len(relations)
    again = visit("news", page.evaluate("location.hash"))
    assert again.evaluate(shown) == numbers
    menu(again, "certainty")
    boxes = again.locator("#certainty .choice input").evaluate_all("(all) => all.map((one) => one.checked)")
    assert boxes.count(True) == 1


@pytest.mark.parametrize("by", ["strength", "mentions"])
def test_the_first_actors_by_a_measure_are_shown(visit: Visit, builds: dict[str, Build], by: str) -> None:
    page = visit("news", f"#top=5/{by}")
    nodes = sorted((data for _, data in builds["news"].graph.nodes(data=True)), key=lambda d: -d[by])
    assert len(names(page)) == 5
    assert min(d[by] for d in nodes if d["label"] in names(page)) >= nodes[5][by]
    menu(page, "amount")
    page.locator("#top").press("End")
    assert len(names(page)) == len(nodes)
    page.locator("#reset").click()
    assert page.evaluate("location.hash") == ""


def test_a_crowd_opens_with_its_main_links_and_says_so(visit: Visit) -> None:
    page = visit("city")
    shown, every = page.evaluate(
        """[__app.pairs.filter((p) => p.on).length,
        __app.pairs.filter((p) => __app.actors[p.a].on && __app.actors[p.b].on).length]"""
    )
    assert shown < every
    assert page.locator("#shown").inner_text().split("·")[1].strip().startswith(f"{shown:,} of {every:,} links drawn")
    page.locator("#show-links").click()
    assert page.evaluate("__app.pairs.filter((p) => p.on).length") == every
    assert page.evaluate("location.hash") == "#main=no"


def test_all_links_of_who_is_selected_are_drawn(visit: Visit) -> None:
    page = visit("city", "#actor=a0000")
    mine = "__app.actors[0].pairs.filter((p) => __app.actors[p.a].on && __app.actors[p.b].on)"
    assert page.evaluate(f"{mine}.length > 5 && {mine}.every((p) => p.on)")


def test_evidence_beyond_the_limit_is_cut_and_said_so(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("short")
    most = max(builds["news"].corpus.cooccurrences, key=lambda c: len(c.sentences))
    cut = sum(len(c.sentences) - 1 for c in builds["news"].corpus.cooccurrences)
    assert page.locator("#panel .left-out").inner_text().startswith(f"{cut} sentences of evidence are left out")
    page = visit("short", f"#pair={most.source}/{most.target}")
    assert page.locator(".card", has_text="Named together").count() <= 1
    assert page.locator("#panel .left-out").inner_text().startswith(f"{len(most.sentences) - 1} further sentence")


def test_options_set_title_colours_sizes_and_the_number_of_actors(visit: Visit) -> None:
    page = visit("short")
    assert page.title() == "My inquiry"
    assert page.locator("#title").inner_text() == "My inquiry"
    assert len(names(page)) == 6
    assert page.locator("#legend-list li").all_inner_texts()[:4] == ["Person", "Organisation", "Place", "Other"]
    colour = "__app.actors.filter((a) => a.kind === 'person').map((a) => a.color)"
    assert set(page.evaluate(colour)) == {"#4477aa"}


def test_every_card_says_why_the_link_is_there(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    page.locator("#panel .told", has_text="spokesman of").click()
    page.locator(".reasons summary").first.click()
    assert page.locator(".reasons p").first.inner_text() == (
        "Relation: a role; a title before the name. role_of + title"
    )


# ---- SVG


@pytest.mark.parametrize("name", ["news", "hostile"])
def test_the_drawing_is_sound_xml_with_real_text(visit: Visit, name: str, tmp_path: Path) -> None:
    page = visit(name)
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator("#save-drawing").click()
    path = tmp_path / "map.svg"
    download.value.save_as(path)
    root = ET.parse(path).getroot()
    texts = [element.text for element in root.iter(f"{SVG}text")]
    labels = page.evaluate("__app.labels().map((label) => label.text)")
    assert texts[: len(labels)] == labels
    assert texts[len(labels)].startswith(page.evaluate("document.title")[:30])
    assert texts[-1].startswith("Colour: community. Size: Strength.")
    shapes = sum(len(list(root.iter(SVG + tag))) for tag in ("circle", "rect", "polygon"))
    assert shapes > page.evaluate("__app.visible().length")
    assert download.value.suggested_filename.endswith("-map.svg")
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "rect", "g", "path", "polygon", "circle", "text")
    }


def test_a_picture_tells_what_was_filtered(visit: Visit, tmp_path: Path) -> None:
    page = visit("news", "#near=a0011/1")
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator("#save-drawing").click()
    path = tmp_path / "map.svg"
    download.value.save_as(path)
    assert "within 1 step of Ukraine" in path.read_text("utf-8")
