"""Lines around an article that are none of it: photo credits, headers of readers' comments, links to sponsors.

Only whole lines, and only those whose shape leaves no doubt: no sentence of an article may be lost.
"""

import re

_LINES = [
    re.compile(r"(?:photo|image|picture)s?(?: credits?| courtesy| by)\b.{0,150}", re.IGNORECASE),
    re.compile(r"\d{1,4}[.)]\s+\S.{0,60}\bsays:", re.IGNORECASE),
    re.compile(r"(?:\d{1,4}[.)]\s+)?avatar\s.{0,60}", re.IGNORECASE),
    re.compile(
        r"(?:trending now|sponsored (?:links|content)|recommended for you|most (?:read|popular)|advertisement)\b"
        r".{0,80}",
        re.IGNORECASE,
    ),
    re.compile(r"by taboola|by outbrain|more from \S.{0,60}", re.IGNORECASE),
    re.compile(
        r"(?:share this|follow us on|sign up for|subscribe to|click here|all rights reserved)\b.{0,120}", re.IGNORECASE
    ),
    re.compile(r"(?:©|\(c\)|copyright)\s.{0,120}", re.IGNORECASE),
]


_ENDED = re.compile(r"[.!?:;…]['\"’”)\]]*$")


def blank_boilerplate(prose: str) -> str:
    """The prose with such lines blanked, so that offsets stay. A line that goes on with a sentence is none of them."""
    kept: list[str] = []
    before = ""
    for line in prose.split("\n"):
        text = line.strip()
        goes_on = bool(before) and not _ENDED.search(before)
        boilerplate = not goes_on and any(pattern.fullmatch(text) for pattern in _LINES)
        kept.append(" " * len(line) if boilerplate else line)
        before = "" if boilerplate else text
    return "\n".join(kept)
