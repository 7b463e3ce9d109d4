"""Other names that a text gives: "Ada Brook, also known as the Baker", "Brook Oil (formerly Cole Oil)"."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from graphkit.model import DEMONYM, Span
from graphkit.resolve.acronyms import abbreviates, is_acronym
from graphkit.resolve.local import LocalName

_JOINT = re.compile(
    r"['’\"”]?,?\s*\(?\s*(?:who (?:is|was) |which (?:is|was) |is |was )?(?:"
    r"(?:better |best |also |formerly |previously |originally |widely |popularly |commonly |once |then |now )?known as"
    r"|(?:(?<=[,(])|(?<=, ))(?:also|formerly|previously|originally|sometimes) (?:called|named|nicknamed|dubbed)"
    r"|formerly|previously|originally|a\.?k\.?a\.?|f/?k/?a|alias|n[ée]e)\s+(?:the |The )?[\"“‘']?"
)
_SHORTEST, _LONGEST = 4, 60  # characters between two names that are joined so: "aka " and more
_TITLE = re.compile(r"\b(?:(?P<f>Mrs|Ms|Miss|Dame|Lady|Madame|Frau|Señora)|Mr|Sir|Lord|Herr|Señor|Monsieur)\.?\s$")
_PLACES = ("GPE", "LOC", "FAC")


def told_aliases(names: Sequence[LocalName], text: str, known: Collection[LocalName]) -> dict[LocalName, LocalName]:
    """Second name → first name, for the names of one document of which the text says so, but for those `known`."""
    found: dict[LocalName, LocalName] = {}
    rows = [row for name in names for row in name.rows]
    if not rows:
        return found
    starts, stops = names[0].offsets.starts, names[0].offsets.stops
    rows.sort(key=stops.__getitem__)
    rows.sort(key=starts.__getitem__)
    for one, other in pairwise(rows):
        if _SHORTEST <= starts[other] - stops[one] < _LONGEST and _JOINT.fullmatch(text, stops[one], starts[other]):
            first, second = _name_in(names, one), _name_in(names, other)
            if second not in known and _may_be_one(first, second):
                found.setdefault(second, first)
    return {second: first for second, first in found.items() if first not in found}


def _name_in(names: Sequence[LocalName], row: int) -> LocalName:
    return next(name for name in names if name.first <= row < name.last)


def _may_be_one(first: LocalName, second: LocalName) -> bool:
    if first is second or DEMONYM in (first.spelling.kind, second.spelling.kind):
        return False
    if first.spelling.type == "PERSON" and _is_byname(first.text, second.text):
        return True
    one, other = first.spelling.overall, second.spelling.overall
    return one == other or (one in _PLACES and other in _PLACES)


def _is_byname(first: str, second: str) -> bool:
    """Whether a name is a person's, whatever the model takes it for: one word ("Hemedti"), or initials ("MBS")."""
    return abbreviates(second, first) if is_acronym(second) else " " not in second


def titled(span: Span, text: str) -> str:
    """The gender that a title right before a name tells: "m" for Mr, "f" for Mrs, "" without one."""
    title = _TITLE.search(text, max(0, span.start - 12), span.start)
    return "" if title is None else "f" if title["f"] else "m"
