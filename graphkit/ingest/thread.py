"""Pages of equal parts, as the threads of a forum: extractors of articles take one of them for the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.ingest.markup import visible_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST = 3  # parts: two may be an article and its neighbour
_SHORTEST = 60  # code points of a part on average: less is a list of links
_MOST = 20_000  # elements that are looked at


def whole_thread(root: _Element, found: str) -> str:
    """The text of all parts where the text found is that of one among several alike; "" on other pages.

    Alike are neighbours with the same tag and class whose children have the same, too. Parts with a main heading of
    their own are articles that were loaded one below the other: only the first was asked for. Lines that most parts
    repeat (signatures, buttons) go.
    """
    lines = [line for line in found.split("\n") if len(line) >= _SHORTEST]
    for parts in _alike(root):
        texts = [visible_text(part) for part in parts]
        inside = [sum(line in text for line in lines) for text in texts]
        if (
            sum(map(bool, inside)) == 1
            and 2 * max(inside) > len(lines)
            and sum(map(len, texts)) >= _SHORTEST * len(texts)
        ):
            return _without_refrain(texts)
    return ""


def _alike(root: _Element) -> Iterator[Sequence[_Element]]:
    for parent in islice(root.iter("div", "main", "section", "article", "ol", "ul", "tbody", "body"), _MOST):
        groups: defaultdict[tuple[str, frozenset[str]], list[_Element]] = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str) and child.get("class"):
                groups[_shape(child), frozenset(map(_shape, child))].append(child)
        yield from (parts for parts in groups.values() if len(parts) >= _FEWEST and not any(map(_is_around, parts)))


def _shape(element: _Element) -> str:
    """The tag and the first class, which tells what it is; others tell odd from even and first from last."""
    return " ".join([str(element.tag), *(element.get("class") or "").split()[:1]])


def _is_around(part: _Element) -> bool:
    """Whether a part is an article of its own, or of the frame of the page: menus, footers, mostly links."""
    if part.xpath("boolean(.//h1|.//nav|.//footer|.//aside)"):
        return True
    linked = sum(len(text) for text in part.xpath(".//a//text()"))
    return 2 * linked > sum(map(len, part.itertext()))


def _without_refrain(texts: Sequence[str]) -> str:
    heard = Counter(line for text in texts for line in set(text.split("\n")))
    kept = ("\n".join(line for line in text.split("\n") if 2 * heard[line] <= len(texts)) for text in texts)
    return "\n\n".join(text.strip() for text in kept if text.strip())
