"""What the words right beside a name say of where it is: "Derby, Connecticut", "Maine Senate", "Idaho and Washington".

Only names that the tables know for sure are read as neighbours; what a document says nowhere is not guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.facts import Fact
from graphkit.model import Span
from graphkit.resolve.local import LocalName

_OF = re.compile(r"(?:['’]s?)? $")
_LIST = re.compile(r",? (?:and|or) |, ")
_CLOSED = re.compile(r"[,.;:!?)\]\n]|\s+(?!(?:and|or)\b)[a-z]|\s*$")  # what follows where no list goes on
_JOINT = 6  # letters of the longest of these


@dataclass(frozen=True)
class Neighbours:
    """The text of a document, and the facts that surely begin or end at a position."""

    text: str
    begins: Mapping[int, Fact]
    ends: Mapping[int, Fact]


def neighbours(text: str, sure: Mapping[LocalName, Fact]) -> Neighbours:
    """The sure facts of a document by position."""
    begins, ends = {}, {}
    for name, fact in sure.items():
        for row in name.rows:
            begins[name.offsets.starts[row]] = fact
            ends[name.offsets.stops[row]] = fact
    return Neighbours(text, begins, ends)


def owner(name: LocalName, near: Neighbours) -> Fact | None:
    """The territory or people right before most mentions of a body: "Maine Senate", "Poland's Senate"."""
    found = []
    for span in name.spans:
        joint = _OF.search(near.text, max(0, span.start - 3), span.start)
        if joint and (fact := near.ends.get(joint.start())) and is_territory(fact):
            found.append(fact)
    return found[0] if 2 * len(found) > name.size else None


def region(name: LocalName, near: Neighbours) -> Fact | None:
    """The territory that a text says a place is in, right behind one of its mentions: "Derby, Connecticut"."""
    for span in name.spans:
        fact = near.begins.get(span.stop + 2) if near.text.startswith(", ", span.stop) else None
        if fact and is_territory(fact) and _is_closed(near, span.stop + 2, fact):
            return fact
    return None


def _is_closed(near: Neighbours, start: int, fact: Fact) -> bool:
    """Whether no list goes on behind the fact that begins there: "Bern, Iran and Oman" does not put Bern into Iran."""
    stops = [stop for stop, other in near.ends.items() if other == fact and start < stop <= start + 60]
    return bool(stops) and bool(_CLOSED.match(near.text, min(stops)))


def is_state(name: LocalName, near: Neighbours, states: Iterable[Fact]) -> bool:
    """Whether most mentions of a name of a state and a town mean the state: in a list of its sister states, or right
    behind the name of a town ("Ada came from Fairfield, New York.").
    """
    parents = {state.parent for state in states}
    said = [_among_sisters(span, near, parents) or _behind_town(span, near) for span in name.spans]
    return 2 * sum(said) > len(said)


def _among_sisters(span: Span, near: Neighbours, parents: set[str]) -> bool:
    before = next((each for each in _LIST.finditer(near.text, max(0, span.start - _JOINT), span.start)), None)
    after = _LIST.match(near.text, span.stop)
    found = [near.ends.get(before.start()) if before and before.end() == span.start else None]
    found.append(near.begins.get(after.end()) if after else None)
    return any(fact and is_territory(fact) and fact.parent in parents for fact in found)


def _behind_town(span: Span, near: Neighbours) -> bool:
    town = re.search(r"(?<![,;] )\b[A-Z][\w.’'-]+, $", near.text[max(0, span.start - 30) : span.start])
    fact = near.ends.get(span.start - 2)
    listed = fact is not None and (is_territory(fact) or fact.role == "capital")
    return bool(town) and not listed and bool(_CLOSED.match(near.text, span.stop))


def is_territory(fact: Fact) -> bool:
    """Whether a fact is a country or one of its parts."""
    return fact.role in ("territory", "former territory")
