"""Markdown: its marks are blanked and its words stay where they are."""

import re
from collections.abc import Callable, Iterator

from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import File, Piece, check_length, described
from graphkit.ingest.plain import prose_of_text

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\n---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "publication_date"),
    "outlet": ("outlet", "publication", "publisher", "source", "site"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang"),
}

# In order: what spans lines first, so that marks inside code and front matter are not read as Markdown.
_BLOCKS = [
    re.compile(r"\A\ufeff?---\r?\n.*?\n---[ \t]*\r?$", re.DOTALL | re.MULTILINE),  # front matter
    re.compile(r"^(```|~~~).*?(^\1|\Z)", re.DOTALL | re.MULTILINE),  # fenced code
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
]
_CODE = re.compile(r"`(?!`)")
_DEFINITION = re.compile(r"^[ \t]*\[[^\]\n]{1,1000}\]:[^\n]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[")
_TARGET = re.compile(r"(?<=\])[(\[]")
_TAG = re.compile(r"<(?:https?:|mailto:|/?[a-zA-Z])")
_MARKS = [
    re.compile(r"^[ \t]*(?:#{1,6}(?=\s)|>+|[-*+](?=\s)|\|)", re.MULTILINE),
    re.compile(r"^[ \t]*(?:[-*_=:|][ \t]*){3,}$", re.MULTILINE),  # rules, underlined headings, heads of tables
    re.compile(r"[\[\]|]|\*+|(?<!\w)_+|_+(?!\w)|~~"),
]
_LETTER = re.compile(r"[^\n]")
_LONGEST = 2000  # code points between the begin and the end of a mark
Spans = Iterator[tuple[int, int]]


def read_markdown(file: File) -> Iterator[Piece]:
    """Markdown; the document's text is the file's own, and its front matter tells title, date, author and outlet."""
    check_length(file)
    text, note = decode(file.data)
    prose = prose_of_markdown(text, keep_boilerplate=file.options.keep_boilerplate)
    yield described(Piece(file.name, text, prose, note=note), front_matter(text), "front matter")


def prose_of_markdown(text: str, *, keep_boilerplate: bool = False) -> str:
    """The prose of a Markdown text: headings and sentences stay, marks, code, links' targets and images are blank."""
    for pattern in _BLOCKS:
        text = _blank(text, (match.span() for match in pattern.finditer(text)))
    text = _blank(text, _enclosed(text, _CODE, {"`": "`"}))
    text = _DEFINITION.sub(lambda match: " " * len(match.group()), text)
    text = _blank(text, _images(text))
    text = _blank(text, _enclosed(text, _TARGET, {"(": ")", "[": "]"}))
    text = _blank(text, _enclosed(text, _TAG, {"<": ">"}))
    for pattern in _MARKS:
        text = _blank(text, (match.span() for match in pattern.finditer(text)))
    return prose_of_text(text, keep_boilerplate=keep_boilerplate)


def _blank(text: str, spans: Spans) -> str:
    """The text with the spans, which come in order, blanked but for the ends of lines."""
    kept, end = [], 0
    for start, stop in spans:
        kept += [text[end:start], _LETTER.sub(" ", text[start:stop])]
        end = stop
    return "".join([*kept, text[end:]])


def _enclosed(text: str, begin: re.Pattern[str], ends: dict[str, str]) -> Spans:
    """What stands from a begin to its end on the same line; the first letter of the begin says what ends it."""
    find = {first: _ends(text, last) for first, last in ends.items()}
    at = 0
    while match := begin.search(text, at):
        stop = find[match.group()[0]](match.end())
        at = match.start() + 1 if stop < 0 else stop + 1
        if stop >= 0:
            yield match.start(), at


def _images(text: str) -> Spans:
    """Images with their alternative text."""
    words, targets = _ends(text, "]"), _ends(text, ")")
    at = 0
    while match := _IMAGE.search(text, at):
        middle = words(match.end())
        stop = targets(middle + 2) if middle >= 0 and text.startswith("](", middle) else -1
        at = match.start() + 1 if stop < 0 else stop + 1
        if stop >= 0:
            yield match.start(), at


def _ends(text: str, end: str) -> Callable[[int], int]:
    """A search for one letter from places that come in order, so that no part of a text is looked at twice.

    It gives where the letter stands at or after a place, on the same line and not too far from it; else -1.
    """
    pattern = re.compile(f"[{re.escape(end)}\\n]")
    stop = -1

    def after(place: int) -> int:
        nonlocal stop
        if stop < place:
            found = pattern.search(text, place)
            stop = found.start() if found else len(text)
        return stop if stop - place <= _LONGEST and text[stop : stop + 1] == end else -1

    return after


def front_matter(text: str) -> dict[str, str]:
    """The fields of a document that simple `name: value` lines between `---` at the start of a text tell."""
    match = _FRONT_MATTER.match(text)
    lines = match.group(1).splitlines() if match else []
    found = {field.group(1).lower(): _scalar(field.group(2)) for line in lines if (field := _FIELD.fullmatch(line))}
    told = {field: next((found[name] for name in names if found.get(name)), "") for field, names in _NAMES.items()}
    return {field: value for field, value in told.items() if value}


def _scalar(value: str) -> str:
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return "; ".join(filter(None, (_scalar(each) for each in value[1:-1].split(","))))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #")[0].strip()
