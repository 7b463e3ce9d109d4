"""Names that say too little of who is meant, across documents: one actor only where their company says so.

Such are single names of people ("Lavrov"), names that many bear ("Main Street"), and acronyms that no text explains.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graphkit.resolve.acronyms import initials, is_acronym
from graphkit.resolve.company import NOBODY, Company, find_company, find_homes, first_in_company, meet
from graphkit.resolve.names import fold_name, person_name
from graphkit.resolve.placing import BARE, Key, Placed
from graphkit.resolve.told import join_told

_NAME = "name"
_SHORTEST = 3  # letters of an acronym that may be the initials of a name in another document


def join_by_context(placed: Sequence[Placed], many: Set[str] = frozenset()) -> list[Placed]:
    """Each bare name joins the only full name in the corpus that it can be part of, if their documents share company.

    So does a name that the model takes for an organisation's here, and that is short for a person elsewhere. Else bare
    names that are equal join each other under the same condition, and so do those that `many` bear (folded); the rest
    keep to their document.
    """
    unsure = {each.key for each in placed if _is_of_many(each, many)}
    company = find_company(placed, unsure)
    placed = _join_initials(join_told(placed, company), company)
    only = _only_bearers(placed)
    homes = find_homes(placed, company, set(only.values()))
    joined: list[Placed] = []
    waiting: list[Placed] = []
    for each in placed:
        person = only.get((each.key, each.text))
        if person and meet(company.get(each.document_id, NOBODY), homes[person], {each.key, person}):
            joined.append(replace(each, key=person, rule=f"the only person of that name, {person[1]}, in like company"))
        else:
            (waiting if each.key[0] == BARE or each.key in unsure else joined).append(each)
    return joined + _join_equal(waiting, company)


def _is_of_many(each: Placed, many: Set[str]) -> bool:
    return each.key[0] == _NAME and each.rule == "same name" and fold_name(each.text) in many


def _join_initials(placed: Sequence[Placed], company: Company) -> list[Placed]:
    """Acronyms that no text explains join the one organisation of the corpus with those initials, in like company."""
    long: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.type == "ORG" and len(each.text.split()) > 1:
            long[initials(each.text)].add(each.key)
    only = {letters: min(keys) for letters, keys in long.items() if len(keys) == 1 and len(letters) >= _SHORTEST}
    homes = find_homes(placed, company, set(only.values()))
    joined = []
    for each in placed:
        bare = each.key[0] == _NAME and is_acronym(each.text)
        one = only.get(fold_name(each.text).upper(), each.key) if bare else each.key
        if one != each.key and meet(company.get(each.document_id, NOBODY), homes[one], {each.key, one}):
            joined.append(replace(each, key=one, rule="the only name with these initials, in like company"))
        else:
            joined.append(each)
    return joined


def _only_bearers(placed: Sequence[Placed]) -> dict[tuple[Key, str], Key]:
    """For each bare name, and each organisation's that is short for a person elsewhere, the one person who bears it."""
    short = {fold_name(each.text) for each in placed if each.key[0] == "person" and " " not in each.text}
    families = _families(placed)
    found: dict[tuple[Key, str], Key] = {}
    for each in placed:
        if each.key[0] == BARE or (each.key[0] == _NAME and fold_name(each.text) in short):
            bearers = families.get(person_name(each.text).surname, set())
            if len(bearers) == 1:
                found[each.key, each.text] = min(bearers)
    return found


def _join_equal(waiting: Sequence[Placed], company: Company) -> list[Placed]:
    """Equal names whose documents keep like company, directly or in a chain, get one key."""
    groups: defaultdict[Key, set[str]] = defaultdict(set)
    for each in waiting:
        groups[each.key].add(each.document_id)
    home = {key: first_in_company(sorted(documents), company, key) for key, documents in groups.items()}
    return [replace(each, key=_key_at(each.key, home[each.key], each.document_id)) for each in waiting]


def _key_at(key: Key, home: Mapping[str, str], document_id: str) -> Key:
    """The key of a name at its home; the first home of a body keeps the plain key, as if there were no other."""
    if key[0] == _NAME and home[document_id] == min(home.values()):
        return key
    return (key[0], f"{key[1]} in {home[document_id]}")


def _families(placed: Sequence[Placed]) -> dict[str, set[Key]]:
    """Surname → the people who bear it."""
    families: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] == "person":
            surname = person_name(each.key[1]).surname
            families[surname].add(each.key)
            families[fold_name(surname).split()[-1]].add(each.key)
    return dict(families)
