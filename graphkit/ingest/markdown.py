"""Markdown: its marks are blanked and its words stay where they are."""

import re
from collections.abc import Iterator

from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import File, Piece, described
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
    find = {first: _Ends(text, last) for first, last in ends.items()}
    at = 0
    while match := begin.search(text, at):
        stop = find[match.group()[0]].after(match.end())
        at = match.start() + 1 if stop < 0 else stop + 1
        if stop >= 0:
            yield match.start(), at


def _images(text: str) -> Spans:
    """Images with their alternative text."""
    words, targets = _Ends(text, "]"), _Ends(text, ")")
    at = 0
    while match := _IMAGE.search(text, at):
        middle = words.after(match.end())
        stop = targets.after(middle + 2) if middle >= 0 and text.startswith("](", middle) else -1
        at = match.start() + 1 if stop < 0 else stop + 1
        if stop >= 0:
            yield match.start(), at


class _Ends:
    """Looks for one letter from places that come in order, so that no part of a text is looked at twice."""

    def __init__(self, text: str, end: str) -> None:
        self._text, self._end, self._next = text, end, -1
        self._pattern = re.compile(f"[{re.escape(end)}\n]")

    def after(self, place: int) -> int:
        """Where the end stands at or after the place, on its line and not too far; else -1."""
        if self._next < place:
            found = self._pattern.search(self._text, place)
            self._next = found.start() if found else len(self._text)
        near = self._next - place <= _LONGEST and self._text[self._next : self._next + 1] == self._end
        return self._next if near else -1


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
