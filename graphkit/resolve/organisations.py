"""Organisations under a part of their name: "the Treasury Department" … "the Department", "Brookings" …"""

from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.facts import Fact
from graphkit.resolve.acronyms import initials
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import organisation_key, words

_PERSON = "PERSON"
_FIRMS = frozenset("oil gas motors airlines airways steel bank pharma pharmaceuticals foods energy holdings".split())


def link_short_forms(names: Sequence[LocalName], known: Mapping[LocalName, Fact]) -> dict[LocalName, LocalName]:
    """For each short form the one longer organisation's name in the same document that begins or ends with it.

    `known` gives the facts of names that the tables know: they are nobody's short form, and two long names with one
    fact count as one. With two candidates nothing is joined.
    """
    long = [name for name in names if name.spelling.is_body and " " in name.text]
    found: dict[LocalName, LocalName] = {}
    for name in names if long else ():
        if not name.spelling.is_short or name in known:
            continue
        firm = name.spelling.overall == _PERSON
        candidates = [
            other
            for other in long
            if other is not name
            and _shortens(name.spelling.parts, other.spelling.parts)
            and (not firm or is_firm(other.text))
        ]
        identities = {known[other].key if other in known else other.spelling.folded for other in candidates}
        if len(identities) == 1:
            found[name] = min(candidates, key=lambda other: (-other.size, other.text))
    return found


def link_initials(names: Sequence[LocalName], defined: Mapping[LocalName, LocalName]) -> dict[LocalName, LocalName]:
    """For each acronym without explanation the one organisation of the same document that has these initials."""
    found: dict[LocalName, LocalName] = {}
    for name in names:
        letters = name.text.replace(".", "") if name.spelling.is_acronym and name not in defined else ""
        if len(letters) < 2:
            continue
        candidates = [
            other
            for other in names
            if other is not name
            and other.spelling.is_body
            and len(other.text.split()) > 1
            and initials(other.text) == letters
        ]
        if len({other.spelling.folded for other in candidates}) == 1:
            found[name] = candidates[0]
    return found


@cache
def is_firm(text: str) -> bool:
    """Whether a name has a legal form ("Inc") or ends with what firms do ("Brook Oil")."""
    parts = words(text)
    return organisation_key(text) != " ".join(parts) or parts[-1] in _FIRMS


def _shortens(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of one name are the first or the last of the other's: "Comic Corps" of "Comic Corps of X"."""
    return len(part) < len(whole) and (whole[: len(part)] == part or whole[-len(part) :] == part)
