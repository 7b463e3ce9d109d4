"""Other names that a text gives: "Ada Brook, also known as the Baker", "Brook Oil (formerly Cole Oil)"."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from graphkit.facts import Fact
from graphkit.model import DEMONYM, Span
from graphkit.resolve.acronyms import abbreviates, is_acronym
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import fold_name

_JOINT = re.compile(
    r"['’\"”]?,?\s*\(?\s*(?:who (?:is|was) |which (?:is|was) |is |was )?(?:"
    r"(?:better |best |also |formerly |previously |originally |widely |popularly |commonly |once |then |now )?known as"
    r"|(?:(?<=[,(])|(?<=, ))(?:also|formerly|previously|originally|sometimes) (?:called|named|nicknamed|dubbed)"
    r"|formerly|previously|originally|a\.?k\.?a\.?|f/?k/?a|alias|n[ée]e)\s+(?:the |The )?[\"“‘']?"
)
_TITLE = re.compile(r"\b(?:(?P<f>Mrs|Ms|Miss|Dame|Lady|Madame|Frau|Señora)|Mr|Sir|Lord|Herr|Señor|Monsieur)\.?\s$")
_PLACES = ("GPE", "LOC", "FAC")


def told_aliases(
    names: Sequence[LocalName], text: str, types: Mapping[str, str], facts: Mapping[LocalName, Fact]
) -> dict[LocalName, LocalName]:
    """Second name → first name, for the names of one document of which the text says so."""
    where = sorted((span.start, span.stop, number) for number, name in enumerate(names) for span in name.spans)
    found: dict[LocalName, LocalName] = {}
    for (_, stop, one), (start, _, other) in pairwise(where):
        first, second = names[one], names[other]
        if start - stop < 60 and _JOINT.fullmatch(text, stop, start) and _may_be_one(first, second, types, facts):
            found.setdefault(second, first)
    return {second: first for second, first in found.items() if first not in found}


def _may_be_one(first: LocalName, second: LocalName, types: Mapping[str, str], facts: Mapping[LocalName, Fact]) -> bool:
    if first == second or DEMONYM in (first.kind, second.kind) or second in facts:
        return False
    if first.type == "PERSON" and _is_byname(first.text, second.text):
        return True
    one, other = (types.get(fold_name(name.text), name.type) for name in (first, second))
    return one == other or (one in _PLACES and other in _PLACES)


def _is_byname(first: str, second: str) -> bool:
    """Whether a name is a person's, whatever the model takes it for: one word ("Hemedti"), or initials ("MBS")."""
    return abbreviates(second, first) if is_acronym(second) else " " not in second


def titled(span: Span, text: str) -> str:
    """The gender that a title right before a name tells: "m" for Mr, "f" for Mrs, "" without one."""
    title = _TITLE.search(text, max(0, span.start - 12), span.start)
    return "" if title is None else "f" if title["f"] else "m"
