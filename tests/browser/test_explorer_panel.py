"""What the panel tells of an actor beside its links, and of copies of a text."""

from collections.abc import Callable
from typing import Any

from graphkit.graph import Build

Visit = Callable[..., Any]


def test_the_documents_that_name_an_actor_are_listed_by_how_often(visit: Visit, builds: dict[str, Build]) -> None:
    page = visit("news", "#actor=a0001")
    corpus = builds["news"].corpus
    spans = [one.span for one in corpus.memberships if one.actor_id == "a0001"]
    times = {d.source: sum(span.document_id == d.id for span in spans) for d in corpus.documents}
    rows = page.locator("#panel .document")
    found = [
        (row.locator(".path").inner_text(), int(row.locator(".value").inner_text().rstrip("×"))) for row in rows.all()
    ]
    assert dict(found) == {source: number for source, number in times.items() if number}
    assert [number for _, number in found] == sorted((number for _, number in found), reverse=True)


def test_an_actor_has_a_timeline_of_its_own(visit: Visit) -> None:
    page = visit("years", "#actor=a0000")
    heading = page.locator("#panel h3", has_text="Over time")
    assert heading.count() == 1
    heights = page.locator("#panel svg rect").evaluate_all("(all) => all.map((one) => one.getAttribute('height'))")
    assert sum(float(height) > 0 for height in heights) == len({"2019", "2019-03", "2020-03"})


def test_what_an_actor_does_stands_before_its_ranks(visit: Visit) -> None:
    page = visit("news", "#actor=a0001")
    titles = page.locator("#panel h3").evaluate_all("(all) => all.map((one) => one.firstChild.textContent)")
    assert titles.index("Acts on") < titles.index("Named together with") < len(titles) - 1
    assert titles[-1].startswith("Rank among")


def test_how_firm_a_community_is_stands_in_its_hint(visit: Visit) -> None:
    page = visit("retold", "#actor=a0001")
    hint = page.locator("#panel .chips span[title]").first.get_attribute("title")
    assert hint.endswith("this actor stayed with it in 75 % of repeated groupings")
    assert "groupings" not in page.locator("#panel").inner_text()


def test_sentences_of_copies_count_as_one_story(visit: Visit, builds: dict[str, Build]) -> None:
    corpus = builds["retold"].corpus
    twice = next(
        pair for pair in corpus.cooccurrences
        if {"d0000", "d0001"} <= {span.document_id for span in pair.sentences}
    )  # fmt: skip
    page = visit("retold", f"#pair={twice.source}/{twice.target}")
    told = 1 + any(span.document_id == "d0002" for span in twice.sentences)
    words = "in 1 story" if told == 1 else f"in {told} independent stories"
    assert words in page.locator("#panel").inner_text()
