"""Walking through the graph: paths, neighbourhoods, arrow keys, several actors at once, moving actors by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from graphkit.graph import Build

Visit = Callable[..., Any]


def spot(page: Any, label: str) -> tuple[float, float]:
    x, y = page.evaluate("label => __app.position(__app.number(label))", label)
    box = page.locator("#map").bounding_box()
    return box["x"] + x, box["y"] + y


def shift_click(page: Any, label: str) -> None:
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, label))
    page.keyboard.up("Shift")


def names(page: Any) -> set[str]:
    return set(page.evaluate("__app.visible().map((n) => __app.actors[n].label)"))


def neighbours(build: Build, label: str) -> set[str]:
    actors = {actor.id: actor.name for actor in build.corpus.actors}
    pairs = [(c.source, c.target) for c in build.corpus.cooccurrences]
    pairs += [(r.source, r.target) for r in build.corpus.relations]
    ends = [(actors[a], actors[b]) for a, b in pairs]
    return {b for a, b in ends if a == label} | {a for a, b in ends if b == label}


# ---- paths


def test_a_path_is_sought_in_the_search_box_and_shows_a_sentence_for_each_hop(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    page.get_by_role("button", name="Path to …").click()
    assert page.locator("#search").get_attribute("placeholder") == "Path from Dmitry Peskov to …"
    page.keyboard.type("merkel")
    page.keyboard.press("Enter")
    hops = page.locator(".hops .hop")
    assert [" ".join(text.split()) for text in hops.all_inner_texts()] == [
        "Dmitry Peskov – Vladimir Putin", "Vladimir Putin – Donald Trump", "Donald Trump – Angela Merkel",
    ]  # fmt: skip
    assert page.locator(".hops blockquote").count() == 3
    assert page.locator("#search").get_attribute("placeholder") == "Find an actor"
    page.keyboard.press("n")
    assert page.locator("#step-at").inner_text() == "1 of 3"


def test_the_address_of_a_path_opens_it_again(visit: Visit) -> None:
    page = visit("news", "#path=a0007/a0005")
    assert page.evaluate("location.hash") == "#path=a0007/a0005"
    assert page.locator(".hops .card").count() == 3


def test_a_path_goes_round_an_actor_and_says_when_no_way_is_left(visit: Visit) -> None:
    page = visit("news", "#path=a0007/a0005")
    page.get_by_role("button", name="Go round Vladimir Putin").click()
    assert page.locator("#panel .warning").inner_text().startswith("No way leads from one to the other")
    page.get_by_role("button", name="Take any way").click()
    assert page.locator(".hops .card").count() == 3


def test_a_direct_link_can_be_left_out_of_a_path(visit: Visit) -> None:
    page = visit("town")
    ends = page.evaluate(
        """(() => { const pair = __app.pairs.find((p) => p.a !== p.b && p.together.size > 2);
        return [__app.actors[pair.a].id, __app.actors[pair.b].id]; })()"""
    )
    page = visit("town", f"#path={ends[0]}/{ends[1]}")
    assert page.locator(".hops .card").count() == 1
    page.get_by_role("button", name="Leave out the direct link").click()
    assert page.locator(".hops .card").count() > 1
    assert page.evaluate("location.hash").endswith("&direct=no")


def test_a_filter_changes_the_path(visit: Visit) -> None:
    page = visit("news", "#path=a0007/a0005")
    page.locator('[data-filter="person"]').click()
    assert "No way leads" in page.locator("#panel").inner_text()


# ---- neighbourhoods, arrows, folding in, the way here


def test_a_neighbourhood_of_one_step_shows_only_the_neighbours(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", "#actor=a0011")
    page.get_by_role("button", name="1 step").click()
    assert names(page) == neighbours(builds["news"], "Ukraine") | {"Ukraine"}
    assert page.locator("#said").inner_text() == "within 1 step of Ukraine"
    assert page.evaluate("document.activeElement.textContent") == "1 step"
    page.get_by_role("button", name="1 step").click()
    assert not page.locator("#said").is_visible()


def test_three_steps_reach_further_than_two_and_stand_in_the_address(visit: Visit) -> None:
    two = names(visit("news", "#near=a0007/2"))
    three = names(visit("news", "#near=a0007/3"))
    assert {"Dmitry Peskov"} < two < three


def test_arrow_keys_walk_along_the_links(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", "#actor=a0003")
    page.locator("#map").focus()
    seen = []
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        before = page.locator("#panel h2").inner_text()
        page.keyboard.press(key)
        after = page.locator("#panel h2").inner_text()
        assert after == before or after in neighbours(builds["news"], before)
        seen.append(after)
        assert page.evaluate("document.activeElement.id") == "map"
    assert set(seen) - {"Russia"}


def test_double_click_folds_in_who_hangs_on_one_actor_alone(visit: Visit) -> None:
    page = visit("news")
    page.mouse.dblclick(*spot(page, "United States"))
    assert "Brigitte Zypries" not in names(page)
    assert "Russia" in names(page)
    minus = page.evaluate("location.hash").split("minus=")[1]
    again = visit("news", f"#minus={minus}")
    assert names(again) == names(page) - {"United States"} | {"United States"}
    page.mouse.dblclick(*spot(page, "United States"))
    assert "Brigitte Zypries" in names(page)


def test_the_way_here_leads_back(visit: Visit) -> None:
    page = visit("news", "#actor=a0003")
    page.locator("#panel .neighbours .row", has_text="Ukraine").click()
    page.locator("#panel h2 button", has_text="Ukraine").click()
    crumbs = page.locator(".way li")
    assert crumbs.all_inner_texts() == ["Russia", "Russia · Ukraine", "Ukraine"]
    page.locator(".crumb").first.click()
    expect(page.locator("#panel h2")).to_have_text("Russia")
    assert page.locator(".way").count() == 0


# ---- several actors


def test_shift_click_selects_several_and_sums_them_up(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", "#actor=a0003")
    for label in ("Ukraine", "European Union"):
        shift_click(page, label)
    assert page.locator("#panel h2").inner_text() == "3 actors selected"
    inside = [c for c in builds["news"].corpus.cooccurrences if {c.source, c.target} <= {"a0003", "a0011", "a0018"}]
    chips = page.locator(".chips span").all_inner_texts()
    assert chips[0] == f"{len(inside)} links among them"
    assert chips[3] == "1 organisation, 2 places"
    assert page.locator("#panel .document .value").all_inner_texts() == ["all", "2 of 3"]
    assert page.evaluate("location.hash") == "#group=a0003,a0011,a0018"
    page.get_by_role("button", name="Take Ukraine out of the selection").click()
    assert page.locator("#panel h2").inner_text() == "2 actors selected"


def test_actors_are_selected_together_by_keyboard_alone(visit: Visit) -> None:
    page = visit("news", "#actor=a0003")
    page.get_by_role("button", name="Select with …").press("Enter")
    page.keyboard.type("congress")
    page.keyboard.press("Enter")
    assert page.locator("#panel .with-remove .name").all_inner_texts() == ["Russia", "Congress"]


def test_a_loop_drawn_with_shift_selects_who_is_inside(visit: Visit) -> None:
    page = visit("news")
    box = page.locator("#map").bounding_box()
    corners = [(4, 4), (box["width"] - 4, 4), (box["width"] - 4, box["height"] - 4), (4, box["height"] - 4)]
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    for x, y in corners[1:]:
        page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert page.locator("#panel h2").inner_text() == f"{len(names(page))} actors selected"


def test_the_lasso_button_draws_one_loop(visit: Visit) -> None:
    page = visit("news")
    page.locator("#lasso").click()
    x, y = spot(page, "Ukraine")
    page.mouse.move(x - 14, y - 14)
    page.mouse.down()
    for dx, dy in ((14, -14), (14, 14), (-14, 14)):
        page.mouse.move(x + dx, y + dy, steps=2)
    page.mouse.up()
    assert page.locator("#panel h2").inner_text() == "Ukraine"
    assert page.locator("#lasso").get_attribute("aria-pressed") == "false"


# ---- moving an actor


def test_an_actor_dragged_stays_where_it_was_put(visit: Visit) -> None:
    page = visit("news")
    x, y = spot(page, "Ukraine")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    moved = spot(page, "Ukraine")
    assert abs(moved[0] - x - 60) < 3
    assert abs(moved[1] - y - 30) < 3
    address = page.evaluate("location.hash")
    assert address.startswith("#at=a0011/")
    again = visit("news", address)
    place = "(() => { const one = __app.actors[__app.number('Ukraine')]; return [one.x, one.y]; })()"
    assert again.evaluate(place) == pytest.approx(page.evaluate(place), abs=1)
    again.evaluate("location.hash = '#actor=a0011&' + location.hash.slice(1)")
    again.get_by_role("button", name="Put back").click()
    assert again.evaluate("location.hash") == "#actor=a0011"


def test_the_other_end_of_a_path_may_be_clicked_on_the_map(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    page.get_by_role("button", name="Path to …").click()
    page.locator("#zoom-all").click()
    x, y = page.evaluate("__app.position(2)")
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    assert page.evaluate("location.hash").startswith("#path=a0007/a0002")
    assert page.locator("#search").get_attribute("placeholder") == "Find an actor"


def test_escape_gives_up_looking_for_the_other_end(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    page.get_by_role("button", name="Path to …").click()
    page.keyboard.press("Escape")
    assert page.locator("#search").get_attribute("placeholder") == "Find an actor"
    page.locator("#panel .row").first.click()
    assert page.evaluate("location.hash").startswith("#pair=")


def test_a_hop_leads_to_its_text(visit: Visit) -> None:
    page = visit("news", "#path=a0007/a0002")
    page.locator(".hops .card").first.get_by_role("button", name="Read sentence 1 in its text").click()
    assert page.locator(".here").count() == 1
