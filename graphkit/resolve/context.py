"""Single names of people ("Lavrov") across documents: one person only where their company says so.

Two documents keep like company if they share an actor that is no place, or two places. Each document is given the
tokens it can share, so that no pair of documents has to be compared.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from graphkit.resolve.names import fold_name, person_name
from graphkit.resolve.placing import Key, Placed

_BARE = "bare"
_PLACES = ("GPE", "LOC", "NORP")
Token = tuple[Key, ...]
_NOBODY: frozenset[Token] = frozenset()


def join_by_context(placed: Sequence[Placed]) -> list[Placed]:
    """Each bare name joins the only full name in the corpus that it can be part of, if their documents share company.

    So does a name that the model takes for an organisation's here, and that is short for a person elsewhere. Else bare
    names that are equal join each other under the same condition; the rest keep to their document.
    """
    company = _company(placed)
    only = _only_bearers(placed)
    homes = _homes(placed, company, set(only.values()))
    joined: list[Placed] = []
    waiting: list[Placed] = []
    for each in placed:
        person = only.get((each.key, each.text))
        if person and _meet(company.get(each.document_id, _NOBODY), homes[person], {each.key, person}):
            joined.append(replace(each, key=person, rule=f"the only person of that name, {person[1]}, in like company"))
        else:
            (waiting if each.key[0] == _BARE else joined).append(each)
    return joined + _join_equal(waiting, company)


def _only_bearers(placed: Sequence[Placed]) -> dict[tuple[Key, str], Key]:
    """For each bare name, and each organisation's that is short for a person elsewhere, the one person who bears it."""
    short = {fold_name(each.text) for each in placed if each.key[0] == "person" and " " not in each.text}
    families = _families(placed)
    found: dict[tuple[Key, str], Key] = {}
    for each in placed:
        if each.key[0] == _BARE or (each.key[0] == "name" and fold_name(each.text) in short):
            bearers = families.get(person_name(each.text).surname, set())
            if len(bearers) == 1:
                found[each.key, each.text] = min(bearers)
    return found


def _company(placed: Sequence[Placed]) -> dict[str, frozenset[Token]]:
    """Per document its tokens: each actor that is sure and no place, and each pair of places."""
    heavy: defaultdict[str, set[Key]] = defaultdict(set)
    light: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] != _BARE:
            (light if each.type in _PLACES else heavy)[each.document_id].add(each.key)
    pairs = {document: set(combinations(sorted(keys), 2)) for document, keys in light.items()}
    return {
        document: frozenset({(key,) for key in heavy[document]} | pairs.get(document, set()))
        for document in {*heavy, *light}
    }


def _meet(one: frozenset[Token], other: set[Token], apart: set[Key]) -> bool:
    """Whether two documents, or a document and the homes of an actor, share a token, the names in question apart."""
    return any(token in other and apart.isdisjoint(token) for token in one)


def _homes(
    placed: Sequence[Placed], company: Mapping[str, frozenset[Token]], wanted: set[Key]
) -> dict[Key, set[Token]]:
    """For each wanted person the tokens of all documents with the full name."""
    homes: defaultdict[Key, set[Token]] = defaultdict(set)
    for each in placed:
        if each.key in wanted:
            homes[each.key] |= company.get(each.document_id, _NOBODY)
    return homes


def _join_equal(waiting: Sequence[Placed], company: Mapping[str, frozenset[Token]]) -> list[Placed]:
    """Equal bare names whose documents keep like company, directly or in a chain, get one key."""
    groups: defaultdict[Key, set[str]] = defaultdict(set)
    for each in waiting:
        groups[each.key].add(each.document_id)
    home = {key: _first_in_company(sorted(documents), company, key) for key, documents in groups.items()}
    return [replace(each, key=(_BARE, f"{each.key[1]} in {home[each.key][each.document_id]}")) for each in waiting]


def _first_in_company(documents: Sequence[str], company: Mapping[str, frozenset[Token]], key: Key) -> dict[str, str]:
    """For each document the first of those it shares tokens with, directly or in a chain (union–find)."""
    parent = {document: document for document in documents}

    def first(document: str) -> str:
        while parent[document] != document:
            parent[document] = document = parent[parent[document]]
        return document

    seen: dict[Token, str] = {}
    for document in documents:
        for token in company.get(document, _NOBODY):
            if key not in token:
                one, other = first(seen.setdefault(token, document)), first(document)
                parent[max(one, other)] = min(one, other)
    return {document: first(document) for document in documents}


def _families(placed: Sequence[Placed]) -> dict[str, set[Key]]:
    """Surname → the people who bear it."""
    families: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] == "person":
            surname = person_name(each.key[1]).surname
            families[surname].add(each.key)
            families[fold_name(surname).split()[-1]].add(each.key)
    return dict(families)
