from pathlib import Path

import pytest

from graphkit.ingest.page import decode_page, main_text
from graphkit.ingest.piece import ReadOptions
from graphkit.ingest.plain import prose_of_text
from graphkit.model import PublicationDate, Skipped
from tests.ingest.pages import NAV, PAGES, SIDE, STORY, TEASER_1, TEASER_2, TITLE, Page, links, page, paragraphs
from tests.ingest.pages_beside import BESIDE
from tests.ingest.reading import read, read_document

WORDS = "Ada met Ben in Berlin."
EVERY = (*PAGES, *BESIDE)
names = [page.name for page in EVERY]


@pytest.mark.parametrize("page", EVERY, ids=names)
def test_no_sentence_of_an_article_is_lost(page: Page) -> None:
    prose = prose_of_text(main_text(page.html))
    assert [sentence for sentence in page.story if sentence not in prose] == []


def test_of_what_stands_around_the_articles_no_more_than_a_twentieth_is_kept() -> None:
    around = [(page, each) for page in EVERY for each in SIDE if each in page.html]
    kept = [(page.name, each) for page, each in around if each in prose_of_text(main_text(page.html))]
    assert len(around) > 100
    assert len(kept) <= len(around) / 20, kept


@pytest.mark.parametrize("page", [each for each in EVERY if "articleBody" not in each.html])
def test_with_boilerplate_all_that_a_page_shows_is_kept(tmp_path: Path, page: Page) -> None:
    text = read_document(tmp_path, "a.html", page.html, ReadOptions(keep_boilerplate=True)).text
    assert [each for each in page.story if each not in text] == []
    shown = page.html.split("</noscript>")[-1].split("</div><div")[0]
    assert [each for each in SIDE if f">{each}<" in shown and "<button>" not in shown and each not in text] == []


@pytest.mark.parametrize("page", EVERY, ids=names)
def test_a_page_is_called_by_its_headline(tmp_path: Path, page: Page) -> None:
    assert read_document(tmp_path, "a.html", page.html).title == TITLE


def test_marks_of_notes_are_no_text_and_other_raised_signs_are() -> None:
    notes = '<sup class="reference"><a href="#n1">[1]</a></sup><sup>[citation&#32;needed]</sup><sup>[<i>a</i>]</sup>'
    text = main_text(page("notes", f"<article><p>{WORDS}{notes} It has 3 km<sup>2</sup>.</p></article>").html)
    assert text.startswith(WORDS)
    assert "[1]" not in text
    assert "[a]" not in text
    assert "km2" in text.replace(" ", "")


def test_rows_of_a_page_are_no_thread() -> None:
    rows = (f"<ul><li>{NAV}</li></ul>", f"<h2>{TITLE}</h2>{paragraphs(STORY)}", links(TEASER_1), links(TEASER_2))
    body = "".join(f'<div class="row"><div class="col-12">{each}</div></div>' for each in rows)
    prose = prose_of_text(main_text(page("rows", body).html))
    assert [sentence for sentence in STORY if sentence not in prose] == []
    assert [each for each in (NAV, TEASER_1, TEASER_2) if each in prose] == []


def test_of_articles_loaded_one_below_the_other_the_first_is_read() -> None:
    others = [f"{TEASER_1} for the {n}th time. The people of the town of Lund were not asked." for n in (2, 3, 4)]
    parts = [paragraphs(STORY), *(f"<p>{each}</p><p>{each}</p>" for each in others)]
    body = "".join(f'<article class="story"><h1>{TITLE}</h1>{each}</article>' for each in parts)
    prose = prose_of_text(main_text(page("endless", body).html))
    assert [sentence for sentence in STORY if sentence not in prose] == []
    assert TEASER_1 not in prose


def test_what_lies_in_scripts_styles_and_comments_is_never_text(tmp_path: Path) -> None:
    page = f"<body><!-- Carl --><script>Dora</script><style>Emil</style><template>Fritz</template><p>{WORDS}</p></body>"
    for options in (ReadOptions(), ReadOptions(keep_boilerplate=True)):
        assert read_document(tmp_path, "a.html", page, options).text == WORDS


def test_cells_of_a_table_are_lines_without_bars(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>Ada Brook</td><td>{WORDS} She left on the next day with the others.</td></tr>" for _ in range(6)
    )
    text = read_document(tmp_path, "a.html", f"<article><h1>A table of words</h1><table>{rows}</table></article>").text
    assert "|" not in text
    assert f"{WORDS} She left on the next day with the others." in text.split("\n")


def test_a_page_nested_ten_thousand_deep_is_one_line_at_most(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.html", "<div>" * 10_000 + WORDS + "</div>" * 10_000)
    assert isinstance(found, Skipped) or found.text.strip() == WORDS  # type: ignore[union-attr]


@pytest.mark.parametrize("page", ["", "<html></html>", "<!doctype html>", "<p> </p>", "<script>x</script>"])
def test_a_page_without_words_is_reported(tmp_path: Path, page: str) -> None:
    assert read(tmp_path, "a.html", page) == [Skipped("a.html", "holds no words")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Zoë</p>".encode(), "<p>Zoë</p>"),
        ("\ufeff<p>Zoë</p>".encode(), "<p>Zoë</p>"),
        ("<meta charset=windows-1251><p>Ада</p>".encode("cp1251"), "<meta charset=windows-1251><p>Ада</p>"),
        ("<meta charset='iso-8859-1'><p>“Zoë”</p>".encode("cp1252"), "<meta charset='iso-8859-1'><p>“Zoë”</p>"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Zoë</p>'.encode(),
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Zoë</p>',
        ),
        ("<meta charset=nonsense><p>Zoë</p>".encode("cp1252"), "<meta charset=nonsense><p>Zoë</p>"),
        ("<p>Zoë</p>".encode("utf-16"), "<p>Zoë</p>"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_is(data: bytes, text: str) -> None:
    assert decode_page(data)[0] == text


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        (LD.format('{"@type": "NewsArticle", "datePublished": "2017-02-03T23:55:00-05:00"}'), "2017-02-03"),
        (
            LD.format('[{"@type": "Organization"}, {"@type": ["NewsArticle"], "datePublished": "2017-02-03"}]'),
            "2017-02-03",
        ),
        (LD.format('{"@graph": [{"@type": "WebPage", "datePublished": "2017-02-03T10:00:00.000Z"}]}'), "2017-02-03"),
        (LD.format('{"@type": "NewsArticle", "datePublished": "February 3, 2017"}'), "2017-02-03"),
        (LD.format('{"@type": "NewsArticle", "dateModified": "2018-01-01"}'), None),
        (LD.format('{"@type": "Event", "datePublished": "2017-02-03"}'), None),
        (LD.format("{broken"), None),
        ('<meta property="article:published_time" content="2017-02-03T10:00:00+01:00">', "2017-02-03"),
        ('<meta property="article:modified_time" content="2017-02-03T10:00:00+01:00">', None),
        ('<meta name="date" content="2017-02-03 10:00:00">', "2017-02-03"),
        ('<meta name="DC.date.issued" content="2017-02">', "2017-02"),
        ('<meta name="dcterms.date" content="2017">', "2017"),
        ('<meta name="pubdate" content="20170203">', "2017-02-03"),
        ('<meta name="pubdate" content="20170203T101500Z">', "2017-02-03"),
        ('<meta name="parsely-pub-date" content="2017-02-03T10:00:00Z">', "2017-02-03"),
        ('<meta itemprop="datePublished" content="2017-02-03">', "2017-02-03"),
        ('<meta name="date" content="03/02/2017">', None),
        ('<meta name="date" content="2017-13-45">', None),
        ('<meta name="date" content="0001-01-01T00:00:00">', None),
        ('<meta name="last-modified" content="2017-02-03">', None),
        ('<meta name="copyright" content="2017">', None),
    ],
)
def test_the_date_a_page_states(tmp_path: Path, head: str, iso: str | None) -> None:
    page = f"<html><head>{head}</head><body><p>{WORDS} It was July 7, 2015.</p></body></html>"
    expected = PublicationDate(iso, "page metadata") if iso else None
    assert read_document(tmp_path, "a.html", page).date == expected


@pytest.mark.parametrize(
    ("body", "iso"),
    [
        ('<article><header><time datetime="2017-02-03">Friday</time></header></article>', "2017-02-03"),
        ('<time pubdate datetime="2017-02-03T10:00">Friday</time>', "2017-02-03"),
        ('<span itemprop="datePublished" content="2017-02-03">Friday</span>', "2017-02-03"),
        ('<p>The war ended on <time datetime="1945-05-08">8 May 1945</time>.</p>', None),
        ('<div class="related"><time datetime="2016-01-01">old</time></div>', None),
    ],
)
def test_the_date_in_the_markup_of_a_page(tmp_path: Path, body: str, iso: str | None) -> None:
    expected = PublicationDate(iso, "page metadata") if iso else None
    assert read_document(tmp_path, "a.html", f"<html><body>{body}<p>{WORDS}</p></body></html>").date == expected


def test_a_page_tells_title_outlet_author_address_and_language(tmp_path: Path) -> None:
    ld = LD.format(
        '{"@type": "NewsArticle", "headline": "News of today", "publisher": {"name": "The Daily"},'
        ' "author": [{"name": "Ada Brook"}, {"name": "Ben Cole"}]}'
    )
    head = f'<link rel="canonical" href="https://example.org/a"><title>News | The Daily</title>{ld}'
    found = read_document(
        tmp_path, "a.html", f"<html lang='en-GB'><head>{head}</head><body><p>{WORDS}</p></body></html>"
    )
    assert (found.title, found.outlet, found.author, found.url, found.language) == (
        "News of today",
        "The Daily",
        "Ada Brook; Ben Cole",
        "https://example.org/a",
        "en",
    )


def test_meta_elements_count_where_there_is_no_linked_data(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="News of today"><meta property="og:site_name" content="The Daily">'
        '<meta name="author" content="Ada Brook"><meta property="article:author" content="https://example.org/ada">'
        '<meta property="og:url" content="https://example.org/2017/02/03/a"><meta property="og:locale" content="en_US">'
    )
    found = read_document(tmp_path, "a.html", f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>")
    assert (found.title, found.outlet, found.author, found.url, found.language) == (
        "News of today",
        "The Daily",
        "Ada Brook",
        "https://example.org/2017/02/03/a",
        "en",
    )
    assert found.date == PublicationDate("2017-02-03", "URL")
