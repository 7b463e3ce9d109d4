"""Names that say too little of who is meant, across documents: one actor only where their company says so.

Such are single names of people ("Lavrov"), names that many bear ("Main Street"), and acronyms that no text explains.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from graphkit.resolve.acronyms import initials, is_acronym
from graphkit.resolve.company import Company, find_company, find_homes, first_in_company, meet
from graphkit.resolve.names import fold_name, person_name
from graphkit.resolve.placing import BARE, Key, Placed, Placing, change, documents_by
from graphkit.resolve.told import join_told

_NAME = "name"
_SHORTEST = 3  # letters of an acronym that may be the initials of a name in another document


def join_by_context(placing: Placing, documents: Sequence[str], many: Set[str] = frozenset()) -> Placing:
    """Each bare name joins the only full name in the corpus that it can be part of, if their documents share company.

    So does a name that the model takes for an organisation's here, and that is short for a person elsewhere. Else bare
    names that are equal join each other under the same condition, and so do those that `many` bear (folded); the rest
    keep to their document. `documents` are ids by number.
    """
    unsure = {each.key for each in placing.cases if _is_of_many(each, many)}
    company = find_company(placing, unsure)
    placing = _join_initials(join_told(placing, company), company)
    placing = _join_only_bearers(placing, company)
    waiting = [number for number, each in enumerate(placing.cases) if each.key[0] == BARE or each.key in unsure]
    return _join_equal(placing, waiting, company, documents)


def _is_of_many(each: Placed, many: Set[str]) -> bool:
    return each.key[0] == _NAME and each.rule == "same name" and fold_name(each.text) in many


def _join_initials(placing: Placing, company: Company) -> Placing:
    """Acronyms that no text explains join the one organisation of the corpus with those initials, in like company."""
    long: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placing.cases:
        if each.type == "ORG" and len(each.text.split()) > 1:
            long[initials(each.text)].add(each.key)
    only = {letters: min(keys) for letters, keys in long.items() if len(keys) == 1 and len(letters) >= _SHORTEST}
    found: dict[int, Key] = {}
    for number, each in enumerate(placing.cases):
        if each.key[0] == _NAME and is_acronym(each.text):
            found[number] = only.get(fold_name(each.text).upper(), each.key)
    return _join(placing, company, found, lambda _: "the only name with these initials, in like company")


def _join_only_bearers(placing: Placing, company: Company) -> Placing:
    """Bare names, and organisations' that are short for a person elsewhere, join the one person who bears them."""
    short = {fold_name(each.text) for each in placing.cases if each.key[0] == "person" and " " not in each.text}
    families = _families(placing.cases)
    found: dict[int, Key] = {}
    for number, each in enumerate(placing.cases):
        if each.key[0] == BARE or (each.key[0] == _NAME and fold_name(each.text) in short):
            bearers = families.get(person_name(each.text).surname, set())
            found[number] = min(bearers) if len(bearers) == 1 else each.key
    return _join(placing, company, found, lambda key: f"the only person of that name, {key[1]}, in like company")


def _join(placing: Placing, company: Company, found: Mapping[int, Key], rule: Callable[[Key], str]) -> Placing:
    """Cases get the keys found for them, in documents that keep like company with those of that actor."""
    found = {number: key for number, key in found.items() if key != placing.cases[number].key}
    homes = find_homes(placing, company, set(found.values()))

    def decide(document: int, number: int) -> Placed | None:
        each, key = placing.cases[number], found[number]
        is_met = meet(company(document), homes[key], {each.key, key})
        return each._replace(key=key, rule=rule(key)) if is_met else None

    return change(placing, found, decide) if found else placing


def _join_equal(placing: Placing, waiting: Sequence[int], company: Company, documents: Sequence[str]) -> Placing:
    """Equal names whose documents keep like company, directly or in a chain, get one key."""
    keys = sorted({placing.cases[number].key for number in waiting})
    place = {key: number for number, key in enumerate(keys)}
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    homes = documents_by(placing, [place.get(each.key, -1) for each in placing.cases])
    for group, document in zip(*(column.tolist() for column in homes), strict=True):
        groups[keys[group]].append(document)
    home = {key: first_in_company(found, company, key) for key, found in groups.items()}
    first = {key: min(found.values()) for key, found in home.items()}

    def decide(document: int, number: int) -> Placed:
        each = placing.cases[number]
        at = home[each.key][document]
        if each.key[0] == _NAME and at == first[each.key]:
            return each  # the first home of a body keeps the plain key, as if there were no other
        return each._replace(key=(each.key[0], f"{each.key[1]} in {documents[at]}"))

    return change(placing, waiting, decide) if waiting else placing


def _families(placed: Iterable[Placed]) -> dict[str, set[Key]]:
    """Surname → the people who bear it."""
    families: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] == "person":
            surname = person_name(each.key[1]).surname
            families[surname].add(each.key)
            families[fold_name(surname).split()[-1]].add(each.key)
    return dict(families)
