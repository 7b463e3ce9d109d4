"""Organisations under a part of their name: "the Treasury Department" … "the Department", "Brookings" …"""

from collections.abc import Mapping, Sequence

from graphkit.model import DEMONYM
from graphkit.resolve.acronyms import initials, is_acronym
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import fold_name, organisation_key, words

_ORG, _PERSON = "ORG", "PERSON"
_FIRMS = frozenset("oil gas motors airlines airways steel bank pharma pharmaceuticals foods energy holdings".split())


def link_short_forms(
    names: Sequence[LocalName], types: Mapping[str, str], known: Mapping[LocalName, str]
) -> dict[LocalName, LocalName]:
    """For each short form the one longer organisation's name in the same document that begins or ends with it.

    `known` gives the identity of names that the tables know: they are nobody's short form, and two long names with
    one identity count as one. With two candidates nothing is joined.
    """
    long = [name for name in names if name.kind != DEMONYM and _type(name, types) == _ORG and " " in name.text]
    found: dict[LocalName, LocalName] = {}
    for name in names:
        firm = _type(name, types) == _PERSON and " " not in name.text  # "Brook" of "Brook Oil Inc"
        if name in known or name.kind == DEMONYM or not (firm or _type(name, types) == _ORG):
            continue
        candidates = [
            other
            for other in long
            if other is not name and _shortens(name.text, other.text) and (not firm or is_firm(other.text))
        ]
        identities = {known.get(other, fold_name(other.text)) for other in candidates}
        if len(identities) == 1:
            found[name] = min(candidates, key=lambda other: (-len(other.spans), other.text))
    return found


def link_initials(
    names: Sequence[LocalName], types: Mapping[str, str], defined: Mapping[LocalName, LocalName]
) -> dict[LocalName, LocalName]:
    """For each acronym without explanation the one organisation of the same document that has these initials."""
    long = [
        name for name in names if name.kind != DEMONYM and _type(name, types) == _ORG and len(name.text.split()) > 1
    ]
    found: dict[LocalName, LocalName] = {}
    for name in names:
        letters = name.text.replace(".", "")
        if name in defined or not is_acronym(name.text) or len(letters) < 2:
            continue
        candidates = [other for other in long if other is not name and initials(other.text) == letters]
        if len({fold_name(other.text) for other in candidates}) == 1:
            found[name] = candidates[0]
    return found


def is_firm(text: str) -> bool:
    """Whether a name has a legal form ("Inc") or ends with what firms do ("Brook Oil")."""
    parts = words(text)
    return organisation_key(text) != " ".join(parts) or parts[-1] in _FIRMS


def _type(name: LocalName, types: Mapping[str, str]) -> str:
    return types.get(fold_name(name.text), name.type)


def _shortens(short: str, long: str) -> bool:
    """Whether the words of one name are the first or the last of the other's: "Comic Corps" of "Comic Corps of X"."""
    part, whole = fold_name(short).split(), fold_name(long).split()
    return len(part) < len(whole) and (whole[: len(part)] == part or whole[-len(part) :] == part)
