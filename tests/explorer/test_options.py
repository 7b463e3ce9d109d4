"""What the page's options change, and how evidence is cut to a budget."""

from dataclasses import replace

import pytest
import synthetic_builds as made

from graphkit.cli import page as cli
from graphkit.explorer import budget, options
from graphkit.explorer.backbone import main_links
from graphkit.explorer.budget import within_budget
from graphkit.explorer.html import render_html
from graphkit.explorer.language import LANGUAGES
from graphkit.explorer.notebook import explorer_page
from graphkit.explorer.options import ALL_EVIDENCE, PageOptions
from graphkit.explorer.payload import payload


def test_without_options_the_page_is_that_of_the_defaults() -> None:
    assert render_html(made.news()) == render_html(made.news(), PageOptions())


def test_title_top_and_looks_are_in_the_data() -> None:
    data = payload(made.news(), PageOptions("Mine", 7, "type", "mentions"))
    looks = {"top": 7, "color_by": "type", "size_by": "mentions", "layout": "communities", "since": "", "until": ""}
    assert (data["title"], data["options"]) == ("Mine", looks)
    assert {actor["type"]: actor["color"] for actor in data["actors"]} == {
        "PERSON": "#4477aa", "ORG": "#ee6677", "GPE": "#228833", "NORP": "#aa3377",
    }  # fmt: skip
    largest = max(data["actors"], key=lambda actor: actor["size"])
    assert (largest["label"], largest["size"]) == ("Russia", 18.0)


def test_the_command_offers_what_the_page_knows() -> None:
    assert (cli.COLOURS, cli.SIZES, cli.LAYOUTS) == (options.COLOURS, options.SIZES, options.LAYOUTS)
    assert cli.LANGUAGES == LANGUAGES
    assert set(cli.PAGE_OPTIONS) == set(vars(PageOptions()))
    assert cli.page_of(title="", top=400, color_by="community", size_by="strength", evidence=None) == PageOptions()


def test_evidence_within_the_limit_is_all_there() -> None:
    corpus = made.news().corpus
    assert within_budget(corpus, None) == corpus
    assert within_budget(corpus, ALL_EVIDENCE) == corpus


def test_a_limit_keeps_sentences_that_tell_a_relation_then_the_newest() -> None:
    corpus = made.news().corpus
    cut = within_budget(corpus, 1)
    assert [(c.source, c.target) for c in cut.cooccurrences] == [(c.source, c.target) for c in corpus.cooccurrences]
    assert all(len(c.sentences) == 1 for c in cut.cooccurrences)
    texts = {document.id: document.text for document in corpus.documents}
    kept = next(c for c in cut.cooccurrences if (c.source, c.target) == ("a0003", "a0010")).sentences[0]
    assert texts[kept.document_id][kept.start : kept.stop].strip() == (
        "The United States sanctioned Russia after the election."
    )


def test_evidence_is_cut_until_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = made.town(40, 3, 400).corpus
    monkeypatch.setattr(budget, "EVIDENCE_LIMIT", 19_000)
    cut = within_budget(corpus, None)
    spans = {s for c in cut.cooccurrences for s in c.sentences} | {k.sentence for r in cut.relations for k in r.claims}
    assert sum(span.stop - span.start for span in spans) <= 19_000
    assert len(cut.cooccurrences) == len(corpus.cooccurrences)
    assert len(cut.relations) == len(corpus.relations)


def test_what_was_cut_is_counted_for_each_link() -> None:
    build = made.news()
    rows = payload(build, PageOptions(evidence=1))["together"]
    assert [len(row[2]) + row[4] for row in rows] == [len(c.sentences) for c in build.corpus.cooccurrences]


def test_main_links_are_those_marked_as_backbone() -> None:
    build = made.news()
    graph = build.graph.copy()
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data["backbone"] = number == 0
    first = next(iter(graph.edges()))
    assert main_links(graph) == {(min(first), max(first))}


def test_every_actor_keeps_a_main_link() -> None:
    build = made.city(200, 1500)
    main = main_links(build.graph)
    linked = {end for c in build.corpus.cooccurrences for end in (c.source, c.target)}
    assert {end for pair in main for end in pair} == linked
    assert len(main) < len(build.corpus.cooccurrences) / 2


def test_ranks_come_with_their_interval_where_it_was_measured() -> None:
    build = made.news()
    for _, data in build.graph.nodes(data=True):
        data["rank_low"], data["rank_high"] = 2, 5
    assert {str(actor["ranks"]) for actor in payload(build)["actors"]} == {"[0, [2, 5], 0, 0, 0, 0]"}


def test_a_notebook_shows_the_page_in_a_frame_that_shares_nothing() -> None:
    page = explorer_page(made.hostile(), height=500)
    frame = page._repr_html_()
    assert frame.startswith('<iframe title="graphkit" srcdoc="&lt;!doctype html&gt;')
    assert frame.count("<") == 2
    assert 'sandbox="allow-scripts allow-downloads allow-popups" style="width:100%;height:500px' in frame


def test_stories_have_numbers_and_copies_share_one() -> None:
    build = made.news()
    from graphkit.model import Story

    ids = tuple(sorted(document.id for document in build.corpus.documents))
    stories = (Story("s0", ids[:2]), Story("s1", ids[2:]))
    data = payload(replace(build, corpus=replace(build.corpus, stories=stories)))
    assert [row[6] for row in data["documents"]] == [0, 0, 1]
