"""Acronyms that a text explains: "Federal Security Service (FSB)", "FSB (Federal Security Service)"."""

import re
from collections.abc import Sequence
from functools import cache

from graphkit.resolve.local import LocalName

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}s?")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "et", "und", "der"}


def defined_acronyms(names: Sequence[LocalName], text: str) -> dict[LocalName, LocalName]:
    """Acronym → long form, for the names of one document that stand beside each other with one in brackets."""
    ends = {span.stop: name for name in names for span in name.spans}
    starts = {span.start: name for name in names for span in name.spans}
    found: dict[LocalName, LocalName] = {}
    for name in names:
        if not name.spelling.is_acronym:
            continue
        for span in name.spans:
            before = re.search(r"(?:['’]s)?[\s,]*\([\"“']?$", text[max(0, span.start - 8) : span.start])
            after = re.match(r"\s?\(", text[span.stop : span.stop + 3])
            long = ends.get(span.start - len(before.group())) if before else None
            long = long or (starts.get(span.stop + after.end()) if after else None)
            if long and long is not name and abbreviates(name.text, long.text):
                found.setdefault(name, long)
    return found


def is_acronym(text: str) -> bool:
    """Whether a name is written like an acronym: capitals, digits and points."""
    return bool(_ACRONYM.fullmatch(text))


def abbreviates(acronym: str, long: str) -> bool:
    """Whether the letters of the acronym stand in the long form in order, each word's first letter preferred.

    The test of Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
    biomedical text": matched from the right, and the acronym's first letter must begin a word.
    """
    letters = [character.lower() for character in acronym.removesuffix("s") if character.isalnum()]
    body = long.lower()
    at = len(body)
    for position in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (body[at] != letters[position] or (position == 0 and at > 0 and body[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
    return len(long.split()) > 1


@cache
def initials(long: str) -> str:
    """The first letters of a long form's words without the small ones: "Office of Foreign Assets Control" → "OFAC"."""
    parts = re.findall(r"[^\W_]+", long)
    return "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
