"""Filters by event, name and time: what they hide, what they count, and that one click lifts them all."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from graphkit.graph import Build
from graphkit.model import Claim, Corpus

Visit = Callable[..., Any]
LINES = "__app.pairs.filter((p) => p.on).flatMap((p) => __app.lines(p.a, p.b))"
CONFLICT = {"ACCUSE", "SANCTION", "THREATEN"}


def plain(corpus: Corpus) -> list[Any]:
    return [r for r in corpus.relations if (r.polarity, r.modality) == ("affirmed", "asserted")]


def weights(page: Any) -> dict[str, int]:
    return {"together": 0, "told": 0} | page.evaluate(
        f"{LINES}.reduce((sum, line) => ({{...sum, [line.style]: (sum[line.style] || 0) + line.weight}}), {{}})"
    )


def claims(relations: list[Any]) -> list[Claim]:
    return [claim for relation in relations for claim in relation.claims]


def test_event_types_are_counted_under_their_quad_class(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    page.locator("#events summary").click()
    asserted = plain(builds["news"].corpus)
    shown = {
        row.locator("input").get_attribute("data-choice"): int(row.locator(".number").inner_text())
        for row in page.locator("#event-list fieldset > .check").all()
    }
    events = {r.event for r in builds["news"].corpus.relations if r.event}
    assert shown == {e: len(claims([r for r in asserted if r.event == e])) for e in events} | {
        "standing": 1, "other": len(claims([r for r in asserted if r.predicate == "tell"])),
    }  # fmt: skip
    page.locator("#certainty summary").click()
    page.locator("#unsure").check()
    page.locator("#events summary").click()
    accused = [r for r in builds["news"].corpus.relations if r.event == "ACCUSE"]
    row = page.locator(".check", has=page.locator('[data-choice="ACCUSE"]')).last
    expect(row.locator(".number")).to_have_text(str(len(claims(accused))))


def test_only_conflict_leaves_only_conflict(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    page.locator("#events summary").click()
    page.get_by_role("button", name="Only conflict").click()
    left = [r for r in plain(builds["news"].corpus) if r.event in CONFLICT]
    assert weights(page) == {"together": 0, "told": len(claims(left))}
    assert page.evaluate("__app.visible().length") == len({end for r in left for end in (r.source, r.target)})
    assert page.locator("#events-on").inner_text() == "3 of 7"
    page.get_by_role("button", name="All", exact=True).click()
    assert weights(page)["told"] == len(claims(plain(builds["news"].corpus)))
    assert page.evaluate("location.hash") == ""


def test_a_quad_class_switches_all_its_types(visit: Visit) -> None:
    page = visit("news")
    page.locator("#events summary").click()
    page.locator('[data-choice="ACCUSE"]').uncheck()
    head = page.locator('[data-quad="verbal conflict"]')
    assert head.evaluate("(box) => [box.checked, box.indeterminate]") == [False, True]
    head.check()
    head.uncheck()
    assert page.evaluate("[...__app.state.off].sort()") == ["ACCUSE", "THREATEN"]
    assert page.evaluate("location.hash") == "#not=ACCUSE,THREATEN"


def test_what_filters_hold_back_in_the_panel_is_counted_and_can_be_lifted(visit: Visit) -> None:
    page = visit("news", "#actor=a0011&not=ACCUSE")
    assert page.locator("#panel .told").count() == 0
    assert page.locator("#panel .hint").first.inner_text().startswith("1 relation hidden by the filters.")
    page.locator(".lift").first.click()
    assert page.locator("#panel .told").count() == 1


def test_names_only_leaves_out_what_rests_on_pronouns(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    corpus = builds["news"].corpus
    before = weights(page)
    weak = sum(len(c.by_reference) for c in corpus.cooccurrences)
    assert page.locator(".check", has=page.locator("#named")).locator(".number").text_content() == str(weak + 1)
    page.locator("#certainty summary").click()
    page.locator("#named").check()
    page.keyboard.press("Escape")
    assert weights(page) == {"together": before["together"] - weak, "told": before["told"] - 1}
    alone = visit("news", "#pair=a0012/a0013&names=only")
    assert alone.locator(".card").count() == 0
    assert "1 sentence hidden by the filters." in alone.locator("#panel").inner_text()


def test_time_is_a_histogram_with_two_handles(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news")
    assert page.locator("#span").inner_text() == "2017-01 – 2017-08 · 2 documents"
    assert (
        page.locator("#bars rect").evaluate_all("(all) => all.filter((r) => r.getAttribute('height') > 0).length") == 2
    )
    page.locator("#from").focus()
    page.keyboard.press("End")
    page.locator("#undated").uncheck()
    corpus = builds["news"].corpus
    late = {d.id for d in corpus.documents if d.source == "b/two.txt"}
    assert weights(page) == {
        "together": sum(s.document_id in late for c in corpus.cooccurrences for s in c.sentences),
        "told": sum(c.sentence.document_id in late for c in claims(plain(corpus))),
    }
    assert page.locator("#from").get_attribute("aria-valuetext") == "2017-08"
    assert page.evaluate("location.hash") == "#from=2017-08&undated=no"


def test_evidence_is_filtered_by_time_too(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0010&to=2017-05")
    assert page.locator(".card .date").all_inner_texts() == ["2017-01-28"]
    assert "1 sentence hidden by the filters." in page.locator("#panel").inner_text()


def test_numbers_that_no_filter_changes_are_called_so(visit: Visit) -> None:
    said = "The numbers here count all documents, whatever the filters."
    assert said not in visit("news", "#hide=person").locator("#panel").inner_text()
    assert said in visit("news", "#to=2017-05").locator("#panel").inner_text()


def test_undated_documents_are_counted_and_can_be_left_out(visit: Visit) -> None:
    page = visit("news", "#pair=a0000/a0003")
    assert page.locator("#undated-place .number").inner_text() == "1"
    assert page.locator(".card").count() == 1
    page.locator("#undated").uncheck()
    assert page.locator(".card").count() == 0


def test_play_runs_through_time_and_stops_at_the_end(visit: Visit) -> None:
    page = visit("news", "#from=2017-07")
    page.locator("#play").click()
    assert page.locator("#span").inner_text() == "2017-07 · 0 documents"
    assert page.locator("#play").get_attribute("aria-label") == "Pause"
    expect(page.locator("#span")).to_have_text("2017-07 – 2017-08 · 1 document")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play through time")


@pytest.mark.parametrize("name", ["hostile", "lone"])
def test_time_is_hidden_where_there_is_none(visit: Visit, name: str) -> None:
    assert not visit(name).locator("#timeline").is_visible()


def test_a_year_long_range_reaches_months_it_may_mean(visit: Visit) -> None:
    page = visit("years")
    assert page.evaluate("__app.timeline.ranges") == [[0, 11], [2, 2], [14, 14], None]


def test_the_address_keeps_every_filter(visit: Visit) -> None:
    address = (
        "#hide=place&without=together&unsure=yes&not=CONSULT,standing&names=only&from=2017-02&to=2017-08&undated=no"
    )
    page = visit("news", address)
    assert page.evaluate("location.hash") == address
    assert page.locator("#said").inner_text() == (
        "2017-02 – 2017-08; dated documents only; names only; 5 of 7 event types"
    )
    assert page.get_by_role("button", name="Places").get_attribute("aria-pressed") == "false"
    assert [page.locator(box).is_checked() for box in ("#unsure", "#named", "#undated")] == [True, True, False]
    page.reload()
    page.wait_for_selector("#panel h2")
    assert page.evaluate("location.hash") == address


def test_broken_filters_in_an_address_hide_nobody(visit: Visit) -> None:
    page = visit("news", "#not=NOTHING&from=1999&least=x&hide=%E0%A4%A&view=none&what")
    total = len(page.evaluate("__app.actors.map((actor) => actor.id)"))
    assert page.evaluate("__app.visible().length") == total


def test_reset_goes_back_to_the_start(visit: Visit) -> None:
    page = visit("news", "#actor=a0003&hide=person&not=ACCUSE&names=only&from=2017-02&view=table")
    total = page.evaluate("__app.actors.length")
    page.locator("#reset").click()
    assert (page.evaluate("location.hash"), page.evaluate("__app.visible().length")) == ("", total)
    assert page.locator("#panel h2").inner_text() == "Main actors"
    assert page.locator("#map").is_visible()
    assert page.locator("#reset").is_disabled()
    page.keyboard.press("n")
    assert page.locator("#reset").is_enabled()


def test_going_back_keeps_the_filters(visit: Visit) -> None:
    page = visit("news", "#actor=a0003")
    page.locator("#panel .row", has_text="United States").first.click()
    page.locator("#certainty summary").click()
    page.locator("#named").check()
    page.keyboard.press("Escape")
    page.locator("#back").click()
    expect(page.locator("#panel h2")).to_have_text("Russia")
    assert page.evaluate("location.hash") == "#actor=a0003&names=only"
