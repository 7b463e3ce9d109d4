"""A text cut into blocks (paragraphs, headings, list items), so that no sentence runs across them."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_FOOTNOTES = re.compile(r"(?<=[.!?…\"”’»)])(?:\s?\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\])+")
_FULL_LINE = 0.75  # of the longest line: a shorter line was broken by its author, not by a margin
_WIDEST_MARGIN = 110  # a longer line was not wrapped at a margin
LONGEST_BLOCK = 5_000  # code points; longer ones cost time and memory out of proportion


def split_blocks(prose: str) -> Iterator[tuple[int, int]]:
    """Start and stop of each block, white space outside. Lines wrapped at a margin stay together."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(prose)]
    width = max((stop - start for start, stop in lines), default=0)
    block: tuple[int, int] | None = None
    for start, stop in lines:
        if block and _continues(prose, block, start, stop, width):
            block = (block[0], stop)
            continue
        yield from _trimmed(prose, block)
        block = (start, stop)
    yield from _trimmed(prose, block)


def on_one_line(text: str) -> str:
    """The text of a block as a parser should read it, of equal length: no line breaks, no footnotes ("went. [2]")."""
    return _FOOTNOTES.sub(lambda mark: " " * len(mark.group()), text.replace("\n", " "))


def _continues(prose: str, block: tuple[int, int], start: int, stop: int, width: int) -> bool:
    """Whether the line at start:stop goes on with the block before it."""
    between = prose[block[1] : start]
    line = prose[start:stop].strip()
    last = prose[prose.rfind("\n", 0, block[1]) + 1 : block[1]]
    if between.count("\n") > 1 or not line or not last.strip():
        return False
    if width > _WIDEST_MARGIN:
        return line[0].islower() and not _SENTENCE_END.search(last)
    return len(last) >= _FULL_LINE * width or (line[0].islower() and not _SENTENCE_END.search(last))


def _trimmed(prose: str, block: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    if block:
        text = prose[block[0] : block[1]]
        start = block[0] + len(text) - len(text.lstrip())
        stop = block[0] + len(text.rstrip())
        while stop - start > LONGEST_BLOCK:
            cut = _good_cut(prose, start, start + LONGEST_BLOCK)
            yield start, cut
            start = cut
        if stop > start:
            yield start, stop


def _good_cut(prose: str, start: int, limit: int) -> int:
    """The end of the last sentence before `limit`, else of the last word, else `limit`."""
    for mark in (". ", " "):
        if (at := prose.rfind(mark, start + 1, limit)) > 0:
            return at + len(mark)
    return limit
