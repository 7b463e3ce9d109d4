"""Single names of people ("Lavrov") across documents: one person only where their company says so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.resolve.names import fold_name, person_name
from graphkit.resolve.placing import Key, Placed

_BARE = "bare"
#: documents that share so much company speak of the same affair: an actor that is no country counts two
ENOUGH_COMPANY = 2


def join_by_context(placed: Sequence[Placed]) -> list[Placed]:
    """Each bare name joins the only full name in the corpus that it can be part of, if their documents share company.

    So does a name that the model takes for an organisation's here, and that is short for a person elsewhere. Else bare
    names that are equal join each other under the same condition; the rest keep to their document.
    """
    company = _company(placed)
    short = {fold_name(each.text) for each in placed if each.key[0] == "person" and " " not in each.text}
    homes = _homes(placed)
    families = _families(placed)
    joined: list[Placed] = []
    waiting: list[Placed] = []
    for each in placed:
        if each.key[0] != _BARE and not (each.key[0] == "name" and fold_name(each.text) in short):
            joined.append(each)
            continue
        whole = families.get(person_name(each.text).surname, set())
        one = min(whole) if len(whole) == 1 else None
        if one and any(_shared(company, each.document_id, home, each.key, one) for home in homes[one]):
            joined.append(replace(each, key=one, rule=f"the only person of that name, {one[1]}, in like company"))
        else:
            (waiting if each.key[0] == _BARE else joined).append(each)
    return joined + _join_equal(waiting, company)


def _join_equal(waiting: Sequence[Placed], company: Mapping[str, Mapping[Key, int]]) -> list[Placed]:
    """Equal bare names whose documents share company, directly or in a chain, get one key."""
    groups: defaultdict[Key, list[str]] = defaultdict(list)
    for each in waiting:
        if each.document_id not in groups[each.key]:
            groups[each.key].append(each.document_id)
    home: dict[tuple[Key, str], str] = {}
    for key, documents in groups.items():
        for part in _connected(sorted(documents), company, key):
            home |= {(key, document): min(part) for document in part}
    return [replace(each, key=(_BARE, f"{each.key[1]} in {home[each.key, each.document_id]}")) for each in waiting]


def _connected(documents: list[str], company: Mapping[str, Mapping[Key, int]], key: Key) -> list[set[str]]:
    parts: list[set[str]] = []
    for document in documents:
        near = [part for part in parts if any(_shared(company, document, other, key, key) for other in part)]
        parts = [part for part in parts if part not in near] + [set().union({document}, *near)]
    return parts


def _company(placed: Sequence[Placed]) -> dict[str, dict[Key, int]]:
    """Per document the actors that are sure, and how much each tells about it."""
    company: defaultdict[str, dict[Key, int]] = defaultdict(dict)
    for each in placed:
        if each.key[0] != _BARE:
            company[each.document_id][each.key] = 1 if each.type in ("GPE", "LOC", "NORP") else 2
    return dict(company)


def _shared(company: Mapping[str, Mapping[Key, int]], one: str, other: str, *apart: Key) -> bool:
    """Whether two documents share company enough, the names in question apart."""
    first, second = company.get(one, {}), company.get(other, {})
    common = sum(min(weight, second[key]) for key, weight in first.items() if key in second and key not in apart)
    return common >= ENOUGH_COMPANY


def _homes(placed: Sequence[Placed]) -> dict[Key, list[str]]:
    homes: defaultdict[Key, set[str]] = defaultdict(set)
    for each in placed:
        homes[each.key].add(each.document_id)
    return {key: sorted(documents) for key, documents in homes.items()}


def _families(placed: Sequence[Placed]) -> dict[str, set[Key]]:
    """Surname → the people who bear it."""
    families: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] == "person":
            surname = person_name(each.key[1]).surname
            families[surname].add(each.key)
            families[fold_name(surname).split()[-1]].add(each.key)
    return dict(families)
