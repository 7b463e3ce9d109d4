"""Saved pages in the shapes of real sites: what is the article is known, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

STORY = (
    "Foreign minister Ada Brook arrived in Norland on Monday for two days of talks about the disputed border.",
    "She was met at the airport by Ben Cole, who has led the government in Westport since the spring.",
    "“We have come a long way, and we will not turn back now,” Ms. Brook told reporters after the first meeting.",
    "Officials on both sides said that the question of the northern fisheries had not been settled.",
    "The talks were arranged by the Council of Coastal States, which has tried for years to bring the two together.",
    "Opposition leader Carl Dorn called the visit a mistake and asked parliament to recall the delegation.",
    "“Nobody was consulted,” he said.",
    "Trade between the two countries fell by a third after the embargo of last year.",
    "Economists at the Bank of Norland expect that it will recover slowly, if the embargo is lifted.",
    "The delegation will fly back on Wednesday, and a joint statement is expected before that.",
)
SIDE = (
    "Home World Politics Business Sport Culture",
    "We use cookies to give you the best experience on our site and to show you advertising.",
    "Accept all cookies",
    "Ten pictures of cats that will make you smile today",
    "Actor Emil Frost buys a castle near the lake of Lund",
    "Sign up for our newsletter and never miss a story again",
    "Follow us on social media for updates around the clock",
    "Copyright 2017 The Daily Example. All rights reserved.",
    "Most read this week",
    "Storm Greta closes schools across the southern islands",
    "I cannot believe that anyone still trusts this government, wrote a reader from Upton.",
    "Terms of use and privacy policy of the Daily Example",
)
NAV, COOKIE, ACCEPT, TEASER_1, TEASER_2, NEWSLETTER, FOLLOW, COPY, MOST, TEASER_3, COMMENT, TERMS = SIDE
TITLE = "Ada Brook visits Norland for talks"


@dataclass(frozen=True)
class Page:
    """A page as saved, and the sentences of the article in it."""

    name: str
    html: str
    story: tuple[str, ...] = STORY


def paragraphs(story: Sequence[str], before: str = "<p>", after: str = "</p>") -> str:
    pairs = [" ".join(story[i : i + 2]) for i in range(0, len(story), 2)]
    return "\n".join(f"{before}{pair}{after}" for pair in pairs)


def links(*texts: str) -> str:
    return "<ul>" + "".join(f'<li><a href="/x">{text}</a></li>' for text in texts) + "</ul>"


def page(name: str, body: str, head: str = "", story: tuple[str, ...] = STORY) -> Page:
    html = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - Daily</title>{head}</head>'
    return Page(name, f"{html}<body>{body}</body></html>", story)


def _semantic() -> Page:
    return page(
        "semantic elements",
        f"""<header><nav>{links(*NAV.split())}</nav></header>
        <div class="cookie-banner" id="cookie-consent"><p>{COOKIE}</p><button>{ACCEPT}</button></div>
        <main><article><h1>{TITLE}</h1><p class="byline">By Gero Hahn</p>{paragraphs(STORY)}</article>
        <aside><h2>{MOST}</h2>{links(TEASER_1, TEASER_2, TEASER_3)}</aside></main>
        <footer><p>{COPY}</p>{links(TERMS, FOLLOW)}</footer>""",
    )


def _divs() -> Page:
    return page(
        "nothing but divs with classes",
        f"""<div id="top-nav">{links(*NAV.split())}</div><div class="wrapper"><div class="left"><div class="headline">
        <h1>{TITLE}</h1></div><div class="article-body">{paragraphs(STORY)}</div>
        <div class="newsletter-signup"><p>{NEWSLETTER}</p></div><div class="related">{links(TEASER_1, TEASER_2)}</div>
        <div id="comments" class="comments"><div class="comment"><p>{COMMENT}</p></div></div></div>
        <div class="sidebar"><h3>{MOST}</h3>{links(TEASER_3)}</div></div>
        <div class="footer"><p>{COPY}</p><a href="/t">{TERMS}</a></div>""",
    )


def _blog() -> Page:
    return page(
        "a blog with comments",
        f"""<div id="page" class="hfeed site"><header id="masthead">
        <nav id="site-navigation">{links(*NAV.split())}</nav>
        </header><div id="content"><article class="post hentry"><header class="entry-header">
        <h1 class="entry-title">{TITLE}
        </h1><div class="entry-meta">
        <time class="entry-date" datetime="2017-02-03T10:00:00+00:00">February 3, 2017</time>
        </div></header><div class="entry-content">{paragraphs(STORY)}</div></article>
        <div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><p>{COMMENT}</p></li>
        </ol></div>
        </div><div id="secondary" class="widget-area"><aside class="widget"><p>{NEWSLETTER}</p></aside></div>
        <footer id="colophon"><div class="site-info">{COPY}</div></footer></div>""",
    )


def _tables() -> Page:
    return page(
        "a page laid out with tables",
        f"""<table width="100%"><tr><td colspan="2">
        <a href="/">Home</a> <a href="/w">World</a> <a href="/p">Politics</a>
        <a href="/b">Business</a></td></tr><tr><td width="20%">{links(TEASER_1, TEASER_2, TEASER_3)}</td>
        <td><h1>{TITLE}</h1>{paragraphs(STORY)}</td></tr>
        <tr><td colspan="2"><small><a href="/t">{TERMS}</a></small></td></tr></table>""",
    )


def _teasers_inside() -> Page:
    half = len(STORY) // 2
    return page(
        "teasers between the paragraphs",
        f"""<nav>{links(*NAV.split())}</nav><article><h1>{TITLE}</h1>
        <div class="story-body">{paragraphs(STORY[:half])}
        <aside class="related-links"><h4>{MOST}</h4>{links(TEASER_1, TEASER_2)}</aside>
        <div class="advertisement"><p>{FOLLOW}</p></div>{paragraphs(STORY[half:])}</div></article>
        <footer>{COPY}</footer>""",
        story=STORY,
    )


def _subheadings() -> Page:
    third = len(STORY) // 3
    return page(
        "subheadings, a quotation and a list",
        f"""<header>{links(*NAV.split())}</header><article><h1>{TITLE}</h1>{paragraphs(STORY[:third])}
        <h2>What comes next</h2><blockquote><p>{STORY[third]}</p></blockquote>{paragraphs(STORY[third + 1 : -2])}
        <ul><li>{STORY[-2]}</li><li>{STORY[-1]}</li></ul></article><footer><p>{TERMS}</p></footer>""",
    )


def _breaks() -> Page:
    text = "<br><br>".join(" ".join(STORY[i : i + 2]) for i in range(0, len(STORY), 2))
    return page(
        "an old page with line breaks in the place of paragraphs",
        f"""<div id="menu"><a href="/">Home</a> | <a href="/w">World</a> | <a href="/p">Politics</a></div>
        <div id="main"><h1>{TITLE}</h1><div class="text">{text}</div></div>
        <div id="bottom"><a href="/t">{TERMS}</a></div>""",
    )


def _linked() -> Page:
    story = tuple(STORY)
    linked = [
        each.replace("Norland", '<a href="/norland">Norland</a>').replace("Ben Cole", "<b>Ben Cole</b>")
        for each in story
    ]
    return page(
        "links and emphasis within sentences",
        f"""<nav>{links(*NAV.split())}</nav><section class="content"><article><h1>{TITLE}</h1>
        <figure><img src="a.jpg" alt=""><figcaption>Photo: Hilda Iversen</figcaption></figure>{paragraphs(linked)}
        </article></section><section class="recommended">
        <h3>{MOST}</h3>{links(TEASER_1, TEASER_2, TEASER_3)}</section>""",
    )


def _scripted() -> Page:
    return page(
        "scripts, a consent dialogue and a share bar",
        f"""<script>var text = "{TEASER_1}";</script><noscript><p>{ACCEPT}</p></noscript>
        <div role="dialog" class="consent-modal"><p>{COOKIE}</p></div><div class="share-bar">{links(FOLLOW)}</div>
        <main id="main-content"><h1>{TITLE}</h1><div itemprop="articleBody">{paragraphs(STORY)}</div></main>
        <div class="recirculation">{links(TEASER_2, TEASER_3)}</div><footer>{COPY} {TERMS}</footer>""",
    )


def _long_lists() -> Page:
    many = [f"{TEASER_1} number {i}" for i in range(20)]
    return page(
        "more links than article",
        f"""<div class="nav">{links(*many)}</div><div class="content"><h1>{TITLE}</h1>{paragraphs(STORY)}</div>
        <div class="links">{links(*many, TEASER_2)}</div>""",
    )


def _short() -> Page:
    return page(
        "a short report",
        f"""<header><nav>{links(*NAV.split())}</nav></header><article><h1>{TITLE}</h1><p>{STORY[0]}</p>
        <p>{STORY[1]}</p>
        </article><footer><p>{COPY}</p></footer>""",
        story=STORY[:2],
    )


def _agency() -> Page:
    story = tuple(f"{each} It was reported from the capital as well, where crowds had gathered." for each in STORY[:6])
    return page(
        "one sentence a paragraph, as agencies write",
        f"""<div class="header-menu">{links(*NAV.split())}</div><div class="article"><h1>{TITLE}</h1>
        <div class="article__content">{"".join(f"<p>{each}</p>" for each in story)}
        <p class="article__copyright">{COPY}</p></div></div><div class="trending">
        <h3>{MOST}</h3>{links(TEASER_3)}</div>""",
        story=story,
    )


def _wire() -> Page:
    """A header inside the article, a lead set apart, sharing, tags and a biography of the author below."""
    return page(
        "a lead set apart, tags and a biography",
        f"""<div class="site-header"><a href="/">{NAV}</a></div><article class="single"><header><h1>{TITLE}</h1>
        <p class="standfirst">{STORY[0]}</p><div class="social-share">{links(FOLLOW)}</div></header>
        <div class="body">{paragraphs(STORY[1:])}</div><footer class="post-tags">{links("norland", "talks")}</footer>
        </article><div class="author-bio"><p>{TERMS}</p></div>
        <div class="outbrain">{links(TEASER_1, TEASER_2)}</div>""",
    )


def _modern() -> Page:
    """Class names that a build made, and no element that says what it is."""
    return page(
        "class names that mean nothing",
        f"""<div class="css-1x"><div class="css-2y">{links(*NAV.split())}</div><div class="css-3z">
        <h1 class="css-4">{TITLE}
        </h1><div class="css-5">{paragraphs(STORY, '<p class="css-6">')}</div></div>
        <div class="css-7">{links(TEASER_1, TEASER_2, TEASER_3)}</div><div class="css-8"><span>{COPY}</span></div>
        </div>""",
    )


def _paywall() -> Page:
    return page(
        "an invitation to subscribe in the middle",
        f"""<nav>{links(*NAV.split())}</nav><article><h1>{TITLE}</h1>{paragraphs(STORY[:4])}
        <div class="newsletter-promo"><p>{NEWSLETTER}</p><form><input type="email"><button>{ACCEPT}</button></form>
        </div>
        {paragraphs(STORY[4:])}</article><footer>{COPY}</footer>""",
    )


def _disqus() -> Page:
    comments = "".join(f'<li class="comment"><div class="comment-body"><p>{COMMENT}</p></div></li>' for _ in range(12))
    return page(
        "more comments than article",
        f"""<nav>{links(*NAV.split())}</nav><main><article><h1>{TITLE}</h1>{paragraphs(STORY)}</article>
        <section id="comments" class="comments-area"><h2>12 comments</h2><ol class="comment-list">{comments}</ol>
        </section>
        </main><footer>{TERMS}</footer>""",
    )


def _frames() -> Page:
    return page(
        "a press release in preformatted sections",
        f"""<div id="breadcrumb"><a href="/">Home</a> &gt; <a href="/p">Press</a></div><div id="content">
        <h2>{TITLE}</h2>
        <div class="field-item">{paragraphs(STORY, "<div><p>", "</p></div>")}</div></div>
        <div id="footer-links">{links(TERMS, FOLLOW)}</div>""",
    )


def _amp() -> Page:
    return page(
        "a page for telephones",
        f"""<amp-sidebar><ul><li>{NAV}</li></ul></amp-sidebar><header class="amp-header"><a href="/">Daily</a></header>
        <article class="amp-article"><h1 class="amp-title">{TITLE}</h1>
        <div class="amp-content">{paragraphs(STORY)}</div>
        </article><footer class="amp-footer"><p>{COPY}</p></footer>""",
    )


def _spans() -> Page:
    return page(
        "paragraphs of spans",
        f"""<nav>{links(*NAV.split())}</nav><div class="article-text"><h1>{TITLE}</h1>
        {paragraphs(STORY, "<p><span>", "</span></p>")}</div><aside>{links(TEASER_1)}<p>{NEWSLETTER}</p></aside>""",
    )


def _entities() -> Page:
    story = tuple(each.replace("Norland", "Nørland & Søn") for each in STORY)
    coded = [each.replace("ø", "&oslash;").replace("&", "&amp;").replace("&amp;oslash;", "&oslash;") for each in story]
    return page(
        "characters written as entities",
        f"""<nav>{links(*NAV.split())}</nav><article><h1>{TITLE}</h1>{paragraphs(coded)}</article>
        <div class="cookie-notice"><p>{COOKIE}</p></div>""",
        story=story,
    )


PAGES = (
    _semantic(),
    _divs(),
    _blog(),
    _tables(),
    _teasers_inside(),
    _subheadings(),
    _breaks(),
    _linked(),
    _scripted(),
    _long_lists(),
    _short(),
    _agency(),
    _wire(),
    _modern(),
    _paywall(),
    _disqus(),
    _frames(),
    _amp(),
    _spans(),
    _entities(),
)
