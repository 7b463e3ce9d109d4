"""What a reader can do on the explorer's page, done with mouse and keyboard in a real browser."""

from collections.abc import Callable
from importlib import resources
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import expect

from graphkit.graph import Build

Visit = Callable[..., Any]


def number(page: Any, label: str) -> int:
    return int(page.evaluate("label => __app.number(label)", label))


def spot(page: Any, label: str) -> tuple[float, float]:
    """Where an actor stands in the window."""
    x, y = page.evaluate("n => __app.position(n)", number(page, label))
    box = page.locator("#map").bounding_box()
    return box["x"] + x, box["y"] + y


def click(page: Any, label: str) -> None:
    page.mouse.click(*spot(page, label))


def search(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)


def heading(page: Any) -> str:
    return str(page.locator("#panel h2").inner_text())


def visible(page: Any) -> int:
    return int(page.evaluate("__app.visible().length"))


def open_pair(page: Any, first: str, second: str) -> None:
    click(page, first)
    page.locator("#panel .neighbours").get_by_role("button", name=second).click()


def overlapping(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if a["x"] < b["x"] + b["w"]
        and b["x"] < a["x"] + a["w"]
        and a["y"] < b["y"] + b["h"]
        and b["y"] < a["y"] + a["h"]
    ]


# ---- the first view


@pytest.mark.parametrize("name", ["news", "town", "hostile"])
def test_every_visible_actor_is_painted_in_its_colour(visit: Visit, name: str) -> None:
    page = visit(name)
    wrong = page.evaluate(
        """() => { const pen = document.getElementById("map").getContext("2d");
        const { data, width } = pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
        const colour = (x, y) => "#" + [0, 1, 2].map((part) => data[(Math.round(y) * width + Math.round(x)) * 4 + part]
          .toString(16).padStart(2, "0")).join("");
        return __app.visible().filter((n) => { const [x, y] = __app.position(n);
          const near = [[0, 0], [-3, 0], [3, 0], [0, -2], [0, 2]].map(([dx, dy]) => colour(x + dx, y + dy));
          return !near.includes(__app.actors[n].color);
        }).length; }"""
    )
    # A name may lie over the middle of a few small actors.
    assert visible(page) > 0
    assert wrong <= visible(page) * 0.1


def test_header_names_the_corpus_and_counts_it(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    corpus = builds["news"].corpus
    links = len(corpus.cooccurrences) + len(corpus.relations)
    assert page.title() == page.locator("h1").inner_text() == corpus.title
    assert page.locator("#counts").inner_text() == (
        f"3 documents · {len(corpus.actors)} actors · {links} links · 2017-01-28 – 2017-08-02"
    )


def test_panel_lists_the_main_actors_first(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    mentions = sorted((data["mentions"] for _, data in builds["news"].graph.nodes(data=True)), reverse=True)
    assert heading(page) == "Main actors"
    assert [int(text) for text in page.locator("#panel .row .value").all_inner_texts()] == mentions[:25]


def test_actors_can_be_listed_by_another_measure(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    page.locator("#by").select_option("betweenness")
    best = max(builds["news"].graph.nodes(data=True), key=lambda node: node[1]["betweenness"])
    assert page.locator("#panel .row .name").first.inner_text().startswith(best[1]["label"])


def test_relations_can_be_listed_with_what_is_not_asserted_marked(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    page.get_by_role("button", name="Relations", exact=True).click()
    relations = builds["news"].corpus.relations
    unsure = [r for r in relations if (r.polarity, r.modality) != ("affirmed", "asserted")]
    assert page.locator("#panel .told").count() == len(relations)
    assert page.locator("#panel .told.unsure").count() == page.locator("#panel .told .badge").count() == len(unsure) > 0


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1000, 700), (390, 844)])
@pytest.mark.parametrize("name", ["news", "town"])
def test_no_two_names_on_the_map_overlap(visit: Visit, name: str, width: int, height: int) -> None:
    page = visit(name, viewport={"width": width, "height": height})
    first = page.evaluate("__app.labels()")
    page.keyboard.press("n")
    assert overlapping(first) == overlapping(page.evaluate("__app.labels()")) == []
    assert len(first) >= (5 if width < 500 else 15)


def test_no_name_lies_under_the_buttons_and_the_key(visit: Visit) -> None:
    page = visit("town")
    boxes = page.evaluate(
        """() => { const map = document.getElementById("map").getBoundingClientRect();
        return ["legend", "zoom", "shown"].map((id) => { const b = document.getElementById(id).getBoundingClientRect();
          return { text: id, x: b.left - map.left, y: b.top - map.top, w: b.width, h: b.height }; }); }"""
    )
    labels = page.evaluate("__app.labels()")
    assert [pair for box in boxes for label in labels for pair in overlapping([box, label])] == []


# ---- finding


@pytest.mark.parametrize(
    ("typed", "found"), [("skoda zizek", "Škoda Žižek"), ("ZURICH", "Zürich"), ("putin", "Vladimir Putin")]
)
def test_search_folds_case_and_accents_and_selects_on_enter(visit: Visit, typed: str, found: str) -> None:
    page = visit("news")
    search(page, typed)
    page.keyboard.press("Enter")
    assert heading(page) == found
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_search_finds_an_alias_and_says_so(visit: Visit) -> None:
    page = visit("news")
    search(page, "he")
    option = page.locator("#hits [role=option]", has_text="Barack Obama")
    assert option.locator(".alias").inner_text().strip() == "He"


def test_arrow_keys_walk_the_hits(visit: Visit) -> None:
    page = visit("news")
    search(page, "a")
    names = page.locator("#hits .name > bdi").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "hit-1"
    assert page.locator("#hits [aria-selected=true]").count() == 1
    page.keyboard.press("Enter")
    assert heading(page) == names[1]


def test_search_without_a_hit_says_so(visit: Visit) -> None:
    page = visit("news")
    search(page, "xyzzy")
    expect(page.locator("#status")).to_have_text("No actor of that name")
    assert page.locator("#hits").inner_text() == "No actor of that name"


def test_escape_closes_the_hits_and_keeps_the_selection(visit: Visit) -> None:
    page = visit("news")
    click(page, "Russia")
    search(page, "put")
    page.keyboard.press("Escape")
    assert (page.locator("#hits").is_visible(), heading(page)) == (False, "Russia")


# ---- an actor


def test_click_on_an_actor_shows_who_it_is(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    click(page, "Vladimir Putin")
    data = builds["news"].graph.nodes["a0001"]
    text = page.locator("#panel").inner_text()
    assert heading(page) == "Vladimir Putin"
    assert page.locator(".chips span").all_inner_texts()[:3] == [
        "Person",
        f"{data['mentions']} mentions",
        "2 documents",
    ]
    assert "Also written: Putin" in text
    link = page.locator("#panel a")
    assert (link.inner_text(), link.get_attribute("href"), link.get_attribute("rel")) == (
        "Q7747", "https://www.wikidata.org/wiki/Q7747", "noopener noreferrer",
    )  # fmt: skip


def test_ranks_are_those_of_the_graph(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    click(page, "Russia")
    nodes = dict(builds["news"].graph.nodes(data=True))
    measures = ["degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank"]
    own = next(data for data in nodes.values() if data["label"] == "Russia")
    ranks = [1 + sum(data[m] > own[m] + 1e-9 for data in nodes.values()) for m in measures]
    assert [int(text) for text in page.locator(".ranks dd").all_inner_texts()] == ranks


def test_relations_are_grouped_by_direction(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    click(page, "Donald Trump")
    relations = builds["news"].corpus.relations
    assert page.locator("section", has=page.get_by_role("heading", name="Acts on")).locator(".told").count() == sum(
        r.source == "a0000" for r in relations
    )
    assert page.locator("section", has=page.get_by_role("heading", name="Acted on by")).locator(".told").count() == sum(
        r.target == "a0000" for r in relations
    )


def test_what_actors_are_to_each_other_stands_apart_from_what_they_do(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    groups = {group.locator("h3").inner_text(): group for group in page.locator("#panel section:has(.told)").all()}
    rows = {title.upper(): group.locator(".told .name").all_inner_texts() for title, group in groups.items()}
    assert rows == {"ACTS ON 1": ["tell CNN possible"], "ROLE, PLACE, CIRCUMSTANCE 1": ["spokesman of Vladimir Putin"]}


def test_neighbours_are_listed_by_weight(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    click(page, "Russia")
    weights = sorted(
        (len(c.sentences) for c in builds["news"].corpus.cooccurrences if "a0003" in (c.source, c.target)), reverse=True
    )
    shown = page.locator("#panel .neighbours").locator(".value").all_inner_texts()
    assert [int(text.split()[0]) for text in shown] == weights


def test_selection_dims_the_rest_and_zooms_in(visit: Visit) -> None:
    page = visit("town")
    before = page.evaluate("__app.camera.k")
    page.evaluate("window.far = __app.actors.find((a) => a.pairs.length === 1 && a.place < 300).label")
    search(page, page.evaluate("far"))
    page.keyboard.press("Enter")
    labels = {label["text"] for label in page.evaluate("__app.labels()") if label["font"] != "edge"}
    assert page.evaluate("__app.camera.k") > before
    assert page.evaluate("far") in labels
    assert len(labels) <= 2


# ---- evidence


def test_every_sentence_of_a_pair_is_shown_with_both_names_marked(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    open_pair(page, "Russia", "United States")
    corpus = builds["news"].corpus
    texts = {document.id: document.text for document in corpus.documents}
    pair = next(c for c in corpus.cooccurrences if {c.source, c.target} == {"a0003", "a0010"})
    wanted = sorted(texts[s.document_id][s.start : s.stop].strip() for s in pair.sentences)
    cards = page.locator(".card blockquote").all_inner_texts()
    assert sorted(text.strip() for text in cards) == wanted
    for card in page.locator(".card").all():
        assert {"Russia", "United States"} <= set(card.locator("mark").all_inner_texts())


def test_a_relation_shows_subject_cue_and_object(visit: Visit) -> None:
    page = visit("news")
    click(page, "Ukraine")
    page.locator(".told", has_text="accuse").click()
    marks = page.locator(".card").first.locator("mark")
    assert [(mark.get_attribute("class"), mark.inner_text()) for mark in marks.all()] == [
        ("actor subject", "Ukraine"), ("cue", "accuse"), ("actor object", "Russia"),
    ]  # fmt: skip
    assert page.locator(".card .origin").inner_text() == "Call between presidents · 2017-01-28 · a.txt"
    assert page.locator(".card .claim").inner_text().strip() == "Ukraine → accuse → Russia ACCUSE"


def test_an_undated_document_is_called_undated(visit: Visit) -> None:
    page = visit("news")
    click(page, "Hamburg")
    page.locator("#panel .row").first.click()
    assert page.locator(".card .origin").first.inner_text() == "Undated note · undated · c.txt"


@pytest.mark.parametrize(
    ("source", "predicate", "badge", "warning"),
    [
        ("Russia", "not meet with", "negated", "The text says that this is not so."),
        ("Donald Trump", "meet with", "planned", "The text gives this as planned, not as something that has happened."),
        ("Vladimir Putin", "visit", "possible", "The text gives this as possible, not as something that has happened."),
    ],
)  # fmt: skip
def test_what_the_text_does_not_assert_is_said_so(
    visit: Visit, source: str, predicate: str, badge: str, warning: str
) -> None:
    page = visit("news")
    click(page, source)
    row = page.locator(".told.unsure", has_text=predicate.split(" A", maxsplit=1)[0]).first
    assert row.locator(".badge").inner_text() == badge
    row.click()
    assert page.locator(".warning").inner_text().strip() == warning
    assert badge in page.locator(".card .claim.unsure").inner_text()
    assert {
        line["style"]
        for line in page.evaluate("() => { const {a, b} = __app.state.selection.pair; return __app.lines(a, b); }")
    } & {"maybe", "denied"}


def test_sentences_that_tell_a_relation_come_first_then_the_newest(visit: Visit) -> None:
    page = visit("news", "#pair=a0000/a0003")
    assert (
        page.locator(".card .claim").first.inner_text().strip() == "Donald Trump → not accuse → Russia ACCUSE negated"
    )
    page = visit("news", "#pair=a0000/a0005/together")
    assert page.locator(".card .date").all_inner_texts() == ["2017-08-02", "2017-01-28"]


def test_a_pronoun_is_explained_without_changing_the_quotation(visit: Visit) -> None:
    page = visit("news")
    open_pair(page, "Bank Rossiya", "Barack Obama")
    mark = page.locator(".card mark", has_text="He")
    assert (mark.inner_text(), mark.get_attribute("data-gloss")) == ("He", "Barack Obama")


def test_click_on_a_line_shows_the_evidence_of_the_pair(visit: Visit) -> None:
    page = visit("news")
    a, b = number(page, "Congress"), number(page, "Donald Trump")
    points = page.evaluate("([a, b]) => __app.lines(a, b)[0].points", [a, b])
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + points[2], box["y"] + points[3])
    assert set(page.locator("#panel h2 bdi").all_inner_texts()) == {"Congress", "Donald Trump"}
    assert page.locator(".card").count() == 1


def test_together_and_told_are_kept_apart(visit: Visit) -> None:
    page = visit("news")
    open_pair(page, "Russia", "United States")
    assert page.locator("#panel .hint").inner_text().startswith("Both are named in each of these sentences.")
    buttons = page.locator(".ways button").all_inner_texts()
    assert [text.split()[0] for text in buttons] == ["All", "United", "Named"]
    page.locator(".ways button").nth(1).click()
    assert page.locator(".card .cue").count() == page.locator(".card").count() == 2


# ---- stepping and going back


def test_n_and_p_step_through_the_evidence(visit: Visit) -> None:
    page = visit("news")
    open_pair(page, "Russia", "United States")
    seen = []
    for key in ("n", "n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.locator("#step-at").inner_text())
    total = page.locator(".card").count()
    assert (total, seen) == (2, ["1 of 2", "2 of 2", "2 of 2", "1 of 2"])
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Evidence 1 of 2"
    page.get_by_role("button", name="Next sentence").click()
    assert page.locator("#step-at").inner_text() == "2 of 2"


def test_n_and_p_step_through_the_actors(visit: Visit) -> None:
    page = visit("news")
    order = [page.evaluate("n => __app.actors[__app.data.order[n]].label", n) for n in (0, 1)]
    page.keyboard.press("n")
    first = heading(page)
    page.get_by_role("button", name="Next actor").click()
    second = heading(page)
    page.keyboard.press("p")
    assert [first, second, heading(page)] == [order[0], order[1], order[0]]


def test_escape_and_the_back_button_retrace_the_way(visit: Visit) -> None:
    page = visit("news")
    click(page, "Russia")
    page.locator("#panel .row", has_text="Ukraine").first.click()
    page.locator("#back").click()
    expect(page.locator("#panel h2")).to_have_text("Russia")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Main actors")
    assert page.evaluate("location.hash") == ""


def test_the_browsers_back_and_forward_work(visit: Visit) -> None:
    page = visit("news")
    click(page, "Russia")
    click(page, "Ukraine")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Russia")
    page.go_forward()
    expect(page.locator("#panel h2")).to_have_text("Ukraine")


def test_an_address_opens_what_it_names(visit: Visit) -> None:
    page = visit("news")
    click(page, "Ukraine")
    page.locator(".told", has_text="accuse").click()
    again = visit("news", page.evaluate("location.hash"))
    page.evaluate("document.querySelector('.way').remove()")  # the way here is not in the address
    assert again.locator("#panel").inner_text().split() == page.locator("#panel").inner_text().split()


@pytest.mark.parametrize("address", ["#actor=nobody", "#pair=a0000/zzz", "#actor=%E0%A4%A", "#what"])
def test_a_broken_address_opens_the_whole_map(visit: Visit, address: str) -> None:
    assert heading(visit("news", address)) == "Main actors"


def test_click_beside_everything_clears_the_selection(visit: Visit) -> None:
    page = visit("news")
    click(page, "Russia")
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + 6)
    assert heading(page) == "Main actors"


# ---- filters


def test_kinds_of_actor_can_be_switched_off(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    people = sum(actor.type == "PERSON" for actor in builds["news"].corpus.actors)
    button = page.get_by_role("button", name="People")
    assert button.inner_text().split() == ["People", str(people)]
    button.click()
    total = len(builds["news"].corpus.actors)
    assert page.locator("#shown").inner_text().strip() == f"{total - people} of {total} actors shown"
    assert (button.get_attribute("aria-pressed"), visible(page)) == ("false", total - people)


def test_layers_are_counted_and_can_be_switched(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    corpus = builds["news"].corpus
    plain = [r for r in corpus.relations if (r.polarity, r.modality) == ("affirmed", "asserted")]
    directions = len({(r.source, r.target) for r in plain})
    counts = [page.locator("#layers .number").nth(n).inner_text() for n in range(2)]
    assert counts == [str(len(corpus.cooccurrences)), str(len(plain))]
    unsure = page.locator("#certainty .check", has=page.locator("#unsure")).locator(".number")
    assert unsure.text_content() == str(len(corpus.relations) - len(plain))
    assert page.evaluate("__app.drawnLines()") == len(corpus.cooccurrences) + directions
    page.get_by_role("button", name="Named together").click()
    assert page.evaluate("__app.drawnLines()") == directions
    page.locator("#layers").get_by_role("button", name="Relations").click()
    assert page.evaluate("__app.drawnLines()") == 0


def test_what_is_not_asserted_is_drawn_only_on_demand_and_dashed(visit: Visit) -> None:
    page = visit("news")
    styles = "__app.pairs.filter((p) => p.on).flatMap((p) => __app.lines(p.a, p.b)).map((line) => line.style)"
    assert set(page.evaluate(styles)) == {"together", "told"}
    page.locator("#certainty summary").click()
    page.locator("#unsure").check()
    assert set(page.evaluate(styles)) == {"together", "told", "maybe", "denied"}


def test_the_slider_hides_weak_links_and_who_is_left_alone(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    page.locator("#amount summary").click()
    page.locator("#minimum").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".slider[for=minimum]").inner_text().split() == ["Links", "of", "at", "least", "2", "sentences"]
    strong = [c for c in builds["news"].corpus.cooccurrences if len(c.sentences) > 1]
    assert visible(page) == len({end for c in strong for end in (c.source, c.target)})


def test_filters_that_hide_everyone_are_explained(visit: Visit) -> None:
    page = visit("lone")
    page.get_by_role("button", name="People").click()
    assert page.locator("#empty").inner_text() == "Every actor is hidden by the filters above."


# ---- many actors


def test_a_large_graph_opens_with_its_400_best_connected_actors(visit: Visit) -> None:
    page = visit("crowd")
    assert page.locator("#shown").inner_text().startswith("400 of 430 actors shown")
    page.locator("#show-all").click()
    assert visible(page) == 430


def test_search_puts_a_hidden_actor_on_the_map(visit: Visit) -> None:
    page = visit("crowd")
    label = page.evaluate("__app.actors[__app.data.order[425]].label")
    search(page, label)
    page.keyboard.press("Enter")
    assert (heading(page), page.evaluate("__app.visible().includes(__app.data.order[425])")) == (label, True)


@pytest.mark.parametrize("way", ["double click", "Enter", "button"])
def test_an_actor_is_expanded_by_its_hidden_neighbours(visit: Visit, way: str) -> None:
    page = visit("crowd")
    label, hidden = page.evaluate(
        """() => { const place = (n) => __app.actors[n].place;
        const far = ({ number, pairs }) => pairs.filter((p) => place(p.a === number ? p.b : p.a) >= 400).length;
        const actor = __app.actors.filter((a) => a.place < 400).sort((p, q) => far(q) - far(p))[0];
        return [actor.label, far(actor)]; }"""
    )
    if way == "double click":
        page.mouse.dblclick(*spot(page, label))
    else:
        click(page, label)
        if way == "Enter":
            page.keyboard.press("Enter")
        else:
            page.locator("#expand").click()
    assert hidden > 0
    assert visible(page) == 400 + hidden
    assert heading(page) == label


@pytest.mark.parametrize(("name", "text"), [("nothing", "No actor was found in these documents."), ("lone", "")])
def test_an_almost_empty_graph_opens(visit: Visit, name: str, text: str) -> None:
    page = visit(name)
    assert page.locator("#empty").inner_text() == text


def test_packed_data_opens_as_well(visit: Visit) -> None:
    packed, plain = visit("packed"), visit("news")
    assert packed.locator("#data").get_attribute("type") == "application/gzip"
    assert packed.evaluate("__app.data.sentences") == plain.evaluate("__app.data.sentences")


# ---- moving about


def test_wheel_drag_and_keys_move_the_map(visit: Visit) -> None:
    page = visit("news")
    camera = "({...__app.camera})"
    start = page.evaluate(camera)
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 30, box["y"] + 60)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(50)
    assert page.evaluate("__app.camera.k") > start["k"]
    page.keyboard.press("0")
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 130, box["y"] + 110, steps=4)
    page.mouse.up()
    dragged = page.evaluate(camera)
    assert round((dragged["x"] - start["x"]) * start["k"]) == 100
    assert heading(page) == "Main actors"
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    assert round((page.evaluate(camera)["x"] - dragged["x"]) * start["k"]) == 60
    page.keyboard.press("+")
    page.get_by_role("button", name="Zoom out").click()
    assert page.evaluate("__app.camera.k") == pytest.approx(start["k"])


def test_pointing_at_an_actor_names_it(visit: Visit) -> None:
    page = visit("news")
    page.mouse.move(*spot(page, "Berlin"))
    assert page.locator("#tip").inner_text() == "Berlin · Place · 1 mention"


def test_movement_is_animated_unless_the_reader_asked_for_calm(visit: Visit) -> None:
    far = "window.far = __app.actors.find((a) => a.pairs.length === 1 && a.place < 300)"
    moved = """() => { const k = __app.camera.k;
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "n" })); return __app.camera.k !== k; }"""
    calm, lively = visit("news"), visit("news", reduced_motion="no-preference")
    for page in (calm, lively):
        page.evaluate(far)
        page.keyboard.press("+")
    assert (calm.evaluate(moved), lively.evaluate(moved)) == (True, False)


# ---- for everyone


def test_the_page_can_be_used_by_keyboard_alone(visit: Visit) -> None:
    page = visit("news")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('row')"):
            break
    chosen = page.evaluate("document.activeElement.querySelector('bdi').textContent")
    page.keyboard.press("Enter")
    assert heading(page) == chosen
    expect(page.locator("#status")).to_contain_text(chosen)


def violations(page: Any) -> list[Any]:
    result = page.evaluate("axe.run()")
    assert len(result["passes"]) > 20
    return [(v["id"], [node["html"] for node in v["nodes"]]) for v in result["violations"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(visit: Visit, theme: str) -> None:
    page = visit("news", color_scheme=theme)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = violations(page)
    page.locator("#events summary").click()
    page.locator('[data-choice="SUPPORT"]').uncheck()
    found += violations(page)
    click(page, "Donald Trump")
    found += violations(page)
    page.locator("#panel .told").first.click()
    found += violations(page)
    page.locator(".read").first.click()
    page.locator("#from").press("ArrowRight")
    page.locator("#table-switch").click()
    page.locator("#save summary").click()
    assert found + violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation_where_the_reader_works(visit: Visit, theme: str) -> None:
    page = visit("news", "#actor=a0003&near=a0003/2&nomood=negated", color_scheme=theme)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    page.locator(".correct summary").click()
    page.get_by_role("button", name="Not an actor").click()
    page.locator("#communities summary").click()
    found = violations(page)
    page.evaluate("location.hash = '#path=a0007/a0005'")
    expect(page.locator(".hops .card")).to_have_count(3)
    page.locator("#amount summary").click()
    found += violations(page)
    page.evaluate("location.hash = '#group=a0003,a0011,a0018'")
    expect(page.locator("#panel h2")).to_have_text("3 actors selected")
    page.locator("#documents summary").click()
    found += violations(page)
    page.evaluate("location.hash = '#pair=a0003/a0011'")
    page.locator(".reject").first.click()
    page.locator(".reasons summary").first.click()
    found += violations(page)
    page.locator("#decisions").click()
    assert found + violations(page) == []


def test_the_system_decides_the_theme_until_the_reader_does(visit: Visit) -> None:
    page = visit("news", color_scheme="dark", locale="en-GB")  # a context of its own: the choice is kept
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(27, 31, 38)"
    page.get_by_role("button", name="Switch to light colours").click()
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.reload()
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_on_a_phone_the_panel_stands_below_the_map(visit: Visit) -> None:
    page = visit("news", viewport={"width": 390, "height": 844})
    stage, panel = page.locator("#stage").bounding_box(), page.locator("#panel").bounding_box()
    assert panel["y"] >= stage["y"] + stage["height"]
    assert stage["width"] == panel["width"] == 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.locator("#kinds").is_visible()
    page.locator("#tools-switch").click()
    assert page.locator("#kinds").is_visible()


def test_a_click_on_a_phone_brings_the_evidence_into_view(visit: Visit) -> None:
    page = visit("news", viewport={"width": 390, "height": 844}, has_touch=True)
    page.touchscreen.tap(*spot(page, "Russia"))
    expect(page.locator("#panel h2")).to_have_text("Russia")
    expect(page.locator("#panel h2")).to_be_in_viewport()


def test_what_is_chosen_far_down_on_a_phone_opens_at_its_heading(visit: Visit) -> None:
    page = visit("news", viewport={"width": 390, "height": 844})
    row = page.locator("#panel .row").nth(20)
    chosen = row.locator("bdi").inner_text()
    row.click()
    expect(page.locator("#panel h2")).to_have_text(chosen)
    expect(page.locator("#panel h2")).to_be_in_viewport()


def test_print_leaves_the_controls_away(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0010")
    page.emulate_media(media="print")
    assert [page.locator(part).is_visible() for part in ("#search", "#tools", "#zoom", "#back")] == [False] * 4
    assert page.locator(".card").first.is_visible()


def test_the_table_fits_on_paper(visit: Visit) -> None:
    page = visit("news", "#view=table", viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    assert page.locator("table").evaluate("(table) => table.getBoundingClientRect().right") <= 794
