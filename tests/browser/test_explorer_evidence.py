"""What the page says about a piece of evidence: its event, who says so, what is no name, and the text around it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from graphkit.graph import Build

Visit = Callable[..., Any]
OBAMA_AND_BANK = "#pair=a0012/a0013"
PUTIN_TO_WASHINGTON = "#pair=a0001/a0009"


def test_a_relation_names_its_event_type_and_quad_class_in_words(visit: Visit) -> None:
    page = visit("news", "#actor=a0011")
    tag = page.locator("#panel .told .tag")
    assert (tag.inner_text(), tag.get_attribute("class")) == ("ACCUSE", "tag conflict")
    given = "iven by graphkit from the words of the sentence."
    assert tag.get_attribute("title") == f"PLOVER event type ACCUSE (accuses, criticises): verbal conflict. G{given}"
    page.locator("#panel .told").click()
    words = page.locator(".hint.event").inner_text()
    assert words == f"ACCUSE accuses, criticises: verbal conflict. A PLOVER event type, g{given}"


def test_a_relation_without_event_has_no_sign(visit: Visit) -> None:
    page = visit("news", "#actor=a0007")
    assert page.locator("#panel .told .tag").count() == 0


def test_lines_take_the_colour_of_their_side(visit: Visit) -> None:
    page = visit("news")
    tones = page.evaluate(
        """() => __app.pairs.filter((p) => p.on).flatMap((p) => __app.lines(p.a, p.b)).filter((l) => l.style === "told")
        .map((l) => [l.tone, l.events])"""
    )
    side = {"CONSULT": "coop", "SUPPORT": "coop", "ACCUSE": "conflict", "SANCTION": "conflict", "THREATEN": "conflict"}
    assert [tone for tone, _ in tones] == [side.get(events[0], "") for _, events in tones]
    assert {tone for tone, _ in tones} == {"coop", "conflict", ""}


def test_who_says_so_stands_with_the_claim(visit: Visit) -> None:
    page = visit("news", PUTIN_TO_WASHINGTON)
    line = page.locator(".card .claim").inner_text().strip()
    assert line == "Vladimir Putin → visit → Washington CONSULT possible according to Dmitry Peskov"
    assert page.locator(".card mark.speaker").inner_text() == "Peskov"
    assert page.locator(".card mark.speaker").get_attribute("title") == "says so: Dmitry Peskov"
    page.locator("#panel h2 .link").first.click()
    assert "according to Dmitry Peskov" in page.locator("#panel .told", has_text="visit").inner_text()


def test_evidence_that_rests_on_a_pronoun_says_so(visit: Visit) -> None:
    page = visit("news", OBAMA_AND_BANK)
    assert page.locator(".card .reading").inner_text() == "“He” (a pronoun) is read as Barack Obama."
    assert "indirect" in page.locator(".card mark", has_text="He").get_attribute("class").split()
    assert visit("news", "#pair=a0003/a0010").locator(".card .reading").count() == 0


def test_the_whole_text_opens_at_the_sentence_and_back_returns_to_the_card(
    visit: Visit, builds: dict[str, Build]
) -> None:
    page = visit("news", "#pair=a0003/a0010")
    quoted = page.locator(".card blockquote").nth(1).inner_text().strip()
    page.get_by_role("button", name="Read sentence 2 in its text").click()
    text = next(d.text for d in builds["news"].corpus.documents if quoted in d.text)
    assert page.locator("article").evaluate("(one) => one.textContent") == text
    assert page.locator("article .here").inner_text().strip() == quoted
    expect(page.locator("article .here")).to_be_focused()
    expect(page.locator("article .here")).to_be_in_viewport()
    page.keyboard.press("n")
    assert page.locator("article mark.current").inner_text() in {"Russia", "United States"}
    page.locator("#back").click()
    expect(page.locator("#step-at")).to_have_text("2 of 2")
    expect(page.locator(".card").nth(1)).to_be_focused()


def test_the_text_marks_the_two_actors_and_the_others(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", OBAMA_AND_BANK)
    page.locator(".read").click()
    corpus = builds["news"].corpus
    document = next(d for d in corpus.documents if d.source == "b/two.txt")
    inside = [m for m in corpus.memberships if m.span.document_id == document.id]
    own = [document.text[m.span.start : m.span.stop] for m in inside if m.actor_id in {"a0012", "a0013"}]
    assert page.locator("article mark.actor").all_inner_texts() == own
    assert page.locator("article mark").count() == len(inside)


def test_the_address_of_a_text_opens_it_again(visit: Visit) -> None:
    page = visit("news", OBAMA_AND_BANK)
    page.locator(".read").click()
    again = visit("news", page.evaluate("location.hash"))
    assert "text=b%2Ftwo.txt/" in page.evaluate("location.hash")
    assert again.locator("#panel").inner_text() == page.locator("#panel").inner_text()


def test_a_text_left_out_is_called_so(visit: Visit) -> None:
    page = visit("brief")
    assert "3 documents of 3 are here without their whole text" in page.locator(".left-out").inner_text()
    page = visit("brief", OBAMA_AND_BANK)
    page.locator(".read").click()
    assert page.locator("#panel .warning").inner_text().startswith("To keep this page small, only the sentences")
    assert page.locator("article .here").inner_text().strip() == "He sanctioned Bank Rossiya."


def test_a_link_is_summed_up_in_one_line(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0011&unsure=yes")
    claims = page.evaluate(
        "__app.relations.filter((r) => r.source + r.target === 14 && r.source * r.target === 33).length"
    )
    said = page.locator(".gist").inner_text()
    cards = page.locator(".card").count()
    documents = page.evaluate(
        "new Set([...document.querySelectorAll('.card')].map((c) => __app.data.sentences[4 * c.dataset.sentence])).size"
    )
    assert said.endswith(
        f"{cards} sentence{'' if cards == 1 else 's'} in {documents} document{'' if documents == 1 else 's'}"
    )
    assert said.startswith(f"{claims} claim") is (claims > 0)


def test_the_documents_of_a_link_are_listed_and_lead_to_their_sentences(visit: Visit, builds: dict[str, Build]) -> None:
    shared = max(
        builds["town"].corpus.cooccurrences, key=lambda c: (len({s.document_id for s in c.sentences}), c.source)
    )
    page = visit("town", f"#pair={shared.source}/{shared.target}")
    page.locator(".sources summary").click()
    rows = page.locator(".sources .row")
    assert rows.count() == len({span.document_id for span in shared.sentences})
    title = rows.last.locator("bdi").inner_text()
    rows.last.click()
    assert page.locator(".card[aria-current] cite").inner_text() == title
