"""Saved pages that are no plain article: live blogs, encyclopaedias, forums, releases, newsletters, scripts."""

import json

from tests.ingest.pages import (
    ACCEPT,
    COMMENT,
    COOKIE,
    COPY,
    FOLLOW,
    MOST,
    NAV,
    NEWSLETTER,
    STORY,
    TEASER_1,
    TEASER_2,
    TEASER_3,
    TERMS,
    TITLE,
    Page,
    links,
    page,
    paragraphs,
)


def _stub() -> Page:
    story = STORY[:3]
    return page(
        "stub before a paywall",
        f"""<header><nav>{links(*NAV.split())}</nav></header><main><article><h1>{TITLE}</h1>
        <p class="standfirst">{story[0]}</p><p>{story[1]} {story[2]}</p></article>
        <div class="paywall-overlay"><h2>Subscribe to read on</h2><p>{NEWSLETTER}</p><button>{ACCEPT}</button></div>
        <section class="more"><h3>{MOST}</h3>{links(TEASER_1, TEASER_2, TEASER_3)}</section></main>
        <footer><p>{COPY}</p><p>{TERMS}</p></footer>""",
        story=story,
    )


def _live() -> Page:
    posts = "".join(
        f"""<article class="block" id="b{n}"><p class="block-time"><time datetime="2017-02-03T1{n}:00:00Z">1{n}.00 GMT
        </time></p><h2 class="block-title">Update {n}</h2><div class="block-elements"><p>{STORY[n]}</p></div>
        <div class="share"><a href="/f">Share</a> <a href="/t">Tweet</a></div></article>"""
        for n in range(len(STORY))
    )
    return page(
        "live blog",
        f"""<div id="cookies"><p>{COOKIE}</p><button>{ACCEPT}</button></div><nav>{links(*NAV.split())}</nav>
        <main><h1>{TITLE}</h1><div class="liveblog" itemtype="http://schema.org/LiveBlogPosting">{posts}</div></main>
        <aside><h3>{MOST}</h3>{links(TEASER_1, TEASER_3)}</aside><footer>{COPY}</footer>""",
    )


def _gallery() -> Page:
    figures = "".join(
        f'<figure><img src="{n}.jpg" alt=""><figcaption>{sentence}</figcaption></figure>'
        for n, sentence in enumerate(STORY)
    )
    return page(
        "gallery with captions",
        f"""<nav>{links(*NAV.split())}</nav><article><h1>{TITLE}</h1><div class="gallery">{figures}</div></article>
        <div class="related-stories"><h3>{MOST}</h3>{links(TEASER_1, TEASER_2)}</div><footer><p>{COPY}</p></footer>""",
    )


def _encyclopaedia() -> Page:
    note = '<sup id="c" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>'
    text = paragraphs([each + note for each in STORY])
    return page(
        "encyclopaedia",
        f"""<div id="mw-head"><ul><li>Article</li><li>Talk</li></ul></div><div id="content" role="main">
        <h1 id="firstHeading">{TITLE}</h1><div id="bodyContent"><div id="siteSub">From the free encyclopaedia</div>
        <div id="mw-content-text"><div class="mw-parser-output"><table class="infobox"><tr><th>Capital</th>
        <td>Upton</td></tr></table><div id="toc" class="toc"><ul><li><a href="#a">1 Talks</a></li></ul></div>
        {text}<h2>See also<span class="mw-editsection">[edit]</span></h2>{links(TEASER_1, TEASER_3)}
        <div class="navbox">{links(*NAV.split())}</div></div></div></div></div>
        <div id="footer"><ul><li>{TERMS}</li><li>{COPY}</li></ul></div>""",
    )


def _release() -> Page:
    return page(
        "release of a ministry",
        f"""<div class="gov-banner"><p>An official website of the government of Norland</p></div>
        <div class="alert">{COOKIE}</div><nav class="usa-nav">{links(*NAV.split())}</nav>
        <div class="grid-row"><div class="col-8" id="main-content"><p>FOR IMMEDIATE RELEASE</p>
        <p>February 3, 2017</p><h1>{TITLE}</h1>{paragraphs(STORY)}<p>###</p></div>
        <div class="col-4"><h2>Press office</h2><p>{FOLLOW}</p><p>{NEWSLETTER}</p></div></div>
        <footer><p>{TERMS}</p></footer>""",
    )


def _newsletter() -> Page:
    return page(
        "newsletter",
        f"""<div class="topbar"><a href="/">The Westport Letter</a><button>Subscribe</button></div>
        <div class="single-post"><article class="post"><div class="post-header"><h1 class="post-title">{TITLE}</h1>
        <h3 class="subtitle">{STORY[0]}</h3></div><div class="available-content"><div class="body markup">
        {paragraphs(STORY[1:6])}<div class="subscription-widget-wrap"><p>{NEWSLETTER}</p><form><input type="email">
        </form></div>{paragraphs(STORY[6:])}</div></div></article></div>
        <div class="comments-page"><h4>Discussion about this post</h4><div class="comment"><p>{COMMENT}</p></div></div>
        <div class="footer-terms"><p>{TERMS}</p></div>""",
    )


def _forum() -> Page:
    posts = "".join(
        f"""<div class="post" id="p{n}"><div class="postprofile"><a href="/u{n}">user_{n}</a> Posts: {n}3</div>
        <div class="postbody"><div class="content">{STORY[n]} {STORY[n + 1]}</div>
        <div class="signature">{FOLLOW}</div></div></div>"""
        for n in range(0, len(STORY), 2)
    )
    return page(
        "thread of a forum",
        f"""<div class="navbar">{links(*NAV.split())}</div><div id="page-body"><h1 class="topic-title">{TITLE}</h1>
        {posts}</div><div id="page-footer"><p>{COPY}</p><p>{TERMS}</p></div>""",
    )


def _figures() -> Page:
    rows = "".join(
        f"<tr><td>{year}</td><td>{year - 1900}.5</td><td>{year - 1950}</td></tr>" for year in range(1990, 2017)
    )
    return page(
        "article around a long table",
        f"""<nav>{links(*NAV.split())}</nav><main><article><h1>{TITLE}</h1>{paragraphs(STORY[:4])}
        <table class="data"><caption>Trade by year</caption><tr><th>Year</th><th>Export</th><th>Import</th></tr>{rows}
        </table>{paragraphs(STORY[4:])}</article></main><aside><p>{NEWSLETTER}</p></aside><footer>{COPY}</footer>""",
    )


def _body_in_data() -> Page:
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": TITLE,
            "articleBody": "\n\n".join(STORY),
        },
        ensure_ascii=False,
    )
    return page(
        "article in JSON-LD alone",
        f"""<div id="root"><nav>{links(*NAV.split())}</nav><p>{COOKIE}</p></div>
        <script>window.app()</script><footer><p>{COPY}</p></footer>""",
        head=f'<script type="application/ld+json">{data}</script>',
    )


def _interview() -> Page:
    story = STORY[:8]
    asked = "".join(f"<p><strong>Q: And then?</strong></p><p>A: {each}</p>" for each in story)
    return page(
        "interview",
        f"""<header>{links(*NAV.split())}</header><div class="content-body"><h1>{TITLE}</h1><div class="byline">By
        Greta Holm</div>{asked}<div class="tags">Tags: {links("Norland", "Trade")}</div></div>
        <div class="recirc"><h4>{MOST}</h4>{links(TEASER_1, TEASER_2, TEASER_3)}</div><footer>{TERMS}</footer>""",
        story=story,
    )


def _folded() -> Page:
    folds = "".join(f"<details><summary>Question {n}</summary><p>{each}</p></details>" for n, each in enumerate(STORY))
    return page(
        "answers that unfold",
        f"""<nav>{links(*NAV.split())}</nav><main><h1>{TITLE}</h1>{folds}</main>
        <div role="complementary"><h3>{MOST}</h3>{links(TEASER_2)}</div><footer>{COPY}</footer>""",
    )


def _mail_archive() -> Page:
    return page(
        "mail in an archive",
        f"""<ul class="menu"><li><a href="/">Archive</a></li><li><a href="/next">Next message</a></li></ul>
        <h1>{TITLE}</h1><b>From</b>: Ada Brook<br><b>Date</b>: Fri, 3 Feb 2017 10:00:00<hr>
        <pre>{chr(10).join(STORY)}</pre><hr><p>{TERMS}</p>""",
    )


BESIDE = (
    _stub(),
    _live(),
    _gallery(),
    _encyclopaedia(),
    _release(),
    _newsletter(),
    _forum(),
    _figures(),
    _body_in_data(),
    _interview(),
    _folded(),
    _mail_archive(),
)
