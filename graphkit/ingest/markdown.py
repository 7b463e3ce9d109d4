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

# In order: what spans lines first, so that marks inside code and front matter are not read as Markdown. Repetitions
# are bounded, because one long line must not take quadratic time.
_BLANKED = [
    re.compile(r"\A\ufeff?---\r?\n.*?\n---[ \t]*\r?$", re.DOTALL | re.MULTILINE),  # front matter
    re.compile(r"^(```|~~~).*?(^\1|\Z)", re.DOTALL | re.MULTILINE),  # fenced code
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"`[^`\n]{1,1000}`"),
    re.compile(r"^[ \t]*\[[^\]\n]{1,1000}\]:[^\n]*$", re.MULTILINE),  # link definitions
    re.compile(r"!\[[^\]\n]{0,1000}\]\([^)\n]{0,2000}\)"),  # images with their alternative text
    re.compile(r"(?<=\])(?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,1000}\])"),  # a link's target
    re.compile(r"<(?:https?:|mailto:|/?[a-zA-Z])[^>\n]{0,2000}>"),
    re.compile(r"^[ \t]*(?:#{1,6}(?=\s)|>+|[-*+](?=\s)|\|)", re.MULTILINE),
    re.compile(r"^[ \t]*(?:[-*_=:|][ \t]*){3,}$", re.MULTILINE),  # rules, underlined headings, heads of tables
    re.compile(r"[\[\]|]|\*+|(?<!\w)_+|_+(?!\w)|~~"),
]


def read_markdown(file: File) -> Iterator[Piece]:
    """Markdown; the document's text is the file's own, and its front matter tells title, date, author and outlet."""
    text, note = decode(file.data)
    prose = prose_of_markdown(text, keep_boilerplate=file.options.keep_boilerplate)
    yield described(Piece(file.name, text, prose, note=note), front_matter(text), "front matter")


def prose_of_markdown(text: str, *, keep_boilerplate: bool = False) -> str:
    """The prose of a Markdown text: headings and sentences stay, marks, code, links' targets and images are blank."""
    for pattern in _BLANKED:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return prose_of_text(text, keep_boilerplate=keep_boilerplate)


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
