"""XML and HTML parsed so that no file can make us read others, fetch addresses or fill the memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.ingest.piece import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset("head script style noscript template iframe object svg math select option button".split())
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead title tr ul".split()
)


def parse_xml(data: bytes) -> _Element:
    """The root of an XML document. Raises Unreadable if it is damaged or defines entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("holds damaged XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("holds XML with a document type of its own, which can be an attack")
    return root


def parse_html(text: str) -> _Element | None:
    """The root of a page, None if it holds no element. Raises Unreadable where it is nested deeper than 2,000."""
    from lxml import etree, html

    clean = re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text).replace("\0", "")  # lxml refuses an encoding in a string
    # huge_tree: lxml is silent about text that lies deeper than 256 elements, and leaves it out
    parser = html.HTMLParser(no_network=True, remove_comments=True, huge_tree=True)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise Unreadable("is nested too deeply, as an attack may be")
    return root


def visible_text(root: _Element) -> str:
    """All text of a page that a reader sees, a line for each paragraph, heading, item and cell."""
    pieces = "".join(_pieces(root))
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in pieces.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(element: _Element) -> Iterator[str]:
    """Text in order of reading, from a walk that needs no stack of calls: pages can be nested very deep."""
    silent = 0
    from lxml import etree

    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else "script"
        silent += (name in _SILENT) * (1 if event == "start" else -1)
        if name in _BLOCKS and not silent:
            yield "\n"
        spoken = node.text if event == "start" else node.tail
        if spoken and not silent and not (event == "end" and node is element):
            yield re.sub(r"\s+", " ", spoken)
