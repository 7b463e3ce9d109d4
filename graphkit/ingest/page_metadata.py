"""What a web page says about itself: JSON-LD first, then meta elements, then the usual markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from graphkit.ingest.dates import read_date
from graphkit.model import PublicationDate

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = ("Article", "BlogPosting", "Report", "WebPage")  # ends of the schema.org types that describe a text
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline"),
    "date": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "citation_publication_date",
        "date",
    ),
    "outlet": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author"),
    "url": ("og:url", "twitter:url"),
    "language": ("dc.language", "dcterms.language", "content-language", "og:locale"),
}
_MARKUP = {
    "title": ("//h1//text()",),
    "date": (
        "//*[@itemprop='datePublished']/@content",
        "//*[@itemprop='datePublished']/@datetime",
        "//article//header//time/@datetime",
        "//time[@pubdate]/@datetime",
        "//*[contains(@class,'entry-date') or contains(@class,'published')]/@datetime",
    ),
    "author": ("//*[@rel='author']//text()", "//*[@itemprop='author']//*[@itemprop='name']//text()"),
    "url": ("//link[@rel='canonical']/@href",),
    "language": ("/html/@lang", "/html/@xml:lang"),
}
_SITE = re.compile(r"(\S+(?:\s+\S+){2,})\s+(?:[|–—»·-]|::)\s+[^|–—»·]{2,40}")  # "Headline | Name of the site"
_LONGEST = 1000  # code points of a title that are looked at
_LD = {
    "title": "headline",
    "date": "datePublished",
    "outlet": "publisher",
    "author": "author",
    "language": "inLanguage",
}


class PageMetadata(TypedDict):
    """The fields of a Piece that a page can tell."""

    title: str
    date: PublicationDate | None
    outlet: str
    author: str
    url: str
    language: str


def page_metadata(root: _Element) -> PageMetadata:
    """Title, date of publication, outlet, author, address and language; "" and None for what the page doesn't say."""
    described, metas = _linked_data(root), _metas(root)
    told: dict[str, str] = {}
    for field, names in _META.items():
        stated = [_name_of(described.get(_LD.get(field, "")))]
        stated += [metas[name] for name in names if name in metas]
        stated += [_first(root, path) for path in _MARKUP.get(field, ())]
        if field == "date":
            stated = [read_date(each) or read_date(each[:10]) for each in stated]
        if field == "title":
            stated.append(_SITE.sub(r"\1", _first(root, "//title/text()")[:_LONGEST]))
        told[field] = next((each for each in stated if each and not _is_address(field, each)), "")
    day = told["date"]
    return PageMetadata(
        title=told["title"],
        date=PublicationDate(day, "page metadata") if day else None,
        outlet=told["outlet"],
        author=told["author"],
        url=told["url"],
        language=told["language"],
    )


def _is_address(field: str, value: str) -> bool:
    return field in {"author", "outlet"} and value.startswith(("http://", "https://"))


def _metas(root: _Element) -> dict[str, str]:
    """The first content of each meta element by its name, property or the header it stands for."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            found.setdefault(name.lower(), content)
    return found


def _first(root: _Element, path: str) -> str:
    found = root.xpath(path, namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
    return next((" ".join(str(each).split()) for each in found if str(each).strip()), "")


def _linked_data(root: _Element) -> Mapping[str, Any]:
    """The first description of an article in the page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                stated = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for each in _objects(stated):
                if str(_name_of(each.get("@type"))).endswith(_ARTICLES):
                    return each
    return {}


def _objects(stated: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(stated, list):
        for each in stated:
            yield from _objects(each)
    elif isinstance(stated, dict):
        yield stated
        yield from _objects(stated.get("@graph") or [])


def _name_of(value: Any) -> str:
    """A JSON-LD value as text: a string, the name of a thing, or all names of several."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_name_of, value)))
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
