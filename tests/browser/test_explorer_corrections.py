"""Correcting in the page: what is decided, how it is kept, and the file that `graphkit build` takes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphkit.corrections.notes import notes_of
from graphkit.corrections.read import read_corrections
from graphkit.explorer.html import write_html
from graphkit.graph import Build
from graphkit.model import ActorName, Correction

Visit = Callable[..., Any]


def saved(page: Any, folder: Path) -> Path:
    """The file of corrections, downloaded."""
    page.locator("#decisions").click()
    with page.expect_download() as download:
        page.locator("#save-corrections").click()
    assert download.value.suggested_filename == "corrections.toml"
    path = folder / "corrections.toml"
    download.value.save_as(path)
    return path


def undated(corrections: tuple[Correction, ...]) -> list[Correction]:
    return [Correction(**{**vars(each), "date": ""}) for each in corrections]


def test_decisions_become_the_file_that_a_build_reads(visit: Visit, builds: dict[str, Build], tmp_path: Path) -> None:
    page = visit("news", "#actor=a0003")
    page.locator(".correct summary").click()
    page.locator("#new-name").fill('Russian "Federation" \\ é')
    page.get_by_role("button", name="Rename").click()
    page.locator("#new-type").select_option("ORG")
    page.get_by_role("button", name="Change type").click()
    page.locator("#new-note").fill("asked the embassy\n[[decision]]\nno answer")
    page.get_by_role("button", name="Keep note").click()
    page.evaluate("location.hash = '#actor=a0009'")
    page.get_by_role("button", name="Not an actor").click()
    page.evaluate("location.hash = '#group=a0001,a0007'")
    page.get_by_role("button", name="They are two actors").click()
    page.evaluate("location.hash = '#group=a0000,a0004'")
    page.get_by_role("button", name="They are one actor").click()
    page.evaluate("location.hash = '#pair=a0003/a0011'")
    page.locator(".reject").first.click()
    path = saved(page, tmp_path)
    sentence = page.evaluate("JSON.parse(localStorage[Object.keys(localStorage)[0]]).all.at(-1).to")
    document, offsets = where(builds["news"], sentence)
    assert undated(read_corrections(path)) == [
        Correction("rename", (ActorName("Russia"),), to='Russian "Federation" \\ é'),
        Correction("retype", (ActorName("Russia"),), to="ORG"),
        Correction("note", (ActorName("Russia"),), to="asked the embassy\n[[decision]]\nno answer"),
        Correction("drop", (ActorName("Washington"),)),
        Correction("different", (ActorName("Vladimir Putin"), ActorName("Dmitry Peskov"))),
        Correction("same", (ActorName("Donald Trump"), ActorName("Rex Tillerson"))),
        Correction(
            "reject",
            (ActorName("Russia"), ActorName("Ukraine")),
            documents=(document,),
            quotation=sentence,
            offsets=offsets,
        ),
    ]


def where(build: Build, sentence: str) -> tuple[str, tuple[int, int]]:
    for each in build.corpus.sentences:
        document = next(d for d in build.corpus.documents if d.id == each.document_id)
        if document.text[each.start : each.stop].strip() == sentence:
            return document.source, (each.start, each.stop)
    raise AssertionError(sentence)


def test_a_note_kept_in_the_page_stands_in_the_page_built_with_its_file(
    visit: Visit, builds: dict[str, Build], tmp_path: Path, folder: Path
) -> None:
    page = visit("news", "#actor=a0003")
    page.locator(".correct summary").click()
    page.locator("#new-note").fill("asked the embassy\n<b>no</b> answer")
    page.get_by_role("button", name="Keep note").click()
    page.locator("#decisions").click()
    page.locator("#decider").fill("Ana")
    page.locator("#decider").press("Tab")
    corpus = builds["news"].corpus
    sources = {document.id: document.source for document in corpus.documents}
    decided = read_corrections(saved(page, tmp_path))
    notes = notes_of(corpus.actors, corpus.memberships, sources, decided)
    write_html(builds["news"], folder / "noted.html", notes=notes)
    page = visit("noted", "#actor=a0003")
    assert page.locator(".noted .words").inner_text() == "asked the embassy\n<b>no</b> answer"
    assert page.locator(".noted .number").inner_text() == f"Ana, {decided[0].date}"
    page = visit("noted", "#actor=a0001")
    assert page.locator(".noted").count() == 0


def test_decisions_outlast_a_reload_and_are_counted(visit: Visit) -> None:
    page = visit("news", "#actor=a0009")
    assert not page.locator("#decisions").is_visible()
    page.locator(".correct summary").click()
    page.get_by_role("button", name="Not an actor").click()
    page.reload()
    page.wait_for_selector("#panel h2")
    assert page.locator("#decisions").inner_text().split() == ["Corrections", "1"]
    assert page.locator(".standing bdi").inner_text() == "Washington is no actor"


def test_decisions_are_read_from_the_address(visit: Visit) -> None:
    address = '#actor=a0009&decided={"by":"Ana","all":[{"kind":"drop","names":["a0009"],"to":"","date":"2026-11-21"}]}'
    page = visit("news", address.replace('"', "%22").replace(",", "%2C").replace("/", "%2F"))
    assert page.locator(".standing bdi").inner_text() == "Washington is no actor"
    assert 'author = "Ana"' in page.evaluate("__app.corrections()")


def test_a_decision_is_taken_back_and_a_later_one_takes_its_place(visit: Visit) -> None:
    page = visit("news", "#group=a0001,a0007")
    page.get_by_role("button", name="They are two actors").click()
    page.get_by_role("button", name="They are one actor").click()
    assert page.locator(".standing bdi").all_inner_texts() == ["Vladimir Putin and Dmitry Peskov are one actor"]
    page.locator("#panel h2").focus()
    page.keyboard.press("u")
    assert page.locator(".standing").count() == 0
    assert not page.locator("#decisions").is_visible()


def test_a_rejected_sentence_is_marked_and_can_come_back(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0011")
    button = page.locator(".reject").first
    button.press("Enter")
    assert (button.inner_text(), button.get_attribute("aria-pressed")) == ("Rejected", "true")
    assert page.evaluate("document.activeElement.classList.contains('reject')")
    button.press("Enter")
    assert (button.inner_text(), button.get_attribute("aria-pressed")) == ("Reject", "false")


def test_all_decisions_are_listed_and_can_be_signed(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0011")
    page.locator(".reject").first.click()
    page.locator("#decisions").click()
    assert page.locator("#panel h2").inner_text() == "Corrections"
    page.locator("#decider").fill("Ana")
    page.locator("#decider").press("Tab")
    assert 'author = "Ana"' in page.evaluate("__app.corrections()")
    page.get_by_role("button", name="Take all back").click()
    assert page.locator("#panel").inner_text().count("Nothing has been corrected") == 1


def test_hostile_names_stay_names_in_the_file(visit: Visit, builds: dict[str, Build], tmp_path: Path) -> None:
    page = visit("hostile")
    for number in range(len(builds["hostile"].corpus.actors)):
        page.evaluate("n => { location.hash = '#actor=' + __app.actors[n].id; }", number)
        page.evaluate("document.querySelector('.correct').open = true")
        page.get_by_role("button", name="Not an actor").click()
    found = {each.names[0].name for each in read_corrections(saved(page, tmp_path))}
    assert found == {" ".join(actor.name.split()) for actor in builds["hostile"].corpus.actors}
