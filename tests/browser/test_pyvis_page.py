"""The page drawn by the vis-network of the pyvis wheel."""

from collections.abc import Callable
from importlib import resources
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import expect

from graphkit.graph import Build

Visit = Callable[..., Any]


@pytest.mark.parametrize("name", ["news", "town", "hostile"])
def test_all_actors_are_drawn_in_their_places(visit: Visit, builds: dict[str, Build], name: str) -> None:
    page = visit(f"{name}-vis")
    graph = builds[name].graph
    places = page.evaluate("__network.getPositions()")
    wanted = [graph.nodes[node] for node in sorted(graph)]
    assert len(places) == len(graph) > 0
    # vis-network tells whole pixels only.
    assert all(abs(places[f"n{n}"][axis] - data[axis]) < 1.01 for n, data in enumerate(wanted) for axis in "xy")
    painted = page.evaluate(
        """() => { const pen = document.querySelector("canvas").getContext("2d"), seen = new Set();
        const pixels = pen.getImageData(0, 0, 1280, 700).data;
        for (let n = 0; n < pixels.length; n += 4) seen.add(pixels.slice(n, n + 3).join());
        return seen.size; }"""
    )
    assert painted > 20


def test_a_click_tells_who_it_is(visit: Visit) -> None:
    page = visit("news-vis")
    point = page.evaluate("__network.canvasToDOM(__network.getPosition('n3'))")
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    expect(page.locator("#chosen")).to_contain_text("Russia · GPE")


def test_a_click_on_a_link_tells_what_it_is(visit: Visit) -> None:
    page = visit("news-vis")
    page.evaluate("__network.body.emitter.emit('click', {nodes: [], edges: ['e0']})")
    assert "together · cooccurrence · " in page.locator("#chosen").inner_text()


def test_heading_and_legend_are_there(visit: Visit) -> None:
    page = visit("news-vis")
    assert page.locator("h1").inner_text() == page.title() == "Sanctions and calls"
    assert page.locator("header p").inner_text().startswith("22 of 22 actors")


def test_no_two_names_overlap(visit: Visit) -> None:
    page = visit("town-vis")
    boxes = page.evaluate("__boxes()")
    touching = [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if abs(a["y"] - b["y"]) < a["h"] * 0.99 and a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"]
    ]
    assert len(boxes) > 30
    assert touching == []


def test_axe_finds_no_violation(visit: Visit) -> None:
    page = visit("news-vis")
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    result = page.evaluate("axe.run()")
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in result["violations"]] == []


def test_an_empty_graph_opens(visit: Visit) -> None:
    assert visit("nothing-vis").evaluate("__boxes()") == []
