"""Markdown: its marks are blanked and its words stay where they are."""

import re

from graphkit.ingest.plain import prose_of_text

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


def prose_of_markdown(text: str) -> str:
    """The prose of a Markdown text: headings and sentences stay, marks, code, links' targets and images are blank."""
    for pattern in _BLANKED:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return prose_of_text(text)
