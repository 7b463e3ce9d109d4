"""Lines around an article that are none of it: photo credits, headers of readers' comments, links to sponsors.

Only whole lines, and only those whose shape leaves no doubt: no sentence of an article may be lost.
"""

import re

from graphkit.ingest.metadata import is_byline

_LINE = re.compile(
    "|".join(
        (
            r"(?:photo|image|picture)s?(?: credits?| courtesy| by)\b.{0,150}",
            r"\d{1,4}[.)]\s+\S.{0,60}\bsays:",
            r"(?:\d{1,4}[.)]\s+)?avatar\s.{0,60}",
            r"(?:trending now|sponsored (?:links|content)|recommended for you|advertisement)\b.{0,80}",
            r"most (?:read|popular)\b.{0,80}",
            r"by taboola|by outbrain|more from \S.{0,60}",
            r"(?:share this|follow us on|sign up for|subscribe to|click here|all rights reserved)\b.{0,120}",
            r"(?:related(?: (?:articles?|stories|news))?|(?:also )?read(?: more| also)?|see also)\s?:(?:\s.{0,200})?",
            r"(?:©|\(c\)|copyright)\s.{0,120}",
        )
    ),
    re.IGNORECASE,
)
_HEADER = re.compile(r"\d{1,4}[.)]\s+\S.{0,60}\bsays:", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…]['\"’”)\]]*$")


def blank_boilerplate(prose: str) -> str:
    """The prose with such lines blanked, so that offsets stay. A line that goes on with a sentence is none of them.

    The comment of a reader is blank with its header where it stands indented below it.
    """
    kept: list[str] = []
    before = ""
    comment: int | None = None  # how deep the header of the comment stands that we are in
    for line in prose.split("\n"):
        text = line.strip()
        depth = len(line) - len(line.lstrip())
        goes_on = bool(before) and not _ENDED.search(before)
        boilerplate = not goes_on and (is_byline(text) or _LINE.fullmatch(text) is not None)
        if boilerplate and _HEADER.fullmatch(text):
            comment = depth
        elif text and comment is not None:
            comment = comment if depth > comment else None
            boilerplate = boilerplate or comment is not None
        kept.append(" " * len(line) if boilerplate else line)
        before = "" if boilerplate else text
    return "\n".join(kept)
